// A module says what a section has to show: when it last changed, or that there is nothing. In the transaction that changed it, so that
// the menu, the score and the age of a section are answered without asking that module.
import { type RawBuilder, sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';

/** Sections that the site does not have are passed over. Where one begins or ceases to have something, every page has another menu. */
export async function noteContent(
  work: Work,
  unitId: number,
  sections: readonly { slug: string; at: Date | null }[],
): Promise<void> {
  if (sections.length === 0) return;
  const { rows } = await sql<{ turned: boolean }>`
    update sites.section s set content_at = n.at from jsonb_to_recordset(${JSON.stringify(sections)}::jsonb) as n(slug text, at timestamptz)
      join sites.section b on b.unit_id = ${unitId} and b.slug = n.slug
    where s.unit_id = ${unitId} and s.slug = n.slug and s.content_at is distinct from n.at
    returning (b.content_at is null) <> (n.at is null) as turned`.execute(work.handle);
  if (rows.some((row) => row.turned)) await purgePages(work, [`site:${unitId}`]);
}

/** The same for one section, asked where it is kept: `newest` gives one instant, null when there is nothing to read. */
export async function noteNewest(work: Work, unitId: number, slug: string, newest: RawBuilder<unknown>): Promise<void> {
  // Two who publish and withdraw at once wait here for each other, so that the later one counts what the earlier has left.
  await sql`select 1 from sites.section where unit_id = ${unitId} and slug = ${slug} for update`.execute(work.handle);
  const { rows } = await sql<{ at: Date | null }>`select (${newest}) as at`.execute(work.handle);
  await noteContent(work, unitId, [{ slug, at: rows[0]?.at ?? null }]);
}
