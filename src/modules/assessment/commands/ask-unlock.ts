// A teacher asks for closed cells: which ones, why, with what evidence, for how long. Nothing is opened by asking.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName, holds } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { mayEnterMarks } from '../policy.ts';
import { type ClassPupil, classPupils } from '../queries/class-pupils.ts';
import { type SheetContext, sheetContext } from '../queries/sheet-context.ts';
import { parseCell } from '../rules/cell.ts';
import { lockOn, periodWords } from '../rules/lock.ts';
import type { AskedCell, Evidence } from '../tables.ts';
import { writtenReason } from './written-reason.ts';

export const cellsAtMost = 500;
export const hoursAtMost = 72;
const hours = z.coerce.number().int().min(1, 'Ít nhất 1 giờ').max(hoursAtMost, `Nhiều nhất ${hoursAtMost} giờ`);
export const askForm = z.object({
  classSubject: z.number().int().positive(),
  period: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  cells: z
    .array(
      z.object({
        pupil: z.uuid(),
        /** Null: all of the pupil's. */
        column: z.string().min(1).max(40).nullable(),
        /** As typed: what the teacher means to write there. */
        wanted: z.string().max(2000).optional(),
      }),
    )
    .min(1, 'Chọn ít nhất một ô cần sửa')
    .max(cellsAtMost, `Mỗi đề nghị nhiều nhất ${cellsAtMost} ô`),
  reason: writtenReason(10, 1000, 'Ghi rõ vì sao cần sửa, ít nhất 10 ký tự'),
  hours: hours.default(2),
});

export async function askUnlock(
  work: Work,
  unit: Unit,
  input: unknown,
  evidence: readonly Evidence[],
  alsoWrong: readonly Reason[] = [],
): Promise<number> {
  const form = parseForm(askForm, input);
  const context = await sheetContext(work, form.classSubject, form.period);
  if (context.unitId !== unit.id) throw notFound('Không tìm thấy bảng điểm này.');
  const may = mayEnterMarks(work.actor, unit, context, work.today);
  if (may !== true) throw refuse(may.code, may.message);
  if (work.actor.kind !== 'person' || holds(work.actor, ['principal'], unit.path))
    throw refuse('principal', 'Hiệu trưởng mở khóa trực tiếp ở màn hình Khóa điểm, không cần gửi đề nghị.');
  if (context.classClosed)
    throw refuse('closed', `Lớp ${context.className} hoặc môn này đã đóng: điểm chỉ để xem, không mở khóa được.`);
  // Two tabs of one teacher ask one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unlock ${form.classSubject} ${form.period}`}, 0))`.execute(
    work.handle,
  );
  const pupils = new Map((await classPupils(work, context.classId)).map((pupil) => [pupil.id, pupil]));
  const asked = await askedAlready(work, context, work.actor.userId);
  const { cells, reasons } = cellsOf(context, pupils, form.cells, asked, work.actor.userId);
  throwIfAny([...alsoWrong, ...reasons]);
  const { id } = await write(work)
    .insertInto('assessment.unlock_request')
    .values({
      ...{ unit_id: unit.id, class_subject_id: context.classSubjectId, semester: form.period, reason: form.reason },
      ...{ cells: JSON.stringify(cells), evidence: JSON.stringify(evidence), hours: form.hours, effects: '{}' },
      ...{ asked_by: work.actor.userId, asked_by_name: actorName(work.actor), asked_at: work.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(work, {
    ...{ action: 'assessment.ask-unlock', object: { kind: 'unlock_request', id }, unitId: unit.id },
    summary: `Đề nghị mở ${cells.length} ô ${subjectName(context.subject)} lớp ${context.className}, ${periodWords[form.period]}: ${form.reason}`,
  });
  await announceMoved(work, unit.id);
  return id;
}

/** Cells for which the same person waits, or which are open to him or her. */
async function askedAlready(work: Work, context: SheetContext, userId: string): Promise<AskedCell[]> {
  const rows = await read(work)
    .selectFrom('assessment.unlock_request')
    .select('cells')
    .where('class_subject_id', '=', context.classSubjectId)
    .where('semester', '=', context.period)
    .where('asked_by', '=', userId)
    .where('state', '=', 'asked')
    .execute();
  return rows.flatMap(({ cells }) => [...cells]);
}

const covers = (one: AskedCell, cell: AskedCell) =>
  one.pupil === cell.pupil && (one.column === null || cell.column === null || one.column === cell.column);

/** Each cell once; what speaks against one of them is said with the pupil's name. */
function cellsOf(
  context: SheetContext,
  pupils: ReadonlyMap<string, ClassPupil>,
  wanted: z.output<typeof askForm>['cells'],
  asked: readonly AskedCell[],
  userId: string,
): { cells: AskedCell[]; reasons: Reason[] } {
  const cells = new Map<string, AskedCell>();
  const reasons: Reason[] = [];
  const say = (code: string, message: string) =>
    reasons.length < 10 && reasons.push({ code, message: `${message}.`, field: 'cells' });
  for (const { pupil: id, column: key, wanted: typed } of wanted) {
    const pupil = pupils.get(id);
    const column = context.sheet.columns.find((one) => one.key === key);
    if (!pupil?.here) say('pupil', pupil ? `${pupil.name} không còn học lớp ${context.className}` : 'Có em không học lớp này');
    else if (key !== null && !column) say('column', `Bảng điểm này không có cột “${key}”`);
    else {
      const where = `${pupil.name}, ${column ? column.long : 'mọi cột'}`;
      const keys = column ? [column.key] : context.sheet.columns.map((one) => one.key);
      const closed = keys.some((one) => lockOn(context.locks, context.openRequests, { pupil: id, column: one }, userId).lock);
      const parsed = column && typed?.trim() ? parseCell(typed, column.scale) : null;
      if (!closed) say('open', `${where}: ô này không khóa, thầy cô ghi thẳng vào bảng điểm`);
      else if (asked.some((one) => covers(one, { pupil: id, column: key })))
        say('asked', `${where}: thầy cô đã gửi đề nghị, đang chờ quyết định`);
      else if (parsed && !parsed.ok) say('wanted', `${where}: ${parsed.reason.replace(/\.$/, '')}`);
      else
        cells.set(`${id} ${key}`, {
          ...{ pupil: id, column: key },
          ...(parsed?.ok && parsed.value !== null ? { wanted: parsed.value } : {}),
        });
    }
  }
  return { cells: [...cells.values()], reasons };
}
