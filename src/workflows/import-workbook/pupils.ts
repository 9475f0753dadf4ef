// Pupils of a workbook against the pupils of the school.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { provinces } from '#kernel/code-lists/provinces.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import { type Moved, moveMarks } from '#modules/assessment/index.ts';
import { forgetEnrolments, listClasses, openClasses, recheckClasses, recordEnrolments } from '#modules/classes/index.ts';
import {
  deletePupils,
  emptyPupil,
  type GuardianRecord,
  type ImportChange,
  loadPupils,
  type PupilColumn,
  type PupilRecord,
  type PupilToSave,
  pupilColumns,
  pupilTable,
  savePupils,
} from '#modules/people/index.ts';
import { tellClassChanged } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { TableRow } from '#platform/spreadsheet/columns.ts';
import { type Commune, communeKinds, type Place, placeFinder } from './places.ts';
import { type Change, conclude, differences, type ImportKind, index, issuesOf, type MissingClass } from './plan.ts';

/** Columns of the file that become columns of the pupil as they are. */
const direct = [
  ...(['ministry_id', 'full_name', 'birth_date', 'sex', 'ethnicity', 'status', 'phone', 'birth_place', 'hamlet'] as const),
  ...(['hometown_province', 'hometown_commune', 'current_address', 'personal_id_issued_on', 'personal_id_issued_by'] as const),
  ...(['personal_id', 'code', 'religion', 'nationality'] as const),
];
type Row = TableRow<PupilColumn>;
type Values = Row['values'];

/** The grade that the name of a class begins with; in a nursery '5 tuổi A' begins with an age. */
const gradeFromClass = (name: string, offered: string[]): string | null => {
  const written = /^(\d{1,2})/.exec(name)?.[1]?.padStart(2, '0') ?? '';
  return gradeOf(written) && offered.some((grade) => /^\d+$/.test(grade)) ? written : null;
};

type Stored = Pick<PupilRecord, 'id' | 'code' | 'ministry_id' | 'personal_id' | 'birth_date' | 'class_id'> & {
  name_fold: string;
};

/** Numbers that active pupils of other schools carry: asked in the whole province, answered with the school's name only. */
async function elsewhere(work: Work, unitId: number, numbers: string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  return work.elevated('does another school have this pupil', async () => {
    const { rows } = await sql<{ ministry_id: string | null; personal_id: string | null; short_name: string }>`
      select p.ministry_id, p.personal_id, u.short_name from people.pupil p join organizations.unit u on u.id = p.unit_id
      where (p.ministry_id = any(${numbers}) or p.personal_id = any(${numbers})) and p.unit_id <> ${unitId} and p.active`.execute(
      work.handle,
    );
    return new Map(rows.flatMap((row) => [row.ministry_id, row.personal_id].flatMap((n) => (n ? [[n, row.short_name]] : []))));
  });
}

/** Whom does a row mean? By number, else by name and birth date, else by name and class where the birth date is still missing. */
function matcher(stored: Stored[]) {
  const byMinistry = index(stored, (p) => p.ministry_id);
  const byPersonal = index(stored, (p) => p.personal_id);
  const byCode = index(stored, (p) => p.code);
  const byName = index(stored, (p) => (p.birth_date ? `${p.name_fold}|${p.birth_date}` : null));
  const byNameAndClass = index(stored, (p) => (p.class_id ? `${p.name_fold}|${p.class_id}` : null));
  const match = (
    { ministry_id, personal_id, code, full_name, birth_date }: Values,
    classId: number | undefined,
  ): Stored | null => {
    const name = fold(full_name ?? '');
    const inClass = byNameAndClass.get(`${name}|${classId}`);
    return (
      byMinistry.get(ministry_id ?? '') ??
      byPersonal.get(personal_id ?? '') ??
      byCode.get(code ?? '') ??
      byName.get(`${name}|${birth_date}`) ??
      (inClass && (inClass.birth_date === null || !birth_date) ? inClass : null)
    );
  };
  return { match, codeOwner: (code: string) => byCode.get(code) };
}

const classText = (row: Row) => row.values.class_name ?? row.values.class_code;

