// The API from the outside: who is let in, what of a list is stored and how each cell is answered, which bodies are turned away.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { createApiToken, openIdentity, revokeApiToken } from '#modules/access/index.ts';
import { openLog } from '#platform/log/log.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { openApi } from './api.ts';

const t = withDatabase();
const host = 'quanly.namdinh.localhost:3000';
const office = `http://${host}`;
const password = 'Mat-khau-thu-2018';
let s: TestSchool;
let other: TestSchool;
let api: ReturnType<typeof openApi>;
let cookie = '';
const keys: Record<string, string> = {};

async function account(userId: string, name: string, grants: [Role, TestSchool][]): Promise<string> {
  const pool = t.db.ownerPool;
  await pool.query(`insert into access."user" (id, name, email, username) values ($1, $2, $1 || '@thu.invalid', lower($1))`, [
    userId,
    name,
  ]);
  for (const [role, { unit }] of grants)
    await pool.query("insert into access.role_grant (user_id, role, unit_id, valid_from) values ($1, $2, $3, '2018-08-01')", [
      userId,
      role,
      unit.id,
    ]);
  const me: Actor = {
    ...{ kind: 'person', userId, name, username: userId.toLowerCase() },
    grants: grants.map(([role, { unit }]) => ({ role, unitId: unit.id, path: unit.path })),
  };
  const { token } = await t.db.as(me, (work) => createApiToken(work, userId, { name: 'Thử', days: 30 }));
  return token;
}

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 4);
  other = await aSchoolWithMarks(t.db, 2, 'thcs-khac');
  keys.toan = await account('gv-TOAN-thcs-thu', 'Giáo viên TOAN', [['teacher', s]]);
  keys.principal = await account('ht-thcs-thu', 'Hiệu trưởng Thử', [['principal', s]]);
  keys.both = await account('ht-hai-truong', 'Hiệu trưởng hai trường', [
    ['principal', s],
    ['principal', other],
  ]);
  keys.editor = await account('bt-thcs-thu', 'Biên tập', [['editor', s]]);
  const identity = openIdentity({
    ...{ pool: t.db.authPool, clock: t.clock, remember: async () => {}, secret: 's'.repeat(32), secure: false },
    ...{ baseUrl: office, trustedOrigins: [office] },
  });
  await identity.setPassword('gv-TOAN-thcs-thu', password);
  const { cookies } = await identity.signIn('gv-toan-thcs-thu', password, new Headers());
  cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  api = openApi({ db: t.db, identity, log: openLog('silent'), officeUrl: office, openDataUrl: `${office}/x` });
}, 60_000);

type Cell = {
  opId: string;
  state: string;
  version: number;
  code?: string;
  reason?: string;
  theirs?: { value: unknown; shown: string; by: string; self: boolean };
};
async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const response = await api(
    new Request(`${office}${path}`, { ...init, headers: { host, ...init.headers } }),
    '203.0.113.7',
    'yêu-cầu',
  );
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null;
  return { status: response.status, json, text, headers: response.headers };
}
const bearer = (key = keys.toan) => ({ authorization: `Bearer ${key}` });
const put = (ops: unknown, headers: Record<string, string> = bearer()) =>
  ask('/api/v1/marks', { method: 'PUT', body: typeof ops === 'string' ? ops : JSON.stringify(ops), headers });
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const toan = () => s.subjects.TOAN ?? 0;
const codes = (answer: { json: { refused: { code: string }[] } }) => answer.json.refused.map(({ code }) => code);
const changes = async (opId: string) =>
  (await t.db.ownerPool.query('select via, changed_by_name from assessment.mark_change where op_id = $1', [opId])).rows;

