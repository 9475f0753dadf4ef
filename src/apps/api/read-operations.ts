// Is what a program sent a list of operations? If not: which item, which field, what it has to be. Of an item with a name only that one is refused.
import { type Reason, Refused } from '#kernel/refusal.ts';
import type { MarkOp } from '#modules/assessment/index.ts';
import { Operation, Operations } from './schemas.ts';

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

/** Named by its opId, so that it is answered by itself; `malformed`: all that is wrong in it, in words. */
export type Malformed = { opId: string; baseVersion: number; malformed: string };

/**
 * What is wrong in an operation refuses that one alone, as a wrong mark does.
 * @throws Refused when this is no list, or something in it has no name to be answered by; people count from 1, `field` as programs do, from 0
 */
export function readOperations(input: unknown): (MarkOp | Malformed)[] {
  if (!Array.isArray(input)) throw refusedFor('list', 'Cần một danh sách các lần ghi: [{"opId": …}, …].');
  if (input.length === 0) throw refusedFor('empty', 'Danh sách trống: cần ít nhất một lần ghi.');
  const parsed = Operations.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = Map.groupBy(parsed.error.issues, ({ path }) => Number(path[0]));
  const nameless: Reason[] = [];
  const read = input.map((item, i): MarkOp | Malformed => {
    const names = [...new Set((faults.get(i) ?? []).map(({ path }) => path[1] as keyof MarkOp | undefined))];
    for (const name of names.filter((one) => one === undefined || one === 'opId'))
      nameless.push({
        ...{ code: 'invalid', message: `Mục ${i + 1}: ${faultOf(item, name)}.` },
        field: name === undefined ? `${i}` : `${i}.${name}`,
      });
    if (names.length === 0) return Operation.parse(item);
    const { opId, baseVersion } = Object(item) as Partial<MarkOp>;
    return {
      ...{ opId: opId ?? '', baseVersion: names.includes('baseVersion') ? 0 : (baseVersion ?? 0) },
      malformed: `${names.map((name) => faultOf(item, name)).join('; ')}.`,
    };
  });
  if (nameless.length === 0) return read;
  const more = nameless.length - saidAtMost;
  throw new Refused('refused', [
    ...nameless.slice(0, saidAtMost),
    ...(more > 0 ? [{ code: 'invalid', message: `Và ${more} chỗ sai nữa.` }] : []),
  ]);
}

const refusedFor = (code: string, message: string) => new Refused('refused', [{ code, message }]);
function faultOf(item: Record<string, unknown>, name: keyof MarkOp | undefined): string {
  if (name === undefined) return 'phải là một đối tượng {"opId": …}';
  return item[name] === undefined ? `thiếu ${name}, ${shouldBe[name]}` : `${name} ${shouldBe[name]}`;
}
