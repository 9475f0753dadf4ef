// A unit hands down a look to the sites of its members: as a start, or as a rule that they may not change.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { type Handed, type HandedField, settle } from '../look.ts';
import { mayHandDown } from '../look-policy.ts';
import { standardsAbove } from '../queries/look.ts';
import type { SitesTables } from '../tables.ts';
import { footerField, linksField, paletteField, pictureField, pictureReasons, themeField } from './look-form.ts';

const write = writerOf<SitesTables>();

const way = z.enum(['', 'start', 'rule']).default('');
const standardForm = z.object({
  ...{ lookWay: way, logoWay: way, footerWay: way, linksWay: way },
  theme: themeField,
  palette: paletteField,
  logo: pictureField.default(''),
  footer: footerField,
  links: linksField,
  /** Kinds of blocks. */
  blocks: z.array(z.string().max(40)).max(12),
  version: z.coerce.number().int(),
});
export type StandardForm = z.input<typeof standardForm>;

const words: Record<HandedField, string> = {
  look: 'Giao diện',
  logo: 'Logo',
  footer: 'Lời ở chân trang',
  links: 'Liên kết ở chân trang',
};

/** `mayWant`: kinds of blocks that show something without being set up; they live on the portal's floor. */
export async function handDown(
  work: Work,
  unitId: number,
  mayWant: readonly string[],
  input: StandardForm,
): Promise<{ version: number }> {
  const form = parseForm(standardForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayHandDown(work.actor, unit);
  if (may !== true) throw refuse('not_allowed', may);
  // The site's row: two who hand down for the first time have no other row to wait for each other at.
  await write(work).selectFrom('sites.site').select('unit_id').where('unit_id', '=', unitId).forUpdate().executeTakeFirst();
  const before = await write(work).selectFrom('sites.standard').selectAll().where('unit_id', '=', unitId).executeTakeFirst();
  if ((before?.version ?? 0) !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: `${before?.updated_by ?? 'Người khác'} vừa sửa quy định này.` }], {
      version: before?.version ?? 0,
    });
  const old = (before?.handed as Handed | undefined) ?? {};
  const handed: Handed = {
    ...(form.lookWay ? { look: { value: { theme: form.theme, palette: form.palette }, locked: form.lookWay === 'rule' } } : {}),
    ...(form.logoWay ? { logo: { value: form.logo, locked: form.logoWay === 'rule' } } : {}),
    ...(form.footerWay ? { footer: { value: form.footer, locked: form.footerWay === 'rule' } } : {}),
    ...(form.linksWay ? { links: { value: form.links, locked: form.linksWay === 'rule' } } : {}),
    ...(form.blocks.length > 0 ? { blocks: form.blocks } : {}),
  };
  const above = await standardsAbove(work, unit.path);
  const empty = (field: 'logo' | 'footer' | 'links'): Reason | false => {
    const given = handed[field];
    return (
      given !== undefined &&
      given.value.length === 0 && { code: 'empty', message: `${words[field]} còn trống, chưa đặt chung được.`, field }
    );
  };
  throwIfAny([
    ...(Object.keys(words) as HandedField[]).map((field): Reason | false => {
      const { locked, from } = settle(field, null, above);
      const same = JSON.stringify(handed[field]) === JSON.stringify(old[field]);
      return locked && !same && { code: 'locked', message: `${words[field]} do ${from} đặt chung và đã khóa.`, field };
    }),
    ...[empty('logo'), empty('footer'), empty('links')],
    ...form.blocks
      .filter((kind) => !mayWant.includes(kind))
      .map((kind) => ({ code: 'kind', message: `Khối “${kind}” không yêu cầu chung được.`, field: 'blocks' })),
    ...(await pictureReasons(work, [{ id: handed.logo?.value, field: 'logo', label: 'Logo' }])),
  ]);
  const values = {
    ...{ handed: JSON.stringify(handed), version: form.version + 1 },
    ...{ updated_by: actorName(work.actor), updated_at: work.now },
  };
  await write(work)
    .insertInto('sites.standard')
    .values({ unit_id: unitId, ...values })
    .onConflict((on) => on.column('unit_id').doUpdateSet(values))
    .execute();
  await purgePages(work, [`look:${unitId}`]);
  await record(work, {
    action: 'sites.hand-down',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Đặt quy định chung cho các trang thành viên của ${unit.shortName}`,
    before: old,
    after: handed,
  });
  return { version: form.version + 1 };
}
