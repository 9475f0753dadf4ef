// Public pages are kept with the tags of what they were made from; who changes one of these says so in the same transaction.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export const purgeChannel = 'congtruong_purge';

/**
 * Drops exactly the pages made from this, in every process, when the transaction commits. The tags:
 * `site:ID` all pages of a site; `articles:ID` the same but for what stands around them and those blocks of its first page that show no articles;
 * `article:ID`, `media:ID` what shows an article or a picture; `members:ID` homes of members that show
 * a superior's notices; `below:ID` a superior's home with news from below, and its list of those on sites elsewhere; `name:ID` pages of others that name the unit;
 * `units:ID` directories of the units below; `documents:ID` lists of a unit's documents, `documents-for:ID` lists of its members that show
 * them, `document:ID` what shows one document or names it; `pushed:ID` pages of a unit that show what was sent to it; `questions:ID`,
 * `consultations:ID`, `polls:ID` what lists those of a unit, `question:ID` the page of one answered question; `home:ID` the first page of a
 * site; `look:ID` all pages of a unit's members, dressed in what it hands down. `schedule:ID`, `events:ID`,
 * `menu:ID`, `gallery:ID`, `resources:ID`, `staff:ID`, `timetable:ID` a unit's weeks, events, menus, albums, resources, staff page, timetable; `disclosure:ID` what a
 * unit discloses, `disclosure-below:ID` an office's page of its units' disclosure; `english:ID` English pages of a unit, and those below that
 * name it. (`search`, said by the database itself when the index of the search changes. `day`, dropped at midnight by each process itself:
 * pages that are others tomorrow.)
 */
export async function purgePages(work: Work, tags: string[]): Promise<void> {
  // A notification holds less than 8,000 bytes.
  for (let from = 0; from < tags.length; from += 200)
    await sql`select pg_notify(${purgeChannel}, ${tags.slice(from, from + 200).join(' ')})`.execute(work.handle);
}