export const pupilsKind: ImportKind<PupilToSave> = {
  name: 'pupils',
  title: 'Học sinh',
  one: 'học sinh',
  record: 'pupil',
  table: pupilTable,

  async plan(work, unit, read, options) {
    const table = read.rows as Row[];
    const offered = unitTypeOf(unit.type)?.grades ?? [];
    const listed = await listClasses(work, unit.id, schoolYearOf(work.today));
    const classes = new Map(listed.map((c) => [fold(c.name), c]));
    const byKey = index(listed, (c) => classKey(c.name));
    const { rows: codes } = await sql<{ id: number; code: string }>`
      select id, code from classes.class where unit_id = ${unit.id} and active and code is not null`.execute(work.handle);
    const byClassCode = new Map(codes.map((c) => [fold(c.code), listed.find((l) => l.id === c.id)]));
    const placeOf = (row: Row) => {
      const text = fold(classText(row) ?? '');
      return classes.get(text) ?? byKey.get(classKey(text)) ?? (row.values.class_name ? undefined : byClassCode.get(text));
    };
    const { rows: stored } = await sql<Stored>`
      select id, code, ministry_id, personal_id, name_fold, birth_date, class_id from people.pupil where unit_id = ${unit.id}`.execute(
      work.handle,
    );
    const { rows: communes } = await sql<Commune>`
      select code, name, kind, district_code, district, province_code from organizations.commune order by code`.execute(
      work.handle,
    );
    const findPlace = placeFinder(communes);
    const { match, codeOwner } = matcher(stored);
    const others = await elsewhere(
      work,
      unit.id,
      table.flatMap((row) => [row.values.ministry_id, row.values.personal_id].flatMap((n) => n ?? [])),
    );
    const matches = table.map((row) => match(row.values, placeOf(row)?.id));
    const known = new Map(
      (
        await loadPupils(
          work,
          matches.flatMap((m) => m?.id ?? []),
        )
      ).map((row) => [row.pupil.id, row]),
    );
    const names = new Map(listed.map((c) => [c.id, c.name]));
    const missing = new Map<string, MissingClass>();
    const taken = new Map<string, number>();

    const rows = table.map((row, i) => {
      const { issues, error } = issuesOf(row);
      const has = (code: string) => issues.some((issue) => issue.code === code);
      const stored = matches[i] ?? null;
      const before = stored ? (known.get(stored.id) ?? null) : null;
      if (stored) {
        const first = taken.get(stored.id);
        if (first !== undefined && !has('double')) error('full_name', 'double', `Cùng một học sinh với hàng ${first} trong tệp`);
        else taken.set(stored.id, row.row);
      }
      for (const field of ['ministry_id', 'personal_id'] as const) {
        const other = others.get(row.values[field] ?? '');
        // A number that stands in the record already is a finding of the record, not of the file.
        if (other && before?.pupil[field] !== row.values[field] && !has('elsewhere'))
          error(field, 'elsewhere', `Em này đang học ở ${other}: làm thủ tục chuyển trường, không nhập vào đây`);
      }
      const owner = row.values.code ? codeOwner(row.values.code) : undefined;
      if (owner && owner.id !== stored?.id)
        error('code', 'code_taken', `Mã ${row.values.code} đã cấp cho một học sinh khác của trường`);

      const className = classText(row);
      const place = className ? placeOf(row) : undefined;
      const field = row.values.class_name ? 'class_name' : 'class_code';
      let grade = place?.grade ?? null;
      if (!className && !before) error('class_name', 'missing_class_name', 'Chưa có lớp học');
      if (className && !place && !has('class_date')) {
        grade = row.values.grade ?? gradeFromClass(className, offered);
        const taught = grade !== null && offered.includes(grade);
        if (taught) {
          const entry = missing.get(classKey(className)) ?? { name: className, grade, pupils: 0 };
          missing.set(classKey(className), { ...entry, pupils: entry.pupils + 1 });
        }
        if (grade && !taught)
          error(
            row.values.grade ? 'grade' : field,
            'grade_not_offered',
            `Trường không dạy ${gradeOf(grade)?.name.toLowerCase() ?? `khối ${grade}`}, không mở được lớp ${className}`,
            row.values.grade ? {} : { mendable: true },
          );
        else if (!grade)
          error(field, 'class_grade', `Lớp ${className} chưa có ở trường và chưa rõ khối: ghi cột Khối học`, { mendable: true });
        else if (!options.createClasses)
          error(field, 'no_class', `Trường chưa có lớp ${className}: chọn “Mở các lớp còn thiếu”`, { mendable: true });
      } else if (place && row.values.grade && place.grade !== row.values.grade && !has('grade_class'))
        error('grade', 'grade_class', `Lớp ${className} thuộc ${gradeOf(place.grade)?.name.toLowerCase() ?? place.grade}`);

      const { place: residence, issues: placeIssues } = findPlace(row.values);
      for (const { field: of, code, message, level, ...more } of placeIssues)
        issues.push({ field: of, code, message, level, value: row.raw[of as PupilColumn] ?? '', ...more });

      const after = merged(row, unit.id, before, place?.id ?? null, grade, residence, work.today);
      const changes = before ? changesOf(row, before, after, names, place === undefined ? className : undefined, communes) : [];
      return conclude(row, 'full_name', issues, before, after, changes);
    });
    const lists = {
      class_name: listed.map((c) => c.name),
      class_code: listed.map((c) => c.name),
      district: [...new Set(communes.map((c) => c.district))],
      commune: [...new Set(communes.map((c) => `${communeKinds[c.kind]} ${c.name}`))],
    };
    return { rows, missingClasses: [...missing.values()], choices: lists };
  },

  async write(work, unit, plan, rows, options, progress) {
    const schoolYear = schoolYearOf(work.today);
    const text = (raw: Partial<Record<string, string>>) => classKey(raw.class_name ?? raw.class_code ?? '');
    const wanted = options.createClasses
      ? plan.missingClasses.filter((c) => rows.some((row) => text(row.raw) === classKey(c.name)))
      : [];
    const opened = await openClasses(
      work,
      unit.id,
      schoolYear,
      wanted.map((c) => ({ name: c.name, grade: c.grade ?? '' })),
    );
    const byName = new Map(opened.map((c) => [classKey(c.name), c.id]));
    const toSave = rows.map((row): PupilToSave => {
      const after = row.after as PupilToSave;
      const made = byName.get(text(row.raw));
      return made ? { ...after, pupil: { ...after.pupil, class_id: made } } : after;
    });
    const step = 250;
    for (let i = 0; i < toSave.length; i += step) {
      await progress('Ghi hồ sơ học sinh', i, toSave.length);
      await savePupils(work, unit.id, toSave.slice(i, i + step));
    }
    await progress('Xếp lớp và đếm lại', toSave.length, toSave.length);
    const touched = await recordEnrolments(
      work,
      unit.id,
      schoolYear,
      toSave.map(({ pupil }) => ({ pupilId: pupil.id, classId: pupil.class_id })),
    );
    const moved = [...new Set([...touched, ...toSave.flatMap(({ pupil }) => pupil.class_id ?? [])])];
    await recheckClasses(work, unit.id, schoolYear, moved);
    await moveMarks(
      work,
      toSave.flatMap(({ pupil }, i) => classMove(pupil.id, rows[i]?.before ?? null, pupil.class_id)),
    );
    await tellClassChanged(work, touched);
    const now = await this.stored(
      work,
      unit,
      toSave.map(({ pupil }) => pupil.id),
    );
    return [
      ...opened.map((c): ImportChange => ({ kind: 'class', id: String(c.id), before: null, after: { name: c.name } })),
      ...rows.map((row, i): ImportChange => {
        const id = toSave[i]?.pupil.id ?? '';
        return { kind: 'pupil', id, before: row.before, after: now.get(id)?.record ?? null };
      }),
    ];
  },

  async stored(work, _unit, ids) {
    const rows = await loadPupils(work, ids);
    return new Map(
      rows.map(({ pupil, guardians }) => [
        pupil.id,
        {
          name: pupil.full_name,
          record: { pupil, guardians: guardians.sort((a, b) => (a.relation < b.relation ? -1 : 1)) } satisfies PupilToSave,
        },
      ]),
    );
  },

  async undo(work, unit, changes) {
    const schoolYear = schoolYearOf(work.today);
    const restore = changes.flatMap((change) => (change.before ? [change.before as PupilToSave] : []));
    const fresh = changes.filter((change) => !change.before).map((change) => change.id);
    await savePupils(work, unit.id, restore);
    const touched = await recordEnrolments(
      work,
      unit.id,
      schoolYear,
      [
        ...restore.map(({ pupil }) => ({ pupilId: pupil.id, classId: pupil.class_id })),
        ...fresh.map((pupilId) => ({ pupilId, classId: null })),
      ],
      { kind: 'undone' },
    );
    if (fresh.length > 0) {
      await forgetEnrolments(work, fresh);
      await deletePupils(work, unit.id, fresh);
    }
    await recheckClasses(work, unit.id, schoolYear, [
      ...new Set([...touched, ...changes.flatMap((change) => (change.after as PupilToSave).pupil.class_id ?? [])]),
    ]);
    await moveMarks(
      work,
      changes.flatMap(({ id, before, after }) =>
        classMove(id, after as PupilToSave | null, (before as PupilToSave | null)?.pupil.class_id ?? null),
      ),
    );
    await tellClassChanged(work, touched);
  },
};

