// A citizen comments on a draft that is open. It waits until somebody has read it.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import type { OpenConsultation } from '../queries/consultations.ts';
import { cleanLines } from '../rules/lines.ts';
import { opennessOf } from '../rules/open.ts';

export const commentForm = z.object({
  name: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(100, 'Tên dài quá 100 ký tự')),
  content: z.preprocess(
    (v) => cleanLines(String(v ?? '')),
    z.string().min(10, 'Góp ý: viết ít nhất 10 ký tự').max(5000, 'Góp ý dài quá 5.000 ký tự. Gửi làm nhiều lần'),
  ),
});

export async function sendComment(
  work: Work,
  consultation: Pick<OpenConsultation, 'id' | 'unitId' | 'opensOn' | 'closesOn'>,
  input: Record<string, unknown>,
): Promise<void> {
  const form = parseForm(commentForm, input);
  const { id, unitId, opensOn, closesOn } = consultation;
  const openness = opennessOf(opensOn, closesOn, work.today);
  if (openness !== 'open')
    throw refuse(
      'closed',
      openness === 'coming'
        ? `Nhận góp ý từ ngày ${formatDate(opensOn)}.`
        : `Đã hết hạn góp ý từ ngày ${formatDate(closesOn)}. Có thể gửi ở mục Hỏi đáp.`,
    );
  await write(work)
    .insertInto('engagement.comment')
    .values({ id: randomUUID(), consultation_id: id, unit_id: unitId, ...form, at: work.now })
    .execute();
  await announceMoved(work, unitId);
}
