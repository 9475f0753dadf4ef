// What the checks found now, held against what is known: new ones are added, vanished ones are marked fixed, explained ones stay
// quiet as long as they say the same.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import type { Finding } from '../rules/pupil.ts';

type Owner = { kind: 'pupil' | 'staff'; id: string; unitId: number; findings: Finding[] };

const keyOf = (owner: string, rule: number, field: string) => `${owner}|${rule}|${field}`;

/** @returns the number of open errors of each record (explained ones do not count) */
export async function syncFindings(work: Work, kind: 'pupil' | 'staff', owners: Owner[]): Promise<Map<string, number>> {
  const column = kind === 'pupil' ? 'pupil_id' : 'staff_id';
  const ids = owners.map((owner) => owner.id);
  const known = await read(work)
    .selectFrom('people.finding')
    .select(['id', 'pupil_id', 'staff_id', 'rule', 'field', 'state', 'detail'])
    .where(column, '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '<>', 'fixed')
    .execute();
  const byKey = new Map(known.map((row) => [keyOf(row[column] ?? '', row.rule, row.field), row]));
  const fresh: Record<string, unknown>[] = [];
  const changed: { id: number; detail: string }[] = [];
  const errors = new Map<string, number>();
  for (const owner of owners) {
    let open = 0;
    for (const finding of owner.findings) {
      const key = keyOf(owner.id, finding.rule, finding.field);
      const was = byKey.get(key);
      byKey.delete(key);
      // An explanation holds for what it explained: other facts are a new question.
      if (was && was.detail !== finding.detail) changed.push({ id: was.id, detail: finding.detail });
      const quiet = was?.state === 'explained' && was.detail === finding.detail;
      if (finding.level === 'E' && !quiet) open += 1;
      if (!was) fresh.push({ unit_id: owner.unitId, [column]: owner.id, ...finding, first_seen: work.now.toISOString() });
    }
    errors.set(owner.id, open);
  }
  const gone = [...byKey.values()].map((row) => row.id);
  if (gone.length > 0)
    await write(work)
      .updateTable('people.finding')
      .set({ state: 'fixed', fixed_at: work.now })
      .where('id', '=', sql<number>`any(${gone}::bigint[])`)
      .execute();
  for (const { id, detail } of changed)
    await write(work)
      .updateTable('people.finding')
      .set({ detail, state: 'open', reason: null, decided_by: null, decided_at: null })
      .where('id', '=', id)
      .execute();
  if (fresh.length > 0)
    await sql`insert into people.finding (unit_id, pupil_id, staff_id, rule, level, field, detail, first_seen)
      select unit_id, pupil_id, staff_id, rule, level, field, detail, first_seen
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        as f(unit_id int, pupil_id uuid, staff_id uuid, rule smallint, level text, field text, detail text, first_seen timestamptz)`.execute(
      work.handle,
    );
  return errors;
}
