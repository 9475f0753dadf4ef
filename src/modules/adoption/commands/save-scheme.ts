// The department sets criteria, their points and the bands of a school year; and closes the year, after which its result stays as it is.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { type Reason, Refused, refuse, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { nfc, slugify } from '#kernel/vietnamese-text.ts';
import { actorLabel, difference, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { rankingOf, type Scheme, schemeOf } from '../queries/ranking.ts';
import { type Band, type Criterion, formatPoints, measureNames, type RankingMeasure, wholeTenths } from '../rules/ranking.ts';

/** '12,5' and '12.5' are 125 tenths; more decimals are no points. */
export const typedPoints = (label: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}([,.]\d)?$/, `${label} là số từ 0 đến 100, nhiều nhất một chữ số sau dấu phẩy`)
    .transform((text) => Math.round(Number(text.replace(',', '.')) * 10))
    .pipe(z.number().max(wholeTenths, `${label} nhiều nhất 100`));

const words = (label: string, most: number) =>
  z
    .string()
    .transform(nfc)
    .pipe(z.string().trim().max(most, `${label} dài nhất ${most} ký tự`));

export const schemeForm = z.object({
  criteria: z
    .array(
      z.object({
        code: z.string().regex(/^[a-z0-9-]{0,40}$/),
        title: words('Tên tiêu chí', 120).pipe(z.string().min(3, 'Tên tiêu chí ít nhất 3 ký tự')),
        guide: words('Hướng dẫn', 300),
        points: typedPoints('Điểm'),
        measure: z.enum(['', ...(Object.keys(measureNames) as RankingMeasure[])]),
      }),
    )
    .min(1, 'Cần ít nhất một tiêu chí')
    .max(30, 'Nhiều nhất 30 tiêu chí'),
  bands: z
    .array(z.object({ name: words('Tên mức', 40).pipe(z.string().min(1, 'Mức chưa có tên')), from: typedPoints('Từ điểm') }))
    .min(2, 'Cần ít nhất hai mức')
    .max(10, 'Nhiều nhất 10 mức'),
  version: z.coerce.number().int().min(0),
});

function demandOffice(work: Work): void {
  if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Tiêu chí và kết quả xếp hạng do Sở đặt.');
}

function reasonsAgainst(criteria: Criterion[], bands: Band[]): (Reason | false)[] {
  const sum = criteria.reduce((n, criterion) => n + criterion.tenths, 0);
  const twice = criteria.find((c, i) => criteria.findIndex((other) => other.title === c.title) !== i);
  const starts = bands.map((band) => band.fromTenths);
  return [
    sum !== wholeTenths && {
      code: 'sum',
      message: `Điểm các tiêu chí cộng lại là ${formatPoints(sum)}, cần đúng 100.`,
      field: 'criteria.0.points',
    },
    twice !== undefined && { code: 'twice', message: `Tiêu chí “${twice.title}” có hai lần.` },
    !starts.includes(0) && { code: 'bands', message: 'Mức thấp nhất phải bắt đầu từ 0 điểm.', field: 'bands.0.from' },
    new Set(starts).size !== starts.length && {
      code: 'bands',
      message: 'Hai mức bắt đầu từ cùng một điểm.',
      field: 'bands.0.from',
    },
    new Set(bands.map((band) => band.name)).size !== bands.length && {
      code: 'bands',
      message: 'Hai mức có cùng tên.',
      field: 'bands.0.name',
    },
  ];
}

