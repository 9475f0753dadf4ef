// Writes who teaches what in the demo: subjects of every class, teachers of the first semester, groups, the excused, days without school.
import type pg from 'pg';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { subjectsToOpen } from '#modules/teaching/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { lighten } from './lighten.ts';
import { random } from './random.ts';
import { schoolYear } from './rows.ts';
import { type DemoTeacher, type ToTeach, teachersFor } from './teachers.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const firstDay = '2018-08-20';
const tables = [
  'teaching.class_subject',
  'teaching.assignment',
  'teaching.exemption',
  'teaching.professional_group',
  'teaching.group_member',
];

type ClassRow = { id: number; unit_id: number; grade: string; homeroom_staff_id: string | null };
type StaffRow = { id: string; unit_id: number; subject: string | null };

export async function loadTeaching(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const restore = await lighten(client, tables);
  const { rows: classes } = await client.query<ClassRow>(
    'select id, unit_id, grade, homeroom_staff_id from classes.class where school_year = $1 order by unit_id, grade, sort_key',
    [schoolYear],
  );
  const { rows: staff } = await client.query<StaffRow>(
    `select id, unit_id, main_subject as subject from people.staff where kind = 'teacher' and status = 'working' order by unit_id, code`,
  );
  const classesOf = Map.groupBy(classes, (row) => row.unit_id);
  const staffOf = Map.groupBy(staff, (row) => row.unit_id);
  const subjects = copyInto(client, 'teaching.class_subject', [
    ...['id', 'unit_id', 'class_id', 'school_year', 'subject', 'kind', 'periods1', 'periods2', 'periodic1', 'periodic2'],
    ...['elective', 'position'],
  ]);
  const taught: CopyValue[][] = [];
  const groups: CopyValue[][] = [];
  const members: CopyValue[][] = [];
  let id = 0;
  let group = 0;
  for (const unit of units) {
    const own = classesOf.get(unit.id);
    if (!own) continue;
    const toTeach: ToTeach[] = [];
    for (const place of own)
      for (const one of subjectsToOpen(unit.level, place.grade, schoolYear, electivesOf(unit, place.grade))) {
        id += 1;
        await subjects.row([
          ...[id, unit.id, place.id, schoolYear, one.subject, one.kind, one.periods1, one.periods2, one.periodic1, one.periodic2],
          ...[one.elective, one.position],
        ]);
        if (one.kind === 'subject' && one.periods1 !== null)
          toTeach.push({ id, classId: place.id, grade: place.grade, subject: one.subject, periods: one.periods1 });
      }
    const leads = new Map(own.flatMap((place) => (place.homeroom_staff_id ? [[place.homeroom_staff_id, place] as const] : [])));
    const people = staffOf.get(unit.id) ?? [];
    const heads = new Set<string>();
    const deputies = new Set<string>();
    for (const { name, people: list } of groupsOf(unit.level, people, leads)) {
      const [head, deputy] = list;
      if (!head) continue;
      group += 1;
      heads.add(head.id);
      if (deputy && list.length > 5) deputies.add(deputy.id);
      groups.push([group, unit.id, name, fold(name), head.id, deputy && list.length > 5 ? deputy.id : null]);
      for (const one of list) members.push([one.id, unit.id, group]);
    }
    const teachers = people.map(
      (one): DemoTeacher => ({
        ...{ id: one.id, subject: one.subject, leads: leads.get(one.id)?.id ?? null },
        ...{ heads: heads.has(one.id), deputises: deputies.has(one.id) },
      }),
    );
    const rng = random(`teaching-${unit.slug}`);
    // Every tenth school has not yet found somebody for a few of its hours.
    const holes = unit.slug !== demoSchoolSlug && rng.chance(0.1);
    for (const [subject, teacher] of teachersFor(unit.level, teachers, toTeach))
      if (teacher && !(holes && rng.chance(0.03)))
        taught.push([unit.id, subject, teacher, 1, firstDay, 'demo', `${firstDay}T09:00:00+07:00`]);
  }
  await subjects.end();
  const copy = async (table: string, columns: string[], rows: CopyValue[][]) => {
    const copier = copyInto(client, table, columns);
    for (const row of rows) await copier.row(row);
    await copier.end();
  };
  await copy(
    'teaching.assignment',
    ['unit_id', 'class_subject_id', 'staff_id', 'semester', 'valid_from', 'recorded_by', 'recorded_at'],
    taught,
  );
  await copy('teaching.professional_group', ['id', 'unit_id', 'name', 'name_fold', 'head_staff_id', 'deputy_staff_id'], groups);
  await copy('teaching.group_member', ['staff_id', 'unit_id', 'group_id'], members);
  await loadExcused(client);
  await loadHolidays(client);
  await client.query(
    `select setval(pg_get_serial_sequence('teaching.class_subject', 'id'), $1), setval(pg_get_serial_sequence('teaching.professional_group', 'id'), $2)`,
    [Math.max(1, id), Math.max(1, group)],
  );
  await restore();
}

