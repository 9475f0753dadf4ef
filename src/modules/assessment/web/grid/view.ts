// A sheet as it travels to the browser, and as the browser opens it: rules by name, for both sides have them.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { columnWords } from '../../rules/column-words.ts';
import { goneWords, type Went } from '../../rules/gone.ts';
import { lockOn, lockReason } from '../../rules/lock.ts';
import { isCommentSubject } from '../../rules/minimum.ts';
import { ruleSetAt } from '../../rules/rule-sets/catalogue.ts';
import type { RuleSetId } from '../../rules/rule-sets/shape.ts';
import { type Sheet, type SheetColumn, type SheetInput, sheetOf } from '../../rules/sheet.ts';

type Value = number | string;
export type GridPupil = {
  id: string;
  name: string;
  codes: readonly string[];
  birthDate: string | null;
  here: boolean;
  until: string | null;
  went: Went | null;
  excused: 'exempt' | 'not_chosen' | 'not_taught' | null;
  absentOn: readonly string[];
  individualPlan: boolean;
  cells: Readonly<Record<string, readonly [value: Value | null, version: number]>>;
};
export type SheetView = {
  unit: string;
  classSubject: number;
  period: 1 | 2 | 3;
  title: string;
  kind: 'subject' | 'homeroom';
  subject: string;
  classId: number;
  className: string;
  rules: { id: RuleSetId; version: number };
  input: Omit<SheetInput, 'rules'>;
  sheetVersion: number;
  /** null: this person writes here. */
  readOnly: string | null;
  userId: string | null;
  /** Opens what is closed instead of asking for it. */
  principal: boolean;
  locks: readonly {
    kind: 'principal' | 'deadline' | 'approval' | 'closed_year';
    column: string | null;
    reason: string;
    by: string;
    at: string;
  }[];
  open: readonly {
    id: number;
    askedBy: string;
    until: string;
    cells: readonly { pupil: string; column: string | null; closed?: true }[];
  }[];
  /** Requests of this person that nobody has decided upon. */
  asked?: readonly { id: number; cells: readonly { pupil: string; column: string | null }[] }[];
  pupils: readonly GridPupil[];
};

/** `mean`: what follows from the row, in a column of its own. */
export type GridColumn = { as: 'cell'; column: SheetColumn; key: string } | { as: 'mean'; key: 'TB'; name: string };
export type OpenSheet = {
  view: SheetView;
  input: SheetInput;
  sheet: Sheet;
  columns: readonly GridColumn[];
  bands: readonly Band[];
  /** What each column is called. */
  words: ReturnType<typeof columnWords>;
};
/** Of the means, for the picture of the class. */
export type Band = { from: number; to: number; name: string };

const markBands: readonly Band[] = [
  { from: 0, to: 34, name: '<3,5' },
  { from: 35, to: 49, name: '3,5-4,9' },
  { from: 50, to: 64, name: '5-6,4' },
  { from: 65, to: 79, name: '6,5-7,9' },
  { from: 80, to: 89, name: '8-8,9' },
  { from: 90, to: 100, name: '9-10' },
];

export function openSheet(view: SheetView): OpenSheet {
  const rules = ruleSetAt(view.rules.id, view.rules.version);
  const input: SheetInput = { ...view.input, rules };
  const sheet = sheetOf(input);
  const cell = (column: SheetColumn): GridColumn => ({ as: 'cell', column, key: column.key });
  const hasMean = rules.kind === 'secondary' && view.kind === 'subject' && view.period < 3;
  const byComment = rules.kind === 'secondary' && isCommentSubject(rules, view.subject);
  const marks = sheet.columns.filter(({ scale }) => scale.as !== 'text').map(cell);
  const texts = sheet.columns.filter(({ scale }) => scale.as === 'text').map(cell);
  const mean: GridColumn[] = hasMean ? [{ as: 'mean', key: 'TB', name: byComment ? 'Xếp loại' : 'TBm' }] : [];
  const bands = hasMean && !byComment ? markBands : [];
  return { view, input, sheet, columns: [...marks, ...mean, ...texts], bands, words: columnWords(sheet.columns) };
}

/** Closed for the others: until when it is open to this person. */
export function openedAt({ view }: OpenSheet, pupil: GridPupil, column: SheetColumn): string | null {
  const { through } = lockOn(view.locks, view.open, { pupil: pupil.id, column: column.key }, view.userId);
  return view.open.find(({ id }) => id === through)?.until ?? null;
}

/** The whole sheet is closed, and nothing of it is open to this person. */
export const isLocked = ({ locks, open }: SheetView): boolean => open.length === 0 && locks.some(({ column }) => column === null);

/** Locked one by one, in the order of the sheet, each in full; of a sheet that is closed as a whole none is told apart. */
export function lockedColumns(view: SheetView): string[] {
  if (view.locks.some(({ column }) => column === null)) return [];
  const open = openSheet(view);
  return open.sheet.columns
    .filter(({ key }) => view.locks.some(({ column }) => column === key))
    .map((column) => fullName(open, column));
}

/** What of a closed sheet is open to this person: "2 ô đến 10:13", "một số ô đến 10:13" where whole columns or pupils are named. */
export function openedWords({ open }: SheetView): string {
  const cells = open.flatMap(({ cells: of }) => of.filter(({ closed }) => !closed));
  const last = open.map(({ until }) => until).toSorted();
  const some = cells.length > 0 && cells.every(({ column }) => column !== null) ? `${cells.length} ô` : 'một số ô';
  return `${some} đến ${untilWords(last.at(-1) ?? '')}`;
}

/** Over a narrow column: its own title, or 'TX 1'; where only words of the group tell it from others, with them. */
export function shortName({ words }: Pick<OpenSheet, 'words'>, { key, group, name }: SheetColumn): string {
  const short = words.get(key)?.short ?? name;
  return short === name && group !== '' && group !== name ? `${group} ${name}` : short;
}
/** In full: 'Kiểm tra thường xuyên 1', '15 phút 2, kiểm tra thường xuyên'. */
export const fullName = ({ words }: OpenSheet, { key, title, long }: SheetColumn): string =>
  title ?? words.get(key)?.full ?? long;

/** '10:13 ngày 10/12'. */
export function untilWords(until: string): string {
  const { date, time } = toLocal(new Date(until));
  return `${time} ngày ${formatDate(date).slice(0, 5)}`;
}

const excuses = {
  exempt: 'được miễn học môn này',
  not_chosen: 'không học môn này',
  not_taught: 'chưa được học môn này',
} as const;

/** Why nothing can be written into the cell; the server says the same when it is asked. */
export function closedAt({ view }: OpenSheet, pupil: GridPupil, column: SheetColumn): { reason: string; locked: boolean } | null {
  const lock = lockOn(view.locks, view.open, { pupil: pupil.id, column: column.key }, view.userId).lock;
  if (lock) return { reason: lockReason(lock, view.principal), locked: true };
  if (view.readOnly) return { reason: view.readOnly, locked: false };
  if (!pupil.here)
    return {
      reason: `${pupil.name} không còn học lớp ${view.className}${pupil.went ? `: ${goneWords(pupil)}` : ''}. Điểm đã ghi vẫn giữ.`,
      locked: false,
    };
  if (pupil.excused && column.scale.as !== 'text')
    return { reason: `${pupil.name} ${excuses[pupil.excused]} trong học kỳ.`, locked: false };
  return null;
}
