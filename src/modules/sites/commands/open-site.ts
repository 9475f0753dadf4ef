// A unit gets its portal: the sections its type must have, already made, empty.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { record } from '#modules/audit/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { separatesApproval } from '../board.ts';
import type { SitesTables } from '../tables.ts';
import { siteTemplates } from '../templates.ts';

const write = writerOf<SitesTables>();

export async function openSite(work: Work, unitId: number, level: UnitLevel, slug: string): Promise<void> {
  const template = siteTemplates[level];
  await write(work)
    .insertInto('sites.site')
    .values({
      ...{ unit_id: unitId, host_label: level === 'department' ? '' : slug, template: level, palette: template.palette },
      ...{ tagline: null, hero_media_id: null, hero_scene: null, opened_on: work.today },
      ...{ theme: null, logo_media_id: null, banner_media_id: null, footer_note: null, links: null },
      separate_approval: separatesApproval(level),
    })
    .execute();
  await write(work)
    .insertInto('sites.section')
    .values(
      template.sections.map((section, position) => ({
        ...{
          unit_id: unitId,
          slug: section.slug,
          title: section.title,
          position,
          kind: section.kind,
          mandatory: section.mandatory,
        },
        ...{ legal_basis: section.legalBasis, in_menu: section.inMenu, body: null },
      })),
    )
    .execute();
  await record(work, { action: 'sites.open-site', object: { kind: 'site', id: unitId }, unitId, summary: `Mở trang ${slug}` });
}
