// A superior sends a published article to the units below: one statement for all receipts, whatever the size of the province.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { readForm, together, typedDay } from '#kernel/form.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { type Article, articleById } from '#modules/content/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { maySend } from '../policy.ts';
import { chosenUnits } from '../queries/audience.ts';
import { audienceLevels } from '../rules/audience.ts';
import { tellReceivers } from './tell.ts';

const ids = z.array(z.coerce.number().int().positive()).max(2000, 'Chọn nhiều nhất 2.000 đơn vị').default([]);
export const pushForm = z.object({
  articleId: z.string(),
  levels: z.array(z.enum(audienceLevels)).default([]),
  under: ids,
  units: ids,
  /** All units below: said on purpose, never meant by leaving everything empty. */
  all: z.boolean().default(false),
  due: typedDay,
  mustConfirm: z.boolean().default(false),
});

/** As citizens read it now; undefined: they do not. */
function liveOf(article: Article, now: Date) {
  const { id, title, slug, published_at: publishedAt, expires_at: expiresAt, published_version: version } = article;
  const live = article.state === 'published' && publishedAt && publishedAt <= now && (!expiresAt || expiresAt > now);
  return live && version ? { id, title, slug, version, expiresAt } : undefined;
}

export async function pushArticle(
  work: Work,
  unitId: number,
  input: z.input<typeof pushForm>,
): Promise<{ id: string; units: number }> {
  const { form, faults } = readForm(pushForm, input, { due: '' });
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = maySend(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const found = form.articleId === '' ? undefined : await articleById(work, unitId, form.articleId);
  if (form.articleId !== '' && !found) throw notFound('Không tìm thấy bài này.');
  const article = found && liveOf(found, work.now);
  // Two clicks at once: the second waits and then finds the first one's receipts.
  if (article) await sql`select pg_advisory_xact_lock(hashtext(${`push:${article.id}`}))`.execute(work.handle);
  const { levels, under, units, all } = form;
  const nothing = !all && levels.length + under.length + units.length === 0;
  const chosen = await chosenUnits(work, unit, { levels, under, units });
  const had = article
    ? await read(work)
        .selectFrom('sharing.receipt as r')
        .innerJoin('sharing.push as p', 'p.id', 'r.push_id')
        .select('r.unit_id')
        .where('p.article_id', '=', article.id)
        .where('p.recalled_at', 'is', null)
        .execute()
    : [];
  const has = new Set(had.map((row) => row.unit_id));
  const receivers = chosen.units.filter((one) => !has.has(one.id)).map((one) => one.id);
  const strangers = [...under, ...units].filter((id) => !chosen.known.has(id)).length;
  const reasons = [
    !found && { code: 'article', field: 'articleId', message: 'Chọn bài để gửi.' },
    found &&
      !article && {
        ...{ code: 'not_live', field: 'articleId' },
        message: 'Chỉ gửi được bài đang đăng. Đăng bài trước, rồi gửi xuống.',
      },
    strangers > 0 && {
      ...{ code: 'outside', field: 'audience' },
      message: `${formatNumber(strangers)} nơi đã chọn không trực thuộc ${unit.shortName}, hoặc không còn hoạt động.`,
    },
    nothing && { code: 'audience', field: 'audience', message: 'Chọn nơi nhận, hoặc chọn “Mọi đơn vị trực thuộc”.' },
    !nothing &&
      chosen.units.length === 0 && {
        code: 'nobody',
        field: 'audience',
        message: 'Không có đơn vị nào khớp với nơi nhận đã chọn.',
      },
    !nothing &&
      chosen.units.length > 0 &&
      receivers.length === 0 && { code: 'twice', field: 'audience', message: 'Mọi đơn vị đã chọn đều đã nhận bài này.' },
    !!form.due && form.due <= work.today && { code: 'due', field: 'due', message: 'Ngày cần triển khai xong phải sau hôm nay.' },
  ];
  throwIfAny(together(faults, reasons));
  if (!article) throw notFound('Không tìm thấy bài này.');
  const id = randomUUID();
  await write(work)
    .insertInto('sharing.push')
    .values({
      ...{ id, unit_id: unitId, article_id: article.id, version: article.version, slug: article.slug },
      expires_at: article.expiresAt,
      ...{ audience: JSON.stringify({ levels, under, units }) as never, audience_words: chosen.words },
      ...{ due_on: form.due || null, must_confirm: form.mustConfirm, sent_at: work.now, sent_by: actorName(work.actor) },
    })
    .execute();
  await sql`insert into sharing.receipt (push_id, unit_id, delivered_at)
    select ${id}::uuid, unit_id, ${work.now} from unnest(${receivers}::int[]) unit_id`.execute(work.handle);
  await tellReceivers(work, receivers);
  await record(work, {
    action: 'sharing.push',
    object: { kind: 'push', id },
    unitId,
    summary: `Gửi bài “${article.title}” xuống ${formatNumber(receivers.length)} đơn vị: ${chosen.words}${form.due ? `, triển khai trước ${formatDate(form.due)}` : ''}`,
    after: { units: receivers.length, due: form.due || null, mustConfirm: form.mustConfirm },
  });
  return { id, units: receivers.length };
}
