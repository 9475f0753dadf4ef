// A site chooses its look: theme, colour, logo, banner, words and links in the foot. What a superior has locked stays.
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { type HandedField, settle } from '../look.ts';
import { mayDress } from '../look-policy.ts';
import { standardsAbove } from '../queries/look.ts';
import type { SitesTables } from '../tables.ts';
import { footerField, linksField, paletteField, pictureField, pictureReasons, themeField } from './look-form.ts';

const write = writerOf<SitesTables>();

/** What is not sent stays as it is: the screen does not send what is locked. Empty: as the superior has it. */
const lookForm = z.object({
  theme: z.union([z.literal(''), themeField]).optional(),
  palette: paletteField.optional(),
  logo: pictureField.optional(),
  banner: pictureField.optional(),
  footer: footerField.optional(),
  links: linksField.optional(),
  version: z.coerce.number().int(),
});
export type LookForm = z.input<typeof lookForm>;

const lockable: { field: keyof LookForm; of: HandedField; label: string }[] = [
  { field: 'theme', of: 'look', label: 'Giao diện' },
  { field: 'palette', of: 'look', label: 'Màu' },
  { field: 'logo', of: 'logo', label: 'Logo' },
  { field: 'footer', of: 'footer', label: 'Lời ở chân trang' },
  { field: 'links', of: 'links', label: 'Liên kết ở chân trang' },
];

export async function dressSite(work: Work, unitId: number, input: LookForm): Promise<{ version: number }> {
  const form = parseForm(lookForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayDress(work.actor, unit);
  if (may !== true) throw refuse('not_allowed', may);
  const before = await write(work)
    .selectFrom('sites.site')
    .selectAll()
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Đơn vị chưa có trang.');
  if (before.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa trang này.' }], { version: before.version });
  const above = await standardsAbove(work, unit.path);
  throwIfAny([
    ...lockable.map(({ field, of, label }): Reason | false => {
      const { locked, from } = settle(of, null, above);
      return (
        form[field] !== undefined && locked && { code: 'locked', message: `${label} do ${from} đặt chung và đã khóa.`, field }
      );
    }),
    ...(await pictureReasons(work, [
      { id: form.logo, field: 'logo', label: 'Logo' },
      { id: form.banner, field: 'banner', label: 'Ảnh ngang' },
    ])),
  ]);
  const next = {
    ...(form.theme !== undefined ? { theme: form.theme || null } : {}),
    ...(form.palette !== undefined ? { palette: form.palette } : {}),
    ...(form.logo !== undefined ? { logo_media_id: form.logo || null } : {}),
    ...(form.banner !== undefined ? { banner_media_id: form.banner || null } : {}),
    ...(form.footer !== undefined ? { footer_note: form.footer || null } : {}),
    ...(form.links !== undefined ? { links: form.links.length > 0 ? JSON.stringify(form.links) : null } : {}),
  };
  await write(work)
    .updateTable('sites.site')
    .set({ ...next, version: before.version + 1, updated_at: work.now })
    .where('unit_id', '=', unitId)
    .execute();
  await purgePages(work, [`site:${unitId}`]);
  const changed = difference({ ...before, links: before.links && JSON.stringify(before.links) }, next);
  await record(work, {
    action: 'sites.dress-site',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Đổi giao diện trang của ${unit.shortName}`,
    before: changed.before,
    after: changed.after,
  });
  return { version: before.version + 1 };
}
