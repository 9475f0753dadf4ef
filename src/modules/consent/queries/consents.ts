// The ledger read: who of a school's pupils may be shown, what was said about one of them, whom to choose for a picture.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Method, type Relation, type Standing, standingOf } from '../rules/consent.ts';

export type ConsentRow = {
  pupilId: string;
  name: string;
  birthDate: string | null;
  className: string | null;
  standing: Standing;
  givenBy: string | null;
  givenOn: string | null;
  pictures: number;
};
export const consentOrders = ['name', 'class', 'given'] as const;
export type ConsentFilter = {
  text?: string;
  classId?: number;
  standing?: string;
  ids?: string[];
  sort: string;
  limit: number;
  offset: number;
};

/** Pupils of today, each with how the school stands towards showing them. */
export async function listConsents(
  work: Work,
  unitId: number,
  filter: ConsentFilter,
): Promise<{ rows: ConsentRow[]; total: number; counts: Record<Standing, number> }> {
  const standing = sql`case when a.id is null then case when exists (select from consent.consent w where w.pupil_id = p.id and w.unit_id = p.unit_id) then 'withdrawn' else 'none' end
    when a.child_agreed or coalesce(p.birth_date + interval '7 years' > ${work.today}::date, false) then 'valid' else 'child_due' end`;
  const from = sql`from people.pupil p left join classes.class c on c.id = p.class_id
    left join consent.consent a on a.pupil_id = p.id and a.unit_id = p.unit_id and a.withdrawn_at is null`;
  const conditions = [
    sql`p.unit_id = ${unitId}`,
    sql`p.active`,
    ...likePatterns(filter.text).map((like) => sql`p.name_fold like ${like}`),
    ...(filter.classId ? [sql`p.class_id = ${filter.classId}`] : []),
    ...(filter.ids ? [sql`p.id = any(${filter.ids}::uuid[])`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  const { rows: counted } = await sql<{ standing: Standing; n: number }>`
    select ${standing} as standing, count(*)::int as n ${from} where ${where} group by 1`.execute(work.handle);
  const counts = { valid: 0, child_due: 0, withdrawn: 0, none: 0 };
  for (const row of counted) counts[row.standing] = row.n;
  const order = {
    name: sql`p.sort_key`,
    '-name': sql`p.sort_key desc`,
    class: sql`c.sort_key nulls last`,
    '-class': sql`c.sort_key desc nulls last`,
    given: sql`a.given_on nulls first`,
    '-given': sql`a.given_on desc nulls last`,
  }[filter.sort];
  const { rows } = await sql<ConsentRow>`
    select p.id as "pupilId", p.full_name as name, p.birth_date::text as "birthDate", c.name as "className", ${standing} as standing,
      a.given_by as "givenBy", a.given_on::text as "givenOn",
      (select count(*)::int from consent.shown s where s.pupil_id = p.id and s.unit_id = p.unit_id) as pictures
    ${from} where ${where} ${filter.standing ? sql`and ${standing} = ${filter.standing}` : sql``}
    order by ${order ?? sql`p.sort_key`}, p.id limit ${filter.limit} offset ${filter.offset}`.execute(work.handle);
  const total = filter.standing
    ? (counts[filter.standing as Standing] ?? 0)
    : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { rows, total, counts };
}

export type LedgerEntry = {
  id: string;
  version: number;
  givenBy: string;
  relation: Relation;
  childAgreed: boolean;
  age: number;
  method: Method;
  evidence: string;
  givenOn: string;
  enteredBy: string;
  withdrawnOn: string | null;
  withdrawnBy: string | null;
  reason: string | null;
};
export type ChildLedger = {
  pupil: { id: string; name: string; birthDate: string | null; className: string | null };
  guardians: { name: string; relation: Relation }[];
  standing: Standing;
  entries: LedgerEntry[];
  pictures: number;
};

/** Those of them that are pupils of the unit, in the order of their ids. */
export async function pupilsOf(
  work: Work,
  unitId: number,
  ids: readonly string[],
): Promise<{ id: string; name: string; birthDate: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; birthDate: string | null }>`
    select id, full_name as name, birth_date::text as "birthDate" from people.pupil
    where unit_id = ${unitId} and id = any(${ids.filter(isUuid)}::uuid[]) order by id`.execute(work.handle);
  return rows;
}

/** Everything that was said about one child, newest first. */
export async function ledgerOf(work: Work, unitId: number, pupilId: string): Promise<ChildLedger | undefined> {
  if (!isUuid(pupilId)) return undefined;
  const { rows } = await sql<ChildLedger['pupil']>`
    select p.id, p.full_name as name, p.birth_date::text as "birthDate", c.name as "className"
    from people.pupil p left join classes.class c on c.id = p.class_id where p.id = ${pupilId}::uuid and p.unit_id = ${unitId}`.execute(
    work.handle,
  );
  const [pupil] = rows;
  if (!pupil) return undefined;
  const entries = await read(work)
    .selectFrom('consent.consent')
    .select([
      ...(['id', 'relation', 'age', 'method', 'evidence', 'purpose_version as version', 'given_by as givenBy'] as const),
      ...(['child_agreed as childAgreed', 'given_on as givenOn', 'entered_by as enteredBy'] as const),
      ...(['withdrawn_on as withdrawnOn', 'withdrawn_by as withdrawnBy', 'withdraw_reason as reason'] as const),
    ])
    .where('unit_id', '=', unitId)
    .where('pupil_id', '=', pupilId)
    .orderBy('entered_at', 'desc')
    .execute();
  const { rows: guardians } = await sql<{ name: string; relation: Relation }>`
    select full_name as name, relation from people.guardian where pupil_id = ${pupilId}::uuid and unit_id = ${unitId} and valid_to is null
    order by relation desc`.execute(work.handle);
  const { rows: shown } = await sql<{ n: number }>`
    select count(*)::int as n from consent.shown where pupil_id = ${pupilId}::uuid and unit_id = ${unitId}`.execute(work.handle);
  const standing = entries.find((entry) => entry.withdrawnOn === null) ?? null;
  return {
    ...{ pupil, guardians, entries, pictures: shown[0]?.n ?? 0 },
    standing: standingOf(standing, entries.length > 0, pupil.birthDate, work.today),
  };
}

/** Pupils by name, for saying who is on a picture: name, class, and whether they may be shown. */
export type PupilChoice = { id: string; name: string; className: string | null; standing: Standing };
export async function choicesFor(work: Work, unitId: number, text: string): Promise<PupilChoice[]> {
  const patterns = likePatterns(text);
  if (patterns.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    name: string;
    class_name: string | null;
    birth_date: LocalDate | null;
    child_agreed: boolean | null;
    withdrawn: boolean;
  }>`
    select p.id, p.full_name as name, c.name as class_name, p.birth_date, a.child_agreed,
      exists (select from consent.consent w where w.pupil_id = p.id and w.unit_id = p.unit_id and w.withdrawn_at is not null) as withdrawn
    from people.pupil p left join classes.class c on c.id = p.class_id
    left join consent.consent a on a.pupil_id = p.id and a.unit_id = p.unit_id and a.withdrawn_at is null
    where p.unit_id = ${unitId} and p.active and ${sql.join(
      patterns.map((like) => sql`(p.name_fold || ' ' || lower(coalesce(c.name, ''))) like ${like}`),
      sql` and `,
    )} order by p.sort_key limit 12`.execute(work.handle);
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, className: row.class_name },
    standing: standingOf(
      row.child_agreed === null ? null : { childAgreed: row.child_agreed },
      row.withdrawn,
      row.birth_date,
      work.today,
    ),
  }));
}
