// Cells that are open to a teacher are told on the first screen until they close.
import { expect, test } from 'vitest';
import { askUnlock, decideUnlock, dueDay, enterMarks, lockMarks } from '#modules/assessment/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, testYear } from '#tests/support/marks.ts';
import { lockForDeadlines } from '#workflows/lock-for-deadline/lock-for-deadline.ts';
import { teachingToday } from './teaching-today.ts';

const t = withDatabase();

test('until when marks are written is one day, the one after which they are locked', async () => {
  t.clock.set(new Date('2018-12-10T08:13:00+07:00'));
  const s = await aSchoolWithMarks(t.db, 1, 'thcs-han');
  await t.db.ownerPool.query(
    `insert into campaigns.campaign (code, name, unit_id, audience_unit_id, school_year, opens_on, before_day, grace_days, measures)
     values ('hk1', 'Kết quả học kỳ I', $1, $2, $3, '2018-12-10', '2019-01-08', 2, '{semester1}')`,
    [s.so.id, s.unit.id, testYear],
  );
  await t.db.as({ kind: 'system', label: 'test' }, (work) => lockForDeadlines(work));
  const [todo] = await t.db.read(s.teacher('VAN'), (work) => teachingToday(work, s.unit));
  const due = await t.db.read(s.teacher('VAN'), (work) => dueDay(work, s.unit.id, testYear, 1));
  expect([todo?.when, due?.day]).toEqual(['khóa sau ngày 09/01', '2019-01-09']);
});

test('how many cells, of which sheet, until when; only to who asked, and only while it is open', async () => {
  t.clock.set(new Date('2018-12-10T08:13:00+07:00'));
  const s = await aSchoolWithMarks(t.db, 2);
  const [pupil, classSubject] = [s.pupils[0]?.id ?? '', s.subjects.VAN ?? 0];
  await t.db.as(s.teacher('VAN'), (work) => enterMarks(work, s.unit, [op(pupil, classSubject, 'HK1.KThk', 8, 0)], 'grid'));
  await t.db.as(s.principal, (work) =>
    lockMarks(work, s.unit, { schoolYear: testYear, semester: 1, reason: 'chốt điểm học kỳ I' }),
  );
  const told = async (subject: string) =>
    (await t.db.read(s.teacher(subject), (work) => teachingToday(work, s.unit)))
      .filter(({ id }) => id.startsWith('open-'))
      .map(({ text, to }) => [text, to]);
  const id = await t.db.as(s.teacher('VAN'), (work) =>
    askUnlock(
      work,
      s.unit,
      { classSubject, period: 1, cells: [{ pupil, column: 'KThk' }], reason: 'cộng thiếu câu 3 của em An' },
      [],
    ),
  );
  expect(await told('VAN')).toEqual([]);
  const sheet = `/${s.unit.slug}/assessment/sheets/${classSubject}/hk1`;
  await t.db.as(s.principal, (work) => decideUnlock(work, s.unit, id, { decision: 'grant', hours: 2 }));
  expect(await told('VAN')).toEqual([['1 ô Ngữ văn 6A mở đến 10:13', sheet]]);
  expect(await told('TOAN')).toEqual([]);
  t.clock.set(new Date('2018-12-10T10:13:00+07:00'));
  expect(await told('VAN')).toEqual([]);
});
