// The menu of a site: order, what stands below what, what is not in the menu, what is hidden altogether. Set as a whole, one version.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { menuFaults } from '../rules/menu.ts';
import { indexSections } from './index-sections.ts';

const arrangement = z.object({
  items: z
    .array(
      z.object({ slug: z.string().max(80), parent: z.string().max(80).nullable(), inMenu: z.boolean(), hidden: z.boolean() }),
    )
    .max(200, 'Trang có nhiều nhất 200 mục'),
});
export type Arrangement = z.input<typeof arrangement>;

export async function arrangeSections(work: Work, unitId: number, input: Arrangement): Promise<void> {
  const { items } = parseForm(arrangement, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  const before = await write(work)
    .selectFrom('sites.section')
    .select(['slug', 'title', 'mandatory', 'parent_slug', 'in_menu', 'hidden', 'position'])
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .orderBy('slug')
    .forUpdate()
    .execute();
  const known = new Map(before.map((section) => [section.slug, section]));
  if (items.length !== before.length || items.some((item) => !known.has(item.slug)))
    throw new Refused('conflict', [
      { code: 'stale', message: 'Danh mục vừa có mục được thêm hoặc đổi địa chỉ. Tải lại trang rồi xếp lại.' },
    ]);
  throwIfAny(menuFaults(items.map((item) => ({ ...item, title: known.get(item.slug)?.title ?? item.slug }))));
  const rows = items.map((item, position) => ({
    slug: item.slug,
    parent: item.parent,
    in_menu: item.inMenu,
    hidden: item.hidden,
    position,
  }));
  await sql`
    update sites.section s set parent_slug = n.parent, in_menu = n.in_menu, hidden = n.hidden, position = n.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(slug text, parent text, in_menu boolean, hidden boolean, position smallint)
    where s.unit_id = ${unitId} and s.slug = n.slug`.execute(work.handle);
  await indexSections(work, unitId);
  await purgePages(work, [`site:${unitId}`]);
  const hidden = items.filter((item) => item.hidden && !known.get(item.slug)?.hidden);
  const shown = items.filter((item) => !item.hidden && known.get(item.slug)?.hidden);
  // Nobody approves these beforehand: who looks afterwards must see which section went where.
  const changed = (what: (item: (typeof items)[number]) => unknown, was: (section: (typeof before)[number]) => unknown) =>
    items.filter((item) => what(item) !== was(known.get(item.slug) as (typeof before)[number]));
  const listed = changed(
    (item) => item.inMenu,
    (section) => section.in_menu,
  );
  const moved = changed(
    (item) => item.parent,
    (section) => section.parent_slug,
  );
  const names = (list: typeof items) => list.map((item) => `“${known.get(item.slug)?.title}”`).join(', ');
  await record(work, {
    action: 'sites.arrange-sections',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: [
      `Xếp lại danh mục trang ${unit.shortName}`,
      hidden.length > 0 && `ẩn ${names(hidden)}`,
      shown.length > 0 && `hiện lại ${names(shown)}`,
      listed.some((item) => !item.inMenu) && `đưa ${names(listed.filter((item) => !item.inMenu))} ra khỏi danh mục`,
      listed.some((item) => item.inMenu) && `đưa ${names(listed.filter((item) => item.inMenu))} vào danh mục`,
      moved.length > 0 && `đổi chỗ đứng ${names(moved)}`,
    ]
      .filter(Boolean)
      .join(', '),
    before: { menu: before.map((s) => s.slug).join(' ') },
    after: { menu: items.map((s) => s.slug).join(' '), by: actorName(work.actor) },
  });
}
