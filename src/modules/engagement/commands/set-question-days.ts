// In how many working days the province answers a question; questions that are already in keep their day.

import { holds } from '#kernel/actor.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { putSetting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { questionDays } from '../queries/deadline.ts';
import { questionDaysKey } from '../rules/clock.ts';

export async function setQuestionDays(work: Work, days: number): Promise<void> {
  if (!holds(work.actor, ['province_admin'], 'u1'))
    throw reservedFor(['province_admin'], 'Thời hạn trả lời do quản trị tỉnh đặt.');
  if (!Number.isInteger(days) || days < 1 || days > 60) throw refuse('days', 'Ghi số ngày làm việc từ 1 đến 60.', 'days');
  const before = await questionDays(work);
  await putSetting(work, questionDaysKey, days);
  await record(work, {
    action: 'engagement.set-question-days',
    object: { kind: 'setting', id: questionDaysKey },
    unitId: null,
    summary: `Đặt thời hạn trả lời câu hỏi: ${days} ngày làm việc`,
    before: { count: before },
    after: { count: days },
  });
}
