// What exactly keeps a unit from being complete, at this moment, each with the way into its place? The panel of the wall, the
// school's list and the text of a reminder say the same.
import { sql } from 'kysely';
import { formatNumber } from '#kernel/numbers.ts';
import { registerNow, stepsOf } from '#modules/adoption/index.ts';
import { profileFieldNames } from '#modules/organizations/index.ts';
import { pupilFieldNames, staffFieldNames } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { isOfResults, type MeasureCode, semesterOf } from '../rules/standing.ts';
import type { Campaign } from './campaigns.ts';

export type MissingLine = {
  measure: MeasureCode;
  text: string;
  count: number;
  /** Below the unit's own address. */
  to: string;
};

/** Open errors that are no missing field, as the end of a sentence with a count. */
const errorWords: Record<number, string> = {
  5: 'lớp có chủ nhiệm không còn làm việc ở trường',
  7: 'lớp có sĩ số ghi khác số đang học',
  8: 'lớp trùng tên hoặc sai khối',
  14: 'học sinh ngoài độ tuổi',
  15: 'học sinh có số định danh cá nhân chưa đúng',
  16: 'hồ sơ trùng mã định danh với người khác',
  17: 'học sinh đang học ở hai nơi',
  18: 'học sinh có xã, huyện, tỉnh chưa khớp',
  21: 'học sinh ghi khuyết tật hoặc nội trú, bán trú chưa khớp',
  24: 'học sinh thôi học, chuyển đi thiếu ngày hoặc lý do',
  28: 'cán bộ có hồ sơ ở hai nơi',
};
const some = (names: string[], most = 6) => `${names.slice(0, most).join(', ')}${names.length > most ? ' …' : ''}`;

type FieldRow = { unit_id: number; kind: 'pupil' | 'staff'; field: string; n: number };
type ErrorRow = { unit_id: number; kind: 'pupil' | 'staff' | 'class'; rule: number; n: number };

