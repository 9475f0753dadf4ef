// The mission's first campaign with five weeks of history, the two to come, and the survey of 1/12/2018.
import type pg from 'pg';
import { addDays, daysBetween } from '#kernel/calendar.ts';
import { copyInto } from '#platform/db/copy.ts';
import { random } from './random.ts';
import type { UnitTotals } from './rows.ts';

const opens = '2018-11-05';
const lastDay = '2018-12-09';

export async function loadCampaigns(client: pg.PoolClient, totals: UnitTotals[]): Promise<void> {
  await client.query(
    `insert into campaigns.campaign (id, code, name, unit_id, school_year, opens_on, before_day, milestone_on, milestone_tenths, measures, instruction) values
     (1, 'ho-so-2018', 'Hồ sơ trước 15/12/2018', 1, '2018-2019', $1, '2018-12-15', '2018-11-30', 200, '{profile,classes,staff,pupils}',
      'Hồ sơ trường, lớp, cán bộ giáo viên và học sinh đầy đủ trên cơ sở dữ liệu ngành.'),
     (3, 'hoc-ky-1-2018', 'Kết quả học kỳ I trước 08/01/2019', 1, '2018-2019', '2018-12-10', '2019-01-08', '2018-12-28', 500, '{semester1}',
      'Mỗi em đang học có đủ điểm các môn, học lực, hạnh kiểm học kỳ I; trẻ mầm non được cân đo đủ đợt.'),
     (4, 'hoc-ky-2-2019', 'Kết quả học kỳ II trước 20/05/2019', 1, '2018-2019', '2019-04-22', '2019-05-20', '2019-05-10', 500, '{semester2}',
      'Mỗi em đang học có đủ điểm các môn, học lực, hạnh kiểm học kỳ II và cả năm.'),
     (2, 'cong-2018', 'Cổng thông tin trước 30/12/2018', 1, '2018-2019', '2018-12-10', '2018-12-30', null, 500, '{portal}',
      'Mỗi đơn vị có trang trên cổng của ngành, đăng tin đều và điền đủ mục bắt buộc.');
     `
      .trim()
      .replace(/;$/, ''),
    [opens],
  );
  await client.query(`select setval(pg_get_serial_sequence('campaigns.campaign', 'id'), 4)`);
  // As the timetable would tell the schools within a minute: by when marks are due is one day on all screens from the first.
  await client.query(
    `insert into assessment.deadline (unit_id, school_year, semester, campaign, closes_at)
     select u.id, c.school_year, 1, c.name, (c.before_day::timestamp - interval '1 second') at time zone 'Asia/Ho_Chi_Minh'
     from organizations.unit u, campaigns.campaign c where c.code = 'hoc-ky-1-2018' and u.level not in ('department', 'district')`,
  );
  const rng = random('history');
  const copier = copyInto(client, 'campaigns.daily', ['campaign_id', 'unit_id', 'day', 'required', 'complete', 'taken_at']);
  const days = daysBetween(opens, lastDay);
  for (const { unit, required, complete } of totals) {
    // Each unit has its own start and pace and stands today where its records stand.
    // Who has come far although not yet there began late and goes fast; the others' pace may be too slow for the deadline.
    const share = required > 0 ? complete / required : 0;
    const start = share > 0.55 && share < 0.85 ? days - rng.int(6, 9) : rng.int(0, Math.floor(days * 0.7));
    const bend = 0.6 + rng.next() * 1.6;
    const doneBy = complete === required ? rng.int(Math.min(days, start + 4), days) : days;
    for (let d = 0; d <= days; d++) {
      const part = d < start ? 0 : d >= doneBy ? 1 : ((d - start) / Math.max(1, doneBy - start)) ** bend;
      const day = addDays(opens, d);
      await copier.row([1, unit.id, day, required, Math.floor(complete * part), `${day}T23:59:59+07:00`]);
    }
  }
  await copier.end();

  // On 5 December the units short of the milestone were reminded; half of them have opened it.
  for (const [i, { unit }] of totals.filter(({ stage }) => stage === 'behind' || stage === 'not_started').entries())
    await client.query(
      `insert into campaigns.reminder (id, campaign_id, unit_id, items, text, sent_by, sent_by_name, sent_at, seen_at, seen_by_name)
       values (gen_random_uuid(), 1, $1, '[]', $2, 'demo', $3, '2018-12-05T09:12:00+07:00', $4, $5)`,
      [
        ...[unit.id, 'Hồ sơ trước 15/12/2018: đơn vị chưa đạt mốc 30/11, cần bổ sung trong tuần này.', 'Vũ Quang Hiển'],
        ...(i % 2 === 0 ? ['2018-12-05T15:40:00+07:00', 'văn thư của đơn vị'] : [null, '']),
      ],
    );

  // The mission's figures: 241 of 874 with a portal, 101 of them in regular use.
  await client.query(
    `insert into adoption.survey (id, day, title, basis, unit_id) values
     (1, '2018-12-01', 'Khảo sát cổng thông tin điện tử', 'Báo cáo của 874 đơn vị', 1)`,
  );
  await client.query(`select setval(pg_get_serial_sequence('adoption.survey', 'id'), 1)`);
  const inOrder = totals.map(({ unit }) => ({
    unit,
    weight: rng.next() - (unit.level === 'thpt' ? 0.5 : unit.level === 'district' ? 0.6 : unit.level === 'thcs' ? 0.15 : 0),
  }));
  inOrder.sort((a, b) => a.weight - b.weight);
  const withPortal = Math.round((241 * totals.length) / 874);
  const regular = Math.round((101 * totals.length) / 874);
  const survey = copyInto(client, 'adoption.survey_unit', ['survey_id', 'unit_id', 'has_portal', 'regular_use', 'address']);
  for (const [i, { unit }] of inOrder.entries())
    await survey.row([1, unit.id, i < withPortal, i < regular, i < withPortal ? `http://${unit.slug}.edu.vn.example` : null]);
  await survey.end();
}
