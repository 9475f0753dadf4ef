// Workbooks of the ministry with the records of a demo school: what is missing in the records stands in the file, so importing it
// completes them; with faults, a row for each kind of thing that goes wrong in real files.
import { sql } from 'kysely';
import type { CodeList } from '#kernel/code-lists/code-list.ts';
import { ethnicGroups } from '#kernel/code-lists/people-codes.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { classColumns, listClasses, loadClasses } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  type ImportKindName,
  listPupils,
  loadPupils,
  loadStaff,
  type PupilToSave,
  pupilColumns,
  type StaffRecord,
  staffColumns,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Column, shownValue } from '#platform/spreadsheet/columns.ts';
import { type Line, listWorkbook } from '../import-workbook/workbooks.ts';
import { faultyClasses, faultyPupils, faultyStaff } from './workbook-faults.ts';

/** A record as its columns show it. */
function lineOf(columns: readonly Column[], record: Record<string, unknown>): Line {
  const cells = columns.map((c) => [c.field, shownValue(c, record[c.field]) ?? ''] as const);
  return Object.fromEntries(cells.filter(([, text]) => text !== ''));
}
const inList = (list: CodeList, code: string | null, otherwise: string) => (code && list.has(code) ? code : otherwise);

function pupilLine({ pupil, guardians }: PupilToSave, i: number, classNames: Map<number, string>): Line {
  const age = gradeOf(pupil.grade ?? '06')?.age ?? 11;
  const complete = {
    ...pupil,
    ethnicity: inList(ethnicGroups, pupil.ethnicity, '01'),
    birth_date: pupil.birth_date && pupil.birth_date < '2018-12-01' ? pupil.birth_date : `${2018 - age}-05-1${i % 10}`,
    sex: pupil.sex ?? 'female',
    birth_place: pupil.birth_place ?? 'Nam Định',
    phone: /^0\d{9}$/.test(pupil.phone ?? '') ? pupil.phone : null,
    personal_id: /^(\d{9}|\d{12})$/.test(pupil.personal_id ?? '') ? pupil.personal_id : null,
    class_name: classNames.get(pupil.class_id ?? 0) ?? null,
  };
  const line = lineOf(pupilColumns, complete as unknown as Record<string, unknown>);
  const grade = gradeOf(pupil.grade ?? '')?.name.replace('Khối ', '');
  if (grade) line.grade = grade;
  for (const relation of ['father', 'mother'] as const) {
    const parent = guardians.find((g) => g.relation === relation);
    if (!parent) continue;
    line[`${relation}_name`] = parent.full_name;
    line[`${relation}_job`] = parent.occupation ?? '';
    line[`${relation}_birth`] = String(parent.birth_year ?? '');
  }
  return line;
}

async function pupilLines(work: Work, unit: Unit): Promise<Line[]> {
  const { rows } = await listPupils(work, unit.id, { limit: 5000 });
  const full = new Map(
    (
      await loadPupils(
        work,
        rows.map((row) => row.id),
      )
    ).map((row) => [row.pupil.id, row]),
  );
  const names = new Map((await listClasses(work, unit.id, schoolYearOf(work.today))).map((c) => [c.id, c.name]));
  return rows.flatMap((row, i) => {
    const record = full.get(row.id);
    return record ? [pupilLine(record, i, names)] : [];
  });
}

async function staffOf(work: Work, unit: Unit): Promise<StaffRecord[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from people.staff where unit_id = ${unit.id} and active order by code, id`.execute(work.handle);
  const records = new Map(
    (
      await loadStaff(
        work,
        rows.map((row) => row.id),
      )
    ).map((staff) => [staff.id, staff]),
  );
  return rows.flatMap((row) => records.get(row.id) ?? []);
}

async function staffLines(work: Work, unit: Unit): Promise<Line[]> {
  const level = unitTypeOf(unit.type)?.level;
  return (await staffOf(work, unit)).map((staff, i) =>
    lineOf(staffColumns, {
      ...staff,
      birth_date: staff.birth_date ?? `${1975 + (i % 15)}-03-1${i % 10}`,
      sex: staff.sex ?? 'female',
      contract: staff.contract ?? 'permanent',
      degree: staff.degree ?? (level === 'mn' ? 'college' : 'bachelor'),
      position: staff.position ?? 'teacher',
      main_subject:
        staff.main_subject ?? (staff.kind !== 'teacher' ? null : level === 'mn' ? 'MN' : level === 'th' ? 'TH' : 'TOAN'),
    }),
  );
}

async function classLines(work: Work, unit: Unit): Promise<Line[]> {
  const schoolYear = schoolYearOf(work.today);
  const staff = await staffOf(work, unit);
  const sizes = new Map((await listClasses(work, unit.id, schoolYear)).map((c) => [c.id, c.pupils]));
  const classes = await loadClasses(work, unit.id, schoolYear);
  const leads = new Set(classes.flatMap((c) => c.homeroom_staff_id ?? []));
  const free = staff.filter((s) => s.kind === 'teacher' && !leads.has(s.id));
  return classes.map((c) => {
    const teacher = staff.find((s) => s.id === c.homeroom_staff_id) ?? free.shift() ?? staff.find((s) => s.kind === 'teacher');
    const alone = staff.filter((s) => s.full_name === teacher?.full_name).length === 1;
    return {
      ...lineOf(classColumns, { ...c, declared_size: sizes.get(c.id) ?? 0, homeroom: null } as Record<string, unknown>),
      ...(teacher ? { homeroom: alone ? teacher.full_name : `${teacher.full_name} (${teacher.code ?? ''})` } : {}),
      grade: gradeOf(c.grade)?.name.replace('Khối ', '') ?? '',
    };
  });
}

/** Numbers of people who are active in another unit of the province. */
async function strangers(work: Work, unitId: number) {
  const { rows } = await sql<{ pupil: string | null; staff: string | null }>`
    select (select ministry_id from people.pupil where unit_id <> ${unitId} and active and ministry_id is not null limit 1) as pupil,
      (select ministry_id from people.staff where unit_id <> ${unitId} and active and ministry_id is not null limit 1) as staff`.execute(
    work.handle,
  );
  return rows[0] ?? { pupil: null, staff: null };
}

export async function demoWorkbookOf(work: Work, unit: Unit, kind: ImportKindName, faults: boolean): Promise<Uint8Array> {
  const lines = await { pupils: pupilLines, staff: staffLines, classes: classLines }[kind](work, unit);
  if (faults) {
    const { pupil, staff } = await strangers(work, unit.id);
    if (kind === 'pupils') faultyPupils(lines, pupil ?? '');
    else if (kind === 'staff') faultyStaff(lines, staff ?? '');
    else faultyClasses(lines);
  }
  return listWorkbook(kind, unit.name, lines);
}
