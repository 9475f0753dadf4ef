// All that the results of whole classes follow from, in a few questions for any number of classes: sheets, cells, who is excused, absences.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { inputsHash } from '../inputs-hash.ts';
import type { Period } from '../rules/outcome.ts';
import { type RowResult, rowOf } from '../rules/row.ts';
import { type Sheet, type SheetInput, sheetOf } from '../rules/sheet.ts';
import type { StoredCells } from '../tables.ts';
import type { PupilRow } from './pupil-rows.ts';
import { type PlanRow, sheetInputOf } from './sheet-context.ts';

export type ClassSheet = {
  input: SheetInput;
  sheet: Sheet;
  /** Cells that the minimum asks of every pupil. */
  needed: number;
  /** What came of cells already, where few combinations exist: levels and comments, not marks. */
  known: Map<string, ComputedRow> | null;
};
/** `filled`: cells in which something stands. */
export type ComputedRow = Omit<RowResult, 'outcome'> & { hash: string | null; filled: number; cells: string };
export type ClassSubjectSheets = {
  id: number;
  classId: number;
  subject: string;
  kind: 'subject' | 'homeroom';
  closed: boolean;
  /** Of semester I, semester II and the year; null where the subject is not taught. */
  sheets: readonly [ClassSheet | null, ClassSheet | null, ClassSheet | null];
};
/**
 * The rows of one sheet that have the same comment and clause, as text: a province has millions, and most of reading them was making objects.
 * Words stand beside the lines, not in them: text with a single letter beyond Latin-1 takes twice the room and is read half as fast.
 */
export type SheetLines = { cs: number; period: Period; comment: string | null; clause: string | null; lines: string };
/** A row of marks: its cells as stored; mean, counts and hash as they were kept with them, in one text that `keptText` writes as well. */
export type MarkLine = { pupil: string; cells: string; kept: string };
const uuidLength = 36;
export function markLine(line: string): MarkLine {
  const end = line.indexOf('\t', uuidLength + 1);
  return { pupil: line.slice(0, uuidLength), cells: line.slice(uuidLength + 1, end), kept: line.slice(end + 1) };
}
export const keptText = ({ mean, needed, present, hash }: ComputedRow): string =>
  `${mean ?? ''} ${needed} ${present} ${hash ?? ''}`;

/** `here`: counted among the pupils of the class. */
export type Seat = Pick<PupilRow, 'id' | 'plan' | 'excused' | 'absent'> & { classId: number; here: boolean };

type CellValues = Record<string, number | string | null>;
const [zero, nine] = ['0'.charCodeAt(0), '9'.charCodeAt(0)];
/** Of `{"KTtx1": [85, 2], …}` as PostgreSQL writes it, where all are marks, as nearly everywhere; null: something else is among them. */
function marksOf(text: string): CellValues | null {
  const values: CellValues = {};
  for (let at = 1; at < text.length - 1; ) {
    const quote = text.indexOf('"', at + 1);
    const from = quote + '": ['.length;
    let [end, mark] = [from, 0];
    for (let digit = text.charCodeAt(end); digit >= zero && digit <= nine; digit = text.charCodeAt(++end))
      mark = 10 * mark + digit - zero;
    if (end === from || text[end] !== ',') return null;
    values[text.slice(at + 1, quote)] = mark;
    at = text.indexOf(']', end) + '], '.length;
  }
  return values;
}
function valuesOf(text: string): CellValues {
  const values: CellValues = {};
  const cells = JSON.parse(text) as StoredCells;
  for (const key in cells) values[key] = cells[key]?.[0] ?? null;
  return values;
}

const knownAtMost = 500;
export function computedRow({ input, sheet, known }: ClassSheet, cells: string): ComputedRow {
  const before = known?.get(cells);
  if (before) return before;
  const values = (known ? null : marksOf(cells)) ?? valuesOf(cells);
  let filled = 0;
  for (const key in values) if (values[key] !== null) filled += 1;
  const { mean, comment, clause, needed, present, outcome } = rowOf(input, sheet, values);
  const one = { mean, comment, clause, needed, present, hash: outcome ? inputsHash(outcome) : null, filled, cells };
  if (known) {
    if (known.size >= knownAtMost) known.clear();
    known.set(cells, one);
  }
  return one;
}

/** Sheets of one plan are alike in every class of the province: made once in a thread. */
const made = new Map<string, ClassSheet>();
const madeAtMost = 5000;

type SubjectRow = Omit<PlanRow, 'settings' | 'columns'> & {
  id: number;
  class_id: number;
  kind: 'subject' | 'homeroom';
  closed_on: string | null;
  notes: readonly { p: Period; columns: PlanRow['columns'] }[] | null;
};

