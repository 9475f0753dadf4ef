// Each cell that is asked for: may it be written, is it what stands there, did somebody else write it meanwhile?
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';
import type { SheetContext } from '../queries/sheet-context.ts';
import { formatCell, parseCell } from '../rules/cell.ts';
import { lockOn, lockReason } from '../rules/lock.ts';
import { markNotice } from '../rules/mark.ts';
import { columnId, type SheetColumn } from '../rules/sheet.ts';
import type { CellValue, StoredCell } from '../tables.ts';
import { type Done, heldOpen, type Pupil } from './held-cells.ts';
import { type Asked, type CellAnswer, type Change, type MarkOp, type Open, type Say, userOf } from './mark-op.ts';

/** Each cell is answered; what is to be stored stands in the rows, and is returned. */
export async function judged(work: Work, { context, group, seen }: Open, say: Say): Promise<Change[]> {
  const changes: Change[] = [];
  const open = await heldOpen(work, context, new Set(group.ops.map(({ by }) => userOf(by))));
  const conflicts: Conflict[] = [];
  for (const asked of group.ops) {
    const { op, key, by } = asked;
    const column = context.sheet.columns.find((one) => one.key === key);
    const row = seen.rows.get(op.pupil);
    const cell = row?.cells[key] ?? ([null, 0] as const);
    const before = seen.done.get(op.opId);
    if (before) {
      say(op, again(context, before, op, key, column, cell[1]));
      continue;
    }
    const refusal = refusalOf(context, column, seen.pupils.get(op.pupil), op);
    if (refusal || !column || !row) {
      say(op, { state: 'refused', version: cell[1], ...(refusal ?? { code: 'pupil', reason: 'Em này không học lớp này.' }) });
      continue;
    }
    const parsed = parseCell(op.value, column.scale);
    if (!parsed.ok) {
      const suggestion = parsed.suggestion === undefined ? {} : { suggestion: formatCell(parsed.suggestion, column.scale) };
      say(op, { state: 'refused', version: cell[1], code: 'value', reason: parsed.reason, ...suggestion });
      continue;
    }
    // The same value is no conflict, and nothing to store.
    if (parsed.value === cell[0]) {
      say(op, { state: 'saved', version: cell[1] });
      continue;
    }
    const { lock, through } = lockOn(context.locks, open, { pupil: op.pupil, column: key }, userOf(by));
    if (lock) {
      say(op, { state: 'locked', version: cell[1], code: lock.kind, reason: lockReason(lock) });
      continue;
    }
    if (cell[1] !== op.baseVersion) {
      const here = changes.findLast((one) => one.op.pupil === op.pupil && one.key === key);
      conflicts.push({ ...asked, cell, here, scale: column.scale });
      continue;
    }
    const version = cell[1] + 1;
    row.cells = { ...row.cells, [key]: [parsed.value, version] };
    row.fresh = true;
    // The same act again, from another line: answered as it would be a moment later.
    const { opId, pupil } = op;
    seen.done.set(opId, { opId, semester: group.period, pupil, column: key, value: parsed.value, version });
    changes.push({ ...asked, old: cell[0], next: parsed.value, version, request: through });
    say(op, { state: 'saved', version, ...noticeOf(column, parsed.value) });
  }
  await sayConflicts(work, context, conflicts, say);
  return changes;
}

const noticeOf = (column: SheetColumn, value: CellValue | null): { notice?: string } => {
  const notice = typeof value === 'number' ? markNotice({ ...column, name: column.group }, value) : null;
  return notice ? { notice } : {};
};

/** An act under a name that is known: the same one is answered as it was, another one is not stored. */
function again(
  context: SheetContext,
  before: Done,
  op: MarkOp,
  key: string,
  column: SheetColumn | undefined,
  version: number,
): Omit<CellAnswer, 'opId'> {
  const parsed = column ? parseCell(op.value, column.scale) : null;
  const sameCell = before.semester === context.period && before.pupil === op.pupil && before.column === key;
  // Of a column that has gone since nobody can say how its value was written.
  if (!sameCell || (parsed && !(parsed.ok && parsed.value === before.value)))
    return {
      ...{ state: 'refused', version, code: 'op' },
      reason: 'opId này đã dùng cho một lần ghi khác (ô khác hoặc giá trị khác). Mỗi lần ghi một opId.',
    };
  return { state: 'saved', version: before.version, ...(column ? noticeOf(column, before.value) : {}) };
}

/** What speaks against the cell before anybody looks at the value. */
function refusalOf(
  context: SheetContext,
  column: SheetColumn | undefined,
  pupil: Pupil | undefined,
  op: MarkOp,
): { code: string; reason: string } | null {
  if (!pupil) return { code: 'pupil', reason: `Em này không có trong danh sách lớp ${context.className}.` };
  if (!column) {
    const names = context.sheet.columns.map(({ key: one }) => columnId(context.period, one)).join(', ');
    return { code: 'column', reason: `Bảng điểm này không có cột “${op.column.slice(0, 40)}”. Các cột: ${names}.` };
  }
  if (!pupil.here)
    return {
      code: 'left',
      reason: `${pupil.name} không còn học lớp ${context.className}${pupil.until ? ` từ ${formatDate(pupil.until)}` : ''}. Điểm đã ghi vẫn giữ.`,
    };
  if (pupil.excused && column.scale.as !== 'text')
    return {
      code: 'excused',
      reason:
        pupil.excused === 'exempt'
          ? `${pupil.name} được miễn học môn này trong học kỳ.`
          : `${pupil.name} không học môn này trong học kỳ.`,
    };
  if (column.on && op.value !== null && op.value !== '' && !op.confirm && pupil.sessions.includes(column.on))
    return {
      code: 'absent',
      reason: `${pupil.name} vắng ngày ${formatDate(column.on)}, là ngày của cột này. Kiểm tra bù thì xác nhận rồi ghi.`,
    };
  return null;
}

/** `here`: what this very transaction has put there, which is written at its end only. */
type Conflict = Asked & { cell: StoredCell; here: Change | undefined; scale: SheetColumn['scale'] };
async function sayConflicts(work: Work, context: SheetContext, conflicts: readonly Conflict[], say: Say): Promise<void> {
  if (conflicts.length === 0) return;
  const asked = conflicts.map(({ op, key }) => ({ pupil: op.pupil, key }));
  const { rows } = await sql<{ pupil: string; key: string; by: string; userId: string; at: Date }>`
    select n.pupil, n.key, m.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n(pupil uuid, key text)
    cross join lateral (select changed_by_name as by, changed_by as "userId", changed_at as at from assessment.mark_change
      where class_subject_id = ${context.classSubjectId} and semester = ${context.period} and pupil_id = n.pupil and "column" = n.key
      order by id desc limit 1) as m`.execute(work.handle);
  for (const { op, key, by, cell, here, scale } of conflicts) {
    const last = here
      ? { by: actorName(here.by.work.actor), userId: userOf(here.by), at: work.now }
      : rows.find((row) => row.pupil === op.pupil && row.key === key);
    const name = last?.by ?? 'Người khác';
    const self = userOf(by) !== null && last?.userId === userOf(by);
    const shown = formatCell(cell[0], scale);
    say(op, {
      ...{
        state: 'conflict',
        version: cell[1],
        theirs: { value: cell[0], shown, by: name, at: last?.at.toISOString() ?? '', self },
      },
      reason: `${self ? 'Chính bạn' : name} vừa ghi ${shown === '' ? 'ô trống' : shown} vào ô này. Chọn giữ điểm nào.`,
    });
  }
}
