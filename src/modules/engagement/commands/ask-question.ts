// A citizen asks a unit, without an account: the question comes in as new, its clock runs, the asker gets a code and a secret.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { plainPhone } from '#kernel/phone.ts';
import { refuse } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { deadlineFrom } from '../queries/deadline.ts';
import { type Audience, audienceNames, kindNames, type QuestionKind, questionFields } from '../rules/fields.ts';
import { cleanLines } from '../rules/lines.ts';
import { newCode, newSecret, secretHash } from '../rules/new-code.ts';
import type { VisitorFile } from './visitor-file.ts';

const line = (what: string, min: number, max: number) =>
  z.preprocess(
    (v) => nfc(String(v ?? '')),
    z
      .string()
      .min(min, min > 1 ? `${what}: viết ít nhất ${min} ký tự` : `${what}: chưa điền`)
      .max(max, `${what} dài quá ${max} ký tự`),
  );
export const questionForm = z.object({
  name: line('Họ và tên', 2, 100),
  email: z.preprocess(
    (v) => nfc(String(v ?? '')),
    z
      .string()
      .max(200, 'Địa chỉ e-mail dài quá')
      .regex(/^$|^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]{2,}$/, 'E-mail viết như ten@vidu.vn; để trống cũng được'),
  ),
  phone: z.preprocess(
    (v) => plainPhone(String(v ?? '')),
    z.string().regex(/^$|^0\d{8,10}$/, 'Số điện thoại gồm 9 đến 11 chữ số, bắt đầu bằng 0; để trống cũng được'),
  ),
  audience: z
    .string()
    .refine((v) => v in audienceNames, 'Chọn bạn là ai')
    .transform((v) => v as Audience),
  field: z.string().refine((v) => questionFields.has(v), 'Chọn lĩnh vực'),
  title: line('Tiêu đề', 8, 200),
  content: z.preprocess(
    (v) => cleanLines(String(v ?? '')),
    z
      .string()
      .min(20, 'Nội dung: viết rõ hơn, ít nhất 20 ký tự')
      .max(5000, 'Nội dung dài quá 5.000 ký tự. Gửi phần chính, đính kèm tệp cho phần còn lại'),
  ),
  wantsPublic: z.preprocess((v) => v === true || v === 'on', z.boolean()),
});
export type QuestionForm = z.input<typeof questionForm>;

/** @throws Refused with one reason a field */
export async function askQuestion(
  work: Work,
  unitId: number,
  kind: QuestionKind,
  input: Record<string, unknown>,
  file: VisitorFile | null,
): Promise<{ code: string; secret: string }> {
  if (!(kind in kindNames)) throw refuse('kind', 'Không rõ việc cần gửi.');
  const form = parseForm(questionForm, input);
  const [id, code, secret] = [randomUUID(), newCode(), newSecret()];
  await write(work)
    .insertInto('engagement.question')
    .values({
      ...{ id, unit_id: unitId, code, kind, audience: form.audience, field: form.field },
      ...{ wants_public: kind === 'question' && form.wantsPublic, asked_at: work.now },
      ...{ due_on: await deadlineFrom(work, work.today), updated_at: work.now },
    })
    .execute();
  await write(work)
    .insertInto('engagement.message')
    .values({
      ...{ question_id: id, unit_id: unitId, secret_hash: secretHash(code, secret), title: form.title, content: form.content },
      ...{ file_sha256: file?.sha256 ?? null, file_name: file?.name ?? null, file_mime: file?.mime ?? null },
      ...{ file_bytes: file?.size ?? null, search_fold: fold(`${code} ${form.title} ${form.content}`) },
    })
    .execute();
  await write(work)
    .insertInto('engagement.asker')
    .values({ question_id: id, unit_id: unitId, name: form.name, email: form.email, phone: form.phone })
    .execute();
  await announceMoved(work, unitId);
  return { code, secret };
}
