// Is what a program sent a list of operations? If not: which item, which field, what it has to be.
import { type Reason, Refused } from '#kernel/refusal.ts';
import type { MarkOp } from '#modules/assessment/index.ts';
import { Operations } from './schemas.ts';

/** So many reasons are said; who has more has one mistake in a program. */
const saidAtMost = 20;
const shouldBe: Record<keyof MarkOp, string> = {
  opId: 'phải là UUID',
  pupil: 'phải là UUID: id của học sinh trong bảng điểm',
  classSubject: 'phải là số nguyên dương: số của bảng điểm',
  column: 'phải là chữ, từ 1 đến 60 ký tự, ví dụ HK1.KTtx1',
  value: 'phải là số, chữ ghi được (nhiều nhất 2000 ký tự) hoặc null',
  baseVersion: 'phải là số nguyên từ 0',
  confirm: 'phải là true hoặc false',
  reason: 'phải là chữ ghi được, nhiều nhất 500 ký tự',
};

/** @throws Refused with one reason a field; people count from 1, `field` as programs do, from 0 */
export function readOperations(input: unknown): MarkOp[] {
  if (!Array.isArray(input)) throw refusedFor('list', 'Cần một danh sách các lần ghi: [{"opId": …}, …].');
  if (input.length === 0) throw refusedFor('empty', 'Danh sách trống: cần ít nhất một lần ghi.');
  const parsed = Operations.safeParse(input);
  if (parsed.success) return parsed.data;
  const reasons = new Map<string, Reason>();
  for (const { path } of parsed.error.issues) {
    const [index, name] = [Number(path[0]), path[1]];
    const field = path.slice(0, 2).join('.');
    reasons.set(field, { code: 'invalid', message: `Mục ${index + 1}: ${faultOf(input[index], name as keyof MarkOp)}.`, field });
  }
  const all = [...reasons.values()];
  const more = all.length - saidAtMost;
  throw new Refused('refused', [
    ...all.slice(0, saidAtMost),
    ...(more > 0 ? [{ code: 'invalid', message: `Và ${more} chỗ sai nữa.` }] : []),
  ]);
}

const refusedFor = (code: string, message: string) => new Refused('refused', [{ code, message }]);
function faultOf(item: Record<string, unknown>, name: keyof MarkOp | undefined): string {
  if (name === undefined) return 'phải là một đối tượng {"opId": …}';
  return item[name] === undefined ? `thiếu ${name}, ${shouldBe[name]}` : `${name} ${shouldBe[name]}`;
}
