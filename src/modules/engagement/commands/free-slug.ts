// The address of a consultation or a poll: from its title, free at this unit, never changed once somebody may have it.
import { sql } from 'kysely';
import { freeName, slugify } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';

export async function freeSlug(work: Work, table: 'consultation' | 'poll', unitId: number, title: string): Promise<string> {
  const base = slugify(title, 90) || 'y-kien';
  const { rows } = await sql<{ slug: string }>`select slug from ${sql.raw(`engagement.${table}`)}
    where unit_id = ${unitId} and (slug = ${base} or slug like ${`${base}-%`})`.execute(work.handle);
  return freeName(
    base,
    rows.map((row) => row.slug),
  );
}
