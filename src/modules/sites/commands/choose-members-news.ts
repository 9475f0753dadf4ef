// The rule by which a superior's first page shows news of its members.
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { siteWriters } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { membersNewsNames, membersNewsRules } from '../members-news.ts';
import type { SitesTables } from '../tables.ts';

const write = writerOf<SitesTables>();

const form = z.object({
  rule: z.enum(membersNewsRules, 'Chọn một cách hiện'),
  levels: z.array(z.enum(['mn', 'th', 'thcs', 'thpt', 'gdtx'])).default([]),
});

export async function chooseMembersNews(work: Work, unitId: number, input: z.input<typeof form>): Promise<void> {
  const { rule, levels } = parseForm(form, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, siteWriters, unit.path))
    throw refuse('not_allowed', `Trang của ${unit.shortName} do biên tập viên, người duyệt bài và quản trị của đơn vị sửa.`);
  throwIfAny([
    unit.level !== 'department' &&
      unit.level !== 'district' && { code: 'office', message: 'Chỉ trang của Sở và Phòng hiện tin của đơn vị trực thuộc.' },
    rule === 'levels' && levels.length === 0 && { code: 'levels', field: 'levels', message: 'Chọn ít nhất một cấp học.' },
  ]);
  const before = await write(work)
    .selectFrom('sites.site')
    .select(['members_news', 'members_news_levels'])
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Đơn vị chưa có trang.');
  const after = { members_news: rule, members_news_levels: rule === 'levels' ? levels : [] };
  await write(work).updateTable('sites.site').set(after).where('unit_id', '=', unitId).execute();
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'sites.choose-members-news',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Tin của các đơn vị ở trang chủ ${unit.shortName}: ${membersNewsNames[rule].toLowerCase()}`,
    before,
    after,
  });
}
