import { beforeAll, expect, test } from 'vitest';
import type { Person } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { withDatabase } from '#tests/support/db.ts';
import { calendarOf, createUnit, removeCalendarDay, saveCalendarDay } from '../index.ts';

const t = withDatabase();
const at = (role: 'department_officer' | 'district_admin', path: string): Person => ({
  ...{ kind: 'person' as const, userId: role, name: role, username: role },
  grants: [{ role, unitId: 1, path }],
});
const so = at('department_officer', 'u1');
const day = { date: '17/12/2018', kind: 'holiday' as const, name: 'Ngày thử', legalBasis: 'Thông báo số 1' };
const reasons = async (part: Promise<unknown>) => {
  const answer = await part.catch((e) => e);
  return isRefused(answer) ? [answer.kind, ...answer.reasons.map((r) => r.code)] : answer;
};
const due = () =>
  t.db.read(so, async (w) => {
    const days = await calendarOf(w, '2018-12-01', '2019-01-31');
    return addWorkingDays('2018-12-10', 10, new Map(days.map((d) => [d.date, d])));
  });

beforeAll(async () => {
  await t.db.as({ kind: 'system', label: 'test' }, (w) =>
    createUnit(w, { name: 'Sở GD&ĐT', shortName: 'Sở', type: 'SO', slug: 'so-gd', parentId: null }),
  );
});

test('a holiday moves what is due in working days, a worked Saturday moves it back, taking both away restores it', async () => {
  expect(await due()).toBe('2018-12-24');
  await t.db.as(so, (w) => saveCalendarDay(w, day));
  expect(await due()).toBe('2018-12-25');
  await t.db.as(so, (w) => saveCalendarDay(w, { ...day, date: '2018-12-22', kind: 'swap_on', name: 'Làm bù' }));
  expect(await due()).toBe('2018-12-24');
  await t.db.as(so, (w) => removeCalendarDay(w, '2018-12-17', 1));
  await t.db.as(so, (w) => removeCalendarDay(w, '2018-12-22', 1));
  expect(await due()).toBe('2018-12-24');
  const { rows } = await t.db.ownerPool.query("select 1 from audit.entry where action like 'organizations.%calendar-day'");
  expect(rows).toHaveLength(4);
});

test('what makes no sense, who may not, two editors', async () => {
  const save = (input: Record<string, unknown>, who = so) =>
    reasons(t.db.as(who, (w) => saveCalendarDay(w, { ...day, ...input })));
  expect(await save({}, at('district_admin', 'u1.u2'))).toEqual(['refused', 'not_allowed']);
  expect(await save({ date: '31/02/2019', name: '', legalBasis: '' })).toEqual(['refused', 'invalid', 'invalid', 'invalid']);
  expect(await save({ kind: 'swap_on' })).toEqual(['refused', 'weekday']);
  expect(await save({ date: '2018-12-22', kind: 'swap_off' })).toEqual(['refused', 'weekend']);
  expect(await save({})).toBeUndefined();
  expect(await save({})).toEqual(['refused', 'known']);
  expect(await save({ version: 1, name: 'Tên khác' })).toBeUndefined();
  expect(await save({ version: 1, name: 'Tên nữa' })).toEqual(['conflict', 'stale']);
  expect(await reasons(t.db.as(so, (w) => removeCalendarDay(w, '2018-12-17', 1)))).toEqual(['conflict', 'stale']);
  expect(await reasons(t.db.as(so, (w) => removeCalendarDay(w, '2018-12-18', 1)))).toEqual(['not_found', 'not_found']);
});
