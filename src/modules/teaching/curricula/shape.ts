// What does a curriculum say of a grade? Subjects in the order of the report card, with their periods a week in each semester.

export type CurriculumId = '2006' | '2018';
/** Tenths of a period a week: 15 is 1,5. null: not taught in that semester. */
export type Periods = number | null;
export type PlanLine = {
  subject: string;
  periods: readonly [Periods, Periods];
  /** Chosen by the school or by the pupils: opened only where somebody says so. */
  elective: boolean;
};
export type Curriculum = {
  id: CurriculumId;
  name: string;
  basis: string;
  /** By code of the grade: '06'. */
  plans: Readonly<Record<string, readonly PlanLine[]>>;
  /** Hours of the timetable that no subject holds (chào cờ, sinh hoạt lớp, hoạt động tập thể), in tenths a week. */
  activities: Readonly<Record<string, number>>;
  /** The subjects that the law lets a pupil be excused from. */
  exemptible: readonly string[];
};
