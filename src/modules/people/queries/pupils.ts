// Which pupils does a school have, and what does one record say?
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { Guardian, Pupil } from '../tables.ts';

export type PupilRow = {
  id: string;
  name: string;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  ethnicity: string | null;
  classId: number | null;
  grade: string | null;
  status: Pupil['status'];
  missing: string[];
  openErrors: number;
  complete: boolean;
  code: string | null;
};
export type PupilFilter = {
  text?: string;
  classId?: number;
  grade?: string;
  /** all: also those who left. */
  status?: 'active' | 'gone' | 'all';
  complete?: boolean;
  missing?: string;
  rule?: number;
  sort?: 'name' | '-name' | 'birth' | '-birth' | 'class' | '-class';
  limit?: number;
  offset?: number;
};

export async function listPupils(work: Work, unitId: number, filter: PupilFilter): Promise<{ rows: PupilRow[]; total: number }> {
  let query = read(work).selectFrom('people.pupil as p').where('p.unit_id', '=', unitId);
  const status = filter.status ?? 'active';
  if (status !== 'all') query = query.where('p.active', '=', status === 'active');
  for (const word of fold(filter.text ?? '')
    .split(' ')
    .filter(Boolean)) {
    const like = `%${word.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((q) =>
      q.or([q('p.name_fold', 'like', like), q('p.code', 'ilike', like), q('p.ministry_id', 'like', like)]),
    );
  }
  if (filter.classId !== undefined) query = query.where('p.class_id', '=', filter.classId);
  if (filter.grade) query = query.where('p.grade', '=', filter.grade);
  if (filter.complete !== undefined) query = query.where('p.complete', '=', filter.complete);
  if (filter.missing) query = query.where(sql<boolean>`${filter.missing} = any(p.missing)`);
  if (filter.rule)
    query = query.where((q) =>
      q.exists(
        q
          .selectFrom('people.finding as f')
          .select('f.id')
          .whereRef('f.pupil_id', '=', 'p.id')
          .where('f.rule', '=', filter.rule ?? 0)
          .where('f.state', '=', 'open'),
      ),
    );
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const down = filter.sort?.startsWith('-') ? 'desc' : 'asc';
  const by = { name: 'p.sort_key', birth: 'p.birth_date', class: 'p.class_id' } as const;
  const rows = await query
    .select([
      ...([
        'p.id',
        'p.full_name as name',
        'p.birth_date as birthDate',
        'p.sex',
        'p.ethnicity',
        'p.class_id as classId',
        'p.grade',
      ] as const),
      ...(['p.status', 'p.missing', 'p.open_errors as openErrors', 'p.complete', 'p.code'] as const),
    ])
    .orderBy(by[(filter.sort ?? 'name').replace('-', '') as keyof typeof by] ?? 'p.sort_key', down)
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .limit(Math.min(filter.limit ?? 50, 5000))
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

export type PupilFinding = {
  id: number;
  rule: number;
  level: 'E' | 'W';
  field: string;
  detail: string;
  state: string;
  reason: string | null;
};
export type PupilPage = { pupil: Pupil; guardians: Guardian[]; findings: PupilFinding[] };

export async function pupilRecord(work: Work, unitId: number, id: string): Promise<PupilPage> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound('Không tìm thấy học sinh này.');
  const pupil = await read(work)
    .selectFrom('people.pupil')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!pupil) throw notFound('Không tìm thấy học sinh này.');
  const guardians = await read(work)
    .selectFrom('people.guardian')
    .selectAll()
    .where('pupil_id', '=', id)
    .orderBy('relation')
    .execute();
  const findings = await read(work)
    .selectFrom('people.finding')
    .select(['id', 'rule', 'level', 'field', 'detail', 'state', 'reason'])
    .where('pupil_id', '=', id)
    .where('state', '<>', 'fixed')
    .orderBy('level')
    .orderBy('rule')
    .execute();
  return { pupil, guardians, findings };
}

/** What keeps a school from being complete, said as a sentence's subject with its count and the list that shows it. */
export async function missingAt(work: Work, unitId: number): Promise<{ field: string; count: number }[]> {
  const { rows } = await sql<{ field: string; count: number }>`
    select m.field, count(*)::int as count from people.pupil p, unnest(p.missing) as m(field)
    where p.unit_id = ${unitId} and p.active and not p.complete group by m.field order by count(*) desc`.execute(work.handle);
  return rows;
}

/** Open findings by rule: the first things to mend. */
export async function findingsAt(
  work: Work,
  unitId: number,
): Promise<{ rule: number; level: 'E' | 'W'; kind: 'pupil' | 'staff'; count: number }[]> {
  return read(work)
    .selectFrom('people.finding')
    .select([
      'rule',
      'level',
      sql<'pupil' | 'staff'>`case when pupil_id is not null then 'pupil' else 'staff' end`.as('kind'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'open')
    .groupBy(['rule', 'level', sql`3`])
    .orderBy('level')
    .orderBy(sql`count(*)`, 'desc')
    .execute();
}
