// A draft takes the cells of a workbook: looked at first, then written; the same file again changes nothing.
import { createHash } from 'node:crypto';
import { refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { readWorkbook, type Sheet } from '#platform/spreadsheet/read.ts';
import { write } from '../handles.ts';
import { lessonsOf, type Timetable, timetableGround } from '../queries/timetable.ts';
import type { Lesson } from '../rules/timetable.ts';
import { planTimetable, type TimetablePlan } from '../rules/timetable-import.ts';
import { readTimetable } from '../rules/timetable-sheet.ts';
import { lockDraft, putLessons, stampOf, touch } from './edit-timetable.ts';

export type TimetableFile = { name: string; sheets: Sheet[]; digest: string };

const maxBytes = 5 * 1024 * 1024;
/** @throws Refused with one sentence when it cannot be read */
export async function openTimetableFile(name: string, bytes: Uint8Array): Promise<TimetableFile> {
  if (bytes.length > maxBytes)
    throw refuse('too_large', 'Tệp lớn hơn 5 MB. Chép riêng thời khóa biểu sang tệp mới rồi nhập.', 'file');
  return {
    name: nfc(name).slice(0, 120),
    sheets: await readWorkbook(bytes),
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
}

export type TimetablePreview = Omit<TimetablePlan, 'result'> & { classes: number; unknown: string[]; digest: string };

async function planned(work: Work, unit: Unit, timetable: Timetable, file: TimetableFile) {
  const ground = await timetableGround(work, unit, timetable);
  const read = readTimetable(file.sheets, ground.classes);
  const stored = await lessonsOf(work, timetable.id);
  return { ground, stored, read, plan: planTimetable(read, stored, ground) };
}

export async function previewTimetable(
  work: Work,
  unit: Unit,
  timetable: Timetable,
  file: TimetableFile,
): Promise<TimetablePreview> {
  const { read, plan } = await planned(work, unit, timetable, file);
  const { cells, counts } = plan;
  return { cells, counts, classes: read.classIds.length, unknown: read.unknown, digest: file.digest };
}

/**
 * @param options `digest`: of the file that was looked at, so that another one is not written unseen
 * @returns how many lessons are other ones now
 */
export async function importTimetable(
  work: Work,
  unit: Unit,
  id: number,
  file: TimetableFile,
  options: { withDoubtful: boolean; digest: string },
): Promise<number> {
  const timetable = await lockDraft(work, unit, id);
  throwIfAny([
    options.digest !== file.digest && {
      ...{ code: 'other_file', field: 'file' },
      message: 'Tệp vừa chọn khác tệp đã xem trước. Xem trước tệp này rồi ghi.',
    },
  ]);
  const { ground, stored, plan } = await planned(work, unit, timetable, file);
  let changed = 0;
  const weeks: { classId: number; after: readonly Lesson[] }[] = [];
  for (const [classId, after] of plan.result(options.withDoubtful)) {
    const before = stored.filter((one) => one.classId === classId);
    if (stampOf(before) === stampOf(after)) continue;
    const [old, now] = [before, after].map((some) => new Set(some.map((one) => stampOf([one]))));
    const gone = [...(old ?? [])].filter((one) => !now?.has(one)).length;
    const come = [...(now ?? [])].filter((one) => !old?.has(one)).length;
    changed += Math.max(gone, come);
    weeks.push({ classId, after });
  }
  if (changed === 0) return 0;
  const classIds = weeks.map((one) => one.classId);
  await write(work).deleteFrom('teaching.lesson').where('timetable_id', '=', id).where('class_id', 'in', classIds).execute();
  await putLessons(
    work,
    unit.id,
    id,
    weeks.flatMap((one) => one.after),
  );
  const names = ground.classes.filter((one) => classIds.includes(one.id)).map((one) => one.name);
  await touch(work, timetable);
  await record(work, {
    action: 'teaching.import-timetable',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: `Nhập ${changed} tiết của ${names.length} lớp vào “${timetable.name}” từ tệp ${file.name}`,
    after: { file: file.name, changed, classes: names.join(', ') },
  });
  return changed;
}
