// A path of a site leads to another one: made by renames, by hand, by whoever takes over an old site. Never a chain, never a circle.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { itemAt } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { hostsOf } from '../queries/hosts.ts';
import { pageStands } from '../queries/stands.ts';
import { leadsAway, pathOf, redirected, unreadable } from '../rules/redirects.ts';

const typedPath = (example: string) =>
  z.string().trim().min(1, `Ghi đường dẫn, ví dụ ${example}`).max(500, 'Đường dẫn dài quá 500 ký tự');
const redirectForm = z.object({
  from: typedPath('/gioi-thieu.html').describe('Đường dẫn cũ'),
  to: typedPath('/gioi-thieu').describe('Chuyển sang'),
  note: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(200, 'Ghi chú dài quá 200 ký tự')).default(''),
});
export type RedirectForm = z.input<typeof redirectForm>;

/** For commands that have already asked who acts. The site's redirects that touch these two paths are held until the end. */
export async function putRedirect(work: Work, unitId: number, from: string, to: string, note: string): Promise<void> {
  await sql`select 1 from sites.site where unit_id = ${unitId} for update`.execute(work.handle);
  const rows = await write(work)
    .selectFrom('sites.redirect')
    .select(['from_path', 'to_path'])
    .where('unit_id', '=', unitId)
    .where((q) => q.or([q('from_path', 'in', [from, to]), q('to_path', '=', from)]))
    .execute();
  const change = redirected(new Map(rows.map((row) => [row.from_path, row.to_path])), from, to);
  throwIfAny(['fault' in change && change.fault]);
  if ('fault' in change) return;
  const by = actorName(work.actor);
  await write(work)
    .insertInto('sites.redirect')
    .values(
      [...change.put].map(([from_path, to_path]) => ({
        unit_id: unitId,
        from_path,
        to_path,
        note,
        created_by: by,
        created_at: work.now,
      })),
    )
    .onConflict((c) => c.columns(['unit_id', 'from_path']).doUpdateSet((q) => ({ to_path: q.ref('excluded.to_path') })))
    .execute();
}

/** A page has come to stand at `path`: nothing leads away from it any more. */
export async function dropRedirect(work: Work, unitId: number, path: string): Promise<boolean> {
  const gone = await write(work)
    .deleteFrom('sites.redirect')
    .where('unit_id', '=', unitId)
    .where('from_path', '=', path)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

/** @param baseHost the province's own host, below which names of sites are labels */
export async function addRedirect(work: Work, unitId: number, input: RedirectForm, baseHost: string): Promise<void> {
  const typed = parseForm(redirectForm, input);
  const form = { ...typed, from: pathOf(typed.from), to: pathOf(typed.to) };
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  const section = await write(work)
    .selectFrom('sites.section')
    .select('title')
    .where('unit_id', '=', unitId)
    .where('slug', '=', form.from.slice(1))
    .executeTakeFirst();
  const known = await write(work)
    .selectFrom('sites.redirect')
    .select(['from_path', 'to_path'])
    .where('unit_id', '=', unitId)
    .where('from_path', 'in', [form.from, form.to])
    .execute();
  const before = known.find((row) => row.from_path === form.from);
  const names = (await hostsOf(work, unitId)).map(({ host }) =>
    host.includes('.') ? host : host ? `${host}.${baseHost}` : baseHost,
  );
  const away = leadsAway(typed.to, names);
  const change = redirected(new Map(known.map((row) => [row.from_path, row.to_path])), form.from, form.to);
  const circle = 'fault' in change && change.fault.code === 'loop' && change.fault;
  const stands = known.some((row) => row.from_path === form.to) || (await pageStands(work, unitId, form.to));
  const tooLong = 'Đường dẫn dài quá 500 ký tự khi viết như trình duyệt gửi đi.';
  const [wrongFrom, wrongTo] = [unreadable(typed.from), unreadable(typed.to)];
  throwIfAny([
    wrongFrom !== null && { code: 'unreadable', message: wrongFrom, field: 'from' },
    wrongTo !== null && { code: 'unreadable', message: wrongTo, field: 'to' },
    form.from.length > 500 && { code: 'long', message: tooLong, field: 'from' },
    form.to.length > 500 && { code: 'long', message: tooLong, field: 'to' },
    // An old address may be pasted whole, with the old site's name; what is no address of a page at all may not.
    /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(typed.from) && {
      ...{ code: 'from', field: 'from' },
      message: 'Đường dẫn cũ là địa chỉ một trang, ví dụ /gioi-thieu.html.',
    },
    section && { code: 'in_use', message: `${form.from} đang là mục ${section.title} của trang.`, field: 'from' },
    !section &&
      form.from !== '/' &&
      !form.from.includes('?') &&
      (await itemAt(work, unitId, form.from)) && {
        ...{ code: 'in_use', field: 'from' },
        message: `${form.from} đang có nội dung ở trang này nên không chuyển đi nơi khác.`,
      },
    before && {
      ...{ code: 'known', field: 'from' },
      message: `${form.from} đang chuyển sang ${before.to_path}. Bỏ đường chuyển ấy trước rồi thêm lại.`,
    },
    away && {
      ...{ code: 'away', field: 'to' },
      message: `Chỉ chuyển đến trang của chính ${unit.shortName}. Ghi đường dẫn, ví dụ /gioi-thieu.`,
    },
    circle,
    !away &&
      !wrongTo &&
      !circle &&
      !stands && {
        ...{ code: 'nowhere', field: 'to' },
        message: `${unit.shortName} không có trang ${form.to}. Mở trang ấy rồi chép đường dẫn từ trình duyệt.`,
      },
  ]);
  await putRedirect(work, unitId, form.from, form.to, form.note);
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'sites.add-redirect',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Chuyển ${form.from} sang ${form.to} ở trang ${unit.shortName}`,
    after: { from: form.from, to: form.to },
  });
}

export async function removeRedirect(work: Work, unitId: number, from: string): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  if (!(await dropRedirect(work, unitId, from))) throw notFound('Không có đường chuyển này.');
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'sites.remove-redirect',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Bỏ đường chuyển từ ${from} ở trang ${unit.shortName}`,
    before: { from },
  });
}