export async function sheetsOfClasses(work: Work, classIds: readonly number[]): Promise<Map<number, ClassSubjectSheets>> {
  const settings = (
    await sql<PlanRow['settings'][number] & { school_year: string }>`
    select rule_set, school_year, semester, regular, periodic, comment, basis from assessment.minimum_setting`.execute(
      work.handle,
    )
  ).rows;
  const { rows } = await sql<SubjectRow>`
    select s.id, s.class_id, s.subject, s.kind, s.closed_on, s.periods1, s.periods2, s.periodic1, s.periodic2, u.level, c.grade, s.school_year,
      r.rule_set, r.rule_version, r.gradebook1, r.gradebook2,
      (select jsonb_agg(jsonb_build_object('p', h.semester, 'columns', h.columns)) from assessment.sheet h where h.class_subject_id = s.id) as notes
    from teaching.class_subject s join classes.class c on c.id = s.class_id join organizations.unit u on u.id = s.unit_id
    left join assessment.class_rules r on r.class_id = s.class_id
    where s.class_id = any(${classIds as number[]}::int[])`.execute(work.handle);
  const sheetFor = (row: SubjectRow, period: Period): ClassSheet => {
    const { id: _id, class_id: _class, notes, ...plan } = row;
    const columns = notes?.find(({ p }) => p === period)?.columns ?? null;
    const ordered = settings.filter(({ school_year }) => school_year === row.school_year);
    const key = JSON.stringify([period, plan, columns, ordered]);
    const known = made.get(key);
    if (known) return known;
    const input = sheetInputOf({ ...plan, columns, settings: ordered }, period);
    const sheet = sheetOf(input);
    const few = sheet.columns.every(({ scale }) => scale.as === 'comment' || scale.as === 'choice' || scale.as === 'text');
    const one = { input, sheet, needed: rowOf(input, sheet, {}).needed, known: few ? new Map() : null };
    if (made.size >= madeAtMost) made.clear();
    made.set(key, one);
    return one;
  };
  return new Map(
    rows.map((row) => {
      const taught = (periods: number | null) => row.kind === 'homeroom' || periods !== null;
      return [
        row.id,
        {
          ...{ id: row.id, classId: row.class_id, subject: row.subject, kind: row.kind, closed: row.closed_on !== null },
          sheets: [
            taught(row.periods1) ? sheetFor(row, 1) : null,
            taught(row.periods2) ? sheetFor(row, 2) : null,
            sheetFor(row, 3),
          ] as const,
        },
      ];
    }),
  );
}

/** JSON has neither tabs nor line ends of its own. */
export async function linesOfClasses(work: Work, classIds: readonly number[]): Promise<SheetLines[]> {
  const { rows } = await sql<SheetLines>`
    select class_subject_id as cs, semester as period, comment, clause, string_agg(pupil_id || E'\\t' || cells || E'\\t' || coalesce(mean::text, '')
      || ' ' || needed || ' ' || present || ' ' || coalesce(encode(inputs_hash, 'hex'), ''), E'\\n') as lines
    from assessment.mark_row where class_id = any(${classIds as number[]}::int[]) group by 1, 2, 3, 4`.execute(work.handle);
  return rows;
}

/** Everybody whose last class of the year is one of them; who went on to another class has the results there. */
export async function seatsOfClasses(work: Work, classIds: readonly number[], schoolYear: string): Promise<Seat[]> {
  const ids = classIds as number[];
  const { rows } = await sql<Seat>`
    with seat as (
      select distinct on (e.pupil_id) e.pupil_id, e.class_id, e.end_kind
      from classes.enrolment e
      where e.pupil_id in (select pupil_id from classes.enrolment where class_id = any(${ids}::int[])) and e.school_year = ${schoolYear}
        and e.end_kind is distinct from 'undone'
      order by e.pupil_id, e.valid_from desc, e.valid_to desc nulls first
    ), excused as (
      select x.pupil_id, jsonb_agg(jsonb_build_object('s', s.subject, 'p', x.semester, 'k', x.kind)) as list
      from teaching.exemption x join teaching.class_subject s on s.id = x.class_subject_id where s.class_id = any(${ids}::int[]) group by 1
    ), absent as (
      select pupil_id, jsonb_agg(jsonb_build_object('p', p, 'leave', leave, 'none', none)) as list from (
        select a.pupil_id, case when a.day <= y.semester1_ends_on then 1 else 2 end as p,
          count(*) filter (where a.state = 'P')::int as leave, count(*) filter (where a.state = 'K')::int as none
        from teaching.absence a join classes.school_year y on y.code = a.school_year
        where a.pupil_id in (select pupil_id from seat) and a.school_year = ${schoolYear} and a.counted and a.state in ('P', 'K') group by 1, 2
        union all select f.pupil_id, x.p, x.leave, x.none from assessment.former_school f cross join jsonb_to_recordset(f.record -> 'absent') as x(p int, leave int, none int)
        where f.pupil_id in (select pupil_id from seat) and f.school_year = ${schoolYear}) as n
      group by 1
    )
    select p.id, t.class_id as "classId", p.disability_exempt as plan, coalesce(x.list, '[]') as excused, coalesce(b.list, '[]') as absent,
      (p.class_id = t.class_id and p.active) is true or t.end_kind is not distinct from 'year_closed' as here
    from seat t join people.pupil p on p.id = t.pupil_id
    left join excused x on x.pupil_id = p.id left join absent b on b.pupil_id = p.id
    where t.class_id = any(${ids}::int[]) order by p.id`.execute(work.handle);
  return rows;
}
