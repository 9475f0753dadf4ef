// What resources are found by, and what the sites that show them learn: called by whoever changes what citizens read.
import { sql } from 'kysely';
import { lineage } from '#modules/organizations/index.ts';
import { type Item, putAll, putOrDrop, sentences } from '#modules/search/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { gradeChoices, resourceKinds, resourceSubjects } from '../rules/kinds.ts';

const resourceRef = (id: string) => `resource/${id}`;

/** Of every unit; callers narrow it. In the repository of the units above it is found where it comes from. */
export const publicResourcesText = `select r.id, r.unit_id as "unitId", r.slug, r.title, r.summary, r.kind, r.subject, r.grades, r.author, r.series,
  r.sha256, r.file_name as "fileName", r.first_published_at as "publishedAt" from resources.resource r where r.state = 'published'`;
type Resource = {
  id: string;
  unitId: number;
  slug: string;
  title: string;
  summary: string;
  kind: string;
  subject: string;
  grades: string[];
  author: string;
  series: string;
  sha256: string;
  fileName: string;
  publishedAt: Date;
};

export const itemOfResource = (resource: Resource): Item => ({
  ...{ ref: resourceRef(resource.id), unitId: resource.unitId, type: 'resource', path: `/tai-nguyen/${resource.slug}` },
  title: resource.title,
  body: sentences([
    resource.summary,
    [
      resourceKinds.nameOf(resource.kind),
      resource.subject && resourceSubjects.nameOf(resource.subject),
      ...resource.grades.map((grade) => gradeChoices.nameOf(grade)),
    ]
      .filter(Boolean)
      .join(', '),
    `Tác giả: ${resource.author}`,
    resource.series && `Bộ sách: ${resource.series}`,
  ]),
  ...{ at: resource.publishedAt, visibleFrom: new Date(0), visibleUntil: null },
  files: [
    {
      ...{ name: resource.fileName, text: '' },
      path: `/tai-nguyen/tep/${resource.sha256}/${encodeURIComponent(resource.fileName)}`,
    },
  ],
});

async function itemsOf(work: Work, unitId: number, id: string | null = null): Promise<Item[]> {
  const { rows } = await sql<Resource>`${sql.raw(publicResourcesText)} and r.unit_id = ${unitId}
    ${id === null ? sql`` : sql`and r.id = ${id}::uuid`} for share of r`.execute(work.handle);
  return rows.map(itemOfResource);
}

/** What a unit's shelf holds: its own, and what was let into the repository from below; only an office has units below. */
export const noteResources = (work: Work, unit: { id: number; path: string }): Promise<void> =>
  noteNewest(
    work,
    unit.id,
    'tai-nguyen',
    sql`select max(first_published_at) from resources.resource where state = 'published' and (unit_id = ${unit.id}
      or shared = 'approved' and unit_id in (select id from organizations.unit where path <@ ${unit.path}::ltree))`,
  );

/** @param above it stands, or stood, in the repository of the units above */
export async function tellResource(work: Work, unit: { id: number; path: string }, id: string, above: boolean): Promise<void> {
  await putOrDrop(work, [resourceRef(id)], await itemsOf(work, unit.id, id));
  const shelves = above ? await lineage(work, unit.path) : [unit];
  await work.elevated('the shelves of the units above learn of it', async () => {
    for (const shelf of shelves) await noteResources(work, shelf);
  });
}

/** @returns how much of the index changed */
export const indexResources = async (work: Work, unitId: number): Promise<number> =>
  putAll(work, unitId, 'resource/', await itemsOf(work, unitId));
