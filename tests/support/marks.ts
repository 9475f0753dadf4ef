// A school with a class, its pupils, subjects and teachers, for tests of whatever stands on marks.
import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#kernel/actor.ts';
import { openClasses } from '#modules/classes/index.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Database } from '#platform/db/database.ts';

const system: Actor = { kind: 'system', label: 'test' };
export const testYear = '2018-2019';
export type TestSchool = {
  unit: Unit;
  so: Unit;
  classId: number;
  className: string;
  /** In the order of the list. */
  pupils: { id: string; name: string }[];
  /** Class subject by code of the subject. */
  subjects: Readonly<Record<string, number>>;
  /** Who teaches a subject (the account), and the staff record behind it. */
  teacher(subject: string): Actor;
  staffOf(subject: string): string;
  homeroom: Actor;
  principal: Actor;
  as(role: Role): Actor;
};

const scored = ['VAN', 'TOAN', 'NN', 'LY', 'SINH', 'SU', 'DIA', 'GDCD', 'CN'];
const byComment = ['TD', 'AN', 'MT'];
const names = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Oanh', 'Phúc'];
const periods: Readonly<Record<string, number>> = { VAN: 40, TOAN: 40, NN: 30, SINH: 20, CN: 20, TD: 20 };

const saveTestYear = (db: Database) =>
  db.ownerPool.query(
    `insert into classes.school_year (code, starts_on, ends_on, semester1_starts_on, semester1_ends_on, semester2_starts_on, semester2_ends_on)
     values ($1, '2018-08-20', '2019-05-25', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18') on conflict do nothing`,
    [testYear],
  );

/** One class of grade 6 with `count` pupils, nine scored subjects and three by comment, a teacher for each, under TT58. */
export async function aSchoolWithMarks(db: Database, count = 6, slug = 'thcs-thu'): Promise<TestSchool> {
  const [so, unit] = await db.as(system, async (work) => {
    const { rows } = await db.ownerPool.query<{ id: number }>(
      "select id from organizations.unit where level = 'department' limit 1",
    );
    const root =
      rows[0] ??
      (await createUnit(work, {
        ...{ name: 'Sở GD&ĐT Thử', shortName: 'Sở Thử', slug: 'so-thu', type: 'SO', parentId: null, countedInSurvey: false },
      }));
    await saveTestYear(db);
    const school = await createUnit(work, {
      ...{ name: `Trường THCS ${slug}`, shortName: `THCS ${slug}`, slug, type: 'THCS', parentId: root.id },
    });
    return [await unitById(work, root.id), await unitById(work, school.id)] as [Unit, Unit];
  });
  const person = (userId: string, role: Role, name = 'Trần Thị Thử'): Actor => ({
    ...{ kind: 'person', userId, name, username: userId },
    grants: [{ role, unitId: unit.id, path: unit.path }],
  });
  const [opened] = await db.as(person('clerk', 'clerk'), (work) =>
    openClasses(work, unit.id, testYear, [{ name: '6A', grade: '06' }]),
  );
  const classId = opened?.id ?? 0;
  const pool = db.ownerPool;
  const staff = new Map<string, string>();
  for (const subject of [...scored, ...byComment, 'HK']) {
    const id = randomUUID();
    staff.set(subject, id);
    await pool.query(
      `insert into people.staff (id, unit_id, full_name, name_fold, sort_key, status, kind, main_subject, user_id)
       values ($1, $2, $3, $4, $4, 'working', 'teacher', $5, $6)`,
      [
        id,
        unit.id,
        `Giáo viên ${subject} ${slug}`,
        `giao vien ${subject} ${slug}`.toLowerCase(),
        subject,
        `gv-${subject}-${slug}`,
      ],
    );
  }
  await pool.query('update classes.class set homeroom_staff_id = $1 where id = $2', [staff.get('HK'), classId]);
  const subjects: Record<string, number> = {};
  for (const [position, subject] of [...scored, ...byComment, 'HK'].entries()) {
    const kind = subject === 'HK' ? 'homeroom' : 'subject';
    const week = kind === 'homeroom' ? null : (periods[subject] ?? 10);
    const { rows } = await pool.query<{ id: number }>(
      `insert into teaching.class_subject (unit_id, class_id, school_year, subject, kind, periods1, periods2, position)
       values ($1, $2, $3, $4, $5, $6, $6, $7) returning id`,
      [unit.id, classId, testYear, subject, kind, week, position],
    );
    subjects[subject] = rows[0]?.id ?? 0;
    if (kind === 'subject')
      await pool.query(
        `insert into teaching.assignment (unit_id, class_subject_id, staff_id, semester, valid_from)
         select $1, $2, $3, s, '2018-08-20' from generate_series(1, 2) as s`,
        [unit.id, subjects[subject], staff.get(subject)],
      );
  }
  const pupils: { id: string; name: string }[] = [];
  for (let i = 0; i < count; i++) {
    const given = `${names[i % names.length]}${i < names.length ? '' : ` ${i}`}`;
    const pupil = { id: randomUUID(), name: `Nguyễn Văn ${given}` };
    pupils.push(pupil);
    await pool.query(
      `insert into people.pupil (id, unit_id, full_name, name_fold, sort_key, birth_date, sex, status, class_id, grade)
       values ($1, $2, $3, $4, $5, '2007-03-04', 'male', 'studying', $6, '06')`,
      [pupil.id, unit.id, pupil.name, pupil.name.toLowerCase(), String(i).padStart(3, '0'), classId],
    );
    await pool.query(
      `insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from) values ($1, $2, $3, $4, $5, '2018-08-20')`,
      [randomUUID(), unit.id, pupil.id, classId, testYear],
    );
  }
  const teacher = (subject: string) => person(`gv-${subject}-${slug}`, 'teacher', `Giáo viên ${subject}`);
  return {
    ...{ unit, so, classId, className: '6A', pupils, subjects, teacher },
    staffOf: (subject) => staff.get(subject) ?? '',
    homeroom: teacher('HK'),
    principal: person(`ht-${slug}`, 'principal', 'Hiệu trưởng Thử'),
    as: (role) => person(`${role}-${slug}`, role),
  };
}

/** One operation of entering a mark, as the grid sends it. */
export const op = (pupil: string, classSubject: number, column: string, value: string | number | null, baseVersion = 0) => ({
  ...{ opId: randomUUID(), pupil, classSubject, column, value, baseVersion },
});
