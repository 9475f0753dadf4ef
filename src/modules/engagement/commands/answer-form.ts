// What an answer's form may say; the public words leave out who asked.
import { z } from 'zod';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import type { Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { cleanLines } from '../rules/lines.ts';

const text = (max: number, what: string) =>
  z.preprocess((v) => cleanLines(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
export const answerForm = z.object({
  answer: text(8000, 'Câu trả lời').default(''),
  title: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(200, 'Tiêu đề dài quá 200 ký tự')).default(''),
  question: text(5000, 'Câu hỏi khi đăng').default(''),
  public: z.preprocess((v) => v === true || v === 'on', z.boolean()),
  /** Numbers of persons in the answer about which whoever publishes was asked. */
  agreed: z.array(z.string().max(20)).max(100).default([]),
  version: z.coerce.number().int().optional(),
});
export type AnswerForm = z.input<typeof answerForm>;
export type Answer = z.output<typeof answerForm>;

/** A number to call, an address to write to, a register number: not for everybody. */
const contact = /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\+?84|0)(?:[\s.-]?\d){8,10}\b|\b\d{12}\b/i;

export function reasonsAgainst(answer: Answer, wantsPublic: boolean, askerName: string): Reason[] {
  const shown = `${answer.title}\n${answer.question}`;
  const reasons: (Reason | false)[] = [
    answer.answer.length < 10 && { code: 'answer', field: 'answer', message: 'Viết câu trả lời, ít nhất 10 ký tự.' },
    hasLegacyEncoding(`${answer.answer} ${shown}`) && {
      ...{ code: 'encoding', field: 'answer' },
      message: legacyEncodingWords(`${answer.answer} ${shown}`),
    },
    answer.public &&
      !wantsPublic && { code: 'consent', field: 'public', message: 'Người hỏi không đồng ý đăng công khai. Chọn trả lời riêng.' },
    answer.public &&
      answer.title.length < 8 && { code: 'title', field: 'title', message: 'Ghi tiêu đề khi đăng, ít nhất 8 ký tự.' },
    answer.public &&
      answer.question.length < 10 && {
        code: 'question',
        field: 'question',
        message: 'Ghi câu hỏi như sẽ đăng, đã bỏ thông tin riêng.',
      },
    answer.public &&
      contact.test(shown) && {
        ...{ code: 'personal', field: 'question' },
        message: 'Phần câu hỏi sẽ đăng còn số điện thoại, e-mail hoặc số định danh. Bỏ đi trước khi đăng.',
      },
    answer.public &&
      askerName.includes(' ') &&
      shown.toLowerCase().includes(askerName.toLowerCase()) && {
        ...{ code: 'personal', field: 'question' },
        message: 'Phần câu hỏi sẽ đăng còn họ tên người hỏi. Bỏ đi trước khi đăng.',
      },
  ];
  return reasons.filter((reason) => reason !== false);
}
