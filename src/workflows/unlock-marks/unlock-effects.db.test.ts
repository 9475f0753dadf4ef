// What an unlocking changed of what was approved and issued is told while it is open, and stays told, whatever is approved and issued after.
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import {
  approveResults,
  askUnlock,
  closeUnlock,
  closeUnlocksOver,
  decideUnlock,
  enterMarks,
  lockMarks,
  reopenResults,
  requestById,
  requestNews,
  unlockCounts,
} from '#modules/assessment/index.ts';
import { printBook } from '#modules/reports/index.ts';
import { counted as countedWork } from '#tests/support/counted.ts';
import { withDatabase } from '#tests/support/db.ts';
import { op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { aPrintedClass } from '#tests/support/printed-class.ts';
import { issuedCards } from './issued-cards.ts';
import { requestView } from './web/request-view.ts';

const t = withDatabase();
let s: TestSchool;
let officer: Actor;
const at = (time: string) => t.clock.set(new Date(`2018-12-10T${time}:00+07:00`));
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const approve = () => t.db.as(s.principal, (work) => approveResults(work, s.unit, { classId: s.classId, period: 1, except: [] }));
const reopen = () =>
  t.db.as(s.principal, (work) => reopenResults(work, s.unit, { classId: s.classId, period: 1, reason: 'sửa điểm Lịch sử' }));
const issue = () =>
  t.db.as(s.principal, (work) =>
    printBook(work, {
      ...{ unit: s.unit, kind: 'phieu-lien-lac', schoolYear: testYear, period: 1, classId: s.classId, issue: true },
      urlOf: (label) => `http://${label}.namdinh.localhost/`,
    }),
  );
const open = async (i: number) => {
  const id = await t.db.as(s.teacher('SU'), (work) =>
    askUnlock(
      work,
      s.unit,
      {
        ...{ classSubject: s.subjects.SU, period: 1, reason: 'cộng thiếu câu 3 của bài kiểm tra', hours: 24 },
        cells: [{ pupil: pupil(i), column: null }],
      },
      [],
    ),
  );
  await t.db.as(s.principal, (work) => decideUnlock(work, s.unit, id, { decision: 'grant', hours: 24 }));
  return id;
};
const write = async (i: number, value: number, version: number) => {
  const answer = await t.db.as(s.teacher('SU'), (work) =>
    enterMarks(work, s.unit, [op(pupil(i), s.subjects.SU ?? 0, 'HK1.KThk', value, version)], 'grid'),
  );
  expect(answer).toMatchObject([{ state: 'saved' }]);
};
const close = (id: number) => t.db.as(s.teacher('SU'), (work) => closeUnlock(work, s.unit, id, issuedCards));
const counted = async () => {
  const rows = await t.db.read(officer, (work) => unlockCounts(work, s.so.path, testYear, 1, issuedCards));
  const { cells, approved, cards } = rows.find(({ unitId }) => unitId === s.unit.id) ?? {};
  return { cells, approved, cards };
};
const view = (id: number) =>
  t.db.read(s.principal, async (work) => requestView(work, s.unit, await requestById(work, s.unit.id, id)));

beforeAll(async () => {
  s = await aPrintedClass(t.db, { count: 3, approved: [] });
  officer = {
    ...s.principal,
    grants: [{ role: 'department_officer', unitId: s.so.id, path: s.so.path }],
  } as Actor;
  at('08:00');
  await approve();
  await issue();
});

test('while the cells are open: what was changed after the approval, and the card that was out, are counted already', async () => {
  at('09:00');
  const id = await open(0);
  expect(await counted()).toEqual({ cells: 0, approved: 0, cards: 0 });
  at('09:10');
  await write(0, 1, 1);
  expect(await counted()).toEqual({ cells: 1, approved: 1, cards: 1 });
  const { done } = await view(id);
  expect(done?.cells).toMatchObject([{ approved: true, next: '1' }]);
  expect(done?.cards).toMatchObject([{ what: 'Phiếu liên lạc học kỳ I số PLL-0001/2018-2019', replacedOn: null }]);

  // Opened, approved and issued anew before the cells are closed: what happened has happened.
  at('09:20');
  await reopen();
  await approve();
  at('09:30');
  expect(await issue()).toMatchObject({ issued: 1 });
  at('09:40');
  await close(id);
  expect(await counted()).toEqual({ cells: 1, approved: 1, cards: 1 });
  const closed = await view(id);
  expect(closed.done?.cells).toMatchObject([{ approved: true }]);
  expect(closed.done?.cards).toMatchObject([{ what: 'Phiếu liên lạc học kỳ I số PLL-0001/2018-2019', replacedOn: '2018-12-10' }]);
});

test('changed while the class was open again, nothing approved was touched; the card that was out is still told', async () => {
  at('10:00');
  const id = await open(1);
  // The marks stay closed otherwise: it is written through the unlocking.
  await t.db.as(s.principal, (work) =>
    lockMarks(work, s.unit, { schoolYear: testYear, semester: 1, reason: 'chốt điểm học kỳ I' }),
  );
  await reopen();
  at('10:10');
  await write(1, 2, 1);
  at('10:20');
  await approve();
  await close(id);
  expect((await view(id)).done?.cells).toMatchObject([{ approved: false }]);
  expect(await counted()).toEqual({ cells: 2, approved: 1, cards: 2 });
});

test('what came back to what it was counts for nothing', async () => {
  at('11:00');
  const id = await open(2);
  await write(2, 2, 1);
  expect(await counted()).toEqual({ cells: 3, approved: 2, cards: 3 });
  const { rows } = await t.db.ownerPool.query<{ old: number }>(
    'select old from assessment.mark_change where request_id = $1 order by id limit 1',
    [id],
  );
  await write(2, (rows[0]?.old ?? 0) / 10, 2);
  expect(await counted()).toEqual({ cells: 2, approved: 1, cards: 2 });
  await close(id);
  expect(await counted()).toEqual({ cells: 2, approved: 1, cards: 2 });
});

test('however many requests are open, the Sở asks as often; what each did is told of its own school', async () => {
  at('12:00');
  const asking = async () =>
    t.db.read(officer, async (plain) => {
      const { work, asked } = countedWork(plain);
      const rows = await unlockCounts(work, s.so.path, testYear, 1, issuedCards);
      const { cells, approved, cards } = rows.find(({ unitId }) => unitId === s.unit.id) ?? {};
      return { asked: asked(), counted: { cells, approved, cards } };
    });
  const none = await asking();
  const ids = [await open(0)];
  await write(0, 3, 2);
  const one = await asking();
  expect(one.counted).toEqual({ cells: 3, approved: 2, cards: 3 });
  for (const i of [1, 2]) {
    ids.push(await open(i));
    await write(i, 4, i === 1 ? 2 : 3);
  }
  const three = await asking();
  expect(three.counted).toEqual({ cells: 5, approved: 4, cards: 5 });
  expect(three.asked).toBe(one.asked);
  expect(none.asked).toBeLessThan(one.asked);
  for (const id of ids) await close(id);
  expect(await counted()).toEqual(three.counted);
});

test('the mean before and after is told of each pupil, for good: whatever is written later', async () => {
  at('13:00');
  // As the sheet keeps it after each writing.
  const kept = async () => {
    const { rows } = await t.db.ownerPool.query<{ mean: number; version: number }>(
      "select mean, (cells -> 'KThk' ->> 1)::int as version from assessment.mark_row where class_subject_id = $1 and semester = 1 and pupil_id = $2",
      [s.subjects.SU, pupil(0)],
    );
    const { mean = 0, version = 0 } = rows[0] ?? {};
    return { mean: (mean / 10).toFixed(1).replace('.', ','), version };
  };
  const first = await kept();
  const id = await open(0);
  expect((await view(id)).done?.means).toEqual([]);
  at('13:10');
  await write(0, 9, first.version);
  const second = await kept();
  expect(second.mean).not.toBe(first.mean);
  const told = [{ old: first.mean, next: second.mean }];
  expect((await view(id)).done?.means).toMatchObject(told);
  at('13:20');
  await close(id);
  at('13:30');
  const later = await open(0);
  at('13:40');
  await write(0, 2, second.version);
  expect((await view(id)).done?.means).toMatchObject(told);
  expect((await view(later)).done?.means).toMatchObject([{ old: second.mean, next: (await kept()).mean }]);
  await close(later);
});

test('the approval of a class closes what is open in it: nothing is written into what was approved, both are told what was', async () => {
  await reopen();
  at('14:00');
  const id = await open(1);
  const { rows: kept } = await t.db.ownerPool.query<{ version: number }>(
    "select (cells -> 'KThk' ->> 1)::int as version from assessment.mark_row where class_subject_id = $1 and semester = 1 and pupil_id = $2",
    [s.subjects.SU, pupil(1)],
  );
  const version = kept[0]?.version ?? 0;
  at('14:10');
  await write(1, 7, version);
  at('14:20');
  expect(await approve()).toMatchObject({ closed: 1 });
  const late = await t.db.as(s.teacher('SU'), (work) =>
    enterMarks(work, s.unit, [op(pupil(1), s.subjects.SU ?? 0, 'HK1.KThk', 9, version + 1)], 'grid'),
  );
  expect(late).toMatchObject([{ state: 'locked' }]);
  expect(await view(id)).toMatchObject({ state: 'over', closedBy: 'Hiệu trưởng Thử duyệt kết quả' });
  const { rows: jobs } = await t.db.ownerPool.query("select 1 from graphile_worker.jobs where task_identifier = 'unlocks-over'");
  expect(jobs.length).toBe(1);
  expect(await t.db.as({ kind: 'system', label: 'test' }, (work) => closeUnlocksOver(work, issuedCards))).toBe(1);
  const closed = await view(id);
  expect(closed).toMatchObject({ state: 'closed', closedBy: 'Hiệu trưởng Thử duyệt kết quả' });
  expect(closed.done?.cells).toMatchObject([{ next: '7', approved: false }]);
  for (const who of [s.principal, s.teacher('SU')]) {
    const news = await t.db.read(who, (work) => requestNews(work, s.unit.id, who.kind === 'person' ? who.userId : ''));
    expect(news.map((one) => one.id)).toContain(id);
  }
  // The clock finds nothing more, and another approval closes nothing.
  await reopen();
  expect(await approve()).toMatchObject({ closed: 0 });
});