test('each cell is answered by itself, in the order sent; the same again stores nothing', async () => {
  const good = op(pupil(0), toan(), 'HK1.KTtx1', '8,5');
  const list = [op(pupil(1), toan(), 'HK1.KTtx1', '8;5'), good, op(pupil(1), s.subjects.VAN ?? 0, 'HK1.KTtx1', 7)];
  const first = await put(list);
  expect(first.status).toBe(200);
  const cells = first.json as Cell[];
  expect(cells.map(({ opId }) => opId)).toEqual(list.map(({ opId }) => opId));
  expect(cells.map(({ state, code }) => [state, code])).toEqual([
    ['refused', 'value'],
    ['saved', undefined],
    ['refused', 'not_yours'],
  ]);
  expect(cells[0]).toMatchObject({ suggestion: '8,5' });
  const states = (list: Cell[]) => list.map(({ opId, state, version }) => [opId, state, version]);
  expect(states((await put(list)).json)).toEqual(states(cells));
  expect(await changes(good.opId)).toEqual([{ via: 'api', changed_by_name: 'Giáo viên TOAN' }]);
});

test('a conflict says what the other wrote, as programs write it; a lock says why', async () => {
  await put([op(pupil(2), toan(), 'HK1.KTtx2', 6.5)]);
  const [cell] = (await put([op(pupil(2), toan(), 'HK1.KTtx2', 9)], bearer(keys.principal))).json as Cell[];
  expect(cell).toMatchObject({
    state: 'conflict',
    version: 1,
    theirs: { value: 6.5, shown: '6,5', by: 'Giáo viên TOAN', self: false },
  });
  await t.db.ownerPool.query(
    `insert into assessment.lock (unit_id, school_year, class_id, class_subject_id, semester, kind, reason, locked_by, locked_by_name, locked_at)
     values ($1, '2018-2019', $3, $2, 2, 'principal', 'chốt sổ', 'x', 'Hiệu trưởng Thử', '2018-12-01')`,
    [s.unit.id, toan(), s.classId],
  );
  const [closed] = (await put([op(pupil(2), toan(), 'HK2.KTtx1', 9)])).json as Cell[];
  expect(closed).toMatchObject({ state: 'locked', code: 'principal' });
  expect(closed?.reason).toContain('chốt sổ');
});

test('without its period a column is one of the semester of today; a wrong one is told the names as they are sent', async () => {
  const cells = (await put(['KTtx3', 'KTtx99', 'HK2.KTtx99', 'a b'].map((column) => op(pupil(2), toan(), column, 7))))
    .json as Cell[];
  expect(cells.map(({ state }) => state)).toEqual(['saved', 'refused', 'refused', 'refused']);
  const { rows } = await t.db.ownerPool.query('select semester, "column" from assessment.mark_change where op_id = $1', [
    cells[0]?.opId,
  ]);
  expect(rows).toEqual([{ semester: 1, column: 'KTtx3' }]);
  expect(cells[1]?.reason).toContain('Các cột: HK1.KTtx1, HK1.KTtx2,');
  expect(cells[2]?.reason).toContain('Các cột: HK2.KTtx1,');
  expect(cells[3]?.reason).toContain('ví dụ HK1.KTtx1');
});

test('one act twice in a list is one act; another act under its name is refused', async () => {
  const one = op(pupil(3), toan(), 'HK1.KTtx1', 5);
  const { json } = await put([one, one, { ...one, value: 6 }]);
  expect((json as Cell[]).map(({ state, code }) => [state, code])).toEqual([
    ['saved', undefined],
    ['saved', undefined],
    ['refused', 'opId'],
  ]);
  expect(await changes(one.opId)).toHaveLength(1);
  // Later too, and with a sentence; the act itself again is answered as it was.
  const later = (await put([{ ...one, value: 7 }])).json as Cell[];
  expect(later[0]).toMatchObject({ state: 'refused', code: 'op' });
  expect(((await put([{ ...one, pupil: pupil(2) }])).json as Cell[])[0]).toMatchObject({ state: 'refused', code: 'op' });
  expect(((await put([{ ...one, value: '5,0' }])).json as Cell[])[0]).toMatchObject({ state: 'saved', version: 1 });
  const half = op(pupil(2), toan(), 'HK1.KTtx1', 7.5);
  const first = (await put([half])).json as (Cell & { notice?: string })[];
  expect(first[0]?.notice).toContain('TT58');
  expect((await put([half])).json).toEqual(first);
  const [own] = (await put([op(pupil(3), toan(), 'HK1.KTtx1', 9)])).json as Cell[];
  expect(own?.reason).toMatch(/^Chính bạn vừa ghi 5/);
  expect(own?.theirs?.self).toBe(true);
});

