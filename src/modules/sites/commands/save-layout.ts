// A site arranges its first page, or takes that of its template again.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { type BlockWords, blocksOf, type Layout } from '../blocks/layout.ts';
import { checkLayout, layoutShape, picturesOf } from '../blocks/rules.ts';
import { wantedOf } from '../look.ts';
import { mayDress } from '../look-policy.ts';
import { standardsAbove } from '../queries/look.ts';
import type { SitesTables } from '../tables.ts';

const write = writerOf<SitesTables>();

/** The layout as JSON: what the screen holds. */
const layoutForm = z.object({
  layout: z
    .string()
    .max(400_000, 'Trang chủ chứa quá nhiều chữ')
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: 'custom', message: 'Không đọc được cách sắp xếp' });
        return z.NEVER;
      }
    })
    .pipe(layoutShape),
  version: z.coerce.number().int(),
});
export type LayoutForm = z.input<typeof layoutForm>;

async function locked(work: Work, unitId: number, version: number) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayDress(work.actor, unit);
  if (may !== true) throw refuse('not_allowed', may);
  // The site's row: two who arrange for the first time have no other row to wait for each other at.
  const site = await write(work)
    .selectFrom('sites.site')
    .select(['template'])
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) throw notFound('Đơn vị chưa có trang.');
  const before = await write(work).selectFrom('sites.layout').selectAll().where('unit_id', '=', unitId).executeTakeFirst();
  if ((before?.version ?? 0) !== version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before?.updated_by ?? 'Người khác'} vừa sắp xếp trang chủ này.` }],
      before && { version: before.version, rows: before.rows, by: before.updated_by, at: before.updated_at },
    );
  return { unit, site, before };
}

async function put(work: Work, unit: Unit, version: number, rows: Layout['rows'] | null): Promise<{ version: number }> {
  const values = {
    ...{ rows: rows && JSON.stringify(rows), version: version + 1 },
    ...{ updated_by: actorName(work.actor), updated_at: work.now },
  };
  await write(work)
    .insertInto('sites.layout')
    .values({ unit_id: unit.id, ...values })
    .onConflict((on) => on.column('unit_id').doUpdateSet(values))
    .execute();
  await purgePages(work, [`home:${unit.id}`]);
  return { version: version + 1 };
}

/** `kinds`: all kinds of blocks there are; they live on the portal's floor. */
export async function saveLayout(
  work: Work,
  unitId: number,
  kinds: readonly BlockWords[],
  input: LayoutForm,
): Promise<{ version: number }> {
  const form = parseForm(layoutForm, input);
  const { unit, site, before } = await locked(work, unitId, form.version);
  const wanted = wantedOf(await standardsAbove(work, unit.path));
  const { layout, reasons } = checkLayout(form.layout as Layout, { kinds, level: site.template, wanted });
  const named = picturesOf(layout, kinds);
  const pictures = await picturesById(
    work,
    named.map((one) => one.id),
  );
  throwIfAny([
    ...reasons,
    ...named.map(({ id, field, label }): Reason | false => {
      const picture = pictures.get(id);
      if (!picture) return { code: 'picture', message: 'Ảnh đã bị ẩn hoặc không có trong thư viện.', field, label };
      return !isDescribed(picture) && { code: 'alt', message: 'Ảnh thiếu lời mô tả.', field, label };
    }),
  ]);
  const saved = await put(work, unit, form.version, layout.rows);
  const kindsOf = (rows: Layout['rows'] | null | undefined) =>
    rows ? blocksOf({ rows }).map((block) => block.kind) : 'theo mẫu';
  await record(work, {
    action: 'sites.save-layout',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Sắp xếp trang chủ của ${unit.shortName}`,
    before: { blocks: kindsOf(before?.rows as Layout['rows'] | null | undefined) },
    after: { blocks: kindsOf(layout.rows) },
  });
  return saved;
}

export async function resetLayout(work: Work, unitId: number, version: number): Promise<{ version: number }> {
  const { unit, before } = await locked(work, unitId, version);
  if (!before?.rows) return { version };
  const saved = await put(work, unit, version, null);
  await record(work, {
    action: 'sites.reset-layout',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Đưa trang chủ của ${unit.shortName} về mẫu`,
    before: { blocks: blocksOf({ rows: before.rows as Layout['rows'] }).map((block) => block.kind) },
  });
  return saved;
}
