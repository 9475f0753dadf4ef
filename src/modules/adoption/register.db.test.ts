// The register, verdicts by hand, the months that are kept, and the ranking with its scores, on the real database.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { boardOf } from '#modules/disclosure/index.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import {
  closeRanking,
  decideUse,
  endDecision,
  keepStandings,
  monthsOf,
  rankingOf,
  registerNow,
  rulesOfUse,
  saveScheme,
  schemeOf,
  scoreSheet,
  scoreUnit,
  setUseRule,
  takeBackUseRule,
  trendOf,
} from './index.ts';
import { firstBands, firstCriteria, formatPoints } from './rules/ranking.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
let so: Unit;
let school: Unit;
const person = (role: Role, unit: Unit): Person => ({
  ...{ kind: 'person' as const, userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
beforeAll(async () => {
  await t.db.read(system, async (w) => {
    so = (await unitBySlug(w, 'namdinh')) as Unit;
    school = (await unitBySlug(w, demoSchoolSlug)) as Unit;
  });
}, 60_000);
const officer = () => person('department_officer', so);
const principal = () => person('principal', school);
const tried = (who: Person, part: (work: Work) => Promise<unknown>) =>
  t.db.as(who, part).catch((e) => {
    if (isRefused(e)) return e.reasons.map((r) => r.code);
    throw e;
  });
const own = async () => {
  const uses = await t.db.read(officer(), (w) => registerNow(w, school.path));
  const use = uses.find((one) => one.unitId === school.id);
  if (!use) throw new Error('the school is in the register');
  return use;
};

test('the register counts what is published, and more of it makes a portal regular', async () => {
  const before = await own();
  expect(before).toMatchObject({
    hasPortal: true,
    computed: false,
    regularUse: false,
    onPlatform: true,
    rule: 'Tiêu chí dùng thường xuyên, bản 1',
  });
  const { rows } = await t.db.ownerPool.query(
    `select count(*)::int as n from content.article where unit_id = $1 and state = 'published' and published_at <= $2
       and first_published_at >= '2018-08-01'`,
    [school.id, demoStart],
  );
  expect(before.articles).toBe(rows[0].n);
  expect(before.visits).toBeGreaterThan(0);
  // In a transaction that is thrown away: eighteen articles over two months, every section with a text.
  await expect(
    t.db.as(officer(), async (w) => {
      await sql`insert into content.article (id, unit_id, slug, section_slug, kind, state, title, body, published_at, first_published_at, created_by, updated_by)
        select gen_random_uuid(), ${school.id}, 'bai-them-' || n, 'tin-tuc', 'news', 'published', 'Bài ' || n, '{}', ${w.now}::timestamptz - n * interval '3 days',
          ${w.now}::timestamptz - n * interval '3 days', 'A', 'A' from generate_series(0, 18) n`.execute(w.handle);
      await sql`update sites.section set body = '{}', content_at = now() where unit_id = ${school.id} and mandatory`.execute(
        w.handle,
      );
      const [use] = (await registerNow(w, school.path)).filter((one) => one.unitId === school.id);
      expect(use).toMatchObject({ computed: true, regularUse: true, note: '' });
      expect(use?.conditions.every((one) => one.met)).toBe(true);
      throw new Error('thrown away');
    }),
  ).rejects.toThrow('thrown away');
});

test('a school sees its own row, a stranger none', async () => {
  const seen = (who: Person) => t.db.read(who, async (w) => (await registerNow(w)).map((use) => use.unitId));
  expect(await seen(principal())).toEqual([school.id]);
  expect(await seen({ ...principal(), grants: [] })).toEqual([]);
});

test('a verdict by hand needs the department and a reason, is kept in the month, and ends', async () => {
  await t.db.as(system, keepStandings);
  const decide = (who: Person, regular: 'yes' | 'no', reason: string) =>
    tried(who, (w) => decideUse(w, school, { regular, reason }));
  expect(await decide(principal(), 'yes', 'Trường vẫn dùng đều')).toEqual(['not_allowed']);
  expect(await decide(officer(), 'yes', 'ngắn')).toEqual(['invalid']);
  expect(await decide(officer(), 'no', 'Không đúng như quy tắc')).toEqual(['same']);
  expect(await decide(officer(), 'yes', 'Trường dùng trang cũ đến hết tháng 11')).toBeUndefined();
  expect(await decide(officer(), 'yes', 'Lần nữa, cũng vì thế')).toEqual(['decided']);
  const use = await own();
  expect(use).toMatchObject({ computed: false, regularUse: true, note: 'Sửa tay: Trường dùng trang cũ đến hết tháng 11' });
  const [month] = await t.db.read(principal(), (w) => monthsOf(w, school.id));
  expect(month).toMatchObject({ month: '2018-12-01', regular: true, computed: false, rule: 'Tiêu chí dùng thường xuyên, bản 1' });
  expect(month?.inputs).toMatchObject({ articles: use.articles, yearDaysPassed: 131 });
  const id = use.override?.id ?? '';
  expect(await tried(principal(), (w) => endDecision(w, school, id))).toEqual(['not_allowed']);
  expect(await tried(officer(), (w) => endDecision(w, school, id))).toBeUndefined();
  expect(await tried(officer(), (w) => endDecision(w, school, id))).toEqual(['ended']);
  expect(await own()).toMatchObject({ regularUse: false, override: null });
  // The second lock: a school cannot write a verdict with SQL of its own.
  await expect(
    t.db.as(principal(), (w) =>
      sql`insert into adoption.override (id, unit_id, regular, reason, from_day, decided_by, decided_at)
        values (gen_random_uuid(), ${school.id}, true, 'Tự mình viết ra', '2018-12-10', 'A', now())`.execute(w.handle),
    ),
  ).rejects.toThrow(/row-level security/);
});

test('a day is kept once, a month has one row a unit, and the past is not touched', async () => {
  expect(await t.db.as(system, keepStandings)).toBe(0);
  t.clock.set(new Date('2019-01-02T08:00:00+07:00'));
  try {
    expect(await t.db.as(system, keepStandings)).toBe(3);
    t.clock.set(new Date('2019-01-03T08:00:00+07:00'));
    expect(await t.db.as(system, keepStandings)).toBe(3);
    const months = await t.db.read(principal(), (w) => monthsOf(w, school.id));
    expect(months.map((m) => [m.month, m.day])).toEqual([
      ['2019-01-01', '2019-01-03'],
      ['2018-12-01', '2018-12-10'],
    ]);
    const trend = await t.db.read(officer(), (w) => trendOf(w, 'u1'));
    expect(trend.map((p) => [p.day, p.source])).toEqual([
      ['2018-12-01', 'survey'],
      ['2018-12-10', 'month'],
      ['2019-01-03', 'month'],
    ]);
  } finally {
    t.clock.set(demoStart);
  }
});

const schemeInput = (points: Record<string, string> = {}, version = 0) => ({
  criteria: firstCriteria.map((c) => ({
    ...{ code: c.code, title: c.title, guide: c.guide, measure: c.measure ?? ('' as const) },
    points: points[c.code] ?? formatPoints(c.tenths),
  })),
  bands: firstBands.map((band) => ({ name: band.name, from: formatPoints(band.fromTenths) })),
  version,
});
const year = '2018-2019';
const sheet = () =>
  t.db.read(officer(), async (w) => {
    const { ranked } = await scoreSheet(w, await schemeOf(w, year), school);
    if (!ranked) throw new Error('the school is ranked');
    return ranked;
  });

test('the department changes the points of a year, and the ranking changes with them', async () => {
  const before = await sheet();
  const save = (who: Person, points: Record<string, string>, version = 0) =>
    tried(who, (w) => saveScheme(w, so.id, year, schemeInput(points, version)));
  expect(await save(principal(), {})).toEqual(['not_allowed']);
  expect(await save(officer(), { muc: '31' })).toEqual(['sum']);
  expect(await save(officer(), { muc: 'ba mươi' })).toEqual(['invalid']);
  expect(await save(officer(), { muc: '0', 'ket-noi': '40' })).toBeUndefined();
  expect(await save(officer(), { muc: '30', 'ket-noi': '10' })).toEqual(['stale']);
  const after = await sheet();
  const points = (ranked: typeof after, code: string) => ranked.parts.find((part) => part.code === code)?.tenths;
  expect([points(after, 'muc'), points(after, 'ket-noi')]).toEqual([0, 400]);
  expect(after.tenths).toBe(before.tenths - (points(before, 'muc') ?? 0) + 300);
  // Another year begins with these.
  expect((await t.db.read(officer(), (w) => schemeOf(w, '2019-2020'))).criteria.find((c) => c.code === 'ket-noi')?.tenths).toBe(
    400,
  );
});

test('a school scores itself with evidence, the department decides, each keeps to its own', async () => {
  const self = (who: Person, criterion: string, points: string, note = '', link = '') =>
    tried(who, (w) => scoreUnit(w, school, false, { scores: [{ criterion, points, note, link }] }));
  const office = (who: Person, criterion: string, points: string, note = '') =>
    tried(who, (w) => scoreUnit(w, school, true, { scores: [{ criterion, points, note, link: '' }] }));
  const before = await sheet();
  expect(await self(officer(), 'bieu-mau', '5', 'x')).toEqual(['not_allowed']);
  expect(await self(person('teacher', school), 'bieu-mau', '5', 'x')).toEqual(['not_allowed']);
  expect(await self(principal(), 'bieu-mau', '5')).toEqual(['evidence']);
  expect(await self(principal(), 'bieu-mau', '6', 'Có đủ mẫu')).toEqual(['most']);
  expect(await self(principal(), 'bieu-mau', '5', '', 'javascript:alert(1)')).toEqual(['invalid']);
  expect(await self(principal(), 'khong-co', '5', 'x')).toEqual(['criterion']);
  expect(await self(principal(), 'bieu-mau', '4,5', 'Ba mẫu đơn ở mục Tuyển sinh', 'https://thcs-con-a.example/tuyen-sinh')).toBe(
    1,
  );
  expect(await self(principal(), 'bieu-mau', '4,5', 'Ba mẫu đơn ở mục Tuyển sinh', 'https://thcs-con-a.example/tuyen-sinh')).toBe(
    0,
  );
  expect((await sheet()).tenths).toBe(before.tenths + 45);
  expect(await office(principal(), 'bieu-mau', '5', 'Đủ cả')).toEqual(['not_allowed']);
  expect(await office(officer(), 'bieu-mau', '3')).toEqual(['why']);
  expect(await office(officer(), 'bieu-mau', '3', 'Thiếu đơn phúc khảo')).toBe(1);
  const after = await sheet();
  expect(after.tenths).toBe(before.tenths + 30);
  expect(after.parts.find((part) => part.code === 'bieu-mau')).toMatchObject({ self: { tenths: 45 }, office: { tenths: 30 } });
  await expect(
    t.db
      .as(principal(), (w) =>
        sql`update adoption.score set tenths = 50 where unit_id = ${school.id} and by_office`.execute(w.handle),
      )
      .then((r) => Number(r.numAffectedRows ?? 0)),
  ).resolves.toBe(0);
});

test('an item that disclosure lacks costs its part of the points, and is named beside them', async () => {
  const counted = async () => {
    const [row] = (await t.db.read(officer(), (w) => boardOf(w, school.path, year, false))).filter((r) => r.unitId === school.id);
    const part = (await sheet()).parts.find((one) => one.code === 'cong-khai');
    return { due: row?.due ?? 0, missing: row?.missing ?? 0, points: part?.counted, from: part?.from };
  };
  const before = await counted();
  expect(before.due).toBeGreaterThan(1);
  expect(before.points).toBe(Math.floor((150 * (before.due - before.missing)) / before.due));
  // One item more that is not there: as long as that was never published.
  await t.db.ownerPool.query('alter table disclosure.item disable trigger user');
  const { rowCount } = await t.db.ownerPool.query(
    `update disclosure.item set first_published_on = null, published_version = null, last_published_at = null, changed_on = null,
       answered_on = null where id = (select id from disclosure.item
       where unit_id = $1 and school_year = $2 and period = '' and first_published_on <= $3 order by item limit 1)`,
    [school.id, year, demoStart],
  );
  await t.db.ownerPool.query('alter table disclosure.item enable trigger user');
  expect(rowCount).toBe(1);
  const after = await counted();
  expect(after.missing).toBe(before.missing + 1);
  expect(after.points).toBeLessThan(before.points ?? 0);
  expect(after.from).toBe(`${after.due - after.missing}/${after.due} mục, thiếu ${after.missing}`);
});

test('a closed year stays as it was', async () => {
  expect(await tried(principal(), (w) => closeRanking(w, so.id, year))).toEqual(['not_allowed']);
  expect(await tried(officer(), (w) => closeRanking(w, so.id, '2017-2018'))).toEqual(['year']);
  const before = await t.db.read(officer(), async (w) => rankingOf(w, await schemeOf(w, year), 'u1'));
  expect(await tried(officer(), (w) => closeRanking(w, so.id, year))).toBe(before.length);
  expect(await tried(officer(), (w) => closeRanking(w, so.id, year))).toEqual(['closed']);
  expect(await tried(officer(), (w) => saveScheme(w, so.id, year, schemeInput({}, 1)))).toEqual(['closed']);
  expect(
    await tried(principal(), (w) =>
      scoreUnit(w, school, false, { scores: [{ criterion: 'bieu-mau', points: '5', note: 'x', link: '' }] }),
    ),
  ).toEqual(['closed']);
  const after = await t.db.read(officer(), async (w) => rankingOf(w, await schemeOf(w, year), 'u1'));
  const short = (rows: typeof before) => rows.map((r) => [r.unitId, r.place, r.tenths, r.band]).sort();
  expect(short(after)).toEqual(short(before));
  const { past } = await t.db.read(principal(), async (w) => scoreSheet(w, await schemeOf(w, year), school));
  expect(past).toMatchObject([{ schoolYear: year }]);
});

test('the rule is set anew from a day on, with a reason; what was judged keeps its version; one that has begun stays', async () => {
  const form = (more: Record<string, unknown> = {}) => ({
    ...{ validFrom: '20/12/2018', articlesPerYear: '50', months: '3', itemsPerMonth: '1', schoolHolidays: ['06', '07'] },
    ...{ sections: '90', basis: 'Kết luận họp giao ban tháng 12', reason: 'Nâng dần yêu cầu theo lộ trình', seen: 1, ...more },
  });
  const set = (more: Record<string, unknown> = {}, who: Person = officer()) =>
    tried(who, (w) => setUseRule(w, so.id, form(more) as never));
  expect(await set({}, principal())).toEqual(['not_allowed']);
  expect(await set({ validFrom: '10/12/2018' })).toEqual(['past']);
  expect(await set({ seen: 4 })).toEqual(['stale']);
  expect(
    await set({ articlesPerYear: '40', months: '2', sections: '80', basis: (await t.db.read(officer(), rulesOfUse))[0]?.basis }),
  ).toEqual(['same']);
  expect(await set({ articlesPerYear: '0', months: '0', sections: '0' })).toEqual(['nothing']);
  expect(await set({ months: '9', reason: 'ngắn' })).toEqual(['invalid', 'invalid']);
  expect(await set()).toBe(2);
  expect(await set({ seen: 2, validFrom: '15/12/2018', months: '2' })).toEqual(['order']);
  expect((await own()).rule).toBe('Tiêu chí dùng thường xuyên, bản 1');
  await t.db.as(system, keepStandings);
  t.clock.set(new Date('2018-12-21T08:00:00+07:00'));
  try {
    const after = await own();
    expect(after.rule).toBe('Tiêu chí dùng thường xuyên, bản 2');
    expect(after.conditions.find((one) => one.code === 'months')?.wants).toBe(3);
    expect(await tried(officer(), (w) => takeBackUseRule(w, so.id, 2))).toEqual(['begun']);
    // The database says so too.
    await expect(t.db.as(officer(), (w) => sql`delete from adoption.use_rule`.execute(w.handle))).rejects.toThrow(
      /has begun stays/,
    );
    expect(await set({ seen: 2, validFrom: '01/01/2019', sections: '85' })).toBe(3);
    await t.db.as(officer(), (w) => takeBackUseRule(w, so.id, 3));
    expect((await t.db.read(principal(), rulesOfUse)).map((rule) => [rule.number, rule.by])).toEqual([
      [1, ''],
      [2, expect.stringContaining('department_officer')],
    ]);
  } finally {
    t.clock.set(demoStart);
    await t.db.ownerPool.query('alter table adoption.use_rule disable trigger use_rule_stays');
    await t.db.ownerPool.query('delete from adoption.use_rule');
  }
});
