// The same was asked before: the asker is led to the question that has the answer.
import { throwIfAny } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { plainCode, shownCode } from '../rules/code.ts';
import { comeBack, heldQuestion, takeStep } from './held-question.ts';

export async function markDuplicate(
  work: Work,
  unitId: number,
  id: string,
  input: { of: string; version?: number },
): Promise<void> {
  const held = await heldQuestion(work, unitId, id, input.version);
  const code = plainCode(input.of);
  const other = await read(work)
    .selectFrom('engagement.question')
    .select(['id', 'public_at'])
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .executeTakeFirst();
  throwIfAny([
    (!other || other.id === id) && { code: 'of', field: 'of', message: 'Ghi mã một câu hỏi khác của đơn vị, ví dụ K7MC-4XQA.' },
    other !== undefined &&
      other.id !== id &&
      other.public_at === null && {
        ...{ code: 'private', field: 'of' },
        message: `Câu hỏi ${shownCode(code)} chưa đăng công khai nên người hỏi này không đọc được. Trả lời riêng, hoặc đăng câu kia trước.`,
      },
  ]);
  await takeStep(work, held, 'duplicate', { duplicate_of: code }, { note: shownCode(code) });
  await comeBack(work, held, `trùng với ${shownCode(code)}`);
}
