// A document as its form holds it, and where two versions of it differ.
import { formatDate } from '#kernel/calendar.ts';
import type { DocumentRecord } from '../queries/documents.ts';
import { nameOfTarget } from '../queries/targets.ts';
import { documentFields, documentKinds, urgencyNames } from '../rules/kinds.ts';
import { relationNames } from '../rules/relations.ts';

export const fieldLabels = {
  number: 'Số, ký hiệu',
  kind: 'Loại văn bản',
  title: 'Trích yếu',
  issuer: 'Cơ quan ban hành',
  signer: 'Người ký',
  signerTitle: 'Chức vụ',
  issuedOn: 'Ngày ban hành',
  effectiveOn: 'Có hiệu lực từ',
  expiresOn: 'Hết hiệu lực từ',
  recipients: 'Nơi nhận',
  urgency: 'Độ khẩn',
} as const;
export type TextField = keyof typeof fieldLabels;
export type DocumentValues = Record<TextField, string> & {
  fields: string[];
  forMembers: boolean;
  relations: { kind: keyof typeof relationNames; to: string }[];
};

const day = (value: string | null) => (value ? formatDate(value) : '');

export function valuesOf({ revision: r, relations }: DocumentRecord): DocumentValues {
  return {
    ...{ number: r.number, kind: r.kind, title: r.title, issuer: r.issuer, signer: r.signer, signerTitle: r.signer_title },
    ...{ issuedOn: day(r.issued_on), effectiveOn: day(r.effective_on), expiresOn: day(r.expires_on) },
    ...{ recipients: r.recipients, urgency: r.urgency, fields: r.fields, forMembers: r.for_members },
    relations: relations.map((related) => ({ kind: related.kind, to: nameOfTarget(related) })),
  };
}

export const emptyValues = (issuer: string): DocumentValues => ({
  ...{ number: '', kind: '', title: '', issuer, signer: '', signerTitle: '', issuedOn: '', effectiveOn: '', expiresOn: '' },
  ...{ recipients: '', urgency: 'normal', fields: [], forMembers: false, relations: [] },
});

/** Fixed rows, so that a draft kept in the browser finds its fields again. */
export const relationRows = (values: DocumentValues): number => values.relations.length + 3;

export function valuesFrom(form: FormData): DocumentValues {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const to = form.getAll('relationTo').map(String);
  return {
    ...(Object.fromEntries((Object.keys(fieldLabels) as TextField[]).map((name) => [name, text(name)])) as Record<
      TextField,
      string
    >),
    ...{ fields: form.getAll('fields').map(String), forMembers: form.get('forMembers') === 'on' },
    relations: form.getAll('relationKind').flatMap((kind, i) => {
      const target = (to[i] ?? '').trim();
      return target ? [{ kind: String(kind) as keyof typeof relationNames, to: target }] : [];
    }),
  };
}

export type Difference = { label: string; mine: string; theirs: string };
export function differences(mine: DocumentValues, theirs: DocumentValues): Difference[] {
  const words = (values: DocumentValues): [string, string][] => [
    ...(Object.entries(fieldLabels) as [TextField, string][]).map(([name, label]): [string, string] => [
      label,
      name === 'kind'
        ? documentKinds.nameOf(values.kind)
        : name === 'urgency'
          ? (urgencyNames[values.urgency as keyof typeof urgencyNames] ?? '')
          : values[name],
    ]),
    ['Lĩnh vực', values.fields.map((field) => documentFields.nameOf(field)).join(', ')],
    ['Hiện ở trang các đơn vị thuộc cấp', values.forMembers ? 'có' : 'không'],
    ['Văn bản liên quan', values.relations.map(({ kind, to }) => `${relationNames[kind]?.forward ?? kind}: ${to}`).join('; ')],
  ];
  const other = words(theirs);
  return words(mine).flatMap(([label, text], i) => {
    const theirText = other[i]?.[1] ?? '';
    return text === theirText ? [] : [{ label, mine: text, theirs: theirText }];
  });
}