/** Of the measures of the campaign only. A unit without an entry lacks nothing. */
export async function missingOf(work: Work, campaign: Campaign, unitIds: number[]): Promise<Map<number, MissingLine[]>> {
  const lines = new Map<number, MissingLine[]>();
  const add = (unit: number, line: MissingLine) => {
    if (campaign.measures.includes(line.measure)) lines.set(unit, [...(lines.get(unit) ?? []), line]);
  };
  if (unitIds.length === 0) return lines;
  const ids = sql`any(${unitIds}::int[])`;
  const profiles = await sql<{ unit_id: number; missing: string[] }>`
    select unit_id, missing from organizations.profile where unit_id = ${ids} and cardinality(missing) > 0`.execute(work.handle);
  for (const { unit_id, missing } of profiles.rows)
    add(unit_id, {
      measure: 'profile',
      text: `Hồ sơ đơn vị chưa có ${missing.map((field) => profileFieldNames[field] ?? field).join(', ')}`,
      count: missing.length,
      to: `organizations/profile#f-${missing[0]}`,
    });
  const homerooms = await sql<{ unit_id: number; names: string[] }>`
    select unit_id, array_agg(name order by grade, sort_key) as names from classes.class
    where unit_id = ${ids} and school_year = ${campaign.schoolYear} and active and homeroom_staff_id is null group by unit_id`.execute(
    work.handle,
  );
  for (const { unit_id, names } of homerooms.rows)
    add(unit_id, {
      measure: 'classes',
      text: `${formatNumber(names.length)} lớp chưa có chủ nhiệm: ${some(names)}`,
      count: names.length,
      to: 'classes/list?complete=no',
    });
  const fields = await sql<FieldRow>`
    select unit_id, 'staff' as kind, m.field, count(*)::int as n from people.staff, unnest(missing) m(field)
    where unit_id = ${ids} and active and not complete group by unit_id, m.field
    union all
    select unit_id, 'pupil', m.field, count(*)::int from people.pupil, unnest(missing) m(field)
    where unit_id = ${ids} and active and not complete group by unit_id, m.field
    order by 1, 2, 4 desc, 3`.execute(work.handle);
  for (const { unit_id, kind, field, n } of fields.rows)
    add(
      unit_id,
      kind === 'pupil'
        ? {
            measure: 'pupils',
            text: `${formatNumber(n)} học sinh chưa có ${pupilFieldNames[field] ?? field}`,
            count: n,
            to: `people/pupils?missing=${field}`,
          }
        : {
            measure: 'staff',
            text: `${formatNumber(n)} cán bộ, giáo viên chưa có ${staffFieldNames[field] ?? field}`,
            count: n,
            to: `people/staff?missing=${field}`,
          },
    );
  const errors = await sql<ErrorRow>`
    select f.unit_id, case when f.pupil_id is null then 'staff' else 'pupil' end as kind, f.rule, count(*)::int as n
    from people.finding f left join people.pupil p on p.id = f.pupil_id left join people.staff s on s.id = f.staff_id
    where f.unit_id = ${ids} and f.state = 'open' and f.level = 'E' and f.rule not in (10, 26) and coalesce(p.active, s.active)
    group by 1, 2, 3
    union all
    select f.unit_id, 'class', f.rule, count(*)::int from classes.finding f join classes.class c on c.id = f.class_id
    where f.unit_id = ${ids} and f.state = 'open' and f.level = 'E' and f.rule <> 4 and c.active and c.school_year = ${campaign.schoolYear}
    group by 1, 2, 3
    order by 1, 4 desc`.execute(work.handle);
  for (const { unit_id, kind, rule, n } of errors.rows)
    add(unit_id, {
      measure: kind === 'pupil' ? 'pupils' : kind === 'staff' ? 'staff' : 'classes',
      text: `${formatNumber(n)} ${errorWords[rule] ?? `hồ sơ có lỗi ở kiểm tra số ${rule}`}`,
      count: n,
      to: { pupil: `people/pupils?rule=${rule}`, staff: `people/staff?rule=${rule}`, class: 'classes/list?complete=no' }[kind],
    });
  for (const code of campaign.measures.filter(isOfResults)) {
    const semester = semesterOf[code];
    // Of a pupil with an individual plan no results are asked (R1.27); small children are all measured.
    const classes = await sql<{ unit_id: number; small: boolean; lacking: number; names: string[] }>`
      select l.unit_id, l.small, sum(l.lacking)::int as lacking,
        array_agg(l.name || ' (' || l.lacking || case when l.small then ' trẻ)' else ' em)' end order by l.lacking desc, l.sort_key) as names
      from (select c.unit_id, c.name, c.sort_key, u.level = 'mn' as small,
          n.active - coalesce(k.complete, 0) - (case when u.level = 'mn' then 0 else coalesce(x.lacking, 0) end) as lacking
        from classes.class c join organizations.unit u on u.id = c.unit_id
        join people.class_counter n on n.class_id = c.id and n.unit_id = c.unit_id
        left join assessment.counter k on k.class_id = c.id and k.semester = ${semester}
        left join (select p.class_id, count(*)::int as lacking from people.pupil p
            where p.unit_id = ${ids} and p.active and p.disability_exempt and not exists (select from assessment.result r
              where r.pupil_id = p.id and r.school_year = ${campaign.schoolYear} and r.period = ${semester} and r.complete)
            group by p.class_id) x on x.class_id = c.id
        where c.unit_id = ${ids} and c.school_year = ${campaign.schoolYear} and c.active) l
      where l.lacking > 0 group by l.unit_id, l.small`.execute(work.handle);
    for (const { unit_id, small, lacking, names } of classes.rows)
      add(unit_id, {
        ...{ measure: code, count: lacking, to: 'assessment/results?state=open' },
        text: `${formatNumber(lacking)} ${small ? 'trẻ chưa cân đo đợt' : 'em chưa đủ kết quả'} học kỳ ${semester === 1 ? 'I' : 'II'}: lớp ${some(names)}`,
      });
  }
  // Of one unit or of many: the register is one statement either way.
  const wanted = new Set(unitIds);
  const uses = campaign.measures.includes('portal') ? await registerNow(work, campaign.audiencePath) : [];
  for (const use of uses.filter((one) => wanted.has(one.unitId)))
    for (const { text, to } of stepsOf(use)) add(use.unitId, { measure: 'portal', text, count: 1, to });
  return lines;
}