/** Nothing where somebody stays, comes or leaves. */
const classMove = (pupilId: string, was: PupilToSave | null, to: number | null): Moved[] => {
  const from = was?.pupil.class_id ?? null;
  return from === null || to === null || from === to ? [] : [{ pupilId, from, to }];
};

/** The stored pupil with what the file says; an empty cell says nothing. A class still to be opened is filled in when it exists. */
function merged(
  row: Row,
  unitId: number,
  before: PupilToSave | null,
  classId: number | null,
  grade: string | null,
  residence: Partial<Place>,
  today: string,
): PupilToSave {
  const { values } = row;
  const pupil = {
    ...(before?.pupil ?? {
      ...emptyPupil,
      ...{ id: randomUUID(), unit_id: unitId, class_id: null, grade: null, nationality: 'VN', status_date: today },
    }),
  } as PupilRecord & Record<string, unknown>;
  for (const field of direct) if (values[field] !== undefined) (pupil as Record<string, unknown>)[field] = values[field];
  Object.assign(pupil, residence);
  if (values.id_card && !values.personal_id && !pupil.personal_id) pupil.personal_id = values.id_card;
  if (before && values.status && values.status !== before.pupil.status) pupil.status_date = today;
  if (classText(row)) {
    if (classId !== null) pupil.class_id = classId;
    pupil.grade = grade ?? pupil.grade;
  }
  const guardians = (before?.guardians ?? []).map((guardian) => ({ ...guardian }));
  for (const relation of ['father', 'mother'] as const) {
    const name = values[`${relation}_name`];
    const was = guardians.find((guardian) => guardian.relation === relation);
    if (!name && !was) continue;
    const guardian: GuardianRecord = was ?? {
      ...{ id: randomUUID(), pupil_id: pupil.id, relation, full_name: name ?? '', birth_year: null },
      ...{ occupation: null, workplace: null, phone: null, personal_id: null },
    };
    if (name) guardian.full_name = name;
    const job = values[`${relation}_job`];
    const year = values[`${relation}_birth`];
    if (job) guardian.occupation = job;
    if (year) guardian.birth_year = Number(year);
    if (!was) guardians.push(guardian);
  }
  return { pupil, guardians };
}

