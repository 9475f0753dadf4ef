// A subject goes from one teacher to another: both find it in the bell, whoever handed it over does not.
import { expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { assignSubjects } from '#modules/teaching/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks } from '#tests/support/marks.ts';
import { noticesFor } from './notices.ts';

const t = withDatabase();

test('who takes a subject over and who had it are told in one line, with the way there; taken over before it began, too', async () => {
  const s = await aSchoolWithMarks(t.db, 1);
  await t.db.ownerPool.query("update teaching.assignment set valid_from = '2019-01-07' where semester = 2");
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  const told = async (actor: Actor) =>
    (await t.db.read(actor, (work) => noticesFor(work, s.unit)))
      .filter(({ id }) => id.startsWith('handover'))
      .map(({ text, to, at, fresh }) => [text, to, at.toISOString(), fresh]);
  const hand = (subject: string, to: string, semesters: (1 | 2)[], by = s.principal) =>
    t.db.as(by, (work) => assignSubjects(work, s.unit, [s.subjects[subject] ?? 0], { semesters, staffId: s.staffOf(to) }));
  await hand('TOAN', 'LY', [1, 2]);
  const more = [`/${s.unit.slug}/teaching/mine`, '2018-12-10T01:00:00.000Z', true];
  expect(await told(s.teacher('LY'))).toEqual([['Bạn nhận dạy Toán 6A từ 10/12/2018, thay Giáo viên TOAN thcs-thu', ...more]]);
  expect(await told(s.teacher('TOAN'))).toEqual([['Giáo viên LY thcs-thu dạy Toán 6A từ 10/12/2018 thay bạn', ...more]]);
  for (const actor of [s.teacher('VAN'), s.principal]) expect(await told(actor)).toEqual([]);
  // Of the second semester alone nothing ends: the first teacher never began it.
  await hand('SINH', 'DIA', [2]);
  expect((await told(s.teacher('SINH')))[0]?.[0]).toBe('Giáo viên DIA thcs-thu dạy Sinh học 6A từ 07/01/2019 thay bạn');
  await hand('SINH', 'SINH', [2]);
  for (const who of ['SINH', 'DIA']) expect(await told(s.teacher(who))).toEqual([]);
  t.clock.set(new Date('2019-01-20T08:00:00+07:00'));
  expect(await told(s.teacher('LY'))).toEqual([]);
});
