// What disclosed items are found by, and what the site learns of them: called by whoever publishes one. Published, none is taken back.
import { sql } from 'kysely';
import { type Item as Found, putAll, putItems, sentences } from '#modules/search/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { itemAt, severalSets } from '../queries/items.ts';
import { itemTitle, ruleSetOf } from '../rules/catalogue.ts';
import type { Content } from '../rules/content.ts';
import { periodWords } from '../rules/due.ts';

/** Of every unit; callers narrow it. */
export const disclosedText = `select i.id, i.unit_id as "unitId", i.school_year as "schoolYear", i.item as slug, i.period, r.content->'texts' as texts,
  r.notes, i.last_published_at as "publishedAt", u.type, coalesce(p.boarding, false) as boarding,
  (select coalesce(json_agg(json_build_object('sha256', a.sha256, 'name', a.name) order by a.position), '[]')
   from disclosure.attachment a where a.item_id = i.id and a.version = i.published_version) as files
  from disclosure.item i join disclosure.revision r on r.item_id = i.id and r.version = i.published_version
  join organizations.unit u on u.id = i.unit_id left join organizations.profile p on p.unit_id = u.id where i.published_version is not null`;
type Disclosed = {
  id: string;
  unitId: number;
  schoolYear: string;
  slug: string;
  period: string;
  texts: Content['texts'];
  notes: string;
  publishedAt: Date;
  type: string;
  boarding: boolean;
  files: { sha256: string; name: string }[];
};

/**
 * By its title and what was written into it; figures are looked up on the page. null: what the circular of that year does not ask of
 * this unit has no page, and what another module supplied stands there.
 */
export function itemOfDisclosure(disclosed: Disclosed): Found | null {
  const item = itemAt(disclosed, disclosed.schoolYear, disclosed.slug);
  if (!item || item.suppliedBy) return null;
  const { id, unitId, schoolYear, period, publishedAt } = disclosed;
  const title = [itemTitle(item, severalSets(disclosed)), periodWords(period), `năm học ${schoolYear}`].filter(Boolean);
  return {
    ...{ ref: `disclosure/${id}`, unitId, type: 'disclosure', title: title.join(', ') },
    path: `/cong-khai/${schoolYear}/${item.slug}${period ? `/${period}` : ''}`,
    body: sentences([
      ...item.parts.map((part) => {
        if (part.kind !== 'text') return part.title === item.title ? '' : part.title;
        const text = disclosed.texts[part.code] ?? '';
        return text && `${part.title}: ${text}`;
      }),
      disclosed.notes,
    ]),
    also: `công khai ${ruleSetOf(schoolYear)?.name ?? ''}`,
    ...{ at: publishedAt, visibleFrom: publishedAt, visibleUntil: null },
    files: disclosed.files.map(({ sha256, name }) => ({
      ...{ name, text: '', path: `/cong-khai/tep/${sha256}/${encodeURIComponent(name)}` },
    })),
  };
}

async function itemsOf(work: Work, unitId: number, id: string | null = null): Promise<Found[]> {
  const { rows } = await sql<Disclosed>`${sql.raw(disclosedText)} and i.unit_id = ${unitId}
    ${id === null ? sql`` : sql`and i.id = ${id}::uuid`} for share of i`.execute(work.handle);
  return rows.flatMap((row) => itemOfDisclosure(row) ?? []);
}

export const noteDisclosure = (work: Work, unitId: number): Promise<void> =>
  noteNewest(work, unitId, 'cong-khai', sql`select max(last_published_at) from disclosure.item where unit_id = ${unitId}`);

export async function tellPublished(work: Work, unitId: number, id: string): Promise<void> {
  await putItems(work, await itemsOf(work, unitId, id));
  await noteDisclosure(work, unitId);
}

/** @returns how much of the index changed */
export const indexDisclosure = async (work: Work, unitId: number): Promise<number> =>
  putAll(work, unitId, 'disclosure/', await itemsOf(work, unitId));
