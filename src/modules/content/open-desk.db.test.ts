// Who has an article open is seen by colleagues, told when it matters, and forgotten by itself.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { movedChannel } from '#platform/jobs/moved.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { noteOpen } from './commands/note-open.ts';
import { saveArticle } from './index.ts';
import { forgottenMs, openDesks } from './queries/open-desks.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
const told: string[] = [];

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    `select id, path::text from organizations.unit where slug = '${demoSchoolSlug}'`,
  );
  school = rows[0] ?? school;
  await t.db.listen(movedChannel, (payload) => told.push(payload));
}, 60_000);
beforeEach(() => t.clock.set(demoStart));

const person = (userId: string, role: Role): Person => ({
  ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: school.id, path: school.path }],
});
const [one, other] = [() => person('w1', 'editor'), () => person('a1', 'approver')];
const note = (who: Person, id: string, open = true) => t.db.as(who, (work) => noteOpen(work, school.id, id, open));
const later = (ms: number) => t.clock.set(new Date(demoStart.getTime() + ms));
const settled = () => new Promise((done) => setTimeout(done, 100));

test('a colleague who has the article open is named with the hour, until the browser is silent', async () => {
  const form = { title: 'Chuyện ở trường', summary: 'Tóm tắt', body: 'Một đoạn.' };
  const { id } = await t.db.as(one(), (work) => saveArticle(work, school.id, null, form, false));
  await settled();
  told.length = 0;
  expect(await note(one(), id)).toEqual([]);
  await settled();
  expect(told).toEqual([]);
  later(60_000);
  expect(await note(other(), id)).toEqual([{ name: 'Người w1', since: demoStart }]);
  await settled();
  expect(told).toEqual([String(school.id)]);
  // A beat is no news.
  await note(one(), id);
  await settled();
  expect(told).toHaveLength(1);
  const seen = (who: Person) =>
    t.db.read(who, async (work) => (await openDesks(work, school.id, [id])).get(id)?.map((d) => d.name));
  expect(await seen(one())).toEqual(['Người a1']);
  await note(other(), id, false);
  expect(await seen(one())).toBeUndefined();
  await settled();
  expect(told).toHaveLength(2);
  later(60_000 + forgottenMs);
  expect(await seen(other())).toBeUndefined();
  // Opened again after a silence: since then.
  await note(one(), id);
  expect(await note(other(), id)).toEqual([{ name: 'Người w1', since: new Date(demoStart.getTime() + 60_000 + forgottenMs) }]);
});

test('a stranger to the unit neither says nor hears it', async () => {
  const form = { title: 'Chuyện khác', summary: 'Tóm tắt', body: 'Một đoạn.' };
  const { id } = await t.db.as(one(), (work) => saveArticle(work, school.id, null, form, false));
  await expect(note(person('t1', 'teacher'), id)).rejects.toThrow();
});
