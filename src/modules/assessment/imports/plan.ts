// What would a file of marks change? Cell by cell: new, another value, the same, refused, locked, or a doubt that somebody has to settle.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { checkMarks } from '../commands/enter-marks.ts';
import { type CellAnswer, type MarkOp, markOpsAtMost } from '../commands/mark-op.ts';
import { classPupils } from '../queries/class-pupils.ts';
import { type SheetRef, schoolSheets } from '../queries/readable-sheets.ts';
import { type SheetContext, sheetContext } from '../queries/sheet-context.ts';
import { formatCell, parseCell } from '../rules/cell.ts';
import { wordAlone } from '../rules/column-words.ts';
import type { Period } from '../rules/outcome.ts';
import { semesterAtWork } from '../rules/period-names.ts';
import { columnId, type SheetColumn } from '../rules/sheet.ts';
import type { StoredCells } from '../tables.ts';
import type { Choices, Counts, FileRow, FileTable, Target, Verdict } from './file.ts';
import { type Match, matchRow, type Roll, rollOf } from './match-pupils.ts';
import { placeOf } from './place-columns.ts';
import { type Part, placeTables } from './place-tables.ts';

export type PlannedCell = {
  /** Of the file. */
  title: string;
  verdict: Verdict;
  was: string;
  is: string;
  code?: string;
  reason?: string;
  op?: MarkOp;
  /** The column does not exist yet: whether one may write there is asked with this one. */
  askWith?: string;
};
export type PlannedRow = {
  row: number;
  name: string;
  pupil: { id: string; name: string } | null;
  how: string;
  /** Why nobody was found, or what is to be decided. */
  reason: string | null;
  candidates: { id: string; words: string }[];
  cells: PlannedCell[];
};
export type PlannedPart = Omit<Part, 'rows' | 'target'> & {
  sheet: string;
  /** Of the columns with marks, as in the file. */
  titles: string[];
  /** The same as the sheet calls them. */
  heads: string[];
  target: Target | null;
  /** Columns that the class does not have yet. */
  missing: { key: string; title: string }[];
  unknown: string[];
  /** Columns that the minimum asks for and the file does not bring. */
  absentColumns: string[];
  rows: PlannedRow[];
};
export type Plan = { parts: PlannedPart[]; counts: Counts };
export type FileFacts = { sha256: string; tables: readonly FileTable[] };

