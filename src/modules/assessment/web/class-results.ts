// A class over all its subjects for the browser: what the results are made of; the browser computes them by the same rules.
import { notFound } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { classFacts } from '../queries/class-facts.ts';
import { classPupils } from '../queries/class-pupils.ts';
import { pupilFacts } from '../queries/pupil-rows.ts';
import { sheetsOf } from '../queries/sheets.ts';
import type { PupilYearInput } from '../rules/pupil-year.ts';
import type { RuleSetId } from '../rules/rule-sets/shape.ts';
import type { Period } from '../tables.ts';
import { sheetName } from './sheet-name.ts';

export type ClassView = {
  id: number;
  name: string;
  grade: string;
  schoolYear: string;
  rules: { id: RuleSetId; version: number };
  shared: Pick<PupilYearInput, 'grade' | 'subjects' | 'readings'>;
  sheets: readonly {
    id: number;
    subject: string;
    name: string;
    kind: 'subject' | 'homeroom';
    needed: number;
    present: number;
    teacher: string | null;
    mine: boolean;
  }[];
  pupils: readonly {
    id: string;
    name: string;
    absent: { leave: number; none: number };
    input: Omit<PupilYearInput, 'rules' | 'grade' | 'subjects' | 'readings'>;
  }[];
};

/** @throws Refused when the class is none of the unit's */
export async function classView(work: Work, unit: Unit, classId: number, period: Period): Promise<ClassView> {
  const facts = await classFacts(work, Number.isSafeInteger(classId) ? classId : 0);
  if (facts.unitId !== unit.id) throw notFound('Không tìm thấy lớp này.');
  const here = (await classPupils(work, classId)).filter((pupil) => pupil.here);
  const found = new Map(
    (
      await pupilFacts(
        work,
        facts,
        here.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const sheets = await sheetsOf(work, { unitId: unit.id, year: facts.schoolYear, period, classId });
  const { rules, readings } = facts;
  return {
    ...{ id: classId, name: facts.className, grade: facts.grade, schoolYear: facts.schoolYear },
    rules: { id: rules.id, version: rules.version },
    shared: { grade: facts.grade, subjects: facts.subjects, readings },
    sheets: sheets.map(({ id, subject, kind, needed, present, teacher, teaches }) => ({
      ...{ id, subject, kind, needed, present, teacher, mine: teaches, name: sheetName(subject, rules) },
    })),
    pupils: here.flatMap(({ id, name }) => {
      const one = found.get(id);
      if (!one) return [];
      const { rules: _rules, grade: _grade, subjects: _subjects, readings: _readings, ...input } = one.input;
      return [{ id, name, absent: one.absent[period], input }];
    }),
  };
}
