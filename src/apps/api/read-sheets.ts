// Sheets for programs: which there are, and what stands in one.
import type { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { holds, inSubtree, scopeOf } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import {
  type CellScale,
  columnId,
  lockReason,
  markSheet,
  mayEnterMarks,
  mayReadSheet,
  noteReading,
  readableSheets,
} from '#modules/assessment/index.ts';
import { unitByCode, unitById } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type PeriodCode, periodCodeOf, periodCodes, type Sheet, type SheetList } from './schemas.ts';

const visible = (actor: Actor, path: string) => actor.kind === 'system' || scopeOf(actor).some((root) => inSubtree(path, root));

/** @throws Refused not_found, not_allowed */
export async function listSheets(work: Work, asked: { unit: string; year: string | null }): Promise<z.output<typeof SheetList>> {
  const unit = asked.unit ? await unitByCode(work, asked.unit) : undefined;
  if (!unit || !visible(work.actor, unit.path)) throw notFound(`Không tìm thấy đơn vị ${asked.unit.slice(0, 60)}.`);
  const schoolYear = asked.year ?? schoolYearOf(work.today);
  const sheets = await readableSheets(work, unit, schoolYear);
  const userId = work.actor.kind === 'person' ? work.actor.userId : '';
  const everything = holds(work.actor, ['principal'], unit.path);
  return {
    schoolYear,
    sheets: sheets.flatMap((sheet) =>
      [...sheet.semesters, 3 as const].map((period) => ({
        ...{ classSubject: sheet.classSubject, class: sheet.className, grade: sheet.grade, subject: sheet.subject },
        ...{ subjectName: subjectName(sheet.subject, sheet.language), semester: periodCodeOf(period) },
        mayEnter: everything || sheet.writers[period === 1 ? 1 : 2].includes(userId),
      })),
    ),
  };
}

const scaleOf = (scale: CellScale): z.output<typeof Sheet>['columns'][number]['scale'] => {
  if (scale.as === 'tenths') return { as: 'tenths', from: 0, to: 10, step: 0.1 };
  if (scale.as === 'whole') return { as: 'whole', from: scale.lowest / 10, to: 10, step: 1 };
  if (scale.as === 'measure') return { as: 'measure', unit: scale.unit, from: scale.from / 10, to: scale.to / 10, step: 0.1 };
  if (scale.as === 'text') return scale;
  if (scale.as === 'choice') return { as: 'choice', choices: scale.choices.map(({ code, name }) => ({ code, name })) };
  const choices = [
    { code: 'Đ', name: 'Đạt' },
    { code: 'CĐ', name: 'Chưa đạt' },
  ];
  return { as: 'comment', choices };
};

export async function readSheet(work: Work, classSubject: number, code: PeriodCode): Promise<z.output<typeof Sheet>> {
  const period = periodCodes[code];
  const { context, rows } = await markSheet(work, classSubject, period);
  const unit = await unitById(work, context.unitId);
  if (!unit) throw notFound('Không tìm thấy bảng điểm này.');
  const may = mayReadSheet(work.actor, unit, context);
  if (may !== true) throw refuse(may.code, may.message);
  await noteReading(work, unit, { classId: context.classId });
  const enters = mayEnterMarks(work.actor, unit, context, work.today);
  const { columns } = context.sheet;
  return {
    ...{ classSubject, class: context.className, subject: context.subject, subjectName: subjectName(context.subject) },
    ...{ schoolYear: context.schoolYear, period: code, rules: context.rules.id },
    ...{ mayEnter: enters === true, whyNot: enters === true ? null : enters.message },
    columns: columns.map((column) => ({
      ...{ id: columnId(period, column.key), name: column.name, longName: column.long, group: column.group },
      ...{
        coefficient: column.coefficient,
        needed: column.needed,
        scale: scaleOf(column.scale),
        title: column.title,
        on: column.on,
      },
    })),
    pupils: rows.map((row) => ({
      ...{ id: row.id, code: row.code, ministryId: row.ministryId, name: row.name, birthDate: row.birthDate, here: row.here },
      excused: row.excused,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([key, [value, version]]) => [
          columnId(period, key),
          { value: typeof value === 'number' ? value / 10 : value, version },
        ]),
      ),
      ...{ mean: row.mean === null ? null : row.mean / 10, comment: row.comment },
    })),
    locks: context.locks.map((lock) => ({
      ...{ column: lock.column === null ? null : columnId(period, lock.column), kind: lock.kind, reason: lockReason(lock) },
    })),
  };
}
