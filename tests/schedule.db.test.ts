// The week from the office to the citizen: written, published, changed with a mark; what is internal stays inside, by the database.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { eventPages } from '#apps/portal/schedule-pages.ts';
import type { Actor } from '#kernel/actor.ts';
import { isRefused, type Refused } from '#kernel/refusal.ts';
import {
  cancelEvent,
  copyLastWeek,
  eventById,
  nextEvents,
  publicEvent,
  publishedWeek,
  saveEvent,
  saveWeek,
  type WeekForm,
  weekOf,
} from '#modules/schedule/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
let clerk: Actor;
let teacher: Actor;
const monday = '2018-12-24';

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    'select id, path::text from organizations.unit where slug = $1',
    [demoSchoolSlug],
  );
  school = rows[0] ?? school;
  const person = (role: 'clerk' | 'teacher'): Actor => ({
    ...{ kind: 'person', userId: role, name: role, username: role },
    grants: [{ role, unitId: school.id, path: school.path }],
  });
  clerk = person('clerk');
  teacher = person('teacher');
}, 60_000);

type Line = WeekForm['entries'][number];
const line = (title: string, more: Partial<Line> = {}): Line => ({
  day: monday,
  session: 'morning',
  starts: '7h30',
  title,
  ...more,
});
const save = (entries: Line[], version: number, publish: boolean, actor = clerk) =>
  t.db.as(actor, (work) => saveWeek(work, school.id, monday, { version, entries }, publish));
const seen = async () =>
  (await t.db.portal((work) => publishedWeek(work, school.id, monday)))?.entries.map((e) => [e.title, e.starts, e.change]);
const words = async (part: Promise<unknown>) => {
  const error = await part.then(
    () => null,
    (e: unknown) => e,
  );
  if (!isRefused(error)) throw new Error(`not refused: ${String(error)}`);
  return (error as Refused).reasons.map((reason) => reason.message).join(' ');
};
const written = async () => (await t.db.read(clerk, (work) => weekOf(work, school.id, monday))).entries;

