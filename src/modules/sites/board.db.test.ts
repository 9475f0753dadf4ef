// The editorial board on the real database: one at a time, kept by who leads the unit, seen by its own people.
import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import type { BoardForm } from './commands/keep-board.ts';
import { keepBoard } from './index.ts';
import { boardsOf } from './queries/board.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query('select id, path::text from organizations.unit where slug = $1', [demoSchoolSlug]);
  school = rows[0];
}, 60_000);

const person = (role: Role): Person => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: school.id, path: school.path }],
});
const form = (more: Partial<BoardForm> = {}): BoardForm => ({
  ...{ decisionNumber: '12/QĐ-THCS', decidedOn: '3/1/2019', decisionUrl: '', validFrom: '07/01/2019', validTo: '' },
  members: [
    { name: 'Lê Thị Thu', role: 'head' },
    { name: 'Trần Văn Bình', role: 'editor', duty: 'Tin tức' },
    { name: ' ', role: 'writer' },
  ],
  ...more,
});
const keep = (input: BoardForm, id: string | null = null, role: Role = 'principal') =>
  t.db
    .as(person(role), (work) => keepBoard(work, school.id, id, input))
    .then(
      (done) => done.id,
      (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.field ?? reason.code).join() : String(error)),
    );
const boards = () => t.db.read(person('editor'), (work) => boardsOf(work, school.id));

test('a new decision ends the one before on the day before; a line without a name is no member', async () => {
  const id = await keep(form());
  expect((await boards()).map((b) => [b.decisionNumber, b.validFrom, b.validTo, b.members.length])).toEqual([
    ['12/QĐ-THCS', '2019-01-07', null, 2],
    ['86/QĐ-THCS', '2018-09-05', '2019-01-06', 3],
  ]);
  expect(await keep(form({ version: 1, members: [{ name: 'Lê Thị Thu', role: 'head' }] }), id)).toBe(id);
  expect((await boards())[0]?.members.map((m) => m.name)).toEqual(['Lê Thị Thu']);
  expect(await keep(form({ version: 1 }), id)).toBe('stale');
});

test.each([
  ['an editor', form(), 'editor', 'not_allowed'],
  ['a time that another decision covers', form({ validFrom: '01/10/2018', validTo: '01/11/2018' }), 'principal', 'validFrom'],
  [
    'two heads',
    form({ validFrom: '01/06/2019', members: [1, 2].map((n) => ({ name: `Người ${n}`, role: 'head' })) }),
    'principal',
    'members',
  ],
  ['an end before the beginning', form({ validFrom: '01/06/2019', validTo: '01/05/2019' }), 'principal', 'validTo'],
  ['no number, no day', form({ decisionNumber: '', decidedOn: '31/02/2019' }), 'principal', 'decisionNumber,decidedOn'],
  ['an address that runs', form({ decisionUrl: 'javascript:alert(1)' }), 'principal', 'decisionUrl'],
] as const)('%s is refused', async (_name, input, role, why) => {
  const before = await boards();
  expect(await keep(input, null, role)).toBe(why);
  expect(await boards()).toEqual(before);
});
