// What does a disclosure form ask? Tables whose cells are counted from the records or typed, texts, links. Data, read by every screen.
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';

export type FormSet = 'mn' | 'th' | 'thcs' | 'thpt' | 'gdtx';
export const formSetNames: Record<FormSet, string> = {
  mn: 'mầm non',
  th: 'tiểu học',
  thcs: 'THCS',
  thpt: 'THPT',
  gdtx: 'giáo dục thường xuyên',
};

export type Row = {
  code: string;
  title: string;
  /** A line between rows, without cells. */
  heading?: true;
  indent?: 1;
  /** Counted from the records under this name; nobody types over it. */
  fact?: string;
  /** About disability or ethnicity: numbers below the smallest cell are not shown (P-4.7). */
  small?: true;
  cells?: 'number' | 'text';
  /** May stay empty when published. */
  optional?: true;
  /** The numbers of this row together, or of the rows below this heading in each column, are of these people of the records. */
  atMost?: string;
  /** Only in the forms of these sets. */
  sets?: readonly FormSet[];
};
export type Column = { code: string; title: string; group?: string; cells?: 'text' | 'number' };
export type TablePart = {
  kind: 'table';
  code: string;
  title: string;
  /** 'grades': a total, then the grades of the form set that the unit teaches. */
  columns: 'grades' | readonly Column[];
  rows: readonly Row[];
  note?: string;
};
export type TextPart = {
  kind: 'text';
  code: string;
  title: string;
  hint?: string;
  optional?: true;
  /** An address on the web. */
  link?: true;
};
export type Part = TablePart | TextPart;

/** Of a text or a cell. */
export const limits = { text: 8000, cell: 600, notes: 2000 };
export const totalColumn = 'total';

/** Which sets of forms does a unit of this type fill? One for each level that it teaches (a school of several levels: each of them). */
export function formSetsOf(type: string): FormSet[] {
  const entry = unitTypeOf(type);
  if (!entry || entry.level === 'department' || entry.level === 'district') return [];
  if (entry.level === 'gdtx') return entry.grades.length > 0 ? ['gdtx'] : [];
  const has = (from: string, to: string) => entry.grades.some((grade) => grade >= from && grade <= to && /^\d/.test(grade));
  return [
    ...(entry.level === 'mn' ? (['mn'] as const) : []),
    ...(has('01', '05') ? (['th'] as const) : []),
    ...(has('06', '09') ? (['thcs'] as const) : []),
    ...(has('10', '12') ? (['thpt'] as const) : []),
  ];
}

const inSet: Record<FormSet, (grade: string) => boolean> = {
  mn: (grade) => !/^\d/.test(grade),
  th: (grade) => grade >= '01' && grade <= '05',
  thcs: (grade) => grade >= '06' && grade <= '09',
  thpt: (grade) => grade >= '10' && grade <= '12',
  gdtx: (grade) => /^\d/.test(grade),
};
/** The grades of a unit of this type that belong to the set; without a set all of them. */
export const gradesOfSet = (type: string, set: FormSet | null): string[] =>
  (unitTypeOf(type)?.grades ?? []).filter((grade) => set === null || inSet[set](grade));

const short = (grade: string) => {
  const name = gradeOf(grade)?.name ?? grade;
  return /^\d/.test(grade) ? name.replace('Khối', 'Lớp') : name.replace('Nhà trẻ ', '').replace('Mẫu giáo ', '');
};
const groupOf = (grade: string) => (grade.startsWith('NT') ? 'Nhà trẻ' : grade.startsWith('MG') ? 'Mẫu giáo' : undefined);

/** The columns of a table for these grades; texts have no total. */
export function columnsOf(part: TablePart, grades: readonly string[]): Column[] {
  if (part.columns !== 'grades') return [...part.columns];
  const texts = part.rows.every((row) => row.heading || row.cells === 'text');
  return [
    ...(texts ? [] : [{ code: totalColumn, title: 'Tổng số' }]),
    ...grades.map((grade): Column => {
      const group = groupOf(grade);
      return { code: grade, title: short(grade), ...(group ? { group } : {}) };
    }),
  ];
}

/** A total over the grades is added up, never typed. */
export const isTotal = (part: TablePart, row: Row, column: Column): boolean =>
  part.columns === 'grades' && column.code === totalColumn && row.fact === undefined;
export const cellKind = (row: Row, column: Column): 'number' | 'text' => column.cells ?? row.cells ?? 'number';

export type ColumnGroup = { title: string | null; columns: Column[] };
/** Neighbours of one group stand under its title; a column without a group is one by itself. */
export function columnGroups(columns: readonly Column[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && column.group !== undefined && last.title === column.group) last.columns.push(column);
    else groups.push({ title: column.group ?? null, columns: [column] });
  }
  return groups;
}
