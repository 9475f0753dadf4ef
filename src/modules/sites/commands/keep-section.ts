// A page of a site gets its text and name, or a unit makes a page or category of its own (P-1.8). What stood there before is kept.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { nfc, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { ownAddresses } from '../rules/own-addresses.ts';
import { isReporting } from '../templates.ts';
import { indexSections } from './index-sections.ts';
import { dropRedirect, putRedirect } from './keep-redirects.ts';

const sectionForm = z.object({
  title: z.preprocess((v) => nfc(String(v ?? '')), z.string().min(2, 'Ghi tên mục').max(80, 'Tên mục dài quá 80 ký tự')),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .max(80, 'Địa chỉ dài quá 80 ký tự')
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$/, 'Địa chỉ chỉ gồm chữ thường không dấu, số và gạch nối'),
  kind: z.enum(['page', 'category'], 'Chọn loại mục').default('page'),
  parent: z
    .string()
    .max(80)
    .transform((v) => v || null)
    .nullable()
    .optional(),
  version: z.coerce.number().int().optional(),
});
/** `body` as content's schema has cleaned it, null when it says nothing; undefined: the text stays. */
export type SectionForm = z.input<typeof sectionForm> & { body?: unknown };

/** @throws Refused with everything that stands against it */
export async function readySection(work: Work, unitId: number, slug: string | null, input: SectionForm) {
  const form = parseForm(sectionForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  demandOpen(unit, work.today);
  const sections = await write(work).selectFrom('sites.section').selectAll().where('unit_id', '=', unitId).forUpdate().execute();
  if (sections.length === 0) throw notFound('Đơn vị chưa có trang.');
  const before = slug === null ? undefined : sections.find((one) => one.slug === slug);
  if (slug !== null && !before) throw notFound('Trang không có mục này.');
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updated_by || 'Người khác'} vừa sửa mục này. Xem bản của họ rồi chọn.` }],
      { version: before.version, title: before.title, body: before.body, by: before.updated_by },
    );
  const wanted = form.slug || before?.slug || slugify(form.title, 78);
  const other = sections.find((one) => one.slug === wanted && one !== before);
  const parent = form.parent === undefined ? (before?.parent_slug ?? null) : form.parent;
  const above = parent === null ? undefined : sections.find((one) => one.slug === parent);
  throwIfAny([
    wanted === '' && { code: 'slug', message: 'Ghi địa chỉ của mục.', field: 'slug' },
    other && { code: 'slug_taken', message: `Địa chỉ /${wanted} là của mục “${other.title}”.`, field: 'slug' },
    // A section that the registry gives stands where the product looks for it.
    wanted !== before?.slug &&
      ownAddresses.has(wanted) && { code: 'slug_reserved', message: `/${wanted} là địa chỉ riêng của hệ thống.`, field: 'slug' },
    before !== undefined &&
      wanted !== before.slug &&
      (!before.own || before.kind === 'category') && {
        ...{ code: 'slug_fixed', field: 'slug' },
        message: before.own
          ? 'Địa chỉ của chuyên mục giữ nguyên để bài cũ không mất đường. Đổi tên thì được.'
          : 'Địa chỉ của mục theo quy định giống nhau ở mọi trang, không đổi. Đổi tên thì được.',
      },
    parent !== null && !above && { code: 'parent', message: 'Không có mục chứa này.', field: 'parent' },
    above !== undefined && above === before && { code: 'loop', message: 'Một mục không nằm trong chính nó.', field: 'parent' },
    above?.parent_slug != null && {
      code: 'levels',
      message: `“${above.title}” đã nằm trong mục khác: danh mục có hai tầng.`,
      field: 'parent',
    },
    above !== undefined &&
      before !== undefined &&
      sections.some((one) => one.parent_slug === before.slug) && {
        ...{ code: 'levels', field: 'parent' },
        message: `“${before.title}” đang chứa mục khác nên không nằm trong mục nào được.`,
      },
    !before && sections.length >= 200 && { code: 'many', message: 'Trang có nhiều nhất 200 mục.' },
    input.body !== undefined &&
      (before?.kind ?? form.kind) !== 'page' && { code: 'kind', message: 'Mục này không có bài riêng.', field: 'body' },
  ]);
  return { form, unit, sections, before, wanted, parent };
}

/** `noted`: more for the record, such as what whoever publishes was asked. */
export async function keepSection(
  work: Work,
  unitId: number,
  slug: string | null,
  input: SectionForm,
  noted: Record<string, unknown> = {},
): Promise<{ slug: string; version: number }> {
  const { form, unit, sections, before, wanted, parent } = await readySection(work, unitId, slug, input);
  const by = actorName(work.actor);
  const texts = input.body === undefined ? {} : { body: input.body === null ? null : JSON.stringify(input.body) };
  const version = (before?.version ?? 0) + 1;
  if (before) {
    await write(work)
      .updateTable('sites.section')
      .set({
        ...{ slug: wanted, title: form.title, parent_slug: parent, version, updated_at: work.now, updated_by: by },
        ...texts,
        // Of a living section its module says what there is.
        ...(input.body === undefined || isReporting(wanted) ? {} : { content_at: input.body === null ? null : work.now }),
      })
      .where('unit_id', '=', unitId)
      .where('slug', '=', before.slug)
      .execute();
    if (wanted !== before.slug) {
      await dropRedirect(work, unitId, `/${wanted}`);
      await putRedirect(work, unitId, `/${before.slug}`, `/${wanted}`, 'Đổi địa chỉ của mục');
    }
  } else {
    await write(work)
      .insertInto('sites.section')
      .values({
        ...{
          unit_id: unitId,
          slug: wanted,
          title: form.title,
          kind: form.kind,
          parent_slug: parent,
          own: true,
          max_age_days: null,
        },
        ...{ position: Math.max(...sections.map((one) => one.position)) + 1, in_menu: true, body: null, ...texts },
        ...{ content_at: input.body ? work.now : null, updated_at: work.now, updated_by: by },
      })
      .execute();
    await dropRedirect(work, unitId, `/${wanted}`);
  }
  await sql`
    insert into sites.section_version (unit_id, slug, version, title, body, kept_by, kept_at)
    select unit_id, slug, version, title, body, ${by}, ${work.now} from sites.section where unit_id = ${unitId} and slug = ${wanted}`.execute(
    work.handle,
  );
  await indexSections(work, unitId);
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: before ? 'sites.edit-section' : 'sites.add-section',
    object: { kind: 'section', id: `${unitId}/${wanted}` },
    unitId,
    summary: before
      ? `Sửa mục “${before.title}” ở trang ${unit.shortName}${form.title !== before.title ? `, đổi tên thành “${form.title}”` : ''}${wanted !== before.slug ? `, chuyển sang /${wanted}` : ''}`
      : `Thêm ${form.kind === 'page' ? 'trang' : 'chuyên mục'} “${form.title}” ở trang ${unit.shortName}`,
    ...(before ? { before: { title: before.title, slug: before.slug, version: before.version } } : {}),
    after: { title: form.title, slug: wanted, version, ...noted },
  });
  return { slug: wanted, version };
}
