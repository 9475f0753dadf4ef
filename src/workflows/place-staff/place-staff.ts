// Somebody leaves, retires, moves on or comes back: the record says so, and the classes he or she leads are assessed again.
import { schoolYearOf } from '#kernel/school-year.ts';
import { classesLedBy, recheckClasses } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { setStaffStatus } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';

/** @returns the classes that now need another homeroom teacher */
export async function placeStaff(
  work: Work,
  unit: Unit,
  staffId: string,
  input: { status?: unknown; date?: unknown; reason?: unknown },
): Promise<{ id: number; name: string }[]> {
  await setStaffStatus(work, unit, staffId, input);
  const led = await classesLedBy(work, staffId);
  if (led.length > 0)
    await recheckClasses(
      work,
      unit.id,
      schoolYearOf(work.today),
      led.map((c) => c.id),
    );
  return led;
}
