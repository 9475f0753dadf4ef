// What would a file do to the pupils of a school? New, changed, unchanged, refused: the dry run and the import ask the same question.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { listClasses } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  emptyPupil,
  type GuardianRecord,
  type ImportRow,
  type Issue,
  loadPupils,
  type PupilRecord,
  type PupilToSave,
  readPupilRows,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Sheet } from '#platform/spreadsheet/read.ts';

export type Change = { field: string; was: string | null; is: string | null };
export type PlannedRow = {
  row: number;
  verdict: 'new' | 'changed' | 'unchanged' | 'refused';
  name: string;
  raw: ImportRow['raw'];
  issues: Issue[];
  changes: Change[];
  before: PupilToSave | null;
  after: PupilToSave | null;
};
export type MissingClass = { name: string; grade: string | null; pupils: number };
export type Plan = {
  sheet: string;
  headerRow: number;
  columns: string[];
  unknownColumns: string[];
  rows: PlannedRow[];
  missingClasses: MissingClass[];
};

/** Columns of the file that become columns of the pupil as they are. */
const direct = [
  ...([
    'ministry_id',
    'full_name',
    'birth_date',
    'sex',
    'ethnicity',
    'status',
    'phone',
    'birth_place',
    'hamlet',
    'hometown_province',
  ] as const),
  ...([
    'hometown_commune',
    'current_address',
    'personal_id_issued_on',
    'personal_id_issued_by',
    'personal_id',
    'code',
    'religion',
    'nationality',
  ] as const),
];

const gradeFromClass = (name: string, offered: string[]): string | null => {
  const written = /^(\d{1,2})/.exec(name)?.[1]?.padStart(2, '0');
  return written && offered.includes(written) ? written : null;
};

type Stored = {
  id: string;
  code: string | null;
  ministry_id: string | null;
  personal_id: string | null;
  name_fold: string;
  birth_date: string | null;
  class_id: number | null;
};

/** Pupils of the school by every key a file may name them with. */
async function storedPupils(work: Work, unitId: number): Promise<Stored[]> {
  const { rows } =
    await sql<Stored>`select id, code, ministry_id, personal_id, name_fold, birth_date, class_id from people.pupil where unit_id = ${unitId}`.execute(
      work.handle,
    );
  return rows;
}

/** Numbers that active pupils of other schools carry: asked in the whole province, answered with the school's name only. */
async function elsewhere(work: Work, unitId: number, numbers: string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  return work.elevated('does another school have this pupil', async () => {
    const { rows } = await sql<{ ministry_id: string; short_name: string }>`
      select p.ministry_id, u.short_name from people.pupil p join organizations.unit u on u.id = p.unit_id
      where p.ministry_id = any(${numbers}) and p.unit_id <> ${unitId} and p.active`.execute(work.handle);
    return new Map(rows.map((row) => [row.ministry_id, row.short_name]));
  });
}

export async function planPupils(work: Work, unit: Unit, sheets: Sheet[], options: { createClasses: boolean }): Promise<Plan> {
  const read = readPupilRows(sheets);
  const offered = unitTypeOf(unit.type)?.grades ?? [];
  const classes = new Map((await listClasses(work, unit.id, schoolYearOf(work.today))).map((c) => [fold(c.name), c]));
  const stored = await storedPupils(work, unit.id);
  const by = (key: (pupil: Stored) => string | null) => {
    const map = new Map<string, Stored | null>();
    for (const pupil of stored) {
      const k = key(pupil);
      // A key that two pupils share names neither.
      if (k) map.set(k, map.has(k) ? null : pupil);
    }
    return map;
  };
  const byMinistry = by((p) => p.ministry_id);
  const byPersonal = by((p) => p.personal_id);
  const byCode = by((p) => p.code);
  const byName = by((p) => (p.birth_date ? `${p.name_fold}|${p.birth_date}` : null));
  const byNameAndClass = by((p) => `${p.name_fold}|${p.class_id}`);
  const others = await elsewhere(
    work,
    unit.id,
    read.rows.flatMap((row) => row.values.ministry_id ?? []),
  );

  const matches = read.rows.map((row) => {
    const { ministry_id, personal_id, code, full_name, birth_date, class_name } = row.values;
    const name = fold(full_name ?? '');
    const place = classes.get(fold(class_name ?? ''));
    return (
      byMinistry.get(ministry_id ?? '') ??
      byPersonal.get(personal_id ?? '') ??
      byCode.get(code ?? '') ??
      byName.get(`${name}|${birth_date}`) ??
      // A pupil whose birth date is still missing is known by name and class.
      (place
        ? [byNameAndClass.get(`${name}|${place.id}`)].find((p) => p && (p.birth_date === null || !birth_date))
        : undefined) ??
      null
    );
  });
  const known = new Map(
    (
      await loadPupils(
        work,
        matches.flatMap((match) => match?.id ?? []),
      )
    ).map((row) => [row.pupil.id, row]),
  );
  const missing = new Map<string, MissingClass>();
  const taken = new Map<string, number>();

  const rows = read.rows.map((row, i): PlannedRow => {
    const issues = [...row.issues];
    const error = (field: Issue['field'], code: string, message: string) =>
      issues.push({ field, code, message, level: 'error', value: row.raw[field as 'grade'] ?? '' });
    const match = matches[i] ?? null;
    const before = match ? (known.get(match.id) ?? null) : null;
    if (match) {
      const first = taken.get(match.id);
      if (first !== undefined && !issues.some((x) => x.code === 'double'))
        error('full_name', 'double', `Cùng một học sinh với hàng ${first} trong tệp`);
      taken.set(match.id, row.row);
    }
    const other = row.values.ministry_id ? others.get(row.values.ministry_id) : undefined;
    if (other) error('ministry_id', 'elsewhere', `Em này đang học ở ${other}: làm thủ tục chuyển trường, không nhập vào đây`);

    const className = row.values.class_name;
    const place = className ? classes.get(fold(className)) : undefined;
    let grade = place?.grade ?? null;
    if (className && !place) {
      grade = row.values.grade ?? gradeFromClass(className, offered);
      const entry = missing.get(fold(className)) ?? { name: className, grade, pupils: 0 };
      missing.set(fold(className), { ...entry, grade: entry.grade ?? grade, pupils: entry.pupils + 1 });
      if (grade && !offered.includes(grade))
        error('grade', 'grade_not_offered', `Trường không dạy ${gradeOf(grade)?.name.toLowerCase() ?? `khối ${grade}`}`);
      else if (!grade) error('class_name', 'class_grade', `Lớp ${className} chưa có ở trường và chưa rõ khối: ghi cột Khối học`);
      else if (!options.createClasses)
        error('class_name', 'no_class', `Trường chưa có lớp ${className}: chọn “Mở các lớp còn thiếu”`);
    } else if (place && row.values.grade && place.grade !== row.values.grade && !issues.some((x) => x.code === 'grade_class'))
      error('grade', 'grade_class', `Lớp ${className} thuộc ${gradeOf(place.grade)?.name.toLowerCase() ?? place.grade}`);

    const after = merged(row, unit.id, before, place?.id ?? null, grade, work.today);
    const base = { row: row.row, name: row.values.full_name ?? row.raw.full_name ?? '', raw: row.raw, issues };
    if (issues.some((x) => x.level === 'error')) return { ...base, verdict: 'refused', changes: [], before, after: null };
    const changes = before ? differences(before, after, place === undefined ? className : undefined) : [];
    return { ...base, verdict: !before ? 'new' : changes.length > 0 ? 'changed' : 'unchanged', changes, before, after };
  });
  return {
    sheet: read.sheet,
    headerRow: read.headerRow,
    columns: read.columns,
    unknownColumns: read.unknownColumns,
    rows,
    missingClasses: [...missing.values()],
  };
}

