// A file of marks is taken back: every cell that still stands as the file left it becomes what it was, through the one command for marks, so that
// locks hold and nothing is overwritten. What somebody changed since is left, and named.
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { enterMarks } from '../commands/enter-marks.ts';
import { holdMarks } from '../commands/hold-marks.ts';
import { type MarkOp, markOpsAtMost } from '../commands/mark-op.ts';
import { write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { type ClassSubjectSheets, sheetsOfClasses } from '../queries/class-marks.ts';
import { formatCell } from '../rules/cell.ts';
import { wordAlone } from '../rules/column-words.ts';
import type { Period } from '../rules/outcome.ts';
import { columnId } from '../rules/sheet.ts';
import type { CellValue } from '../tables.ts';
import type { Undone } from './file.ts';
import { cellsAtOnce, demandImport, type MarkImport, markImport, ownId } from './mark-imports.ts';

const hours = 24;
/** More are counted, not named. */
const namedAtMost = 200;

/** Who brought it in, or the principal, until a day later. */
export function mayUndoMarks(work: Work, unit: Unit, one: MarkImport): true | Reason {
  if (one.state !== 'applied' || !one.appliedAt)
    return { code: 'state', message: 'Lần nhập này chưa ghi, đang hoàn tác hoặc đã hoàn tác.' };
  if (one.counts && one.counts.new + one.counts.changed === 0)
    return { code: 'nothing', message: 'Lần nhập này không đổi ô nào, không có gì để hoàn tác.' };
  if (one.createdBy !== ownId(work.actor) && mayLockMarks(work.actor, unit) !== true)
    return { code: 'not_allowed', message: `Hoàn tác dành cho ${one.by}, người nhập tệp, và hiệu trưởng.` };
  if (work.now > undoUntil(one.appliedAt))
    return { code: 'late', message: `Chỉ hoàn tác được trong ${hours} giờ sau khi ghi. Sửa từng ô ở bảng điểm.` };
  return true;
}
export const undoUntil = (appliedAt: Date): Date => new Date(appliedAt.getTime() + hours * 3_600_000);

export async function undoMarkImport(work: Work, unit: Unit, id: string): Promise<void> {
  demandImport(work.actor, unit);
  const one = await markImport(work, unit, id, true);
  const may = mayUndoMarks(work, unit, one);
  if (may !== true) throw refuse(may.code, may.message);
  if (one.written.length > cellsAtOnce) {
    await write(work)
      .updateTable('assessment.mark_import')
      .set({ state: 'undoing', failure: null })
      .where('id', '=', id)
      .execute();
    await enqueue(work, undoJob, { id, actor: work.actor }, { key: `${undoJob}:${id}`, queue: `imports:${unit.id}` });
    return announceMoved(work, unit.id);
  }
  await takeBack(work, unit, one);
}
export const undoJob = 'mark-import-undo';

/** The part of the job: again after a crash it finds nothing half done. */
export async function undoWaitingImport(work: Work, unit: Unit, id: string): Promise<void> {
  const one = await markImport(work, unit, id, true);
  if (one.state === 'undoing') await takeBack(work, unit, one);
}

type Change = {
  cs: number;
  classId: number;
  className: string;
  period: Period;
  pupil: string;
  name: string;
  column: string;
  op: string;
  old: CellValue | null;
  version: number;
};

/** The same act of taking back, however often it is asked for. */
function undoId(op: string): string {
  const digest = hash('sha256', `undo ${op}`);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

async function takeBack(work: Work, unit: Unit, one: MarkImport): Promise<void> {
  await holdMarks(work, unit.id);
  const { rows } = await sql<Change>`
    select m.class_subject_id as cs, s.class_id as "classId", c.name as "className", m.semester as period, m.pupil_id as pupil, p.full_name as name,
      m."column", m.op_id as op, m.old, m.version
    from assessment.mark_change m join teaching.class_subject s on s.id = m.class_subject_id join classes.class c on c.id = s.class_id
    join people.pupil p on p.id = m.pupil_id
    where m.unit_id = ${unit.id} and m.changed_at = ${one.appliedAt} and m.via = 'import' and m.op_id in (select unnest(written) from assessment.mark_import where id = ${one.id})
    order by m.id`.execute(work.handle);
  const sheets = await sheetsOfClasses(work, [...new Set(rows.map(({ classId }) => classId))]);
  const undone: Undone = { back: 0, left: [], more: 0 };
  const leave = (change: Change, reason: string) => {
    if (undone.left.length >= namedAtMost) undone.more += 1;
    else undone.left.push({ where: whereOf(change, sheets.get(change.cs)), reason });
  };
  for (let i = 0; i < rows.length; i += markOpsAtMost) {
    const some = rows.slice(i, i + markOpsAtMost);
    const cells = await enterMarks(
      work,
      unit,
      some.map((change) => opOf(change, sheets.get(change.cs), one.fileName)),
      'import',
    );
    for (const [at, change] of some.entries()) {
      const answer = cells[at];
      // Where somebody has put the old value back meanwhile nothing is left to do.
      if (answer?.state === 'saved') undone.back += 1;
      else leave(change, answer?.reason ?? '');
    }
  }
  await write(work)
    .updateTable('assessment.mark_import')
    .set({
      ...{ state: 'undone', undone: JSON.stringify(undone), failure: null },
      ...{ undone_at: work.now, undone_by_name: actorName(work.actor) },
    })
    .where('id', '=', one.id)
    .execute();
  const left = undone.left.length + undone.more;
  await record(work, {
    ...{ action: 'assessment.undo-marks', object: { kind: 'mark-import', id: one.id }, unitId: unit.id },
    summary: `Hoàn tác nhập điểm từ ${one.fileName} (ghi ${one.appliedAt ? formatInstant(one.appliedAt) : ''}): ${undone.back} ô trở về như trước, ${left} ô để nguyên`,
    after: { back: undone.back, left },
  });
  await announceMoved(work, unit.id);
}

const columnOf = (sheet: ClassSubjectSheets | undefined, { period, column }: Change) =>
  sheet?.sheets[period - 1]?.sheet.columns.find(({ key }) => key === column);

function opOf(change: Change, sheet: ClassSubjectSheets | undefined, fileName: string): MarkOp {
  const column = columnOf(sheet, change);
  return {
    ...{ opId: undoId(change.op), pupil: change.pupil, classSubject: change.cs, column: columnId(change.period, change.column) },
    value: change.old === null ? null : column ? formatCell(change.old, column.scale) : String(change.old),
    ...{ baseVersion: change.version, confirm: true, reason: `Hoàn tác nhập tệp ${fileName}`.slice(0, 500) },
  };
}

const ratedNames: Readonly<Record<string, string>> = { HK: 'Hạnh kiểm', NLPC: 'Năng lực, phẩm chất', SK: 'Sức khỏe' };
/** 'Nguyễn Văn An, Toán 6A, TX 2' */
function whereOf(change: Change, sheet: ClassSubjectSheets | undefined): string {
  const column = columnOf(sheet, change);
  const group = column ? wordAlone(sheet?.sheets[change.period - 1]?.sheet.columns ?? [], column) : change.column;
  return `${change.name}, ${sheet ? (ratedNames[sheet.subject] ?? subjectList.nameOf(sheet.subject)) : ''} ${change.className}, ${group}`;
}
