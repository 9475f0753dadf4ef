import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import {
  applyDatedFacts,
  closeUnit,
  createUnit,
  editUnit,
  hideUnit,
  historyOf,
  listUnits,
  setUnitCode,
  setUnitParent,
  type Unit,
  unitById,
  unitFacts,
} from '../index.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
type Made = { id: number; path: string };
let so: Made;
let east: Made;
let west: Made;
let school: Made;
let annex: Made;
const person = (role: Role, at: Made): Person => ({
  ...{ kind: 'person' as const, userId: `${role}${at.id}`, name: role, username: role },
  grants: [{ role, unitId: at.id, path: at.path }],
});
const make = (name: string, type: string, slug: string, parentId: number | null) =>
  t.db.as(system, (w) => createUnit(w, { name, shortName: name, type, slug, parentId }));
const unit = (id: number) => t.db.read(system, (w) => unitById(w, id)) as Promise<Unit>;
const version = (id: number) => t.db.read(system, (w) => unitFacts(w, id)).then((f) => f.version);
const reasons = async (part: Promise<unknown>) => {
  const answer = await part.catch((e) => e);
  return isRefused(answer) ? answer.reasons.map((r) => r.code) : answer;
};

beforeAll(async () => {
  so = await make('Sở GD&ĐT', 'SO', 'so-gd', null);
  east = await make('Phòng Đông', 'PHONG', 'pgd-dong', so.id);
  west = await make('Phòng Tây', 'PHONG', 'pgd-tay', so.id);
  school = await make('Trường THCS Hòa Bình', 'THCS', 'thcs-hoa-binh', east.id);
  annex = await make('Phòng Đông mở rộng', 'PHONG', 'pgd-dong-mr', east.id);
});

test('a professional parent changes from a day on: the path and the scope follow on that day', async () => {
  const admin = person('province_admin', so);
  const [was, will] = [person('district_officer', east), person('district_officer', west)];
  const seen = (who: Person) =>
    t.db.read(who, async (w) => (await listUnits(w, { under: who.grants[0]?.path ?? '' })).some((u) => u.id === school.id));
  const change = async (who: Person, more: Record<string, unknown>) =>
    t.db.as(who, async (w) =>
      setUnitParent(w, school.id, {
        ...{ relation: 'professional', parentId: west.id, version: await version(school.id), decision: 'QĐ 12/QĐ-SGDĐT' },
        ...more,
      } as never),
    );
  expect(await reasons(change(person('district_admin', east), {}))).toEqual(['not_allowed']);
  await change(admin, { from: '01/01/2019' });
  expect((await unit(school.id)).path).toBe(school.path);
  expect(await reasons(change(admin, { from: '15/12/2018', parentId: so.id }))).toEqual(['later_known']);
  expect([await seen(was), await seen(will)]).toEqual([true, false]);

  t.clock.set(new Date('2019-01-01T00:01:00+07:00'));
  expect(await t.db.as(system, (w) => applyDatedFacts(w))).toBe(1);
  expect(await t.db.as(system, (w) => applyDatedFacts(w))).toBe(0);
  expect((await unit(school.id)).path).toBe(`${west.path}.u${school.id}`);
  expect([await seen(was), await seen(will)]).toEqual([false, true]);
  const history = await t.db.read(system, (w) => historyOf(w, school.id));
  expect(history.filter((p) => p.what === 'professional').map((p) => [p.value, p.to, p.decision])).toEqual([
    ['Phòng Tây', null, 'QĐ 12/QĐ-SGDĐT'],
    ['Phòng Đông', '2019-01-01', ''],
  ]);
});

