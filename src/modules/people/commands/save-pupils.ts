// The one way a pupil's record is written: set-based, assessed, counted. Forms bring one row, imports a school.
import { sql } from 'kysely';
import { fold, sortKey } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { pupilFields } from '../tables.ts';
import { assessRows, countErrors, type Holder, type PupilBefore, type PupilToSave, reassessPupils } from './assess-pupils.ts';
import { recountPupils } from './counters.ts';
import { syncFindings } from './findings.ts';

const columns = [
  'id',
  'unit_id',
  ...pupilFields,
  'class_id',
  'grade',
  'name_fold',
  'sort_key',
  'missing',
  'filled',
  'open_errors',
];
const quoted = sql.raw(columns.join(', '));
const updates = sql.raw(
  columns
    .filter((c) => c !== 'id')
    .map((c) => `${c} = excluded.${c}`)
    .join(', '),
);

/**
 * Writes pupils of one unit as a whole. The caller has authorised and validated; `pupil.class_id` is trusted to be a class of the
 * unit. Records elsewhere that share an identifier, before or after, are assessed again too, so that both sides show the clash.
 */
export async function savePupils(work: Work, unitId: number, rows: PupilToSave[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.pupil.id);
  const { rows: before } = await sql<PupilBefore>`
    select id, class_id, ministry_id, personal_id, birth_date, active, disability_exempt
    from people.pupil where id = any(${ids}::uuid[]) order by id for update`.execute(work.handle);
  const { assessed, neighbours, classmates } = await assessRows(work, unitId, rows, before);
  const json = assessed.map(({ pupil, missing, filled, findings }) => ({
    ...pupil,
    // Whoever is here again goes nowhere.
    ...(pupil.status === 'moved_away' ? {} : { moved_to: null, moved_to_unit_id: null }),
    unit_id: unitId,
    name_fold: fold(pupil.full_name),
    sort_key: sortKey(pupil.full_name),
    missing,
    filled,
    open_errors: countErrors(findings),
  }));
  // Where all are new nothing is in the way, and a plain insert is the faster one under row-level security.
  // Rows first (findings point to them), with the errors that are certain; then the findings, whose explanations may quieten some.
  await sql`insert into people.pupil (${quoted})
    select ${quoted} from json_populate_recordset(null::people.pupil, ${JSON.stringify(json)}::json)
    ${before.length === 0 ? sql`` : sql`on conflict (id) do update set ${updates}, version = people.pupil.version + 1, updated_at = now()`}`.execute(
    work.handle,
  );
  const errors = await syncFindings(
    work,
    'pupil',
    assessed.map(({ pupil, findings }) => ({ kind: 'pupil', id: pupil.id, unitId, findings })),
  );
  const quiet = assessed
    .filter(({ pupil, findings }) => errors.get(pupil.id) !== countErrors(findings))
    .map(({ pupil }) => pupil.id);
  if (quiet.length > 0)
    await sql`update people.pupil p set open_errors = q.errors
      from unnest(${quiet}::uuid[], ${quiet.map((id) => errors.get(id) ?? 0)}::int[]) as q(id, errors) where p.id = q.id`.execute(
      work.handle,
    );
  await saveGuardians(
    work,
    unitId,
    rows,
    before.map((row) => row.id),
  );
  await recountPupils(work, unitId, [...before.map((row) => row.class_id), ...rows.map((row) => row.pupil.class_id)]);
  await reassessPupils(work, unitId, classmates);
  await reassessNeighbours(work, neighbours);
  await tellPlans(work, rows, before);
}

/** The event; apps/worker says who reacts. Results of a pupil on a plan of his or her own are others (R1.27). */
export const planChanged = 'pupil-plan-changed';
async function tellPlans(work: Work, rows: PupilToSave[], before: PupilBefore[]): Promise<void> {
  const plans = new Map(before.map((row) => [row.id, row.disability_exempt]));
  const other = rows.filter(({ pupil }) => plans.has(pupil.id) && plans.get(pupil.id) !== pupil.disability_exempt);
  for (const classId of new Set(other.flatMap(({ pupil }) => pupil.class_id ?? [])))
    await enqueue(work, planChanged, { classId }, { key: `${planChanged}:${classId}` });
}

/** Who is no longer named ends today and stays as history; who was named only today was a slip and goes. `known`: pupils here before. */
async function saveGuardians(work: Work, unitId: number, rows: PupilToSave[], known: string[]): Promise<void> {
  const guardians = rows.flatMap((row) => row.guardians.map((guardian) => ({ ...guardian, unit_id: unitId })));
  const keep = guardians.map((guardian) => guardian.id);
  const gone = sql`pupil_id = any(${known}::uuid[]) and valid_to is null and not id = any(${keep}::uuid[])`;
  if (known.length > 0) {
    await sql`delete from people.guardian where ${gone} and valid_from = ${work.today}`.execute(work.handle);
    await sql`update people.guardian set valid_to = ${work.today} where ${gone}`.execute(work.handle);
  }
  if (guardians.length > 0)
    await sql`insert into people.guardian (id, pupil_id, unit_id, relation, full_name, birth_year, occupation, workplace, phone, personal_id, valid_from)
      select id, pupil_id, unit_id, relation, full_name, birth_year, occupation, workplace, phone, personal_id, ${work.today}::date
      from json_populate_recordset(null::people.guardian, ${JSON.stringify(guardians)}::json)
      ${
        known.length === 0
          ? sql``
          : sql`on conflict (id) do update set full_name = excluded.full_name, birth_year = excluded.birth_year, unit_id = excluded.unit_id,
        occupation = excluded.occupation, workplace = excluded.workplace, phone = excluded.phone, personal_id = excluded.personal_id,
        valid_to = null, updated_at = now()`
      }`.execute(work.handle);
}

/** The other holders' records say the same from their side; their own people see it, this actor does not. */
async function reassessNeighbours(work: Work, others: Holder[]): Promise<void> {
  const byUnit = Map.groupBy(others, (other) => other.unit_id);
  for (const [unitId, holdersThere] of byUnit)
    await work.elevated('an identifier they share was written elsewhere', async () => {
      await reassessPupils(
        work,
        unitId,
        holdersThere.map((holder) => holder.id),
      );
    });
}
