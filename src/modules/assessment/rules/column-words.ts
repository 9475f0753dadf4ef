// What teachers call a column before anybody has named it: 'Miệng 1', '15 phút 2', 'Giữa kỳ'. The codes of the circulars (KTtx, ĐĐGgk) stay what
// books and workbooks have. Columns of other rule sets are called by their own names.
import { ruleSets } from './rule-sets/catalogue.ts';
import type { SheetColumn } from './sheet.ts';

type Word = { short: string; full: string };
type Words = Word & { group: string; kinds?: Readonly<Record<string, Word>> };
const practice: Word = { short: 'TH', full: 'Thực hành' };
const regular: Words = { group: 'Thường xuyên', short: 'TX', full: 'Thường xuyên' };
const words: Readonly<Record<string, Words>> = {
  KTtx: {
    ...regular,
    kinds: { M: { short: 'Miệng', full: 'Miệng' }, V: { short: '15p', full: '15 phút' }, TH: practice },
  },
  KTdk: {
    ...{ group: 'Định kỳ', short: 'ĐK', full: 'Định kỳ' },
    kinds: { V: { short: '1T', full: '1 tiết' }, TH: practice },
  },
  KThk: { group: '', short: 'Học kỳ', full: 'Học kỳ' },
  DDGtx: regular,
  DDGgk: { group: '', short: 'Giữa kỳ', full: 'Giữa kỳ' },
  DDGck: { group: '', short: 'Cuối kỳ', full: 'Cuối kỳ' },
};

/** Over columns of one code; '': a code with one column needs none. */
export const groupWord = ({ code, group }: Pick<SheetColumn, 'code' | 'group'>): string => words[code]?.group ?? group;

/** `short` for the head, `full` for the ear; a name that somebody gave goes before. Of one kind the first is the first, whatever else stands between. */
export function columnWords(columns: readonly SheetColumn[]): ReadonlyMap<string, Word> {
  const counts = new Map<string, number>();
  return new Map(
    columns.map(({ key, code, kind, name, long, title, repeated }): [string, Word] => {
      const known = words[code];
      const ofKind = kind === null ? undefined : known?.kinds?.[kind];
      const id = `${code} ${kind}`;
      const nth = (counts.get(id) ?? 0) + 1;
      counts.set(id, nth);
      if (title) return [key, { short: title, full: `${title}, ${long.replace(/^./u, (first) => first.toLowerCase())}` }];
      if (!known) return [key, { short: kind ? `${kind}${name}` : name, full: long }];
      if (!repeated) return [key, { short: known.short, full: long }];
      if (!ofKind) return [key, { short: `${known.short} ${name}`, full: long }];
      const within = long.replace(/ \d+$/, '').replace(/^./u, (first) => first.toLowerCase());
      return [key, { short: `${ofKind.short} ${nth}`, full: `${ofKind.full} ${nth}, ${within}` }];
    }),
  );
}

/** In a list or a sentence, without the head of its group above it. Several groups of a sheet may have columns of one name. */
export function wordAlone(columns: readonly SheetColumn[], { key, group, name }: SheetColumn): string {
  const { short = name } = columnWords(columns).get(key) ?? {};
  return short === name && group && group !== name ? `${group} ${name}` : short;
}

/** One more of a code, before it stands in a sheet. */
export const nextWord = (code: string, name: string, at: number): string => `${words[code]?.short ?? name} ${at}`;

/** What a column is called in full where its sheet is not at hand: of the circular, whatever name a teacher gave it. */
const longNames: ReadonlyMap<string, string> = new Map([
  ['NX', 'Nhận xét'],
  ...ruleSets.flatMap((rules): [string, string][] => {
    if (rules.kind === 'secondary')
      return rules.gradebooks.flatMap(({ columns }) => columns.map(({ code, long }): [string, string] => [code, long]));
    if (rules.kind === 'preschool') return [];
    return rules.points.flatMap(({ code, name }): [string, string][] => {
      const point = name.replace(/^./u, (first) => first.toLowerCase());
      return [
        [code, `Mức đạt được ${point}`],
        [`${code}T`, `Bài kiểm tra ${point}`],
      ];
    });
  }),
]);
export function longName(key: string): string {
  const [, code = '', at = ''] = /^(.*?\D)(\d*)$/.exec(key) ?? [];
  const whole = longNames.get(key);
  const kind = longNames.get(code);
  return whole ?? (kind ? `${kind} ${at}` : key);
}