const guardianColumns = { full_name: 'name', occupation: 'job', birth_year: 'birth' } as const;

function changesOf(
  row: Row,
  before: PupilToSave,
  after: PupilToSave,
  classNames: Map<number, string>,
  newClass: string | undefined,
  communes: Commune[],
): Change[] {
  const [was, is] = [before.pupil as Record<string, unknown>, after.pupil as Record<string, unknown>];
  const changes = differences(pupilColumns, was, is, [...direct, 'status_date']).map((change) =>
    change.field === 'personal_id' && !row.values.personal_id ? { ...change, field: 'id_card' } : change,
  );
  const nameOf = (id: number | null) => (id === null ? null : (classNames.get(id) ?? null));
  if (newClass || before.pupil.class_id !== after.pupil.class_id)
    changes.push({
      field: row.values.class_name ? 'class_name' : 'class_code',
      was: nameOf(before.pupil.class_id),
      is: newClass ?? nameOf(after.pupil.class_id),
    });
  const place = (code: unknown) => communes.find((c) => c.code === code);
  const residence = [
    ['province_code', 'province', (c: unknown) => (c ? provinces.nameOf(String(c)) : null)],
    [
      'district_code',
      'district',
      (c: unknown) => communes.find((x) => x.district_code === c)?.district ?? (c ? String(c) : null),
    ],
    ['commune_code', 'commune', (c: unknown) => place(c)?.name ?? (c ? String(c) : null)],
  ] as const;
  for (const [field, column, words] of residence)
    if ((was[field] ?? null) !== (is[field] ?? null))
      changes.push({ field: column, was: words(was[field]), is: words(is[field]) });
  for (const guardian of after.guardians) {
    const old = before.guardians.find((g) => g.relation === guardian.relation);
    for (const field of ['full_name', 'occupation', 'birth_year'] as const)
      if ((old?.[field] ?? null) !== guardian[field])
        changes.push({
          field: `${guardian.relation}_${guardianColumns[field]}`,
          was: old?.[field] == null ? null : String(old[field]),
          is: guardian[field] === null ? null : String(guardian[field]),
        });
  }
  return changes;
}