test('operations of two schools are stored each in its own; what is out of sight does not exist', async () => {
  const theirs = other.subjects.TOAN ?? 0;
  const list = [op(pupil(0), toan(), 'HK1.KTtx3', 7), op(other.pupils[0]?.id ?? '', theirs, 'HK1.KTtx1', 8)];
  expect(((await put(list)).json as Cell[]).map(({ code }) => code)).toEqual([undefined, 'not_found']);
  const both = await put(
    [op(pupil(1), toan(), 'HK1.KTtx3', 7), op(other.pupils[0]?.id ?? '', theirs, 'HK1.KTtx1', 8)],
    bearer(keys.both),
  );
  expect((both.json as Cell[]).map(({ state }) => state)).toEqual(['saved', 'saved']);
  expect(((await put([op(pupil(1), toan(), 'HK1.KTtx4', 7)], bearer(keys.editor))).json as Cell[])[0]?.code).toBe('not_allowed');
});

const bad: [string, unknown, string, string?][] = [
  ['no JSON', '{', ''],
  ['no list', {}, '', 'Cần một danh sách các lần ghi'],
  ['an empty list', [], '', 'Danh sách trống'],
  ['a list of no objects', [7], '0', 'Mục 1: phải là một đối tượng'],
  [
    'the third without a name',
    [op(randomUUID(), 1, 'HK1.NX', 8), op(randomUUID(), 1, 'HK1.NX', 8), { ...op(randomUUID(), 1, 'HK1.NX', 8), opId: 'x' }],
    '2.opId',
    'Mục 3: opId phải là UUID.',
  ],
];
test.each(bad)('%s is no list of operations with names', async (_name, body, field, words) => {
  const answer = await put(body);
  expect(answer.status).toBe(400);
  expect(answer.json.refused.length).toBeGreaterThan(0);
  if (field) expect(answer.json.refused[0].field).toBe(field);
  if (words) expect(answer.json.refused[0].message).toContain(words);
});

test.each<[string, object, string?]>([
  ['a pupil without an id', { pupil: 'x' }, 'pupil phải là UUID: id của học sinh trong bảng điểm.'],
  ['a value left out', { value: undefined }, 'thiếu value, phải là số, chữ ghi được (nhiều nhất 2000 ký tự) hoặc null.'],
  ['a value of another kind', { value: true }],
  ['a number that no table has', { classSubject: 3_000_000_000 }],
  ['a zero byte', { value: 'a\0' }],
  ['half a character', { value: '\ud800' }],
  ['two faults', { pupil: 'x', baseVersion: -1 }, /^pupil .*; baseVersion phải là số nguyên từ 0\.$/.source],
])('%s refuses that one alone; the rest is stored', async (_name, wrong, words) => {
  const [before] = (await put([op(pupil(2), toan(), 'HK1.KTtx4', 7)])).json as Cell[];
  const list = [{ ...op(pupil(2), toan(), 'HK1.KTtx3', 7), ...wrong }, op(pupil(2), toan(), 'HK1.KTtx4', 8, before?.version)];
  const answer = await put(list);
  expect(answer.status).toBe(200);
  const [refused, saved] = answer.json as Cell[];
  expect([refused?.opId, refused?.state, refused?.code]).toEqual([list[0]?.opId, 'refused', 'invalid']);
  if (words) expect(refused?.reason).toMatch(new RegExp(words.replace(/[()]/g, '.')));
  expect(saved?.state).toBe('saved');
  expect(((await put([list[0]])).json as Cell[])[0]?.state).toBe('refused');
});

test('too much at once is refused before anything is stored', async () => {
  const many = Array.from({ length: 2001 }, () => op(pupil(0), toan(), 'HK1.KTtx1', 8));
  expect((await put(many)).status).toBe(413);
  expect((await put(`["${'x'.repeat(2 * 1024 * 1024)}"]`)).status).toBe(413);
});

