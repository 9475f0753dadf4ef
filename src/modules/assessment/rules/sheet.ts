// Which columns does a sheet have, what may stand in their cells, and how many of them are needed? A sheet is one subject of a class in one
// semester, or in the year (3): re-tests, the year's conduct. What the homeroom teacher rates is a sheet too, so that one grid serves all.
import { gradebookOf } from './average.ts';
import type { Scale } from './mark.ts';
import { isCommentSubject, type Minimum, type MinimumSetting, minimumFor, type SubjectPlan } from './minimum.ts';
import type { Period } from './outcome.ts';
import { testsAt } from './primary.ts';
import type { Gradebook, PreschoolRuleSet, PrimaryRuleSet, RuleSet, SecondaryRuleSet, TestPoint } from './rule-sets/shape.ts';

/** `choice`: one of the codes, shown by their names where nobody would write the codes (`words`); `text`: words; `measure`: tenths of a unit between two limits. Marks are those of `mark.ts`. */
export type CellScale =
  | Scale
  | { as: 'choice'; words?: true; choices: readonly { code: string; name: string; letter?: string }[] }
  | { as: 'text'; most: number }
  | { as: 'measure'; unit: string; from: number; to: number };
export type SheetColumn = {
  /** Within the sheet; the public id has the period in front: 'HK1.KTtx1'. */
  key: string;
  /** Of the rule set; cells of one code are counted together. */
  code: string;
  /** Short, for the head of the column, and in full. */
  name: string;
  long: string;
  group: string;
  scale: CellScale;
  coefficient: number | null;
  /** One of those that the minimum asks for. */
  needed: boolean;
  /** May be taken away while it is empty. */
  removable: boolean;
  /** May have another of its kind beside it. */
  repeated: boolean;
  /** The article under which a decimal is worth a question. */
  usuallyWhole: string | null;
  kind: string | null;
  on: string | null;
  title: string | null;
};
export type SheetInput = {
  rules: RuleSet;
  grade: string;
  /** Of the list of subjects, or 'HK', 'NLPC', 'SK'. */
  subject: string;
  period: Period;
  /** Of the semester; the year's sheet has none. */
  plan: SubjectPlan;
  gradebook: Gradebook['code'] | null;
  setting?: MinimumSetting | undefined;
  notes: readonly { key: string; kind?: string; on?: string; title?: string }[];
};
export type Sheet = { columns: readonly SheetColumn[]; minimum: Minimum };

const periodCode = { 1: 'HK1', 2: 'HK2', 3: 'CN' } as const;
/** As the API and workbooks say it. */
export const columnId = (period: Period, key: string): string => `${periodCode[period]}.${key}`;
/** Null when it is none. Without the period in front it is one of `otherwise`. */
export function parseColumnId(text: string, otherwise: Period): { period: Period; key: string } | null {
  const parts = /^(?:(HK1|HK2|CN)\.)?([\p{L}\d_]+(?:\.[\p{L}\d_]+)?)$/u.exec(text.slice(0, 60).normalize('NFC'));
  if (!parts?.[2]) return null;
  const period = parts[1] === 'HK1' ? 1 : parts[1] === 'HK2' ? 2 : parts[1] === 'CN' ? 3 : otherwise;
  return { period, key: parts[2] };
}

const column = (
  given: Pick<SheetColumn, 'key' | 'name' | 'long' | 'scale'> & Partial<SheetColumn>,
  note?: SheetInput['notes'][number],
): SheetColumn => ({
  code: given.key,
  group: '',
  coefficient: null,
  needed: false,
  removable: false,
  repeated: false,
  usuallyWhole: null,
  ...given,
  kind: note?.kind ?? given.kind ?? null,
  on: note?.on ?? null,
  title: note?.title ?? null,
});
const remark = (most = 500): SheetColumn =>
  column({ key: 'NX', name: 'Nhận xét', long: 'Nhận xét của giáo viên', scale: { as: 'text', most } });

