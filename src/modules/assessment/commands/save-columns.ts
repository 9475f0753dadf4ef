// The columns of a sheet: how many of the repeated kinds, what each was, on which day. What has marks in it is not taken away.
import { sql } from 'kysely';
import { z } from 'zod';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { isClosed, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { inputsHash } from '../inputs-hash.ts';
import { mayEnterMarks } from '../policy.ts';
import { type SheetContext, sheetContext } from '../queries/sheet-context.ts';
import { semesterEnd } from '../queries/sheets.ts';
import { lockOn, lockReason } from '../rules/lock.ts';
import type { Period } from '../rules/outcome.ts';
import { rowOf } from '../rules/row.ts';
import { columnsAtMost, formerKey, sheetOf } from '../rules/sheet.ts';
import type { ColumnNote, StoredCells } from '../tables.ts';
import { holdMarks } from './hold-marks.ts';

const form = z.object({
  version: z.coerce.number().int().min(0),
  columns: z
    .array(
      z.object({
        key: z.string().min(1).max(40),
        kind: z.string().max(10).optional(),
        title: z.string().max(60).optional(),
        on: z.string().max(20).optional(),
      }),
    )
    .max(60),
});

/** @returns the version of the sheet's columns now */
export async function saveColumns(work: Work, unit: Unit, classSubject: number, period: Period, input: unknown): Promise<number> {
  const given = parseForm(form, input);
  // Nobody writes into a column that is taken away at this moment.
  await holdMarks(work, unit.id);
  const context = await sheetContext(work, classSubject, period);
  if (context.unitId !== unit.id) throw notFound('Không tìm thấy bảng điểm này.');
  const may = mayEnterMarks(work.actor, unit, context, work.today);
  if (may !== true) throw refuse(may.code, may.message);
  if (isClosed(unit, work.today) || context.classClosed)
    throw refuse('closed', `Lớp ${context.className} hoặc môn này đã đóng, chỉ để xem.`);
  const lock = context.locks.find(({ column }) => column === null);
  if (lock) throw refuse(lock.kind, lockReason(lock));
  const { reasons, notes } = await read(work, context, given.columns);
  throwIfAny(reasons);
  const version = await keep(work, unit, context, given.version, notes);
  await sealRows(work, context, notes);
  await record(work, {
    action: 'assessment.save-columns',
    object: { kind: 'sheet', id: classSubject },
    unitId: unit.id,
    summary: `Sửa cột của bảng điểm ${context.subject} lớp ${context.className}: ${notes.length} cột có ghi chú hoặc thêm`,
    before: { columns: context.notes },
    after: { columns: notes },
  });
  await announceMoved(work, unit.id);
  return version;
}

async function read(work: Work, context: SheetContext, given: z.output<typeof form>['columns']) {
  const { input, sheet } = context;
  const reasons: Reason[] = [];
  const notes: ColumnNote[] = [];
  // A test may be planned; not for after the semester.
  const end = await semesterEnd(work, context.schoolYear, context.period);
  const repeated = new Set(sheet.columns.filter((one) => one.repeated).map(({ code }) => code));
  for (const { key, kind, title, on } of given) {
    const offered = key === formerKey ? sheetOf({ ...input, notes: [{ key }] }).columns : sheet.columns;
    const column = offered.find((one) => one.key === key);
    const code = column?.code ?? [...repeated].find((one) => new RegExp(`^${one}\\d{1,2}$`).test(key));
    const number = code ? Number(key.slice(code.length)) : Number.NaN;
    if (!code || (!column && !(number >= 1 && number <= columnsAtMost))) {
      const most = `Mỗi loại nhiều nhất ${columnsAtMost} cột.`;
      reasons.push({ code: 'column', message: code ? most : `Bảng điểm này không có loại cột “${key}”.`, field: key });
      continue;
    }
    const date = on ? parseDate(on) : null;
    if (date && !date.ok) reasons.push({ code: 'date', message: date.reason, field: key });
    if (date?.ok && end !== null && date.date > end)
      reasons.push({
        ...{ code: 'date', field: key },
        message: `Ngày ${formatDate(date.date)} sau khi hết học kỳ (${formatDate(end)}).`,
      });
    const words = nfc(title ?? '');
    notes.push({
      key,
      ...(kind ? { kind } : {}),
      ...(words ? { title: words } : {}),
      ...(date?.ok ? { on: date.date } : {}),
    });
  }
  const doubled = notes.find(({ key }, i) => notes.findIndex((one) => one.key === key) !== i);
  if (doubled) reasons.push({ code: 'column', message: `Cột ${doubled.key} có hai lần.`, field: doubled.key });
  const left = new Set(sheetOf({ ...input, notes }).columns.map(({ key }) => key));
  for (const column of sheet.columns.filter(({ key }) => !left.has(key))) {
    const lock = lockOn(context.locks, [], { pupil: '', column: column.key }, null).lock;
    if (lock) reasons.push({ code: lock.kind, message: lockReason(lock), field: column.key });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from assessment.mark_row
      where class_subject_id = ${context.classSubjectId} and semester = ${context.period}
        and jsonb_typeof(cells -> ${column.key} -> 0) <> 'null'`.execute(work.handle);
    const n = rows[0]?.n ?? 0;
    if (n > 0)
      reasons.push({
        code: 'marks',
        message: `Cột ${column.long} đang có ${n} điểm nên không bỏ được. Xóa các điểm đó trước.`,
        field: column.key,
      });
  }
  return { reasons, notes };
}

/** @throws Refused 'conflict' when somebody else saved the columns meanwhile */
async function keep(work: Work, unit: Unit, context: SheetContext, seen: number, notes: readonly ColumnNote[]): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into assessment.sheet (class_subject_id, semester, unit_id, columns)
    values (${context.classSubjectId}, ${context.period}, ${unit.id}, ${JSON.stringify(notes)}::jsonb)
    on conflict (class_subject_id, semester) do update set columns = excluded.columns, version = assessment.sheet.version + 1
      where assessment.sheet.version = ${seen}
    returning version`.execute(work.handle);
  const version = rows[0]?.version;
  if (version !== seen + 1)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa cột của bảng điểm này. Xem lại rồi lưu.' }]);
  return version;
}

/** An empty column more or less changes no mean, yet it stands in the inputs: without their new hash all rows would look stale. */
export async function sealRows(
  work: Work,
  { input, classSubjectId, period }: Pick<SheetContext, 'input' | 'classSubjectId' | 'period'>,
  notes: readonly ColumnNote[],
): Promise<void> {
  const sheet = sheetOf({ ...input, notes });
  const { rows } = await sql<{ id: string; cells: StoredCells }>`select pupil_id as id, cells from assessment.mark_row
    where class_subject_id = ${classSubjectId} and semester = ${period} order by pupil_id for update`.execute(work.handle);
  const sealed = rows.map(({ id, cells }) => {
    const values = Object.fromEntries(Object.entries(cells).map(([key, [value]]) => [key, value]));
    const { outcome } = rowOf({ ...input, notes }, sheet, values);
    return { id, hash: outcome ? inputsHash(outcome) : null };
  });
  await sql`update assessment.mark_row m set inputs_hash = decode(n.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as n(id uuid, hash text)
    where m.class_subject_id = ${classSubjectId} and m.semester = ${period} and m.pupil_id = n.id`.execute(work.handle);
}
