// The school whose marks are looked at: only a unit that teaches has any, and only some read them.
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayReadMarks, mayReadSheet } from '../policy.ts';
import { type SheetContext, sheetContext } from '../queries/sheet-context.ts';
import { periodOf } from './period.ts';

/** @throws Refused when it is an office, or the actor does not read marks there */
export async function marksUnit(work: Work, slug: string | undefined): Promise<Unit> {
  const unit = await unitOfAddress(work, slug);
  if (!teaches(unit.type)) throw notFound(`${unit.shortName} không có sổ điểm.`);
  const may = mayReadMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  return unit;
}

/** The sheet that an address names. @throws Refused when the unit has none of that kind, or the actor does not read it */
export async function sheetOfAddress(
  work: Work,
  params: { unit?: string; sheet?: string; period?: string },
): Promise<{ unit: Unit; context: SheetContext }> {
  const unit = await marksUnit(work, params.unit);
  const period = periodOf(params.period);
  if (!period) throw notFound('Không tìm thấy bảng điểm này.');
  const context = await sheetContext(work, Number(params.sheet), period);
  if (context.unitId !== unit.id) throw notFound('Không tìm thấy bảng điểm này.');
  const may = mayReadSheet(work.actor, unit, context);
  if (may !== true) throw refuse(may.code, may.message);
  return { unit, context };
}