test('who is let in: a key as long as it lives, a session from our own pages', async () => {
  const list = () => [op(pupil(1), toan(), 'HK1.KTtx2', 8)];
  expect(codes(await put(list(), {}))).toEqual(['login']);
  const wrong = await put(list(), bearer('ctk_khong-co'));
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="congtruong"']);
  expect((await put(list(), { cookie, origin: 'https://xau.example' })).status).toBe(403);
  expect((await put(list(), { cookie, origin: office, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  const own = list();
  expect((await put(own, { cookie, origin: office })).status).toBe(200);
  expect(await changes(own[0]?.opId ?? '')).toEqual([{ via: 'grid', changed_by_name: 'Giáo viên TOAN' }]);
});

test('whoever has to change an old password first works neither on the screens nor through the API', async () => {
  const pool = t.db.ownerPool;
  await pool.query(
    "insert into platform.setting (key, value) values ('password_days', '90') on conflict (key) do update set value = '90'",
  );
  const since = (days: number) =>
    pool.query(
      `update access."user" set "passwordSetAt" = now() - make_interval(days => $1) where id in ('gv-TOAN-thcs-thu', 'ht-thcs-thu')`,
      [days],
    );
  await since(91);
  const list = [op(pupil(1), toan(), 'HK1.KTtx3', 8)];
  for (const headers of [{ cookie, origin: office }, bearer(keys.principal ?? '')]) {
    const answer = await put(list, headers);
    expect([answer.status, codes(answer)]).toEqual([401, ['password']]);
  }
  await since(1);
  await pool.query("delete from platform.setting where key = 'password_days'");
  expect((await put(list, { cookie, origin: office })).status).toBe(200);
});

test('a key ends: revoked by its bearer, past its day, with the account; nobody makes one for another', async () => {
  const me: Actor = { ...(s.teacher('VAN') as Extract<Actor, { kind: 'person' }>) };
  const key = await account('gv-VAN-thcs-thu', 'Giáo viên VAN', [['teacher', s]]);
  const status = async (which = key) => (await ask('/api/v1/sheets?unit=thcs-thu', { headers: bearer(which) })).status;
  expect(await status()).toBe(200);
  await t.db.ownerPool.query(`update access."user" set "disabledAt" = now() where id = 'gv-VAN-thcs-thu'`);
  expect(await status()).toBe(401);
  await t.db.ownerPool.query(`update access."user" set "disabledAt" = null where id = 'gv-VAN-thcs-thu'`);
  const again = await t.db.as(me, (work) => createApiToken(work, 'gv-VAN-thcs-thu', { name: 'Khác', days: 1 }));
  expect(await status(again.token)).toBe(200);
  await t.db.as(me, (work) => revokeApiToken(work, again.id));
  expect(await status(again.token)).toBe(401);
  await t.db.ownerPool.query(
    "update access.api_token set created_at = now() - interval '3 days', expires_at = now() - interval '1 day' where user_id = 'gv-VAN-thcs-thu'",
  );
  expect(await status()).toBe(401);
  await expect(t.db.as(s.principal, (work) => createApiToken(work, 'gv-VAN-thcs-thu', { name: 'Lén', days: 1 }))).rejects.toThrow(
    /chủ tài khoản/,
  );
  const { rows } = await t.db.ownerPool.query(
    `select count(*)::int as n from audit.entry where action like 'access.%token' and summary like '%ctk_%'`,
  );
  expect(rows[0].n).toBe(0);
  // The hash is out of reach even for the bearer's own transaction.
  await expect(
    t.db.read(me, async (work) => {
      const { sql } = await import('kysely');
      await sql`select token_hash from access.api_token`.execute(work.handle);
    }),
  ).rejects.toThrow(/permission denied/);
});

test('sheets are listed and read; what is read can be sent back and changes nothing', async () => {
  const list = await ask('/api/v1/sheets?unit=thcs-thu', { headers: bearer() });
  const mine = list.json.sheets.filter(({ mayEnter }: { mayEnter: boolean }) => mayEnter);
  expect(mine.map(({ subject, semester }: { subject: string; semester: string }) => `${subject} ${semester}`)).toEqual([
    'TOAN hk1',
    'TOAN hk2',
    'TOAN cn',
  ]);
  // A semester that nobody was given yet is not entered by who teaches the other.
  await t.db.ownerPool.query(
    "update teaching.assignment set valid_to = '2018-12-01' where class_subject_id = $1 and semester = 2",
    [toan()],
  );
  const fewer = (await ask('/api/v1/sheets?unit=thcs-thu', { headers: bearer() })).json.sheets;
  expect(fewer.flatMap((one: { mayEnter: boolean; semester: string }) => (one.mayEnter ? [one.semester] : []))).toEqual(['hk1']);
  await t.db.ownerPool.query('update teaching.assignment set valid_to = null where class_subject_id = $1', [toan()]);
  const sheet = (await ask(`/api/v1/sheets/${toan()}/hk1`, { headers: bearer() })).json;
  expect(sheet.columns[0]).toMatchObject({ id: 'HK1.KTtx1', scale: { as: 'tenths', from: 0, to: 10 } });
  const [first] = sheet.pupils;
  expect(first.cells['HK1.KTtx1']).toEqual({ value: 8.5, version: 1 });
  const back = sheet.pupils.flatMap((one: { id: string; cells: Record<string, { value: number | null }> }) =>
    Object.entries(one.cells).map(([column, { value }]) => op(one.id, toan(), column, value)),
  );
  const before = (await t.db.ownerPool.query('select count(*) from assessment.mark_change')).rows;
  expect(((await put(back)).json as Cell[]).every(({ state }) => state === 'saved')).toBe(true);
  expect((await t.db.ownerPool.query('select count(*) from assessment.mark_change')).rows).toEqual(before);
  expect((await ask(`/api/v1/sheets/${other.subjects.TOAN}/hk1`, { headers: bearer() })).status).toBe(404);
  expect((await ask('/api/v1/sheets?unit=thcs-khac', { headers: bearer() })).status).toBe(404);
  expect((await ask('/api/v1/sheets?unit=thcs-thu', { headers: bearer(keys.editor) })).status).toBe(403);
});

test('marks that are read from above leave one line an hour in the record of the school; its own people leave none', async () => {
  const officer = await account('cv-so', 'Chuyên viên', [['department_officer', { ...s, unit: s.so }]]);
  const address = `/api/v1/sheets/${s.subjects.TOAN}/hk1`;
  for (const key of [officer, officer, keys.principal])
    expect((await ask(address, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
  const { rows } = await t.db.ownerPool.query(
    "select actor_id, unit_id, object_id, summary from audit.entry where action = 'assessment.open-marks'",
  );
  expect(rows).toEqual([
    { actor_id: 'cv-so', unit_id: s.unit.id, object_id: String(s.classId), summary: 'Cấp trên mở điểm, kết quả của lớp 6A' },
  ]);
});

test('addresses, methods, and the documentation, which brings nothing from elsewhere', async () => {
  expect((await ask('/api/v1/marks')).status).toBe(405);
  expect((await ask('/api/v1/khac')).status).toBe(404);
  const page = await ask('/api/v1');
  expect(page.status).toBe(200);
  expect(page.text).toContain('/api/v1/openapi.json');
  expect(page.text).toContain(`${office}/x`);
  expect(page.text).not.toMatch(/<script|src="http|href="https/);
  const { json } = await ask('/api/v1/openapi.json');
  expect(json.openapi).toBe('3.1.0');
  // Every field says what it means.
  expect(page.text).not.toContain('<td></td>');
  const refs = [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
  expect(refs.filter((name) => !json.components.schemas[name])).toEqual([]);
  expect(Object.keys(json.components.schemas.Operation.properties)).toEqual([
    'opId',
    'pupil',
    'classSubject',
    'column',
    'value',
    'baseVersion',
    'confirm',
    'reason',
  ]);
});