/** What the school that a pupil came from says of the semester (R6.5). Only in sheets that name it. */
export const formerKey = 'TC';

/** At most so many cells of one kind: more is a slip of the finger. */
export const columnsAtMost = 12;

function secondaryColumns(rules: SecondaryRuleSet, input: SheetInput): Sheet {
  const { subject, period, notes } = input;
  const noteOf = (key: string) => notes.find((note) => note.key === key);
  if (subject === 'HK') {
    const scale: CellScale = { as: 'choice', choices: rules.conduct.levels };
    const { conduct } = rules.words;
    const rating = column({ key: 'HK', name: conduct, long: conduct, scale, needed: !rules.conduct.optional });
    if (period < 3) return { columns: [rating, remark()], minimum: { HK: 1 } };
    // The table of the circular says the year's conduct itself (R1.40).
    const own = rules.conduct.year ? [] : [rating];
    const done: CellScale = {
      ...{ as: 'choice', words: true },
      choices: [
        { code: 'CO', name: 'Hoàn thành' },
        { code: 'KHONG', name: 'Không hoàn thành' },
      ],
    };
    const summer = column({ key: 'RLH', name: 'Rèn luyện hè', long: 'Kết quả rèn luyện trong hè', scale: done });
    return { columns: [...own, summer, remark()], minimum: own.length > 0 ? { HK: 1 } : {} };
  }
  const comment = isCommentSubject(rules, subject);
  const scale: Scale = comment ? { as: 'comment', exempt: false } : { as: 'tenths' };
  if (period === 3) {
    const again = column({ key: 'KTL', name: 'Kiểm tra lại', long: 'Kết quả kiểm tra lại trong hè', scale });
    return { columns: [again], minimum: {} };
  }
  const gradebook = gradebookOf(rules, input.gradebook ?? rules.gradebooks[0].code);
  const minimum = minimumFor(rules, gradebook.columns, input.plan, input.setting);
  const columns = gradebook.columns.flatMap((kind) => {
    const needed = minimum[kind.code] ?? 0;
    const named = (key: string, name: string, at: number, removable: boolean) =>
      column(
        {
          ...{ key, name, code: kind.code, group: kind.name, scale, coefficient: kind.coefficient, removable },
          long: kind.single ? kind.long : `${kind.long} ${at}`,
          ...{ needed: at <= needed, repeated: !kind.single, usuallyWhole: comment ? null : kind.usuallyWhole },
        },
        noteOf(key),
      );
    if (kind.single) return [named(kind.code, kind.name, 1, false)];
    const numbers = new Set(Array.from({ length: needed }, (_, i) => i + 1));
    for (const { key } of notes) {
      const at = key.startsWith(kind.code) ? Number(key.slice(kind.code.length)) : 0;
      if (Number.isSafeInteger(at) && at > 0 && at <= columnsAtMost) numbers.add(at);
    }
    return [...numbers].sort((a, b) => a - b).map((at) => named(`${kind.code}${at}`, String(at), at, at > needed));
  });
  const former = noteOf(formerKey)
    ? [
        column({
          ...{ key: formerKey, group: 'Trường cũ', name: comment ? 'Xếp loại' : 'TBm', scale, removable: true },
          long: comment ? 'Xếp loại học kỳ ở trường cũ' : 'Điểm trung bình học kỳ ở trường cũ',
        }),
      ]
    : [];
  return { columns: [...columns, ...former, remark()], minimum };
}

/** Within a sentence: 'giữa học kỳ I'. */
const within = (name: string) => name.replace(/^./u, (first) => first.toLowerCase());

/** Points of the year that a semester has. */
const pointsOf = (rules: PrimaryRuleSet, period: Period) =>
  rules.points.filter(({ code }) =>
    period === 1 ? code === 'GK1' || code === 'CK1' : period === 2 && (code === 'GK2' || code === 'CN'),
  );
