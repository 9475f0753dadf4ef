// The teachers of the last evening: accounts, keys for their programs, a sheet and its pupils for each; made in bulk.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { forced } from './province.ts';

export type Teacher = { token: string; classSubject: number; unitId: number; pupils: string[] };

const tokenOf = (staffId: string) => `ctk_bench-${staffId}`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** As many teachers of scored subjects as there are, up to `count`, each with one class, spread over the schools. */
export async function prepareTeachers(pool: pg.Pool, count: number): Promise<Teacher[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await forced(client, false);
    const { rows } = await client.query<{ staff: string; name: string; unit_id: number; sheet: number; pupils: string[] }>(
      `select a.staff, a.name, a.unit_id, a.sheet, m.pupils
       from (select distinct on (a.staff_id) a.staff_id as staff, t.full_name as name, s.unit_id, s.id as sheet, s.class_id
         from teaching.assignment a join teaching.class_subject s on s.id = a.class_subject_id join people.staff t on t.id = a.staff_id
         where a.semester = 1 and a.valid_to is null and s.subject in ('VAN', 'TOAN', 'NN', 'LY', 'HOA', 'SINH', 'SU', 'DIA', 'GDCD', 'CN')
           and exists (select from assessment.mark_row m where m.class_subject_id = s.id and m.semester = 1)
           and not exists (select from assessment.lock l where l.unit_id = s.unit_id)
         order by a.staff_id, hashtext(s.id::text)) a
       join lateral (select array_agg(m.pupil_id) as pupils from assessment.mark_row m where m.class_subject_id = a.sheet and m.semester = 1) m on true
       order by hashtext(a.staff::text) limit $1`,
      [count],
    );
    const column = <T>(part: (row: (typeof rows)[number]) => T): T[] => rows.map(part);
    await client.query(`delete from access."user" where email like '%@bench.invalid'`);
    await client.query(
      `insert into access."user" (id, name, email, username)
       select 'bench-' || staff, name, staff || '@bench.invalid', 'bench.' || staff from unnest($1::text[], $2::text[]) as n(staff, name)`,
      [column((row) => row.staff), column((row) => row.name)],
    );
    await client.query(
      `insert into access.role_grant (user_id, role, unit_id, valid_from) select 'bench-' || staff, 'teacher', unit, '2018-08-01'
       from unnest($1::text[], $2::int[]) as n(staff, unit)`,
      [column((row) => row.staff), column((row) => row.unit_id)],
    );
    await client.query(
      `insert into access.api_token (user_id, name, token_hash, expires_at) select 'bench-' || staff, 'bench', hash, now() + interval '30 days'
       from unnest($1::text[], $2::text[]) as n(staff, hash)`,
      [column((row) => row.staff), column((row) => hashOf(tokenOf(row.staff)))],
    );
    await client.query(`update people.staff set user_id = 'bench-' || id where id = any($1::uuid[])`, [
      column((row) => row.staff),
    ]);
    await forced(client, true);
    await client.query('commit');
    return rows.map(({ staff, sheet, unit_id, pupils }) => ({
      token: tokenOf(staff),
      classSubject: sheet,
      unitId: unit_id,
      pupils,
    }));
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
