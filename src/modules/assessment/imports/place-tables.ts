// Into which sheets of the school do the tables of a file go? By what they say of themselves, then by what somebody chose. Pure.
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { SheetRef } from '../queries/readable-sheets.ts';
import type { Period } from '../rules/outcome.ts';
import { periodNames } from '../rules/period-names.ts';
import type { FileRow, FileTable, Target } from './file.ts';

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
  /** The table does not say which sheet it is: one of these; none when it does. */
  options: { classSubject: number; words: string }[];
  /** It does not say the period either. */
  anyPeriod: boolean;
};
const nameOf = (ref: SheetRef) => subjectName(ref.subject, ref.language);

/** Names of the same subject under another curriculum. */
const sameSubject = (ref: SheetRef, subject: string) => ref.subject === subject || (subject === 'NN' && ref.subject === 'NN1');

export type Setting = {
  refs: readonly SheetRef[];
  /** The school's full name. */
  school: string;
  schoolYear: string;
  /** What the actor teaches. */
  mine(ref: SheetRef): boolean;
  /** Where the actor may bring marks in. */
  offered(ref: SheetRef): boolean;
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
  const picked = refOf(chosen?.classSubject);
  const own = refOf(table.classSubject);
  const inClass = className === null ? [] : refs.filter((ref) => classKey(ref.className) === classKey(className));
  const said = table.subject;
  const named = said === null ? undefined : inClass.find((ref) => sameSubject(ref, said));
  // Of a table with several classes the subject is chosen.
  const choice = picked && className !== null ? (inClass.find(({ subject }) => subject === picked.subject) ?? null) : picked;
  // Begun at a sheet, what a file does not say is taken to be of it.
  const fits =
    wanted !== null && (className === null || inClass.includes(wanted)) && (said === null || sameSubject(wanted, said));
  // A teacher's own list of a class needs no title where he or she teaches one subject there.
  const mine = said === null ? inClass.filter(setting.mine) : [];
  const target = own ?? named ?? choice ?? (fits ? wanted : null) ?? (mine.length === 1 ? (mine[0] ?? null) : null);
  if (target && said === null && !own && !choice && !fits) notes.push(`Tệp không ghi môn, hiểu là môn ${nameOf(target)}.`);
  const headed = table.className;
  if (
    headed &&
    /\p{L}/u.test(headed) &&
    className &&
    !own &&
    !table.rows.some((row) => classKey(row.className || headed) === classKey(headed))
  )
    notes.push(
      `Phía trên bảng hoặc tên tờ ghi lớp ${headed}, còn cột lớp ghi ${className}: hiểu là lớp ${className}. Xem lại trước khi ghi.`,
    );
  const period = table.period ?? chosen?.period ?? only?.period ?? setting.now;
  if (table.period === null && !chosen && !only) notes.push(`Tệp không ghi học kỳ, hiểu là ${periodNames[period]}.`);
  const open = own === null && table.classSubject === null && only === undefined;
  const asks = open && (className === null || (said === null && inClass.length > 0));
  const options = (className === null ? refs : inClass).filter(
    (ref) => asks && setting.offered(ref) && (said === null || sameSubject(ref, said)),
  );
  const base = {
    ...{ table: index, rows, period, notes, target, anyPeriod: open && table.period === null },
    options: options.map((ref) => ({ classSubject: ref.classSubject, words: `${nameOf(ref)} lớp ${ref.className}` })),
    className: target?.className ?? className ?? '',
    subject: target ? nameOf(target) : said === null ? '' : subjectName(said),
  };
  return { ...base, problem: problemOf(table, base, { wanted, inClass: inClass.length > 0, className, setting }) };
}

/** What distinguishes a school: 'THCS Hải Lý' and 'Trường Trung học cơ sở xã Hải Lý - Hải Hậu' both say 'hai ly'. */
const properName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(truong|trung hoc co so|trung hoc pho thong|tieu hoc|mam non|mau giao|thcs|thpt|th|mn)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
function isAnother(said: string, ours: string): boolean {
  const [a, b] = [properName(said), properName(ours)];
  return a !== '' && b !== '' && !` ${a} `.includes(` ${b} `) && !` ${b} `.includes(` ${a} `);
}

/** Our own export with other words above it: somebody made it a sheet of another class, subject or period. Which one is meant only a person knows. */
function contradiction(table: FileTable, target: SheetRef, period: Period, className: string | null): string | null {
  const saidClass = [table.className, className].find((said) => said && classKey(said) !== classKey(target.className));
  const other =
    (saidClass && `lớp ${saidClass}`) ||
    (table.subject !== null && !sameSubject(target, table.subject) && `môn ${subjectName(table.subject)}`) ||
    (table.saidPeriod != null && table.saidPeriod !== period && periodNames[table.saidPeriod]);
  if (!other) return null;
  const own = `${nameOf(target)} lớp ${target.className}, ${periodNames[period]}`;
  return `Tệp này xuất từ bảng ${own}, nhưng trong tệp lại ghi ${other}. Nếu đúng là bảng ấy, sửa lại chỗ ghi ${other}; nếu là điểm của ${other}, xuất bảng của ${other} rồi dán điểm vào.`;
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
  if (table.school !== null && part.target?.classSubject !== table.classSubject && isAnother(table.school, setting.school))
    return `Bảng này của ${table.school}, đang nhập vào ${setting.school}.`;
  if (table.schoolYear !== null && table.schoolYear !== schoolYear)
    return `Bảng này của năm học ${table.schoolYear}, đang nhập vào năm học ${schoolYear}.`;
  const { target } = part;
  const contradicted =
    target && target.classSubject === table.classSubject ? contradiction(table, target, part.period, className) : null;
  if (contradicted) return contradicted;
  if (wanted && only) {
    const here = `đang nhập vào môn ${nameOf(wanted)} lớp ${wanted.className}, ${periodNames[only.period]}`;
    if (className !== null && classKey(className) !== classKey(wanted.className))
      return `Bảng này của lớp ${className}, ${here}.`;
    if (target && target.classSubject !== wanted.classSubject)
      return `Bảng này của môn ${nameOf(target)} lớp ${target.className}, ${here}.`;
    if (table.subject !== null && !sameSubject(wanted, table.subject))
      return `Bảng này của môn ${subjectName(table.subject)}, ${here}.`;
    if (part.period !== only.period) return `Bảng này của ${periodNames[part.period]}, ${here}.`;
  }
  if (target) return null;
  if (table.classSubject !== null) return 'Bảng này xuất từ một lớp khác, không có trong năm học này của trường.';
  if (className === null) return 'Bảng này không ghi lớp nào. Ghi “Lớp: …” phía trên bảng, hoặc chọn bảng điểm ở đây.';
  if (!inClass) return `Trường không có lớp ${className} trong năm học ${schoolYear}.`;
  if (table.subject === null)
    return `Bảng này của lớp ${className} không ghi môn. Ghi “Môn: …” phía trên bảng, hoặc chọn bảng điểm ở đây.`;
  return `Lớp ${className} không học môn ${subjectName(table.subject)}.`;
}
