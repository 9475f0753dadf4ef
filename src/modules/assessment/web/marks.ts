// Marks as they come from the grid's queue: the same command as for the API, with an answer a cell.
import { Refused } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { answering } from '#platform/http/answering.ts';
import { personOf, writing } from '#platform/http/context.ts';
import { enterMarks } from '../commands/enter-marks.ts';

export const action = answering(async ({ context, params, request }) => {
  const body = (await request.json()) as { as?: unknown; via?: unknown; ops?: unknown };
  // What one teacher typed is never stored under the name of the next one at the same computer.
  if (personOf(context).userId !== body.as)
    throw new Refused('unauthenticated', [{ code: 'login', message: 'Đăng nhập lại để gửi những ô chưa lưu.' }]);
  return writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return enterMarks(work, unit, body.ops, body.via === 'paste' ? 'paste' : 'grid');
  });
});
