// Whom does a campaign ask? The wall, the list of campaigns and their form count by the same words.
import { sql } from 'kysely';
import { teaches, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { isOfResults } from '../rules/standing.ts';
import type { Campaign } from './campaigns.ts';

export type Audience = Pick<Campaign, 'audiencePath' | 'audienceTypes' | 'measures'>;

const withPupils = unitTypes.map(({ code }) => code).filter(teaches);

/** Of `u`, a unit: it is asked, and seen by the actor. Where only results are counted, only those who have pupils are asked. */
export const isAsked = ({ audiencePath, audienceTypes, measures }: Audience) => sql<boolean>`
  (u.counted_in_survey and u.hidden_at is null and u.closed_on is null
    and u.path <@ ${audiencePath}::ltree and u.path <@ platform.scope()
    and (cardinality(${audienceTypes}::text[]) = 0 or u.type = any(${audienceTypes}::text[]))
    ${measures.length > 0 && measures.every(isOfResults) ? sql`and u.type = any(${withPupils}::text[])` : sql``})`;

export async function audienceSize(work: Work, audience: Audience): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from organizations.unit u where ${isAsked(audience)}`.execute(work.handle);
  return rows[0]?.n ?? 0;
}
