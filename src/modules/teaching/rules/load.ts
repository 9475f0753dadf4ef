// How many periods a week does a teacher owe, and how many has he or she? (TT28/2009, R4.12)
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

/** Tenths of a period a week. A teacher of preschool is counted in hours, not in periods. */
const norms: Partial<Record<UnitLevel, number>> = { th: 230, thcs: 190, thpt: 170, gdtx: 170 };
export type Duties = { homeroom: boolean; heads: boolean; deputises: boolean };

/** What is left of the norm after what the duties take off; null where periods are not counted. */
export function normOf(level: UnitLevel, { homeroom, heads, deputises }: Duties): number | null {
  const norm = norms[level];
  if (norm === undefined) return null;
  return norm - (homeroom ? (level === 'th' ? 30 : 40) : 0) - (heads ? 30 : deputises ? 10 : 0);
}

/** Check 29 looks beyond this. */
export const farOver = 60;
export type LoadState = 'none' | 'within' | 'over' | 'far_over';
export function loadStateOf(periods: number, norm: number | null): LoadState {
  if (periods === 0) return 'none';
  if (norm === null || periods <= norm) return 'within';
  return periods > norm + farOver ? 'far_over' : 'over';
}

/** '1,5' for 15 tenths. */
export const periodWords = (tenths: number | null): string => (tenths === null ? '' : String(tenths / 10).replace('.', ','));

/** Tenths for '1,5', '1.5' or '2'; undefined when it is no number of periods. */
export function parsePeriods(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  if (!/^\d{1,2}(\.\d)?$/.test(typed)) return undefined;
  const tenths = Math.round(Number(typed) * 10);
  return tenths >= 1 && tenths <= 400 ? tenths : undefined;
}