/** The stored pupil with what the file says; an empty cell says nothing. A class still to be opened is filled in when it exists. */
function merged(
  row: ImportRow,
  unitId: number,
  before: PupilToSave | null,
  classId: number | null,
  grade: string | null,
  today: string,
): PupilToSave {
  const { values } = row;
  const pupil = {
    ...(before?.pupil ?? {
      ...emptyPupil,
      id: randomUUID(),
      unit_id: unitId,
      class_id: null,
      grade: null,
      nationality: 'VN',
      status_date: today,
    }),
  } as PupilRecord & Record<string, unknown>;
  for (const field of direct) if (values[field] !== undefined) (pupil as Record<string, unknown>)[field] = values[field];
  if (values.id_card && !values.personal_id && !pupil.personal_id) pupil.personal_id = values.id_card;
  if (before && values.status && values.status !== before.pupil.status) pupil.status_date = today;
  if (values.class_name) {
    if (classId !== null) pupil.class_id = classId;
    pupil.grade = grade ?? pupil.grade;
  }
  const guardians = (before?.guardians ?? []).map((guardian) => ({ ...guardian }));
  for (const relation of ['father', 'mother'] as const) {
    const name = values[`${relation}_name`];
    const was = guardians.find((guardian) => guardian.relation === relation);
    if (!name && !was) continue;
    const guardian: GuardianRecord =
      was ??
      ({
        id: randomUUID(),
        pupil_id: pupil.id,
        relation,
        full_name: name ?? '',
        birth_year: null,
        occupation: null,
        workplace: null,
        phone: null,
        personal_id: null,
      } satisfies GuardianRecord);
    if (name) guardian.full_name = name;
    const job = values[`${relation}_job`];
    const year = values[`${relation}_birth`];
    if (job) guardian.occupation = job;
    if (year) guardian.birth_year = Number(year);
    if (!was) guardians.push(guardian);
  }
  return { pupil, guardians };
}

const shown = (value: unknown): string | null => (value === null || value === undefined || value === '' ? null : String(value));

function differences(before: PupilToSave, after: PupilToSave, newClass: string | undefined): Change[] {
  const changes: Change[] = [];
  const [was, is] = [before.pupil as Record<string, unknown>, after.pupil as Record<string, unknown>];
  for (const field of [...direct, 'status_date', 'class_id'])
    if (JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null))
      changes.push({ field, was: shown(was[field]), is: shown(is[field]) });
  if (newClass) changes.push({ field: 'class_id', was: shown(was.class_id), is: newClass });
  for (const guardian of after.guardians) {
    const old = before.guardians.find((g) => g.relation === guardian.relation);
    for (const field of ['full_name', 'occupation', 'birth_year'] as const)
      if ((old?.[field] ?? null) !== guardian[field])
        changes.push({ field: `${guardian.relation}_${field}`, was: shown(old?.[field]), is: shown(guardian[field]) });
  }
  return changes;
}

export const countsOf = (plan: Plan) => {
  const n = (verdict: PlannedRow['verdict']) => plan.rows.filter((row) => row.verdict === verdict).length;
  return { new: n('new'), changed: n('changed'), unchanged: n('unchanged'), refused: n('refused') };
};
