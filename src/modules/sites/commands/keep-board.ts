// The decision that sets up the editorial board, and who sits on it (P-1.12).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName, holds, runnersOf } from '#kernel/actor.ts';
import { addDays, formatDate, parseDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { type BoardRole, boardKeepers, boardRoles } from '../board.ts';
import type { SitesTables } from '../tables.ts';

const write = writerOf<SitesTables>();

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
const day = (what: string) =>
  z.string().transform((text, ctx) => {
    const parsed = parseDate(text);
    if (parsed.ok) return parsed.date;
    ctx.addIssue({ code: 'custom', message: `${what}: ${parsed.reason}` });
    return z.NEVER;
  });
const boardForm = z.object({
  decisionNumber: line(60, 'Số quyết định').refine((v) => v !== '', 'Ghi số quyết định, như 128/QĐ-THCS'),
  decidedOn: day('Ngày quyết định'),
  decisionUrl: line(500, 'Địa chỉ').refine(
    (v) => v === '' || /^https?:\/\/./.test(v),
    'Địa chỉ bắt đầu bằng http:// hoặc https://',
  ),
  validFrom: day('Có hiệu lực từ'),
  validTo: z.union([z.literal('').transform(() => null), day('Hết hiệu lực')]),
  members: z.array(
    z.object({
      name: line(80, 'Họ tên'),
      role: z.string().refine((v): v is BoardRole => v in boardRoles, 'Chọn vai trò trong ban'),
      duty: line(200, 'Nhiệm vụ').default(''),
    }),
  ),
  version: z.coerce.number().int().optional(),
});
export type BoardForm = z.input<typeof boardForm>;

/** `boardId` is null for a new decision: one still in force without an end then ends the day before. */
export async function keepBoard(work: Work, unitId: number, boardId: string | null, input: BoardForm): Promise<{ id: string }> {
  const form = parseForm(boardForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, boardKeepers, unit.path))
    throw refuse('not_allowed', `Ban biên tập của ${unit.shortName} do ${runnersOf(unit.level)} ghi.`);
  const boards = await write(work)
    .selectFrom('sites.board')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .forUpdate()
    .execute();
  const before = boards.find((board) => board.id === boardId);
  if (boardId !== null && !before) throw notFound('Không tìm thấy quyết định này.');
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before.updated_by} vừa sửa quyết định này. Tải lại trang rồi sửa.` },
    ]);
  const members = form.members.filter((member) => member.name !== '');
  const open = before ? undefined : boards.find((board) => board.valid_to === null && board.valid_from < form.validFrom);
  const inTheWay = boards.find(
    (board) =>
      board !== before &&
      board !== open &&
      board.valid_from <= (form.validTo ?? '9999-12-31') &&
      (board.valid_to ?? '9999-12-31') >= form.validFrom,
  );
  const heads = members.filter((member) => member.role === 'head').length;
  const reasons: (Reason | false)[] = [
    form.validTo !== null && form.validTo < form.validFrom
      ? { code: 'validTo', message: 'Ngày hết hiệu lực phải sau ngày bắt đầu.', field: 'validTo' }
      : false,
    inTheWay
      ? {
          ...{ code: 'overlap', field: 'validFrom' },
          message: `Quyết định ${inTheWay.decision_number} có hiệu lực từ ${formatDate(inTheWay.valid_from)}${inTheWay.valid_to ? ` đến ${formatDate(inTheWay.valid_to)}` : ''}, trùng với thời gian này.`,
        }
      : false,
    heads !== 1 && { code: 'head', message: 'Ban biên tập có đúng một Trưởng ban.', field: 'members' },
    members.length > 30 && { code: 'members', message: 'Ban biên tập có nhiều nhất 30 người.', field: 'members' },
  ];
  throwIfAny(reasons);
  const row = {
    ...{ decision_number: form.decisionNumber, decided_on: form.decidedOn, decision_url: form.decisionUrl || null },
    ...{ valid_from: form.validFrom, valid_to: form.validTo, updated_at: work.now },
    updated_by: actorName(work.actor),
  };
  const id = before?.id ?? randomUUID();
  if (open)
    await write(work)
      .updateTable('sites.board')
      .set({ valid_to: addDays(form.validFrom, -1), version: open.version + 1 })
      .where('id', '=', open.id)
      .execute();
  if (before)
    await write(work)
      .updateTable('sites.board')
      .set({ ...row, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
  else
    await write(work)
      .insertInto('sites.board')
      .values({ ...row, id, unit_id: unitId })
      .execute();
  await write(work).deleteFrom('sites.board_member').where('board_id', '=', id).execute();
  await write(work)
    .insertInto('sites.board_member')
    .values(members.map((member, position) => ({ ...member, board_id: id, unit_id: unitId, position })))
    .execute();
  await record(work, {
    action: 'sites.keep-board',
    object: { kind: 'board', id },
    unitId,
    summary: `${before ? 'Sửa' : 'Ghi'} ban biên tập của ${unit.shortName} theo quyết định ${form.decisionNumber}`,
    after: { ...row, members: members.map((member) => `${boardRoles[member.role]} ${member.name}`) },
  });
  return { id };
}
