// From which number on is a count about disability or ethnicity shown? For what is drawn from now on; what was published stays as it was.
import { reservedFor } from '#kernel/refusal.ts';
import { type NumberForm, setNumber } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { maySetSmallest, smallestKeepers } from '../policy.ts';
import { smallestCell, smallestCellKey } from '../queries/smallest-cell.ts';

export async function setSmallestCell(work: Work, departmentId: number, input: NumberForm): Promise<void> {
  if (!maySetSmallest(work.actor)) throw reservedFor(smallestKeepers, 'Ngưỡng số nhỏ của công khai do Sở đặt.');
  // Below three, two families would know each other's child.
  await setNumber(work, { key: smallestCellKey, least: 3, most: 20, now: smallestCell }, input, {
    ...{ action: 'disclosure.set-smallest-cell', unitId: departmentId, what: 'Đặt ngưỡng số nhỏ của công khai' },
  });
}
