// A survey of portals is recorded: from the sites as they stand, corrected by hand with a reason, and never touched again.
import { sql } from 'kysely';
import { z } from 'zod';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { maySurvey } from '../policy.ts';
import { registerNow } from '../queries/register.ts';
import { ruleToday } from '../queries/use-rules.ts';

export const surveyForm = z.object({
  day: z.string().transform((text, context) => {
    const parsed = parseDate(text);
    if (parsed.ok) return parsed.date;
    context.addIssue(parsed.reason);
    return z.NEVER;
  }),
  title: z.string().transform(nfc).pipe(z.string().min(5, 'Đặt tên cuộc khảo sát, ít nhất 5 ký tự').max(160)),
  basis: z.string().transform(nfc).pipe(z.string().max(300)).default(''),
  corrections: z
    .array(
      z.object({
        unitId: z.coerce.number().int().positive(),
        hasPortal: z.boolean(),
        regularUse: z.boolean(),
        address: z.string().trim().max(200).default(''),
        reason: z.string().transform(nfc).pipe(z.string().max(300)),
      }),
    )
    .max(900)
    .default([]),
});
export type SurveyForm = z.input<typeof surveyForm>;

export async function recordSurvey(
  work: Work,
  ownerId: number,
  input: SurveyForm,
): Promise<{ id: number; units: number; withPortal: number; regular: number }> {
  const form = parseForm(surveyForm, input);
  if (!maySurvey(work.actor)) throw refuse('not_allowed', 'Khảo sát cổng thông tin của cả tỉnh do Sở ghi.');
  const known = await read(work).selectFrom('adoption.survey').select('title').where('day', '=', form.day).executeTakeFirst();
  const now = await registerNow(work);
  const names = new Map(now.map((use) => [use.unitId, use.name]));
  const reasons: (Reason | false)[] = [
    known !== undefined && {
      code: 'day_taken',
      message: `Ngày ${formatDate(form.day)} đã có ${known.title}: một cuộc khảo sát đã ghi không sửa lại được.`,
      field: 'day',
    },
    form.day > work.today && { code: 'future', message: 'Ngày khảo sát là hôm nay hoặc đã qua.', field: 'day' },
  ];
  for (const [i, c] of form.corrections.entries()) {
    const name = names.get(c.unitId);
    const field = `corrections.${i}`;
    if (!name) reasons.push({ code: 'unit', message: 'Có đơn vị sửa tay không nằm trong khảo sát.', field });
    else if (form.corrections.findIndex((other) => other.unitId === c.unitId) !== i)
      reasons.push({ code: 'twice', message: `${name} được sửa hai lần.`, field });
    else if (c.reason.length < 10)
      reasons.push({ code: 'reason', message: `Sửa tay ${name}: ghi lý do, ít nhất 10 ký tự.`, field });
    if (c.regularUse && !c.hasPortal)
      reasons.push({ code: 'regular', message: `${name ?? 'Đơn vị'} không có cổng thì không thể dùng thường xuyên.`, field });
  }
  throwIfAny(reasons);

  const by = new Map(form.corrections.map((c) => [c.unitId, c]));
  const rows = now.map((use) => {
    const c = by.get(use.unitId);
    return {
      ...{ unit_id: use.unitId, has_portal: c?.hasPortal ?? use.hasPortal, regular_use: c?.regularUse ?? use.regularUse },
      ...{ address: c?.address || use.address, on_platform: use.onPlatform, last_article_on: use.lastArticleOn },
      ...{ articles: use.articles, inputs: use.inputs, note: use.note, reason: c?.reason ?? use.override?.reason ?? '' },
    };
  });
  const made = await write(work)
    .insertInto('adoption.survey')
    .values({
      ...{ day: form.day, title: form.title, basis: form.basis, unit_id: ownerId },
      ...{ recorded_by: actorLabel(work.actor), rule_version: (await ruleToday(work)).version },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into adoption.survey_unit
      (survey_id, unit_id, has_portal, regular_use, address, note, on_platform, last_article_on, articles, inputs, reason)
    select ${made.id}, unit_id, has_portal, regular_use, address, note, on_platform, last_article_on, articles, inputs, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(unit_id int, has_portal boolean, regular_use boolean, address text, note text,
      on_platform boolean, last_article_on date, articles int, inputs jsonb, reason text)`.execute(work.handle);
  const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
  const result = {
    id: made.id,
    units: rows.length,
    withPortal: count((r) => r.has_portal),
    regular: count((r) => r.regular_use),
  };
  await record(work, {
    action: 'adoption.record-survey',
    object: { kind: 'survey', id: made.id },
    unitId: ownerId,
    summary: `Ghi ${form.title} ngày ${formatDate(form.day)}: ${result.withPortal}/${result.units} có cổng, ${result.regular} dùng thường xuyên`,
    after: { ...result, corrections: form.corrections.length },
  });
  return result;
}