export async function saveScheme(
  work: Work,
  departmentId: number,
  schoolYear: string,
  input: z.input<typeof schemeForm>,
): Promise<void> {
  const form = parseForm(schemeForm, input);
  demandOffice(work);
  await sql`select pg_advisory_xact_lock(hashtext(${`scheme:${schoolYear}`}))`.execute(work.handle);
  const before = await schemeOf(work, schoolYear);
  if (before.closedAt) throw refuse('closed', `Xếp hạng năm học ${schoolYear} đã chốt, tiêu chí không đổi được nữa.`);
  if (before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updatedBy || 'Người khác'} vừa sửa tiêu chí: tải lại trang để xem bản mới.` }],
      before,
    );
  const used = new Set<string>();
  const criteria = form.criteria.map((c): Criterion => {
    // A code lives on through renaming: scores hang on it.
    let code = c.code || slugify(c.title, 30) || 'tieu-chi';
    while (used.has(code)) code = `${code}-2`.slice(0, 40);
    used.add(code);
    return { code, title: c.title, guide: c.guide, tenths: c.points, measure: c.measure === '' ? null : c.measure };
  });
  const bands = form.bands
    .map((band): Band => ({ name: band.name, fromTenths: band.from }))
    .sort((a, b) => b.fromTenths - a.fromTenths);
  throwIfAny(reasonsAgainst(criteria, bands));

  const row = {
    criteria: JSON.stringify(criteria),
    bands: JSON.stringify(bands),
    updated_by: actorLabel(work.actor),
    updated_at: work.now,
  };
  if (before.version === 0)
    await write(work)
      .insertInto('adoption.scheme')
      .values({ school_year: schoolYear, ...row, closed_at: null, closed_by: null })
      .execute();
  else
    await write(work)
      .updateTable('adoption.scheme')
      .set({ ...row, version: before.version + 1 })
      .where('school_year', '=', schoolYear)
      .execute();
  const flat = (s: Pick<Scheme, 'criteria' | 'bands'>) => ({
    ...Object.fromEntries(s.criteria.map((c) => [c.title, formatPoints(c.tenths)])),
    ...Object.fromEntries(s.bands.map((b) => [b.name, `từ ${formatPoints(b.fromTenths)}`])),
  });
  const changed = difference(flat(before), flat({ criteria, bands }));
  await record(work, {
    action: 'adoption.save-scheme',
    object: { kind: 'ranking', id: schoolYear },
    unitId: departmentId,
    summary: `Sửa tiêu chí xếp hạng cổng năm học ${schoolYear}: ${changed.changed.length} mục`,
    before: changed.before,
    after: changed.after,
  });
}

/** The result of the year is written down and stays, whatever sites and scores become. Only while the year lasts: its counts are of today. */
export async function closeRanking(work: Work, departmentId: number, schoolYear: string): Promise<number> {
  demandOffice(work);
  await sql`select pg_advisory_xact_lock(hashtext(${`scheme:${schoolYear}`}))`.execute(work.handle);
  const scheme = await schemeOf(work, schoolYear);
  throwIfAny([
    scheme.closedAt !== null && { code: 'closed', message: `Xếp hạng năm học ${schoolYear} đã chốt.` },
    schoolYear !== schoolYearOf(work.today) && {
      code: 'year',
      message: 'Chỉ chốt được năm học đang diễn ra: số đếm là của hôm nay.',
    },
  ]);
  const rows = await rankingOf(work, scheme, 'u1');
  const stamp = { closed_at: work.now, closed_by: actorLabel(work.actor) };
  const row = {
    ...{ criteria: JSON.stringify(scheme.criteria), bands: JSON.stringify(scheme.bands), ...stamp },
    ...{ updated_by: actorLabel(work.actor), updated_at: work.now },
  };
  await write(work)
    .insertInto('adoption.scheme')
    .values({ school_year: schoolYear, ...row })
    .onConflict((c) => c.column('school_year').doUpdateSet(row))
    .execute();
  const json = JSON.stringify(
    rows.map(({ unitId, place, tenths, band, parts }) => ({ unit_id: unitId, place, tenths, band, parts })),
  );
  await sql`insert into adoption.result (school_year, unit_id, place, tenths, band, parts)
    select ${schoolYear}, unit_id, place, tenths, band, parts
    from jsonb_to_recordset(${json}::jsonb) as r(unit_id int, place int, tenths smallint, band text, parts jsonb)`.execute(
    work.handle,
  );
  await record(work, {
    action: 'adoption.close-ranking',
    object: { kind: 'ranking', id: schoolYear },
    unitId: departmentId,
    summary: `Chốt xếp hạng cổng năm học ${schoolYear}: ${rows.length} đơn vị`,
    after: Object.fromEntries(scheme.bands.map((band) => [band.name, rows.filter((one) => one.band === band.name).length])),
  });
  return rows.length;
}
