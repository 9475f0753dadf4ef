// A sentence for the bank, a teacher's own or the school's; and one taken out of it.
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';

const ownAtMost = 300;
const form = z.object({
  text: z.string().transform(nfc).pipe(z.string().min(2, 'Viết câu nhận xét.').max(500, 'Câu nhận xét dài nhất 500 ký tự.')),
  from: z.coerce.number().int().min(0).max(100),
  to: z.coerce.number().int().min(0).max(100),
  subject: z.string().max(20).optional(),
  whose: z.enum(['mine', 'school']),
});

const mayKeep = (work: Work, unit: Unit, whose: 'mine' | 'school') =>
  holds(work.actor, whose === 'school' ? ['principal'] : ['principal', 'teacher'], unit.path);

export async function addComment(work: Work, unit: Unit, input: unknown): Promise<{ id: number }> {
  const { text, from, to, subject, whose } = parseForm(form, input);
  if (!mayKeep(work, unit, whose))
    throw refuse(
      'not_allowed',
      whose === 'school'
        ? `Ngân hàng nhận xét chung do hiệu trưởng ${unit.shortName} thêm bớt. Thầy cô lưu vào nhận xét của mình.`
        : `Nhận xét của mình dành cho giáo viên ${unit.shortName}.`,
    );
  const owner = whose === 'mine' && work.actor.kind === 'person' ? work.actor.userId : null;
  const { n } = await read(work)
    .selectFrom('assessment.comment_bank')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('unit_id', '=', unit.id)
    .where('owner', 'is not distinct from', owner)
    .executeTakeFirstOrThrow();
  throwIfAny([
    to < from && { code: 'band', message: 'Điểm cuối của khoảng nhỏ hơn điểm đầu.', field: 'to' },
    Number(n) >= ownAtMost && { code: 'many', message: `Đã có ${ownAtMost} câu: bớt câu không dùng rồi thêm.`, field: 'text' },
  ]);
  const row = await write(work)
    .insertInto('assessment.comment_bank')
    .values({ unit_id: unit.id, owner, subject: subject || null, from_mean: from, to_mean: to, text })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (whose === 'school')
    await record(work, {
      action: 'assessment.add-comment',
      object: { kind: 'comment', id: row.id },
      unitId: unit.id,
      summary: `Thêm câu vào ngân hàng nhận xét chung: ${text.slice(0, 80)}`,
    });
  return row;
}

export async function removeComment(work: Work, unit: Unit, id: number): Promise<void> {
  const stored = await write(work)
    .selectFrom('assessment.comment_bank')
    .selectAll()
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unit.id)
    .forUpdate()
    .executeTakeFirst();
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  if (!stored || (stored.owner !== null && stored.owner !== me)) throw notFound('Không tìm thấy câu nhận xét này.');
  if (!mayKeep(work, unit, stored.owner === null ? 'school' : 'mine'))
    throw refuse('not_allowed', `Câu này của trường: nhờ hiệu trưởng ${unit.shortName} bỏ.`);
  await write(work).deleteFrom('assessment.comment_bank').where('id', '=', stored.id).execute();
  if (stored.owner === null)
    await record(work, {
      action: 'assessment.remove-comment',
      object: { kind: 'comment', id },
      unitId: unit.id,
      summary: `Bỏ câu khỏi ngân hàng nhận xét chung: ${stored.text.slice(0, 80)}`,
    });
}
