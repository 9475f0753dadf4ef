// What a document's form may say, and what stands against saving or publishing it.
import { z } from 'zod';
import { formatDate, type LocalDate, parseDate } from '#kernel/calendar.ts';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import type { Reason } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Target } from '../queries/targets.ts';
import { documentFields, documentKinds, urgencyNames } from '../rules/kinds.ts';
import { parseNumber } from '../rules/number.ts';
import { endsForce, type RelationKind, relationKinds } from '../rules/relations.ts';
import type { Urgency } from '../tables.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
const day = z.preprocess((value, context) => {
  if (value === undefined || value === null || value === '') return null;
  const parsed = parseDate(String(value));
  if (parsed.ok) return parsed.date;
  context.addIssue({ code: 'custom', message: parsed.reason });
  return z.NEVER;
}, z.string().nullable());
const list = (value: unknown) => [value ?? []].flat().filter((v) => v !== '');

export const documentForm = z.object({
  number: line(80, 'Số, ký hiệu').default(''),
  /** '' : the kind that the number names, or else a dispatch. */
  kind: z
    .string()
    .refine((code) => code === '' || documentKinds.has(code), 'Chọn loại văn bản trong danh mục')
    .default(''),
  title: line(600, 'Trích yếu').refine((v) => v.length >= 8, 'Ghi trích yếu: văn bản về việc gì, ít nhất 8 ký tự'),
  issuer: line(160, 'Cơ quan ban hành').default(''),
  signer: line(80, 'Người ký').default(''),
  signerTitle: line(80, 'Chức vụ').default(''),
  issuedOn: day.default(null),
  effectiveOn: day.default(null),
  expiresOn: day.default(null),
  fields: z.preprocess(list, z.array(z.string().refine((code) => documentFields.has(code), 'Chọn lĩnh vực trong danh mục'))),
  recipients: line(300, 'Nơi nhận').default(''),
  urgency: z
    .string()
    .refine((v) => v in urgencyNames, 'Chọn độ khẩn')
    .transform((v) => v as Urgency)
    .default('normal'),
  forMembers: z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()).default(false),
  /** By number, with ", 07/12/2018" behind it where a number stands twice; or by id. */
  relations: z
    .array(z.object({ kind: z.enum(relationKinds as [RelationKind, ...RelationKind[]]), to: line(200, 'Số văn bản liên quan') }))
    .max(30, 'Nhiều nhất 30 văn bản liên quan')
    .default([]),
  /** Files of the former version that stay, by content. */
  keep: z.preprocess(list, z.array(z.string().regex(/^[0-9a-f]{64}$/))),
  /** Asked and answered: it ends the force of another document, or has no file. */
  sure: z.preprocess((v) => v === true || v === 'on', z.boolean()).default(false),
  version: z.coerce.number().int().optional(),
});
/** What stands for a field that cannot be read, so that the others are still looked at. */
export const unread = {
  ...{ number: '', kind: '', title: 'không đọc được', issuer: '', signer: 'không đọc được', signerTitle: '' },
  ...{
    issuedOn: null,
    effectiveOn: null,
    expiresOn: null,
    fields: ['van-phong'],
    recipients: '',
    urgency: 'normal',
    relations: [],
  },
};
export type DocumentForm = z.input<typeof documentForm>;
export type DocumentContent = Omit<z.output<typeof documentForm>, 'relations' | 'keep' | 'version' | 'sure'> & {
  ownIssue: boolean;
};

/** Number and kind as they are kept; reasons where they cannot be. */
export function contentOf(form: z.output<typeof documentForm>, unit: Unit): { content: DocumentContent; reasons: Reason[] } {
  const { relations: _relations, keep: _keep, version: _version, sure: _sure, ...typed } = form;
  const parsed = typed.number === '' ? null : parseNumber(typed.number);
  const reasons: Reason[] = parsed && !parsed.ok ? [{ code: 'number', message: parsed.reason, field: 'number' }] : [];
  const named = parsed?.ok ? parsed.number.kind : null;
  const kind = typed.kind || named || 'cong-van';
  if (named && typed.kind && named !== typed.kind)
    reasons.push({
      ...{ code: 'kind', field: 'kind' },
      message: `Ký hiệu ${parsed?.ok ? parsed.number.text : ''} là của ${documentKinds.nameOf(named).toLowerCase()}, còn loại đã chọn là ${documentKinds.nameOf(typed.kind).toLowerCase()}.`,
    });
  const issuer = typed.issuer || unit.name;
  const ownIssue = [unit.name, unit.shortName].some((name) => fold(name) === fold(issuer));
  return { content: { ...typed, number: parsed?.ok ? parsed.number.text : '', kind, issuer, ownIssue }, reasons };
}

export function reasonsAgainst(content: DocumentContent, today: LocalDate, publish: boolean): Reason[] {
  const { title, issuedOn, effectiveOn, expiresOn } = content;
  const words = `${title} ${content.signer} ${content.recipients} ${content.issuer}`;
  const reasons: (Reason | false)[] = [
    hasLegacyEncoding(words) && {
      ...{ code: 'encoding', field: 'title' },
      message: legacyEncodingWords(words),
    },
    /(tối|tuyệt) mật|\(mật\)|độ mật/i.test(words) && {
      ...{ code: 'secret', field: 'title' },
      message: 'Văn bản có độ mật không được đưa lên cổng, kể cả bản nháp (Luật Bảo vệ bí mật nhà nước).',
    },
    issuedOn !== null &&
      issuedOn > today && { code: 'issued', message: `Ngày ban hành ${formatDate(issuedOn)} chưa tới.`, field: 'issuedOn' },
    issuedOn !== null &&
      effectiveOn !== null &&
      effectiveOn < issuedOn && {
        ...{ code: 'effective', field: 'effectiveOn' },
        message: 'Ngày có hiệu lực không trước ngày ban hành.',
      },
    expiresOn !== null &&
      expiresOn <= (effectiveOn ?? issuedOn ?? '') && {
        ...{ code: 'expires', field: 'expiresOn' },
        message: 'Ngày hết hiệu lực phải sau ngày có hiệu lực.',
      },
    publish && content.number === '' && { code: 'number', message: 'Ghi số, ký hiệu trước khi đăng.', field: 'number' },
    publish && issuedOn === null && { code: 'issued', message: 'Ghi ngày ban hành trước khi đăng.', field: 'issuedOn' },
    publish && content.signer === '' && { code: 'signer', message: 'Ghi người ký trước khi đăng.', field: 'signer' },
    publish && content.fields.length === 0 && { code: 'fields', message: 'Chọn ít nhất một lĩnh vực.', field: 'fields' },
  ];
  return reasons.filter((reason) => reason !== false);
}

/** What is right as it stands and seldom meant: asked once before it goes out. */
export const questionsOn = (
  relations: readonly { kind: RelationKind; target: Pick<Target, 'number'> }[],
  files: number,
): Reason[] => {
  const ended = relations.filter(({ kind }) => endsForce(kind)).map(({ target }) => target.number);
  return [
    ...(ended.length > 0
      ? [
          {
            ...{ code: 'ask_force', field: 'relations' },
            message: `Khi văn bản này có hiệu lực, ${ended.join(', ')} hết hiệu lực ở mọi trang. Đúng như vậy?`,
          },
        ]
      : []),
    ...(files === 0
      ? [{ code: 'ask_file', field: 'files', message: 'Văn bản chưa có tệp: người đọc chỉ thấy số và trích yếu. Đúng như vậy?' }]
      : []),
  ];
};
