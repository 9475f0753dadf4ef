// A module says what a section has to show: when it last changed, or that there is nothing. In the transaction that changed it, so that
// the menu, the score and the age of a section are answered without asking that module.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

/** Sections that the site does not have are passed over. Whoever calls purges the pages. */
export async function noteContent(
  work: Work,
  unitId: number,
  sections: readonly { slug: string; at: Date | null }[],
): Promise<void> {
  if (sections.length === 0) return;
  await sql`
    update sites.section s set content_at = n.at from jsonb_to_recordset(${JSON.stringify(sections)}::jsonb) as n(slug text, at timestamptz)
    where s.unit_id = ${unitId} and s.slug = n.slug and s.content_at is distinct from n.at`.execute(work.handle);
}
