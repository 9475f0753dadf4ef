// What is closed at the demo school, and who asked to open it.
import type pg from 'pg';
import { demoUserId } from './accounts.ts';
import { demoSchoolPace } from './marks.ts';
import { schoolYear } from './rows.ts';
import { demoSchoolSlug } from './units.ts';

type ClassRow = { id: number; name: string; unit_id: number };
type Sheet = { id: number; class_id: number; class_name: string; subject: string; pupils: string[] };

export async function loadMarkLocks(client: pg.PoolClient): Promise<void> {
  const { rows: classes } = await client.query<ClassRow>(
    `select c.id, c.name, c.unit_id from classes.class c join organizations.unit u on u.id = c.unit_id
     where u.slug = $1 and c.school_year = $2 order by c.grade, c.sort_key`,
    [demoSchoolSlug, schoolYear],
  );
  const finished = classes.find((_, i) => demoSchoolPace(i) >= 1);
  if (!finished) return;
  const { rows: heads } = await client.query<{ name: string }>(
    `select full_name as name from people.staff where unit_id = $1 and position = 'principal' and status = 'working' limit 1`,
    [finished.unit_id],
  );
  const principal = { id: demoUserId('hieutruong'), name: heads[0]?.name ?? 'Hiệu trưởng' };
  const lock = (values: Record<string, unknown>) =>
    insert(client, 'lock', { unit_id: finished.unit_id, school_year: schoolYear, ...values });
  await lock({
    ...{ class_id: finished.id, semester: 1, kind: 'principal', locked_by: principal.id, locked_by_name: principal.name },
    ...{ locked_at: '2018-12-08T10:15:00+07:00', reason: 'Lớp đã đủ điểm học kỳ I, khóa để in phiếu' },
  });
  // The sheets of the teacher whose account is given away first, as she finds them when she signs in.
  const { rows: sheets } = await client.query<Sheet>(
    `with teacher as (select id from people.staff where unit_id = $1 and status = 'working' and kind = 'teacher' and main_subject = 'TOAN' order by code offset 1 limit 1)
     select s.id, s.class_id, c.name as class_name, s.subject,
       array(select m.pupil_id from assessment.mark_row m join people.pupil p on p.id = m.pupil_id where m.class_subject_id = s.id and m.semester = 1 and m.cells ? 'KTtx1' order by p.sort_key) as pupils
     from teaching.assignment a join teacher t on t.id = a.staff_id join teaching.class_subject s on s.id = a.class_subject_id and s.subject = 'TOAN'
     join classes.class c on c.id = s.class_id where a.semester = 1 and s.class_id <> $2 order by c.grade, c.sort_key`,
    [finished.unit_id, finished.id],
  );
  const { rows: names } = await client.query<{ name: string }>(
    `select full_name as name from people.staff where unit_id = $1 and status = 'working' and kind = 'teacher' and main_subject = 'TOAN' order by code offset 1 limit 1`,
    [finished.unit_id],
  );
  const asker = { id: demoUserId('giaovien'), name: names[0]?.name ?? '' };
  const [first, second] = sheets.filter(({ pupils }) => pupils.length > 5);
  if (!first) return;
  await lock({
    ...{ class_id: first.class_id, class_subject_id: first.id, semester: 1, column: 'KTtx1', kind: 'deadline' },
    ...{
      locked_by: 'system',
      locked_by_name: 'Hệ thống',
      locked_at: '2018-11-01T00:05:00+07:00',
      reason: 'Hết hạn nhập điểm thường xuyên đợt 1',
    },
  });
  const ask = (sheet: Sheet, values: Record<string, unknown>) =>
    insert(client, 'unlock_request', {
      ...{ unit_id: finished.unit_id, class_subject_id: sheet.id, semester: 1, asked_by: asker.id, asked_by_name: asker.name },
      ...values,
    });
  await ask(first, {
    cells: JSON.stringify(first.pupils.slice(2, 3).map((pupil) => ({ pupil, column: 'KTtx1' }))),
    reason: 'Em làm bài bù ngày 05/12 vì ốm nằm viện, điểm mới thay điểm cũ theo biên bản của tổ.',
    ...{ state: 'asked', asked_at: '2018-12-07T16:20:00+07:00' },
  });
  await ask(second ?? first, {
    cells: JSON.stringify((second ?? first).pupils.slice(0, 2).map((pupil) => ({ pupil, column: 'KTtx1' }))),
    reason: 'Xin nâng điểm cho hai em vì cuối kỳ tích cực hơn đầu kỳ.',
    ...{ state: 'refused', asked_at: '2018-11-20T09:05:00+07:00', decided_by: principal.id, decided_by_name: principal.name },
    ...{ decided_at: '2018-11-20T14:30:00+07:00', decision_note: 'Điểm kiểm tra là kết quả của bài, không nâng theo thái độ.' },
  });
}

async function insert(client: pg.PoolClient, table: string, values: Record<string, unknown>): Promise<void> {
  const names = Object.keys(values);
  await client.query(
    `insert into assessment.${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  );
}
