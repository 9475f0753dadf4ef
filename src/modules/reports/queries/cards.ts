// Cards that were handed out: which hold, what a stranger is told, what an unlocking of marks would touch, what changed since.
import { sql } from 'kysely';
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { CardKind } from '../rules/books.ts';
import type { SinceIssue } from '../rules/card-state.ts';
import type { CardContent } from '../rules/snapshot.ts';

export type HeldCard = {
  pupil: string;
  number: number;
  token: string;
  hash: Buffer;
  issuedOn: string;
  issuedBy: string;
  templateVersion: number;
  snapshot: CardContent;
  /** The place in the class as the paper has it; null: of a card whose place was not noted. */
  rank: string | null;
  /** Number of the issue that this one took the place of. */
  replaces: number | null;
};
type CardKey = { kind: CardKind; schoolYear: string; period: Period };

/** Of `reports.card c`. */
const held = sql`c.pupil_id as pupil, c.number, c.token, c.hash, c.issued_on::text as "issuedOn", c.issued_by_name as "issuedBy",
  c.template_version as "templateVersion", c.snapshot, c.rank, (select o.number from reports.card o where o.replaced_by = c.id) as replaces`;
/** `SinceIssue` of `reports.card c`: not asked for what is replaced, which says enough. */
export const since = sql`case when c.replaced_on is null
  then reports.since_issue(c.pupil_id, c.class_id, c.school_year, c.period, c.issued_at) end`;

/** The issue in force, by pupil. */
export async function heldCards(work: Work, key: CardKey, pupils: readonly string[]): Promise<Map<string, HeldCard>> {
  const { rows } = await sql<HeldCard>`
    select ${held}
    from reports.card c where pupil_id = any(${pupils as string[]}::uuid[]) and kind = ${key.kind} and school_year = ${key.schoolYear}
      and period = ${key.period} and replaced_on is null`.execute(work.handle);
  return new Map(rows.map((row) => [row.pupil, row]));
}

export type IssuedCard = {
  pupilId: string;
  kind: CardKind;
  schoolYear: string;
  period: Period;
  number: number;
  issuedOn: string;
  replacedOn: string | null;
};
/**
 * Cards, in force at one of these moments, that a change of the pupil's marks of this period makes untrue: of the period, of those that follow
 * from it in the year, and the học bạ of later years that tell of this one. A list for each that is asked for, in that order.
 */
export async function cardsFollowing(
  work: Work,
  schoolYear: string,
  asked: readonly { period: Period; moments: readonly { pupil: string; at: Date }[] }[],
): Promise<IssuedCard[][]> {
  const moments = asked.flatMap(({ period, moments }, nth) => moments.map((one) => ({ nth, period, ...one })));
  const { rows } = await sql<IssuedCard & { nth: number }>`
    select a.nth, c.pupil_id as "pupilId", c.kind, c.school_year as "schoolYear", c.period, c.number, c.issued_on::text as "issuedOn",
      c.replaced_on::text as "replacedOn"
    from (select m.nth, m.period, m.pupil, array_agg(m.at) as moments
        from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as m(nth int, period int, pupil uuid, at timestamptz) group by 1, 2, 3) as a
      join reports.card c on c.pupil_id = a.pupil join people.pupil p on p.id = c.pupil_id left join reports.card n on n.id = c.replaced_by
    where exists (select from unnest(a.moments) as m(at) where c.issued_at <= m.at and (n.id is null or n.issued_at > m.at))
      and (c.school_year = ${schoolYear} and c.period >= a.period
        or c.school_year > ${schoolYear} and c.snapshot @> ${JSON.stringify({ kind: 'hoc-ba', years: [{ year: schoolYear }] })}::jsonb)
    order by a.nth, c.school_year desc, c.period desc, p.sort_key collate "C", c.kind`.execute(work.handle);
  const found = Map.groupBy(rows, ({ nth }) => nth);
  return asked.map((_, nth) => found.get(nth) ?? []);
}

export type Verified = {
  kind: CardKind;
  school_year: string;
  period: Period;
  number: number;
  masked_name: string;
  issued_on: string;
  hash: Buffer;
  replaced_on: string | null;
  school: string;
  since: SinceIssue;
};
const tokenPattern = /^[0-9a-z]{26}$/;
/** For a stranger who holds the paper; of the unit of the site and those beneath it. */
export async function verifiedCard(work: Work, unitPath: string, token: string): Promise<Verified | undefined> {
  const typed = token.trim().toLowerCase();
  if (!tokenPattern.test(typed)) return undefined;
  const { rows } = await sql<Verified>`
    select kind, school_year, period, number, masked_name, issued_on::text as issued_on, hash, replaced_on::text as replaced_on, school, since
    from reports.verified(${unitPath}::ltree, ${typed})`.execute(work.handle);
  return rows[0];
}

/** Every issue to one pupil of one kind, newest first, with what it said. */
export type Issue = HeldCard & {
  classId: number;
  period: Period;
  schoolYear: string;
  replacedOn: string | null;
  since: SinceIssue;
};
export async function issuesOf(work: Work, unitId: number, pupil: string, kind: CardKind): Promise<Issue[]> {
  const { rows } = await sql<Issue>`
    select ${held},
      class_id as "classId", period, school_year as "schoolYear", replaced_on::text as "replacedOn",
      ${since} as since
    from reports.card c where unit_id = ${unitId} and pupil_id::text = ${pupil} and kind = ${kind} order by id desc limit 50`.execute(
    work.handle,
  );
  return rows;
}
