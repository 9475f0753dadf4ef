// What happens to single pupils and classes of the demo school between September and the day the demo begins, done by the commands themselves: a
// pupil comes from another school with his marks and one is on the way, semester II is closed but for one class, a finding is explained.
import type pg from 'pg';
import type { Actor, Role } from '#kernel/actor.ts';
import { exceptClass, explainResult, lockMarks, recountClass, resultFindings } from '#modules/assessment/index.ts';
import { recheckClasses, recordEnrolments } from '#modules/classes/index.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { explainFinding, loadPupils, savePupils } from '#modules/people/index.ts';
import { workWithin } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { bringMarks } from '#workflows/place-pupil/bring-marks.ts';
import { placePupil } from '#workflows/place-pupil/place-pupil.ts';
import { demoUserId } from './accounts.ts';
import { demoDistrict } from './load-timetable.ts';
import { Ids } from './records.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const ids = new Ids(32);
type Leaving = { id: string; class_id: number };
type Place = { id: number; grade: string };

export async function loadTurns(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<void> {
  const at = (actor: Actor, time: string): Work => workWithin(client, actor, new Date(`2018-${time}:00+07:00`));
  const look = at({ kind: 'system', label: 'tỉnh mẫu' }, '12-01T08:00');
  const here = await unitBySlug(look, demoSchoolSlug);
  if (!here) return;
  const who = async (unit: Unit, role: Role, userId: string): Promise<Actor> => {
    const { rows } = await client.query<{ name: string }>(
      "select full_name as name from people.staff where unit_id = $1 and position = $2 and status = 'working' order by code limit 1",
      [unit.id, role],
    );
    const grants = [{ role, unitId: unit.id, path: unit.path }];
    return { kind: 'person', userId, name: rows[0]?.name ?? unit.shortName, username: role, grants };
  };
  const clerk = await who(here, 'clerk', demoUserId('vanthu'));
  const principal = await who(here, 'principal', demoUserId('hieutruong'));
  const { rows: classes } = await client.query<Place>(
    'select id, grade from classes.class where unit_id = $1 and school_year = $2 and active order by grade desc, sort_key',
    [here.id, schoolYear],
  );

  // The smallest demo has no other school of this level.
  const neighbour = demoDistrict(units).find(({ level, slug }) => level === 'thcs' && slug !== demoSchoolSlug);
  const there = neighbour && (await unitBySlug(look, neighbour.slug));
  const place = classes.find(({ grade }) => grade === '07');
  if (there && place) {
    const sender = await who(there, 'clerk', 'demo-van-thu-truong-ban');
    const [come, coming] = await leavingFrom(client, there);
    if (come) {
      await letGo(at(sender, '11-30T09:10'), there, here, come, '30/11/2018');
      const arrived = await takeIn(at(clerk, '12-03T08:40'), here, come, place.id);
      await fixNumbers(client, arrived);
    }
    if (coming) await letGo(at(sender, '12-07T15:30'), there, here, coming, '07/12/2018');
    // What the queue would count in a moment.
    const touched = new Set([place.id, ...[come, coming].flatMap((one) => one?.class_id ?? [])]);
    for (const id of touched) await recountClass(look, id);
  }

  const lock = await lockMarks(at(principal, '12-03T10:00'), here, {
    ...{ schoolYear, semester: 2, reason: 'Học kỳ II bắt đầu ngày 07/01/2019, đến lúc đó mới mở sổ' },
  });
  const last = classes.find(({ grade }) => grade === '09');
  if (last)
    await exceptClass(at(principal, '12-05T14:20'), here, {
      ...{ lock, classId: last.id },
      reason: 'Lớp học trước chương trình học kỳ II để ôn thi vào lớp 10, tổ chuyên môn đã duyệt kế hoạch',
    });
  const untaught = classes.find(({ grade }) => grade === '08');
  await client.query(
    `update teaching.assignment a set valid_to = '2018-12-05' from teaching.class_subject s
     where s.id = a.class_subject_id and s.class_id = $1 and s.subject = 'MT' and a.semester = 1 and a.valid_to is null`,
    [untaught?.id ?? null],
  );
  await explain(client, here, { principal: at(principal, '12-06T16:05'), clerk: at(clerk, '12-06T09:30') });
}

/** Two of one class: known by a number, so that the records find each other. */
async function leavingFrom(client: pg.PoolClient, school: Unit): Promise<Leaving[]> {
  const { rows } = await client.query<Leaving>(
    `select p.id, p.class_id from people.pupil p join classes.class c on c.id = p.class_id
     where p.unit_id = $1 and c.grade = '07' and p.status = 'studying' and p.complete and p.ministry_id is not null
       and exists (select from assessment.mark_row m where m.pupil_id = p.id)
       and not exists (select from people.pupil q where q.ministry_id = p.ministry_id and q.id <> p.id)
     order by c.sort_key, p.sort_key, p.id limit 2`,
    [school.id],
  );
  return rows;
}

/** What commands number at random is the same in every demo. */
async function fixNumbers(client: pg.PoolClient, pupil: string): Promise<void> {
  await client.query(
    `update assessment.mark_change set op_id = md5(concat_ws(' ', pupil_id, class_subject_id, semester, "column"))::uuid where pupil_id = $1`,
    [pupil],
  );
  await client.query(
    `update classes.enrolment set id = md5(concat_ws(' ', pupil_id, class_id, valid_from))::uuid where pupil_id = $1`,
    [pupil],
  );
}

const letGo = (work: Work, from: Unit, to: Unit, pupil: Leaving, date: string): Promise<void> =>
  placePupil(work, from, pupil.id, { act: 'transfer', date, reason: 'residence', toUnit: String(to.id) });

/** As the form does, but with a number of the demo's own. */
async function takeIn(work: Work, unit: Unit, from: Leaving, classId: number): Promise<string> {
  const [known] = await loadPupils(work, [from.id]);
  if (!known) throw new Error(`demo: no pupil ${from.id}`);
  const id = ids.next();
  const pupil = {
    ...known.pupil,
    ...{ id, unit_id: unit.id, code: null, class_id: classId, status: 'arrived' as const, status_date: work.today },
    ...{ status_reason: null, admitted_on: work.today },
  };
  const guardians = known.guardians.map((one) => ({ ...one, id: ids.next(), pupil_id: id }));
  await savePupils(work, unit.id, [{ pupil, guardians }]);
  await recheckClasses(work, unit.id, schoolYear, await recordEnrolments(work, unit.id, schoolYear, [{ pupilId: id, classId }]));
  await bringMarks(work, unit, id);
  return id;
}

/** One of the results and one of the records, where there is one that may be right as it stands. */
async function explain(client: pg.PoolClient, unit: Unit, works: { principal: Work; clerk: Work }): Promise<void> {
  const found = (await resultFindings(works.principal, unit, schoolYear)).find(({ mayExplain }) => mayExplain);
  if (found)
    await explainResult(works.principal, unit, schoolYear, {
      ...{ finding: found.key, facts: found.facts },
      reason: 'Giáo viên Mĩ thuật nghỉ thai sản từ ngày 06/12, Phòng đang điều người dạy thay từ học kỳ II',
    });
  const { rows } = await client.query<{ id: number }>(
    `select id from people.finding where unit_id = $1 and pupil_id is not null and state = 'open' and level = 'W'
     order by detail like 'Ghi sinh ngày 01/01%' desc, field = 'birth_date' desc, id limit 1`,
    [unit.id],
  );
  if (rows[0]) await explainFinding(works.clerk, unit, rows[0].id, 'Đã đối chiếu với giấy khai sinh bản gốc, thông tin đúng');
}
