// Who teaches what in a semester, as the screen and its workbook show it.
import { chosenYear } from '#kernel/chosen-year.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { yearDays } from '../commands/assign-teacher.ts';
import { subjectName, subjectShort } from '../curricula/curricula.ts';
import { schoolAssignments } from '../queries/assignments.ts';
import { groupsOf } from '../queries/groups.ts';
import { loadsOf } from '../queries/loads.ts';
import { planFor } from '../queries/plan.ts';
import { type Semester, semesterOf, startOf, type YearDays } from '../rules/semester.ts';

export type Cell = {
  id: number;
  classId: number;
  subject: string;
  /** Tenths in the semester. */
  periods: number;
  teachers: { staffId: string; part: string; from: string }[];
};

export async function assignmentTable(work: Work, params: { unit?: string | undefined }, request: Request) {
  const unit: Unit = await unitOfAddress(work, params.unit);
  demand(mayReadRecords(work.actor, unit));
  const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
  const plan = await planFor(work, unit.id, year);
  const days: YearDays | null = plan.classes.length > 0 ? await yearDays(work, year) : null;
  const asked = new URL(request.url).searchParams.get('hk');
  const semester: Semester =
    asked === '1' || asked === '2' ? (Number(asked) as Semester) : days ? semesterOf(days, work.today) : 1;
  const assigned = Map.groupBy(await schoolAssignments(work, unit.id, year, semester), (row) => row.classSubjectId);
  const cells = plan.subjects.flatMap((row): Cell[] => {
    const periods = semester === 1 ? row.periods1 : row.periods2;
    if (row.kind === 'homeroom' || periods === null) return [];
    const teachers = (assigned.get(row.id) ?? []).map(({ staffId, part, from }) => ({ staffId, part, from }));
    return [{ id: row.id, classId: row.class_id, subject: row.subject, periods, teachers }];
  });
  const codes = plan.codes.filter((code) => cells.some((cell) => cell.subject === code));
  return {
    ...{ unit, year, past, semester, cells, classes: plan.classes },
    /** Before its first day nobody has to be chosen yet. */
    begun: days !== null && startOf(days, semester) <= work.today,
    subjects: codes.map((code) => ({ code, name: subjectName(code), short: subjectShort(code) })),
    loads: await loadsOf(work, unit, year, semester),
    groups: (await groupsOf(work, unit.id)).map(({ id, name }) => ({ id, name })),
  };
}
export type AssignmentTable = Awaited<ReturnType<typeof assignmentTable>>;
