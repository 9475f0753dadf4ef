// A sheet for the browser: what the grid needs of it, and nothing that only the server may know.
import { isClosed, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayEnterMarks, mayLockMarks } from '../policy.ts';
import type { MarkSheet } from '../queries/mark-sheet.ts';
import type { SheetView } from './grid/view.ts';
import { sheetName } from './sheet-name.ts';

export function sheetView(work: Work, unit: Unit, { context, rows }: MarkSheet): SheetView {
  const { rules, ...input } = context.input;
  const may = mayEnterMarks(work.actor, unit, context, work.today);
  const closed =
    (isClosed(unit, work.today) && `${unit.shortName} đã giải thể: điểm chỉ để xem.`) ||
    (context.classClosed && `Lớp ${context.className} hoặc môn này đã đóng, chỉ để xem.`);
  const userId = work.actor.kind === 'person' ? work.actor.userId : null;
  return {
    ...{ unit: unit.slug, classSubject: context.classSubjectId, period: context.period, kind: context.kind },
    ...{ title: sheetName(context.subject, rules), subject: context.subject, classId: context.classId },
    ...{ className: context.className, rules: { id: rules.id, version: rules.version }, input },
    ...{ sheetVersion: context.sheetVersion, readOnly: closed || (may === true ? null : may.message), userId },
    principal: mayLockMarks(work.actor, unit) === true,
    locks: context.locks.map(({ kind, column, reason, by, at }) => ({ kind, column, reason, by, at })),
    open: context.openRequests.filter(({ askedBy }) => askedBy === userId),
    pupils: rows.map(
      ({ id, name, code, ministryId, birthDate, here, until, went, excused, absentOn, individualPlan, cells }) => ({
        ...{ id, name, birthDate, here, until, went, excused, absentOn, individualPlan, cells },
        codes: [code, ministryId].filter((one): one is string => one !== null && one !== ''),
      }),
    ),
  };
}
