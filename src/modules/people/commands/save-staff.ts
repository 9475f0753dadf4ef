// The one way a staff record is written: set-based, assessed, counted. Forms bring one row, imports a school.
import { sql } from 'kysely';
import { fold, sortKey } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import type { Finding } from '../rules/pupil.ts';
import { assessStaff, type StaffFacts } from '../rules/staff.ts';
import { type StaffRecord, staffFields } from '../tables.ts';
import { recountStaff } from './counters.ts';
import { syncFindings } from './findings.ts';

const columns = ['id', 'unit_id', ...staffFields, 'name_fold', 'sort_key', 'missing', 'filled', 'open_errors'];
const quoted = sql.raw(columns.join(', '));
const updates = sql.raw(
  columns
    .filter((c) => c !== 'id')
    .map((c) => `${c} = excluded.${c}`)
    .join(', '),
);

type Holder = { id: string; unit_id: number; unit_name: string; ministry_id: string | null; personal_id: string | null };

/** Everybody in the province who holds one of these numbers and works. Seen for the check only, never shown. */
async function holders(work: Work, numbers: string[]): Promise<Holder[]> {
  if (numbers.length === 0) return [];
  return work.elevated('is this identifier used elsewhere in the province (R7.3, 28)', () =>
    read(work)
      .selectFrom('people.staff as s')
      .innerJoin('organizations.unit as u', 'u.id', 's.unit_id')
      .select(['s.id', 's.unit_id', 'u.short_name as unit_name', 's.ministry_id', 's.personal_id'])
      .where('s.active', '=', true)
      .where((q) =>
        q.or([q('s.ministry_id', '=', sql<string>`any(${numbers})`), q('s.personal_id', '=', sql<string>`any(${numbers})`)]),
      )
      .execute(),
  );
}

const clashesOf = (staff: StaffRecord, others: Holder[]): StaffFacts['clashes'] =>
  others
    .filter((other) => other.id !== staff.id)
    .flatMap((other) =>
      (['ministry_id', 'personal_id'] as const)
        .filter((field) => staff[field] && other[field] === staff[field])
        .map((field) => ({ field, unitName: other.unit_name })),
    );

const countErrors = (findings: Finding[]) => findings.filter((finding) => finding.level === 'E').length;
const works = (staff: StaffRecord) => staff.status === 'working' || staff.status === 'on_leave';

type Numbers = { ministry_id: string | null; personal_id: string | null };

/** Nothing is written. `neighbours` hold a number of these rows, before or after: assessed again once the rows are written. */
async function assessRows(work: Work, rows: StaffRecord[], before: Numbers[]) {
  const numbers = new Set([...before, ...rows].flatMap((row) => [row.ministry_id ?? [], row.personal_id ?? []].flat()));
  const own = new Set(rows.map((row) => row.id));
  const neighbours = (await holders(work, [...numbers])).filter((other) => !own.has(other.id));
  const here = rows.filter(works).map((row) => ({ ...row, unit_name: 'đơn vị này' }));
  const assessed = rows.map((staff) => ({
    staff,
    ...assessStaff({ staff, today: work.today, clashes: clashesOf(staff, [...neighbours, ...here]) }),
  }));
  return { assessed, neighbours };
}

/**
 * Writes staff of one unit as a whole. The caller has authorised and validated, and rechecks the classes they lead
 * (classes.recheckClasses). Records elsewhere that share an identifier, before or after, are assessed again too.
 */
export async function saveStaff(work: Work, unitId: number, rows: StaffRecord[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: before } = await sql<Numbers>`
    select ministry_id, personal_id from people.staff where id = any(${rows.map((row) => row.id)}::uuid[]) order by id for update`.execute(
    work.handle,
  );
  const { assessed, neighbours } = await assessRows(work, rows, before);
  const json = assessed.map(({ staff, missing, filled, findings }) => ({
    ...staff,
    unit_id: unitId,
    name_fold: fold(staff.full_name),
    sort_key: sortKey(staff.full_name),
    missing,
    filled,
    open_errors: countErrors(findings),
  }));
  await sql`insert into people.staff (${quoted})
    select ${quoted} from jsonb_populate_recordset(null::people.staff, ${JSON.stringify(json)}::jsonb)
    on conflict (id) do update set ${updates}, version = people.staff.version + 1, updated_at = now()`.execute(work.handle);
  // Rows first (findings point to them); then the findings, whose explanations may quieten some.
  const errors = await syncFindings(
    work,
    'staff',
    assessed.map(({ staff, findings }) => ({ kind: 'staff', id: staff.id, unitId, findings })),
  );
  for (const { staff, findings } of assessed)
    if (errors.get(staff.id) !== countErrors(findings))
      await sql`update people.staff set open_errors = ${errors.get(staff.id) ?? 0} where id = ${staff.id}`.execute(work.handle);
  await recountStaff(work, unitId);
  for (const [neighbour, group] of Map.groupBy(neighbours, (other) => other.unit_id))
    await work.elevated('an identifier they share was written elsewhere', async () => {
      await reassessStaff(
        work,
        neighbour,
        group.map((other) => other.id),
      );
    });
}

/** As `reassessPupils`: writes only what answers differently, and never the version. @returns how many */
export async function reassessStaff(work: Work, unitId: number, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows: stored } = await sql<{ id: string; missing: string[]; filled: number; open_errors: number }>`
    select id, missing, filled, open_errors from people.staff where id = any(${ids}::uuid[]) and unit_id = ${unitId} order by id for update`.execute(
    work.handle,
  );
  const was = new Map(stored.map((row) => [row.id, row]));
  const { assessed } = await assessRows(work, await loadStaff(work, [...was.keys()]), []);
  const errors = await syncFindings(
    work,
    'staff',
    assessed.map(({ staff, findings }) => ({ kind: 'staff', id: staff.id, unitId, findings })),
  );
  const changed = assessed.filter(({ staff, missing, filled }) => {
    const old = was.get(staff.id);
    return old?.filled !== filled || old.open_errors !== errors.get(staff.id) || old.missing.join() !== missing.join();
  });
  for (const { staff, missing, filled } of changed)
    await write(work)
      .updateTable('people.staff')
      .set({ missing, filled, open_errors: errors.get(staff.id) ?? 0 })
      .where('id', '=', staff.id)
      .execute();
  if (changed.length > 0) await recountStaff(work, unitId);
  return changed.length;
}

/** Records as `saveStaff` takes them. */
export async function loadStaff(work: Work, ids: string[]): Promise<StaffRecord[]> {
  return read(work)
    .selectFrom('people.staff')
    .select(['id', 'unit_id', ...staffFields])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}