/** Computer science is chosen by lower secondary, with a foreign language by primary schools from grade 3. */
function electivesOf(unit: DemoUnit, grade: string): string[] {
  if (unit.level === 'th') return grade >= '03' ? ['NN', ...(unit.id % 3 === 0 ? [] : ['TIN'])] : [];
  return unit.level === 'thcs' || unit.type.startsWith('THCS') ? ['TIN'] : [];
}

const bySubject: Partial<Record<UnitLevel, [string, string[]][]>> = {
  thcs: [
    ['Tổ Khoa học tự nhiên', ['TOAN', 'LY', 'HOA', 'SINH', 'CN', 'TIN']],
    ['Tổ Khoa học xã hội', ['VAN', 'SU', 'DIA', 'GDCD']],
    ['Tổ Ngoại ngữ - Năng khiếu', ['NN', 'TD', 'AN', 'MT']],
  ],
  thpt: [
    ['Tổ Toán - Tin', ['TOAN', 'TIN']],
    ['Tổ Vật lí - Công nghệ', ['LY', 'CN']],
    ['Tổ Hóa - Sinh', ['HOA', 'SINH']],
    ['Tổ Ngữ văn', ['VAN']],
    ['Tổ Sử - Địa - GDCD', ['SU', 'DIA', 'GDCD']],
    ['Tổ Ngoại ngữ', ['NN']],
    ['Tổ Thể dục - Quốc phòng', ['TD', 'GDQP']],
  ],
  gdtx: [
    ['Tổ Khoa học tự nhiên', ['TOAN', 'LY', 'HOA', 'SINH', 'TIN']],
    ['Tổ Khoa học xã hội', ['VAN', 'SU', 'DIA', 'GDCD', 'NN']],
  ],
};
function groupsOf(level: UnitLevel, people: StaffRow[], leads: Map<string, ClassRow>): { name: string; people: StaffRow[] }[] {
  const rows = bySubject[level];
  const of = (one: StaffRow): string => {
    if (rows) return rows.find(([, subjects]) => subjects.includes(one.subject ?? ''))?.[0] ?? rows[0]?.[0] ?? '';
    const grade = leads.get(one.id)?.grade ?? '';
    if (level === 'mn') return grade.startsWith('NT') ? 'Tổ Nhà trẻ' : 'Tổ Mẫu giáo';
    if (grade === '') return 'Tổ Năng khiếu - Ngoại ngữ';
    return grade === '01' ? 'Tổ 1' : grade <= '03' ? 'Tổ 2 - 3' : 'Tổ 4 - 5';
  };
  return [...Map.groupBy(people, of)]
    .map(([name, list]) => ({ name, people: list }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** A pupil in some hundreds is excused from physical education for the year. */
async function loadExcused(client: pg.PoolClient): Promise<void> {
  await client.query(
    `insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, basis, decided_on, recorded_by, recorded_at)
     select p.unit_id, cs.id, p.id, s, 'exempt', 'Đơn của cha mẹ kèm bệnh án của bệnh viện đa khoa huyện; hiệu trưởng đồng ý', '2018-09-10', 'demo',
       '2018-09-10T09:00:00+07:00'
     from people.pupil p join teaching.class_subject cs on cs.class_id = p.class_id and cs.subject = 'TD', generate_series(1, 2) s
     where p.grade between '06' and '12' and p.status in ('studying', 'arrived') and hashtext(p.id::text) % 300 = 0`,
  );
}

/** What the Sở gives the province; days of the week-end are nobody's. */
const holidays: [string, string, string][] = [
  ['Nghỉ bù Quốc khánh 2/9', '2018-09-03', '2018-09-03'],
  ['Tết Dương lịch', '2019-01-01', '2019-01-01'],
  ['Tết Kỷ Hợi', '2019-01-30', '2019-02-10'],
  ['Nghỉ bù Giỗ Tổ Hùng Vương', '2019-04-15', '2019-04-15'],
  ['Chiến thắng 30/4, Quốc tế lao động 1/5', '2019-04-29', '2019-05-01'],
];
async function loadHolidays(client: pg.PoolClient): Promise<void> {
  for (const [name, first, last] of holidays)
    await client.query(
      `insert into teaching.holiday (unit_id, school_year, name, first_day, last_day)
       select id, $1, $2, $3, $4 from organizations.unit where level = 'department'`,
      [schoolYear, name, first, last],
    );
}
