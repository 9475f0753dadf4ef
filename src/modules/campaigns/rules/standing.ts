// How does a unit stand before the deadline: done, on its way, late? Pure; counts in, words out.

export type MeasureCode = 'profile' | 'classes' | 'staff' | 'pupils' | 'portal' | 'semester1' | 'semester2';
export const measureNames: Record<MeasureCode, string> = {
  profile: 'Hồ sơ trường',
  classes: 'Lớp và chủ nhiệm',
  staff: 'Cán bộ, giáo viên',
  pupils: 'Học sinh',
  portal: 'Cổng thông tin',
  semester1: 'Kết quả học kỳ I',
  semester2: 'Kết quả học kỳ II',
};
/** Measures of results (R1.49), by their semester. */
export const semesterOf = { semester1: 1, semester2: 2 } as const satisfies Partial<Record<MeasureCode, 1 | 2>>;
export const isOfResults = (code: MeasureCode): code is keyof typeof semesterOf => code in semesterOf;
/** The semesters whose results are counted. */
export const resultSemesters = (measures: readonly MeasureCode[]): (1 | 2)[] =>
  measures.filter(isOfResults).map((code) => semesterOf[code]);
/** What is counted, in the words of a sum: a deadline of portals alone counts no records. */
export const countedWords = (measures: readonly MeasureCode[]): { name: string; done: string } =>
  measures.every((code) => code === 'portal')
    ? { name: 'điều kiện về cổng', done: 'điều kiện về cổng đã đạt' }
    : measures.every(isOfResults)
      ? { name: 'kết quả học sinh', done: 'học sinh đã đủ kết quả' }
      : { name: 'hồ sơ', done: 'hồ sơ đã có và hợp lệ' };
/** A grace longer than this is another deadline. */
export const graceDaysMost = 60;
/** Cells of marks that a measure of results is made of: those that are there, those that are asked for. They move with each mark. */
export type Cells = { present: number; needed: number };
export type Item = { code: MeasureCode; complete: number; required: number; cells?: Cells };
/** Of all measures of results together; null where none counts cells. The deadline asks for pupils (R1.49), these only show work. */
export function cellsOf(items: readonly Item[]): Cells | null {
  const all = items.flatMap(({ cells }) => (cells && cells.needed > 0 ? [cells] : []));
  if (all.length === 0) return null;
  return { present: all.reduce((n, c) => n + c.present, 0), needed: all.reduce((n, c) => n + c.needed, 0) };
}
export type Standing = 'done' | 'working' | 'not_started' | 'overdue';

/** Tenths of a percent; 1000 only when nothing is missing, so that "100 %" is never a rounding. */
export function completenessTenths(complete: number, required: number): number {
  if (required <= 0) return 0;
  return complete >= required ? 1000 : Math.min(999, Math.floor((2000 * complete + required) / (2 * required)));
}

export type StandingFacts = {
  complete: number;
  required: number;
  /** Something is there, though nothing is complete yet. */
  begun: boolean;
  /** Before its first day a campaign asks nothing of anybody. */
  opened: boolean;
  milestonePassed: boolean;
  milestoneTenths: number;
  deadlinePassed: boolean;
};

/** overdue: the milestone (or the deadline with its grace) has passed and the unit is short of it. Done only when every measure is. */
export function standingOf({
  complete,
  required,
  begun,
  opened,
  milestonePassed,
  milestoneTenths,
  deadlinePassed,
}: StandingFacts): Standing {
  if (required > 0 && complete >= required) return 'done';
  if (!opened) return 'not_started';
  const tenths = completenessTenths(complete, required);
  const started = begun || complete > 0;
  if (deadlinePassed || (milestonePassed && tenths < milestoneTenths && started)) return 'overdue';
  return started ? 'working' : 'not_started';
}

export type Pace = {
  complete: number;
  required: number;
  /** What was complete seven days ago; null: not measured then. */
  weekAgo: number | null;
};

/** Days until complete at the pace of the last seven; 0 when complete, null when it does not move or was not measured. */
export function daysToFinish({ complete, required, weekAgo }: Pace): number | null {
  if (required > 0 && complete >= required) return 0;
  if (weekAgo === null || required <= 0 || complete <= weekAgo) return null;
  return Math.ceil(((required - complete) * 7) / (complete - weekAgo));
}

/** Not complete at the deadline if the pace of the last seven days holds. Without a measure a week ago nothing is foretold. */
export function mayBeLate(pace: Pace, daysLeft: number): boolean {
  if (pace.weekAgo === null || (pace.required > 0 && pace.complete >= pace.required)) return false;
  const days = daysToFinish(pace);
  return days === null || days > daysLeft;
}

/**
 * Is anything foretold of these units? While the counts of a week ago are not there (a campaign's first days, a part of the record that
 * was not kept then) nothing is, which is not the same as nobody being late.
 */
export const isForetold = (
  units: readonly { standing: Standing; mayBeLate: boolean; daysToFinish: number | null }[],
  deadlinePassed: boolean,
): boolean => {
  const open = units.filter((unit) => unit.standing !== 'done');
  return deadlinePassed || open.length === 0 || open.some((unit) => unit.mayBeLate || unit.daysToFinish !== null);
};

/** Steps of the ink scale: paper 0, full ink 6. */
export function inkStep(tenths: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  if (tenths <= 0) return 0;
  if (tenths < 250) return 1;
  if (tenths < 500) return 2;
  if (tenths < 750) return 3;
  if (tenths < 950) return 4;
  return tenths < 1000 ? 5 : 6;
}
