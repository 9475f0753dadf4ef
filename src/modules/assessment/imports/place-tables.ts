// Into which sheets of the school do the tables of a file go? By what they say of themselves, then by what somebody chose. Pure.
import { classKey } from '#kernel/vietnamese-text.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { SheetRef } from '../queries/readable-sheets.ts';
import type { Period } from '../tables.ts';
import type { FileRow, FileTable } from './read-marks.ts';

export type Target = { classSubject: number; period: Period };
/** Some rows of a table that belong to one class; without a `target` a `problem`. */
export type Part = {
  table: number;
  rows: readonly FileRow[];
  className: string;
  subject: string;
  period: Period;
  target: SheetRef | null;
  problem: string | null;
  /** What was taken for granted. */
  notes: string[];
};
const periodWords = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' } as const;
const nameOf = (ref: SheetRef) => subjectName(ref.subject, ref.language);

/** Names of the same subject under another curriculum. */
const sameSubject = (ref: SheetRef, subject: string) => ref.subject === subject || (subject === 'NN' && ref.subject === 'NN1');

export type Setting = {
  refs: readonly SheetRef[];
  schoolYear: string;
  /** What the actor teaches. */
  mine(ref: SheetRef): boolean;
  /** The semester of today. */
  now: Period;
  /** The import was begun at one sheet: nothing else is brought in. */
  only?: Target | undefined;
  /** Chosen for a table that does not say it. */
  chosen?: Readonly<Record<string, Target>> | undefined;
};

export function placeTables(tables: readonly FileTable[], setting: Setting): Part[] {
  return tables.flatMap((table, index) => {
    if (table.rows.length === 0) return [];
    const classes = Map.groupBy(table.rows, ({ className }) => classKey(className));
    // A column of classes that says one class, or none, is as good as a title.
    if (classes.size <= 1) return [partOf(table, index, table.rows, table.rows[0]?.className || table.className, setting)];
    return [...classes].map(([, rows]) => partOf(table, index, rows, rows[0]?.className || table.className, setting));
  });
}

function partOf(table: FileTable, index: number, rows: readonly FileRow[], className: string | null, setting: Setting): Part {
  const { refs, only } = setting;
  const notes: string[] = [];
  const refOf = (id: number | null | undefined) => refs.find(({ classSubject }) => classSubject === id) ?? null;
  const wanted = refOf(only?.classSubject);
  const chosen = setting.chosen?.[String(index)];
  const own = refOf(table.classSubject);
  const inClass = className === null ? [] : refs.filter((ref) => classKey(ref.className) === classKey(className));
  const said = table.subject;
  const named = said === null ? undefined : inClass.find((ref) => sameSubject(ref, said));
  // Begun at a sheet, what a file does not say is taken to be of it.
  const fits =
    wanted !== null && (className === null || inClass.includes(wanted)) && (said === null || sameSubject(wanted, said));
  // A teacher's own list of a class needs no title where he or she teaches one subject there.
  const mine = said === null ? inClass.filter(setting.mine) : [];
  const target =
    own ?? named ?? refOf(chosen?.classSubject) ?? (fits ? wanted : null) ?? (mine.length === 1 ? (mine[0] ?? null) : null);
  if (target && said === null && !own && !chosen && !fits) notes.push(`Tệp không ghi môn, hiểu là môn ${nameOf(target)}.`);
  const period = table.period ?? chosen?.period ?? only?.period ?? setting.now;
  if (table.period === null && !chosen && !only) notes.push(`Tệp không ghi học kỳ, hiểu là ${periodWords[period]}.`);
  const base = {
    ...{ table: index, rows, period, notes, target },
    className: target?.className ?? className ?? '',
    subject: target ? nameOf(target) : said === null ? '' : subjectName(said),
  };
  return { ...base, problem: problemOf(table, base, { wanted, inClass: inClass.length > 0, className, setting }) };
}

function problemOf(
  table: FileTable,
  part: Omit<Part, 'problem'>,
  {
    wanted,
    inClass,
    className,
    setting,
  }: { wanted: SheetRef | null; inClass: boolean; className: string | null; setting: Setting },
): string | null {
  const { only, schoolYear } = setting;
  if (table.schoolYear !== null && table.schoolYear !== schoolYear)
    return `Bảng này của năm học ${table.schoolYear}, đang nhập vào năm học ${schoolYear}.`;
  const { target } = part;
  if (wanted && only) {
    const here = `đang nhập vào môn ${nameOf(wanted)} lớp ${wanted.className}, ${periodWords[only.period]}`;
    if (className !== null && classKey(className) !== classKey(wanted.className))
      return `Bảng này của lớp ${className}, ${here}.`;
    if (target && target.classSubject !== wanted.classSubject)
      return `Bảng này của môn ${nameOf(target)} lớp ${target.className}, ${here}.`;
    if (table.subject !== null && !sameSubject(wanted, table.subject))
      return `Bảng này của môn ${subjectName(table.subject)}, ${here}.`;
    if (part.period !== only.period) return `Bảng này của ${periodWords[part.period]}, ${here}.`;
  }
  if (target) return null;
  if (table.classSubject !== null) return 'Bảng này xuất từ một lớp khác, không có trong năm học này của trường.';
  if (className === null) return 'Bảng này không ghi lớp nào. Ghi “Lớp: …” phía trên bảng, hoặc chọn lớp và môn.';
  if (!inClass) return `Trường không có lớp ${className} trong năm học ${schoolYear}.`;
  if (table.subject === null) return `Bảng này của lớp ${className} không ghi môn. Ghi “Môn: …” phía trên bảng, hoặc chọn môn.`;
  return `Lớp ${className} không học môn ${subjectName(table.subject)}.`;
}