/** The same cell of the same file over the same state of the cell is the same act, however often it is done. */
function opIdOf(sha256: string, place: string, baseVersion: number): string {
  const hash = createHash('sha256').update(`${sha256} ${place} ${baseVersion}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** @throws Refused when the marks of the school are not the actor's to read */
export async function planMarks(work: Work, unit: Unit, file: FileFacts, choices: Choices = {}): Promise<Plan> {
  const schoolYear = schoolYearOf(work.today);
  const refs = await schoolSheets(work, unit, schoolYear);
  const userId = work.actor.kind === 'person' ? work.actor.userId : '';
  const writes = ({ writers }: SheetRef) => writers[1].includes(userId) || writers[2].includes(userId);
  const mine = (ref: SheetRef) => ref.kind === 'subject' && writes(ref);
  const everywhere = holds(work.actor, ['principal', 'clerk'], unit.path);
  const offered = (ref: SheetRef) => everywhere || writes(ref);
  const placed = placeTables(file.tables, {
    ...{ refs, mine, offered, schoolYear, school: unit.name, now: semesterAtWork(work.today) },
    ...{ only: choices.only, chosen: choices.targets },
  });
  const stored = await storedCells(work, placed);
  const excused = await excusedAt(work, placed);
  const rolls = new Map<number, Roll>();
  const elsewhere = await classesOfIds(work, unit, file.tables);
  const parts: PlannedPart[] = [];
  for (const part of placed) {
    const table = file.tables[part.table] as FileTable;
    const { target, rows: _, ...rest } = part;
    const base = {
      ...rest,
      sheet: table.sheet,
      titles: table.columns.map(({ title }) => title),
      heads: table.columns.map(({ title }) => title),
      unknown: table.unknown,
      missing: [],
      absentColumns: [],
    };
    if (!target || part.problem) {
      parts.push({ ...base, target: null, rows: part.rows.map((row) => strayRow(table, row, part.problem ?? '')) });
      continue;
    }
    const context = await sheetContext(work, target.classSubject, part.period);
    const roll = rolls.get(target.classId) ?? rollOf(await classPupils(work, target.classId));
    rolls.set(target.classId, roll);
    parts.push({ ...base, ...planPart({ file, table, part, context, roll, choices, stored, excused, elsewhere }) });
  }
  await judge(work, unit, parts);
  const counts: Counts = { new: 0, changed: 0, same: 0, refused: 0, locked: 0, doubtful: 0 };
  for (const { rows } of parts) for (const { cells } of rows) for (const { verdict } of cells) counts[verdict]++;
  return { parts, counts };
}

/** A row of a table that goes nowhere. */
const strayRow = (table: FileTable, row: FileRow, reason: string): PlannedRow => ({
  ...{ row: row.row, name: row.name, pupil: null, how: '', reason: null, candidates: [] },
  cells: row.cells.map(({ column, value }) => ({
    ...{ title: table.columns[column]?.title ?? '', verdict: 'refused', was: '', is: String(value), code: 'table', reason },
  })),
});

type Cells = Map<string, StoredCells>;
const cellsKey = (classSubject: number, period: Period, pupil: string) => `${classSubject} ${period} ${pupil}`;
async function storedCells(work: Work, parts: readonly Part[]): Promise<Cells> {
  const ids = [...new Set(parts.flatMap(({ target }) => target?.classSubject ?? []))];
  const { rows } = await sql<{ s: number; p: Period; pupil: string; cells: StoredCells }>`
    select class_subject_id as s, semester as p, pupil_id as pupil, cells from assessment.mark_row where class_subject_id = any(${ids}::int[])`.execute(
    work.handle,
  );
  return new Map(rows.map(({ s, p, pupil, cells }) => [cellsKey(s, p, pupil), cells]));
}

/** Who has no marks in a subject, whatever the reason. */
async function excusedAt(work: Work, parts: readonly Part[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(parts.flatMap(({ target }) => target?.classSubject ?? []))];
  const { rows } = await sql<{ s: number; p: Period; pupil: string }>`
    select class_subject_id as s, semester as p, pupil_id as pupil from teaching.exemption where class_subject_id = any(${ids}::int[])`.execute(
    work.handle,
  );
  return new Set(rows.map(({ s, p, pupil }) => cellsKey(s, p, pupil)));
}

/** In which class of the school a number is known: who is not in this one may have moved. */
async function classesOfIds(work: Work, unit: Unit, tables: readonly FileTable[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(tables.flatMap(({ rows }) => rows.map(({ ministryId }) => ministryId)))].filter(Boolean);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select p.ministry_id as id, c.name from people.pupil p join classes.class c on c.id = p.class_id
    where p.unit_id = ${unit.id} and p.ministry_id = any(${ids})`.execute(work.handle);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Planning = {
  file: FileFacts;
  table: FileTable;
  part: Part;
  context: SheetContext;
  roll: Roll;
  choices: Choices;
  stored: Cells;
  excused: ReadonlySet<string>;
  elsewhere: ReadonlyMap<string, string>;
};

function planPart(planning: Planning): Pick<PlannedPart, 'target' | 'heads' | 'missing' | 'absentColumns' | 'rows'> {
  const { table, part, context, choices } = planning;
  const nameOf = (column: SheetColumn) => wordAlone(context.sheet.columns, column);
  const missing = new Map<string, string>();
  const seen = new Map<string, number>();
  const rows = part.rows.map((row): PlannedRow => {
    const chosen = choices.pupils?.[`${part.table}:${row.row}`];
    const match = matchRow(row, planning.roll, context.className, chosen, choices.byName ?? false);
    const twice = match.pupil ? seen.get(match.pupil.id) : undefined;
    if (match.pupil && twice === undefined) seen.set(match.pupil.id, row.row);
    return plannedRow(planning, row, match, twice, missing);
  });
  const brought = new Set(
    table.columns.flatMap(({ mark }) => {
      const place = placeOf(mark, context.input, context.sheet.columns, '8');
      return 'column' in place ? [place.column.key] : [];
    }),
  );
  const absent = context.sheet.columns.filter(({ key, needed }) => needed && !brought.has(key));
  return {
    target: { classSubject: context.classSubjectId, period: context.period },
    missing: [...missing].map(([key, title]) => ({ key, title })),
    heads: table.columns.map(({ mark, title }, at) => {
      const first = part.rows.flatMap(({ cells }) => cells.find(({ column }) => column === at) ?? [])[0];
      const place = placeOf(mark, context.input, context.sheet.columns, first?.value ?? '8');
      return 'column' in place ? nameOf(place.column) : 'missing' in place ? place.title : title;
    }),
    absentColumns: absent.map(nameOf),
    rows,
  };
}

function plannedRow(
  planning: Planning,
  row: FileRow,
  match: Match,
  twice: number | undefined,
  missing: Map<string, string>,
): PlannedRow {
  const { table, context, elsewhere } = planning;
  const base = { row: row.row, name: row.name };
  if (match.pupil && twice === undefined) {
    const pupil = { id: match.pupil.id, name: match.pupil.name };
    const cells = row.cells.map((cell) => plannedCell(planning, row, pupil.id, cell, missing));
    return { ...base, pupil, how: match.how, reason: null, candidates: [], cells };
  }
  const other = elsewhere.get(row.ministryId);
  const reason = match.pupil
    ? `${match.pupil.name} đã có ở hàng ${twice} của tệp.`
    : (match.doubt ??
      (other && other !== context.className
        ? `${row.name} đang học lớp ${other}, không phải lớp ${context.className}.`
        : match.reason));
  const doubtful = !match.pupil && match.doubt !== null;
  return {
    ...{ ...base, pupil: null, how: '', reason },
    candidates: match.pupil
      ? []
      : match.candidates.map(({ id, name, birthDate, code }) => ({
          id,
          words: [name, birthDate && formatDate(birthDate), code].filter(Boolean).join(' · '),
        })),
    cells: row.cells.map(({ column, value }) => ({
      ...{ title: table.columns[column]?.title ?? '', was: '', is: String(value), reason },
      ...{ verdict: doubtful ? 'doubtful' : 'refused', code: doubtful ? 'doubt' : match.pupil ? 'twice' : 'pupil' },
    })),
  };
}

function plannedCell(
  { file, table, part, context, choices, stored, excused }: Planning,
  row: FileRow,
  pupil: string,
  { column: at, value, fault }: FileRow['cells'][number],
  missing: Map<string, string>,
): PlannedCell {
  const from = table.columns[at];
  const base = { title: from?.title ?? '', was: '', is: String(value) };
  const no = (code: string, reason: string): PlannedCell => ({ ...base, verdict: 'refused', code, reason });
  if (!from) return no('column', 'Không rõ cột.');
  const place = placeOf(from.mark, context.input, context.sheet.columns, value);
  if ('none' in place) return no('column', place.none);
  if (fault) return no('formula', fault);
  const key = 'column' in place ? place.column.key : place.missing;
  const scale = 'column' in place ? place.column.scale : place.like?.scale;
  if ('missing' in place) {
    missing.set(place.missing, place.title);
    if (!choices.addColumns || !scale)
      return no('missing_column', `Bảng điểm của lớp chưa có cột ${place.title}. Chọn thêm cột thì điểm này được ghi.`);
  }
  if (!scale) return no('column', 'Không rõ cột.');
  const [now, baseVersion] = stored.get(cellsKey(context.classSubjectId, context.period, pupil))?.[key] ?? [null, 0];
  // What stands in our own export beside a pupil who is excused says what is known.
  if (scale.as !== 'text' && excusedWord.test(fold(String(value)).trim())) {
    if (excused.has(cellsKey(context.classSubjectId, context.period, pupil))) return { ...base, verdict: 'same' };
    return no(
      'not_excused',
      `${row.name} không được miễn môn này trong học kỳ. Ghi điểm, hoặc ghi miễn học ở Miễn học, tự chọn.`,
    );
  }
  const parsed = parseCell(value, scale);
  if (!parsed.ok) return no('value', parsed.reason);
  const shown = { was: formatCell(now, scale), is: formatCell(parsed.value, scale) };
  if (parsed.value === now) return { ...base, ...shown, verdict: 'same' };
  const id = columnId(context.period, key);
  const op: MarkOp = {
    opId: opIdOf(file.sha256, `${part.table} ${row.row} ${context.classSubjectId} ${pupil} ${id}`, baseVersion),
    ...{ pupil, classSubject: context.classSubjectId, column: id, value, baseVersion },
    ...(choices.absent ? { confirm: true } : {}),
  };
  const askWith = 'missing' in place && place.like ? { askWith: columnId(context.period, place.like.key) } : {};
  return { ...base, ...shown, verdict: now === null ? 'new' : 'changed', op, ...askWith };
}

const excusedWord = /^(m|mien|mien hoc|khong chon|chua hoc)$/;

/** Whether what is to be written would be taken: asked of the command that will write it. */
async function judge(work: Work, unit: Unit, parts: readonly PlannedPart[]): Promise<void> {
  const asked = parts.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter(({ op }) => op !== undefined)));
  const answers = new Map<string, CellAnswer>();
  for (let i = 0; i < asked.length; i += markOpsAtMost) {
    const ops = asked.slice(i, i + markOpsAtMost).map(({ op, askWith }) => ({ ...op, ...(askWith ? { column: askWith } : {}) }));
    for (const answer of await checkMarks(work, unit, ops, 'import')) answers.set(answer.opId, answer);
  }
  for (const cell of asked) {
    const answer = answers.get(cell.op?.opId ?? '');
    if (!answer || answer.state === 'saved' || (cell.askWith && answer.state === 'conflict')) continue;
    delete cell.op;
    if (answer.code) cell.code = answer.code;
    if (answer.reason) cell.reason = answer.reason;
    cell.verdict = answer.state === 'locked' ? 'locked' : answer.code === 'absent' ? 'doubtful' : 'refused';
  }
}
