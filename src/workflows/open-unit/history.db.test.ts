// Whatever is done in whatever order: a unit's completeness, its findings and the counters of its classes equal a recount.
import { beforeAll, expect, test } from 'vitest';
import { openClasses, recheckClasses } from '#modules/classes/index.ts';
import { assessProfile, editProfile, explainUnitFinding, profileOf, unitFindings } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { random } from '#workflows/demo/random.ts';
import { openUnit } from './open-unit.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const year = '2018-2019';
let school = 0;

beforeAll(async () => {
  await t.db.ownerPool.query(
    `insert into classes.school_year values ('${year}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18')`,
  );
  const url = (label: string) => `http://${label}.example`;
  await t.db.as(system, async (w) => {
    const so = await openUnit(w, { name: 'Sở GD&ĐT', shortName: 'Sở', type: 'SO', slug: 'so-gd', parentId: null }, url);
    const made = await openUnit(
      w,
      { name: 'Trường THCS A', shortName: 'THCS A', type: 'THCS', slug: 'thcs-a', parentId: so.id },
      url,
    );
    school = made.id;
  });
});

test('a new school has its site in its record, what it lacks as findings, and no class as a warning', async () => {
  await t.db.read(system, async (w) => {
    expect((await profileOf(w, school))?.website).toBe('http://thcs-a.example');
    expect((await unitFindings(w, school)).map((f) => [f.rule, f.field])).toEqual([
      ...['address', 'commune_code', 'phone', 'email', 'head_name', 'head_phone'].map((field) => [1, field]),
    ]);
  });
  expect(await countsFindings()).toEqual([{ rule: 2, detail: 'Chưa có lớp nào trong năm học' }]);
});

const countsFindings = async () => {
  const { rows } = await t.db.ownerPool.query<{ rule: number; detail: string }>(
    "select rule, detail from classes.finding where class_id is null and state = 'open' order by field",
  );
  return rows;
};

const values: Record<string, string[]> = {
  address: ['', 'Xóm 5', 'Xóm 6'],
  phone: ['', '02283877501'],
  email: ['', 'a@b.vn'],
  website: ['', 'http://khac.example'],
  head_name: ['', 'Nguyễn Văn A'],
  head_phone: ['', '0912345678'],
  introduction: ['', 'Trường bên sông'],
};

test.each([1, 2, 3, 4])('history %i', async (seed) => {
  const rng = random(`units-${seed}`);
  const step: (() => Promise<unknown>)[] = [
    () =>
      t.db.as(system, async (w) => {
        const profile = await profileOf(w, school);
        const fields = Object.fromEntries(Object.entries(values).map(([key, list]) => [key, rng.pick(list)]));
        await editProfile(w, school, { ...fields, version: profile?.version ?? 1 });
      }),
    () =>
      t.db.as(system, async (w) => {
        const warning = (await unitFindings(w, school)).find((f) => f.level === 'W' && f.state === 'open');
        if (warning) await explainUnitFinding(w, school, { findingId: warning.id, reason: 'Trang đang chuyển sang tên mới' });
      }),
    () =>
      t.db.as(system, (w) =>
        openClasses(w, school, year, [{ name: `6${seed}${rng.int(1, 1_000_000)}`, grade: rng.pick(['06', '07', '01']) }]),
      ),
    async () => {
      await t.db.ownerPool.query(
        'update classes.class set declared_size = $1 where id = (select min(id) from classes.class where open_errors < $2)',
        [rng.pick([null, 0, 4]), rng.int(1, 3)],
      );
      await t.db.as(system, (w) => recheckClasses(w, school, year));
    },
    async () => {
      await t.db.ownerPool.query(
        "update classes.class set closed_on = '2018-12-10' where id = (select max(id) from classes.class where active)",
      );
      await t.db.as(system, (w) => recheckClasses(w, school, year));
    },
  ];
  for (let i = 0; i < 25; i++) {
    await rng.pick(step)();
    const profile = await t.db.read(system, (w) => profileOf(w, school));
    const found = await t.db.read(system, (w) => unitFindings(w, school));
    const again = assessProfile(profile as never);
    expect([profile?.missing, profile?.filled, profile?.open_errors]).toEqual([
      again.missing,
      again.filled,
      again.missing.length,
    ]);
    expect(found.map((f) => `${f.rule} ${f.field}`).sort()).toEqual(again.findings.map((f) => `${f.rule} ${f.field}`).sort());
    expect(profile?.complete).toBe(again.missing.length === 0);
    const { rows } = await t.db.ownerPool.query(
      `select k.active = count(c.id) filter (where c.active) and k.complete = count(c.id) filter (where c.active and c.complete)
         and k.filled = coalesce(sum(c.filled) filter (where c.active), 0) as same
       from classes.counter k left join classes.class c on c.unit_id = k.unit_id and c.school_year = k.school_year
       where k.unit_id = $1 group by k.active, k.complete, k.filled`,
      [school],
    );
    expect(rows).toEqual([{ same: true }]);
    const { rows: errors } = await t.db.ownerPool.query(
      `select c.id from classes.class c where c.active and c.open_errors <>
         (select count(*) from classes.finding f where f.class_id = c.id and f.level = 'E' and f.state = 'open')`,
    );
    expect(errors).toEqual([]);
  }
});