test('a whole subtree moves; cycles, dissolved and hidden parents, schools as parents, all at once', async () => {
  const admin = person('province_admin', so);
  const child = await make('Trường TH Một', 'TIEU_HOC', 'th-mot', annex.id);
  const move = async (id: number, parentId: number) =>
    t.db.as(admin, async (w) => setUnitParent(w, id, { relation: 'professional', parentId, version: await version(id) }));
  expect(await reasons(move(east.id, annex.id))).toEqual(['cycle']);
  expect(await reasons(move(annex.id, school.id))).toEqual(['parent_kind']);
  expect(await reasons(move(so.id, west.id))).toEqual(['root', 'cycle']);
  await move(annex.id, west.id);
  expect((await unit(child.id)).path).toBe(`${west.path}.u${annex.id}.u${child.id}`);

  const gone = await make('Phòng Cũ', 'PHONG', 'pgd-cu', so.id);
  const close = async (id: number, decision: string) =>
    t.db.as(admin, async (w) => closeUnit(w, id, { version: await version(id), decision, from: '02/01/2019' }));
  t.clock.set(new Date('2019-01-03T08:00:00+07:00'));
  expect(await reasons(close(west.id, ''))).toEqual(['children', 'decision']);
  await t.db.as(admin, (w) => hideUnit(w, gone.id, true, 'QĐ 1'));
  expect(await reasons(move(annex.id, gone.id))).toEqual(['parent_hidden']);
  const opened = { ...gone };
  await t.db.as(admin, (w) => hideUnit(w, opened.id, false));
  await t.db.as(admin, async (w) =>
    closeUnit(w, gone.id, { version: await version(gone.id), decision: 'QĐ 2', from: '03/01/2019' }),
  );
  expect(await reasons(move(annex.id, gone.id))).toEqual(['parent_closed']);
  expect(
    await reasons(
      t.db.as(admin, async (w) =>
        editUnit(w, gone.id, { name: 'Tên khác', shortName: 'TK', type: 'PHONG', version: await version(gone.id) }),
      ),
    ),
  ).toEqual(['closed']);
  expect(await reasons(make('Trường Mới', 'THCS', 'thcs-moi', gone.id))).toEqual(['parent_closed']);
});

test('names and codes from a day on; clashes; two administrators', async () => {
  const admin = person('district_admin', west);
  const rename = async (name: string, from?: string) =>
    t.db.as(admin, async (w) =>
      editUnit(w, school.id, {
        name,
        shortName: name,
        type: 'THCS',
        version: await version(school.id),
        ...(from ? { from } : {}),
      }),
    );
  const twin = await make('Trường THCS Minh Khai', 'THCS', 'thcs-minh-khai', west.id);
  expect(await reasons(rename('Trường THCS Minh Khai'))).toEqual(['name_taken']);
  await rename('Trường THCS Tân Bình', '01/09/2019');
  expect((await unit(school.id)).name).toBe('Trường THCS Hòa Bình');
  const stale = await t.db
    .as(admin, (w) => editUnit(w, school.id, { name: 'Trường X', shortName: 'X1', type: 'THCS', version: 1 }))
    .catch((e) => e);
  expect(isRefused(stale) && stale.kind).toBe('conflict');

  const code = async (id: number, scheme: string, value: string) =>
    t.db.as(admin, async (w) => setUnitCode(w, id, { scheme, code: value, version: await version(id) }));
  await code(school.id, 'sector', '36366501');
  expect((await unit(school.id)).code).toBe('36366501');
  expect(await reasons(code(twin.id, 'sector', '36366501'))).toEqual(['code_taken']);
  expect(await reasons(code(twin.id, 'agency', 'H40'))).toEqual(['code']);
  await code(twin.id, 'agency', '000.12.34.h40');
  await code(school.id, 'sector', '');
  expect((await unit(school.id)).code).toBeNull();
  await code(twin.id, 'sector', '36366501');
  expect(
    await reasons(
      t.db.as(person('clerk', await unit(school.id)), (w) => setUnitCode(w, school.id, { scheme: 'tax', code: '', version: 1 })),
    ),
  ).toEqual(['not_allowed']);
  t.clock.set(new Date('2019-09-01T08:00:00+07:00'));
  await t.db.as(system, (w) => applyDatedFacts(w));
  expect((await unit(school.id)).name).toBe('Trường THCS Tân Bình');
});
