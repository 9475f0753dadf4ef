// How does a unit stand before the deadline: done, on its way, late? Pure; counts in, words out.

export type MeasureCode = 'profile' | 'classes' | 'staff' | 'pupils';
export const measureNames: Record<MeasureCode, string> = {
  profile: 'Hồ sơ trường',
  classes: 'Lớp và chủ nhiệm',
  staff: 'Cán bộ, giáo viên',
  pupils: 'Học sinh',
};
export type Item = { code: MeasureCode; complete: number; required: number };
export type Standing = 'done' | 'working' | 'not_started' | 'overdue' | 'at_risk';

/** Tenths of a percent; 1000 only when nothing is missing, so that "100 %" is never a rounding. */
export function completenessTenths(complete: number, required: number): number {
  if (required <= 0) return 0;
  return complete >= required ? 1000 : Math.min(999, Math.floor((2000 * complete + required) / (2 * required)));
}

export type StandingFacts = {
  complete: number;
  required: number;
  /** What was complete seven days ago; null: not measured then. */
  weekAgo: number | null;
  daysLeft: number;
  milestonePassed: boolean;
  milestoneTenths: number;
  deadlinePassed: boolean;
};

/**
 * overdue: the milestone (or the deadline) has passed and the unit is short of it. at_risk: at the pace of the last seven days it
 * will not be complete at the deadline. A unit is done only when every measure is complete.
 */
export function standingOf(facts: StandingFacts): Standing {
  const { complete, required, weekAgo, daysLeft } = facts;
  if (required > 0 && complete >= required) return 'done';
  const tenths = completenessTenths(complete, required);
  if (facts.deadlinePassed || (facts.milestonePassed && tenths < facts.milestoneTenths && tenths > 0)) return 'overdue';
  if (complete === 0) return 'not_started';
  if (weekAgo !== null && complete + ((complete - weekAgo) / 7) * daysLeft < required) return 'at_risk';
  return 'working';
}

/** Steps of the ink scale: paper 0, full ink 6. */
export function inkStep(tenths: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  if (tenths <= 0) return 0;
  if (tenths < 250) return 1;
  if (tenths < 500) return 2;
  if (tenths < 750) return 3;
  if (tenths < 950) return 4;
  return tenths < 1000 ? 5 : 6;
}
