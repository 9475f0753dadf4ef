// A few people whose name begins with these words, anywhere the actor reads records: for the palette, not for lists.
import { sql } from 'kysely';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { rootsToRead } from '../policy.ts';

export type FoundPerson = { id: string; unitId: number; name: string; active: boolean };
export type FoundPupil = FoundPerson & { birthDate: string | null; classId: number | null };
export type FoundStaff = FoundPerson & { position: string | null };

/** Two letters name too many in a province and no index knows them: a whole province is asked from three letters on. */
function question(work: Work, text: string): { words: string[]; roots: string[] } | null {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 6);
  const roots = rootsToRead(work.actor);
  const wide = roots.some((root) => root.split('.').length < 3);
  const longest = Math.max(0, ...words.map((word) => word.length));
  return roots.length > 0 && longest >= (wide ? 3 : 2) ? { words, roots } : null;
}

export async function findPupils(work: Work, text: string, most: number): Promise<FoundPupil[]> {
  const asked = question(work, text);
  if (!asked) return [];
  const { rows } = await sql<FoundPupil>`select id, unit_id as "unitId", full_name as name, active, birth_date as "birthDate",
    class_id as "classId" from people.find_pupils(${asked.words}, ${asked.roots}, ${most})`.execute(work.handle);
  return rows;
}

export async function findStaff(work: Work, text: string, most: number): Promise<FoundStaff[]> {
  const asked = question(work, text);
  if (!asked) return [];
  const { rows } = await sql<FoundStaff>`select id, unit_id as "unitId", full_name as name, active, post as position
    from people.find_staff(${asked.words}, ${asked.roots}, ${most})`.execute(work.handle);
  return rows;
}