test('a draft is nobody’s; published it is read without what is internal; later changes carry a mark', async () => {
  await save([line('Chào cờ'), line('Họp chi bộ', { internal: true, session: 'afternoon', starts: '14h' })], 0, false);
  expect(await seen()).toBeUndefined();
  const told: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => told.push(payload));
  await save([...(await written())], 1, true);
  expect(await seen()).toEqual([['Chào cờ', '07:30', null]]);
  await expect.poll(() => told).toEqual([`schedule:${school.id}`]);
  await stop();
  // Not even with SQL of its own does the portal see an internal entry, or a draft.
  await t.db.portal(async (work) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from schedule.shown where internal`.execute(work.handle);
    expect(rows[0]?.n).toBe(0);
  });
  await expect(t.db.portal((work) => sql`select title from schedule.entry`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
  const [first, inside] = await written();
  if (!first || !inside) throw new Error('two entries were saved');
  await save([{ ...first, place: 'Sân trường' }, line('Thi viết chữ đẹp', { starts: '9h' }), inside], 2, true);
  expect(await seen()).toEqual([
    ['Chào cờ', '07:30', 'changed'],
    ['Thi viết chữ đẹp', '09:00', 'added'],
  ]);
  await save([inside], 3, true);
  expect(await seen()).toEqual([
    ['Chào cờ', '07:30', 'cancelled'],
    ['Thi viết chữ đẹp', '09:00', 'cancelled'],
  ]);
});

test('what cannot be is said at its half day; the second writer is told; a teacher reads only', async () => {
  const message = await words(
    save([line('Họp', { starts: 'trưa' }), line('', { place: 'Phòng 3' }), line('Dự giờ', { starts: '15h' })], 4, false),
  );
  for (const part of ['Thứ Hai, sáng: “trưa” không phải là giờ', 'chưa ghi nội dung', '15:00 không phải giờ buổi sáng'])
    expect(message).toContain(part);
  expect(await words(save([line('Họp')], 1, false))).toContain('clerk vừa lưu lịch tuần này');
  expect(await words(save([line('Họp')], 4, false, teacher))).toContain('Bạn xem được nhưng không sửa');
  expect(await words(save([line('Họp', { day: '2018-12-31' })], 4, false))).toContain('không thuộc tuần');
});

test('last week is copied day by day into an empty week, and not over one that has entries', async () => {
  const next = '2019-01-07';
  await t.db.as(clerk, (work) => copyLastWeek(work, school.id, next));
  const copied = await t.db.read(clerk, (work) => weekOf(work, school.id, next));
  expect(copied.entries.map((e) => [e.title, e.day, e.internal])).toEqual([['Họp chi bộ', '2019-01-07', true]]);
  expect(copied.publishedVersion).toBeNull();
  expect(await words(t.db.as(clerk, (work) => copyLastWeek(work, school.id, next)))).toContain('đã có việc');
});

test('an event is published, changed, called off with a reason, and keeps its address', async () => {
  const form = { title: 'Hội khỏe Phù Đổng', startsOn: '22/12/2018', starts: '7h', ends: '11h', place: 'Sân vận động xã' };
  expect(await words(t.db.as(clerk, (w) => saveEvent(w, school.id, null, { ...form, endsOn: '21/12/2018' }, true)))).toContain(
    'không trước ngày bắt đầu',
  );
  const { id, slug } = await t.db.as(clerk, (w) => saveEvent(w, school.id, null, form, false));
  expect(await t.db.portal((w) => publicEvent(w, school.id, slug))).toBeUndefined();
  await t.db.as(clerk, (w) => saveEvent(w, school.id, id, { ...form, version: 1 }, true));
  await t.db.as(clerk, (w) => saveEvent(w, school.id, id, { ...form, title: 'Hội khỏe Phù Đổng cấp trường', version: 2 }, false));
  expect(await t.db.portal((w) => publicEvent(w, school.id, slug))).toMatchObject({
    ...{ title: 'Hội khỏe Phù Đổng cấp trường', state: 'published', starts: '07:00' },
  });
  expect(await words(t.db.as(clerk, (w) => cancelEvent(w, school.id, id, { reason: '' })))).toContain('Ghi lý do');
  await t.db.as(clerk, (w) => cancelEvent(w, school.id, id, { reason: 'Mưa rét' }));
  expect(await t.db.portal((w) => publicEvent(w, school.id, slug))).toMatchObject({
    state: 'cancelled',
    cancelReason: 'Mưa rét',
  });
  expect((await t.db.read(clerk, (w) => eventById(w, school.id, id)))?.version).toBe(4);
  const next = await t.db.portal((w) => nextEvents(w, school.id, '2018-12-22', 5));
  expect(next.map((event) => event.id)).toContain(id);
});

test('events have a feed: what was changed last stands first, what was cancelled says so', async () => {
  const site = await t.db.portal((work) => siteAt(work, demoSchoolSlug));
  if (!site) throw new Error('the demo has it');
  const around = {
    ...{ site, pictures: new Map(), officeUrl: 'x', css: () => ['x'], sceneUrl: () => '' },
    url: (host: string, path = '/') => `http://${host}.example${path}`,
  };
  const feed = async () => {
    const made = await t.db.portal((work) => eventPages.page(work, around, '/su-kien/rss.xml', new URLSearchParams()));
    expect(made?.page.type).toContain('application/rss+xml');
    return made?.page.body.toString() ?? '';
  };
  const save = (title: string) =>
    t.db.as(clerk, (work) =>
      saveEvent(work, school.id, null, { title, startsOn: '2018-12-28', starts: '07:30', place: 'Sân trường' } as never, true),
    );
  const { id } = await save('Hội chợ xuân & trò chơi');
  expect(await feed()).toMatch(
    /<item><title>Hội chợ xuân &amp; trò chơi<\/title>.*<description>Thứ Sáu 28\/12\/2018, 07:30\. Sân trường/,
  );
  await t.db.as(clerk, (work) => cancelEvent(work, school.id, id, { reason: 'Mưa lớn cả tuần' }));
  expect(await feed()).toMatch(/<item><title>Đã hủy: Hội chợ xuân/);
});