/** The point at which a semester ends. */
export const lastPoint = (period: Period): TestPoint => (period === 1 ? 'CK1' : 'CN');

function primaryColumns(rules: PrimaryRuleSet, { subject, grade, period, notes }: SheetInput): Sheet {
  const noteOf = (key: string) => notes.find((note) => note.key === key);
  // The circulars ask for the middle of a semester as for its end (TT30 Đ10, TT27 Đ7); what a pupil has reached is said at the end alone.
  const needed = true;
  const columns = pointsOf(rules, period).flatMap((point): SheetColumn[] => {
    if (subject === 'NLPC')
      return [...rules.competences, ...rules.qualities].map((one) => {
        const key = `${point.code}.${one.code}`;
        const scale: CellScale = { as: 'choice', choices: rules.ratings };
        return column({
          ...{ key, needed, scale, group: point.name, name: one.name },
          long: `${one.name}, ${within(point.name)}`,
        });
      });
    const level: CellScale = { as: 'choice', choices: rules.subjectLevels };
    const given = [
      column(
        {
          ...{ key: point.code, needed, scale: level, group: point.name, name: 'Mức' },
          long: `Mức đạt được ${within(point.name)}`,
        },
        noteOf(point.code),
      ),
    ];
    if (testsAt(rules, grade, point.code).includes(subject)) {
      const key = `${point.code}T`;
      const scale: Scale = { as: 'whole', lowest: rules.lowestMark };
      given.push(
        column(
          { ...{ key, needed, scale, group: point.name, name: 'Điểm' }, long: `Bài kiểm tra ${within(point.name)}` },
          noteOf(key),
        ),
      );
    }
    return given;
  });
  const minimum = Object.fromEntries(columns.map(({ code }) => [code, 1]));
  return { columns: period === 3 ? [] : [...columns, remark()], minimum };
}

function preschoolColumns(rules: PreschoolRuleSet, { period }: SheetInput): Sheet {
  // Measuring rounds of autumn stand in the first semester, the others in the second.
  const rounds = rules.rounds.filter(({ month }) => (period === 1 ? month >= 8 : period === 2 && month < 8));
  const bands = (indicator: keyof PreschoolRuleSet['indicators']): CellScale => ({
    ...{ as: 'choice', words: true },
    choices: rules.indicators[indicator].bands.map(({ code, name }) => ({ code, name })),
  });
  const columns = rounds.flatMap((round) => [
    column({
      key: `${round.code}.CAN`,
      group: round.name,
      name: 'Cân nặng',
      long: `Cân nặng ${within(round.name)}`,
      scale: { as: 'measure', unit: 'kg', from: 20, to: 600 },
    }),
    column({
      key: `${round.code}.CAO`,
      group: round.name,
      name: 'Chiều cao',
      long: `Chiều cao ${within(round.name)}`,
      scale: { as: 'measure', unit: 'cm', from: 400, to: 1400 },
    }),
    ...(['weightForAge', 'heightForAge', 'weightForHeight'] as const).map((indicator) =>
      column({
        key: `${round.code}.${indicator}`,
        group: round.name,
        name: rules.indicators[indicator].name,
        long: `${rules.indicators[indicator].name}, ${within(round.name)}`,
        scale: bands(indicator),
        needed: true,
      }),
    ),
  ]);
  return { columns, minimum: Object.fromEntries(columns.filter(({ needed }) => needed).map(({ code }) => [code, 1])) };
}

/** A sheet that the rule set does not have is empty: a preschool class has no marks. */
export function sheetOf(input: SheetInput): Sheet {
  const { rules, subject } = input;
  if (rules.kind === 'secondary') return subject === 'NLPC' || subject === 'SK' ? empty : secondaryColumns(rules, input);
  if (rules.kind === 'primary') return subject === 'HK' || subject === 'SK' ? empty : primaryColumns(rules, input);
  return subject === 'SK' ? preschoolColumns(rules, input) : empty;
}
const empty: Sheet = { columns: [], minimum: {} };
