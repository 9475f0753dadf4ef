// From the teacher's request to the difference that both see, on the real database, with a clock that passes.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { openFiles } from '#platform/files/store.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { askUnlock } from './commands/ask-unlock.ts';
import { closeUnlock, closeUnlocksOver } from './commands/close-unlock.ts';
import { decideUnlock } from './commands/decide-unlock.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { lockMarks } from './commands/lock-marks.ts';
import { refusePastUse } from './commands/refuse-past-use.ts';
import { seeUnlock } from './commands/see-unlock.ts';
import { storeEvidence } from './commands/store-evidence.ts';
import { withdrawUnlock } from './commands/withdraw-unlock.ts';
import { mayReadRequest } from './policy.ts';
import { cellHistory, requestDifferences, sheetLog, withWords } from './queries/cell-changes.ts';
import { sheetContext } from './queries/sheet-context.ts';
import { unlockCounts } from './queries/unlock-counts.ts';
import type { CardsOf } from './queries/unlock-effects.ts';
import { unlockForecast } from './queries/unlock-forecast.ts';
import { askedCells, listRequests, requestById, requestNews } from './queries/unlock-requests.ts';
import { requestList, requestsInSight } from './web/request-list.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
const start = new Date('2018-12-10T08:00:00+07:00');
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
let s: TestSchool;
const noCards: CardsOf = async () => [];
const subject = (code: string) => s.subjects[code] ?? 0;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const write = async (
  code: string,
  i: number,
  column: string,
  value: string | number | null,
  version = 0,
  actor = s.teacher(code),
) => (await t.db.as(actor, (work) => enterMarks(work, s.unit, [op(pupil(i), subject(code), column, value, version)], 'grid')))[0];
type Input = Partial<{ classSubject: number; period: number; cells: unknown[]; reason: string; hours: number }>;
const ask = (code: string, input: Input = {}, actor = s.teacher(code)) =>
  t.db.as(actor, (work) =>
    askUnlock(
      work,
      s.unit,
      {
        ...{ classSubject: subject(code), period: 1, cells: [{ pupil: pupil(0), column: 'KThk' }] },
        ...{ reason: 'cộng thiếu câu 3 của em An', ...input },
      },
      [],
    ),
  );
const decide = (id: number, input: object = { decision: 'grant', hours: 2 }, actor = s.principal) =>
  t.db.as(actor, (work) => decideUnlock(work, s.unit, id, input));
const request = (id: number) => t.db.read(s.principal, (work) => requestById(work, s.unit.id, id));
const closeOver = (cards = noCards) => t.db.as(system, (work) => closeUnlocksOver(work, cards));

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  // A whole semester of one pupil: everything 8, so that one mark can make a level another one.
  for (const code of [...['VAN', 'TOAN', 'NN', 'LY', 'SINH', 'SU', 'DIA', 'GDCD', 'CN'], ...['TD', 'AN', 'MT']]) {
    const { sheet } = await t.db.read(s.principal, (work) => sheetContext(work, subject(code), 1));
    const ops = sheet.columns
      .filter(({ scale }) => scale.as !== 'text')
      .map(({ key, scale }) => op(pupil(0), subject(code), `HK1.${key}`, scale.as === 'comment' ? 'Đ' : 8));
    await t.db.as(s.principal, (work) => enterMarks(work, s.unit, ops, 'grid'));
  }
  await write('HK', 0, 'HK1.HK', 'T', 0, s.homeroom);
  await t.db.as(s.principal, (work) =>
    lockMarks(work, s.unit, { schoolYear: testYear, semester: 1, reason: 'chốt điểm học kỳ I' }),
  );
});
beforeEach(() => t.clock.set(start));

test('what speaks against a request is said, all at once, with names', async () => {
  const cases: [string, Input, Actor | undefined, string][] = [
    ['VAN', { reason: 'sai' }, undefined, 'ít nhất 10 ký tự'],
    ['VAN', { cells: [] }, undefined, 'ít nhất một ô'],
    ['VAN', { hours: 73 }, undefined, 'Nhiều nhất 72 giờ'],
    ['VAN', { cells: [{ pupil: pupil(0), column: 'KTtx99' }] }, undefined, 'không có cột “KTtx99”'],
    ['VAN', { cells: [{ pupil: crypto.randomUUID(), column: 'KThk' }] }, undefined, 'không học lớp này'],
    ['VAN', { cells: [{ pupil: pupil(0), column: 'KThk', wanted: '11' }] }, undefined, 'lớn hơn 10'],
    ['VAN', { period: 2 }, undefined, 'không khóa, thầy cô ghi thẳng'],
    ['VAN', {}, s.teacher('TOAN'), 'do Giáo viên VAN'],
    ['VAN', {}, s.as('clerk'), 'do Giáo viên VAN'],
    ['VAN', {}, s.principal, 'mở khóa trực tiếp'],
    ['VAN', { classSubject: 999_999 }, undefined, 'Không tìm thấy'],
  ];
  for (const [code, input, actor, words] of cases) await expect(ask(code, input, actor)).rejects.toThrow(words);
  await expect(
    ask('VAN', {
      cells: [
        { pupil: pupil(1), column: 'KTtx99' },
        { pupil: pupil(2), column: 'KThk', wanted: 'abc' },
      ],
    }),
  ).rejects.toThrow(/KTtx99.*Nguyễn Văn Chi/);
  expect((await t.db.read(s.principal, (work) => listRequests(work, s.unit.id, { limit: 9, offset: 0 }))).total).toBe(0);
});

test('asked, granted for two hours, written, closed by the clock: both see what changed, with the level that changed', async () => {
  const id = await ask('TOAN', { cells: [{ pupil: pupil(0), column: 'KThk', wanted: '3' }] });
  await expect(ask('TOAN')).rejects.toThrow('đang chờ quyết định');
  // It is between who asks and who keeps the school.
  for (const [who, sees] of [
    [s.teacher('TOAN'), 1],
    [s.principal, 1],
    [s.as('clerk'), 1],
    [s.teacher('VAN'), 0],
  ] as const) {
    expect((await t.db.read(who, (work) => requestList(work, s.unit, new URLSearchParams()))).total).toBe(sees);
    expect(await t.db.read(who, (work) => requestsInSight(work, s.unit))).toBe(sees);
    expect(mayReadRequest(who, s.unit, await request(id)) === true).toBe(sees === 1);
  }
  const own = (who: Actor) => t.db.read(who, (work) => askedCells(work, subject('TOAN'), 1));
  expect(await own(s.teacher('TOAN'))).toMatchObject([{ id, cells: [{ pupil: pupil(0), column: 'KThk' }] }]);
  expect(await own(s.principal)).toEqual([]);
  // What would follow is known before it is decided.
  const forecast = await t.db.read(s.principal, async (work) =>
    unlockForecast(work, await sheetContext(work, subject('TOAN'), 1), (await requestById(work, s.unit.id, id)).cells),
  );
  expect(forecast).toMatchObject({
    means: [{ pupil: pupil(0), old: 80 }],
    standings: [
      { period: 1, field: 'level', old: 'G', new: 'K' },
      { period: 1, field: 'title', old: 'HSG', new: 'HSTT' },
    ],
  });
  expect((await write('TOAN', 0, 'HK1.KThk', 3, 1))?.state).toBe('locked');

  await decide(id);
  expect(await request(id)).toMatchObject({ state: 'granted', openUntil: later(2), decidedByName: 'Hiệu trưởng Thử' });
  expect(await t.db.read(s.teacher('TOAN'), (work) => requestNews(work, s.unit.id, 'gv-TOAN-thcs-thu'))).toHaveLength(1);
  // To whoever asked, the cells that were asked for, nothing else.
  expect((await write('TOAN', 0, 'HK1.KTtx1', 3, 1))?.state).toBe('locked');
  expect((await write('TOAN', 1, 'HK1.KThk', 3))?.state).toBe('locked');
  expect((await write('TOAN', 0, 'HK1.KThk', 3, 1, s.principal))?.state).toBe('locked');
  expect((await write('TOAN', 0, 'HK1.KThk', 4, 1))?.state).toBe('saved');
  expect((await write('TOAN', 0, 'HK1.KThk', 3, 2))?.state).toBe('saved');

  expect(await closeOver()).toBe(0);
  t.clock.set(new Date(later(2).getTime() + 1));
  expect((await write('TOAN', 0, 'HK1.KThk', 9, 3))?.state).toBe('locked');
  expect((await request(id)).state).toBe('over');
  const cards: CardsOf = async (_work, _year, asked) =>
    asked.map(({ moments }) =>
      [...new Set(moments.map(({ pupil }) => pupil))].map((one) => ({
        ...{ pupil: one, what: 'Phiếu điểm HK I', on: '2018-12-01', replacedOn: null },
      })),
    );
  expect(await closeOver(cards)).toBe(1);
  expect(await closeOver(cards)).toBe(0);

  const closed = await request(id);
  expect(closed).toMatchObject({ state: 'closed', closedByName: 'Hết giờ', changed: 1 });
  expect(closed.effects).toMatchObject({
    cells: 1,
    standings: [
      { pupil: pupil(0), period: 1, field: 'level', old: 'G', new: 'K', approved: false },
      { pupil: pupil(0), period: 1, field: 'title', old: 'HSG', new: 'HSTT' },
    ],
    cards: [{ what: 'Phiếu điểm HK I' }],
  });
  const difference = await t.db.read(s.principal, (work) => requestDifferences(work, [id, 0]));
  const { columns } = (await t.db.read(s.principal, (work) => sheetContext(work, subject('TOAN'), 1))).sheet;
  expect(difference.get(id)?.map((cell) => withWords(columns, cell))).toMatchObject([
    { pupil: pupil(0), column: 'KThk', shownOld: '8', shown: '3', moments: [{}, {}] },
  ]);
  const news = async (user: string) => (await t.db.read(s.principal, (work) => requestNews(work, s.unit.id, user))).length;
  expect([await news('gv-TOAN-thcs-thu'), await news('ht-thcs-thu')]).toEqual([1, 1]);
  for (const actor of [s.teacher('TOAN'), s.principal]) await t.db.as(actor, (work) => seeUnlock(work, closed));
  expect([await news('gv-TOAN-thcs-thu'), await news('ht-thcs-thu')]).toEqual([0, 0]);
  // Put right again for the tests that follow.
  const again = await ask('TOAN', { reason: 'ghi nhầm, trả lại điểm cũ' });
  await decide(again);
  await write('TOAN', 0, 'HK1.KThk', 8, 3);
  await t.db.as(s.teacher('TOAN'), (work) => closeUnlock(work, s.unit, again, noCards));
  expect((await request(again)).effects).toMatchObject({ cells: 1 });
});

test('a cell that came back to what it was has not changed; who closes earlier needs not be told', async () => {
  const id = await ask('VAN');
  await decide(id, { decision: 'grant', hours: 24 });
  await write('VAN', 0, 'HK1.KThk', 2, 1);
  await write('VAN', 0, 'HK1.KThk', 8, 2);
  await expect(t.db.as(s.teacher('TOAN'), (work) => closeUnlock(work, s.unit, id, noCards))).rejects.toThrow('Giáo viên VAN');
  await t.db.as(s.teacher('VAN'), (work) => closeUnlock(work, s.unit, id, noCards));
  const closed = await request(id);
  expect(closed).toMatchObject({ state: 'closed', closedByName: 'Giáo viên VAN', effects: { cells: 0, standings: [] } });
  expect([closed.seenByAsker, closed.seenByDecider]).toEqual([start, null]);
  expect((await write('VAN', 0, 'HK1.KThk', 3, 3))?.state).toBe('locked');
  await expect(t.db.as(s.principal, (work) => closeUnlock(work, s.unit, id, noCards))).rejects.toThrow('đã khóa lại');
});

test('a mark on its way when the cells are closed is counted, or told that they are closed', async () => {
  const id = await ask('LY', { cells: [{ pupil: pupil(1), column: null }] });
  await decide(id);
  const [saved] = await Promise.all([
    write('LY', 1, 'HK1.KTtx1', 5),
    t.db.as(s.principal, (work) => closeUnlock(work, s.unit, id, noCards)),
  ]);
  expect((await request(id)).effects.cells).toBe(saved?.state === 'saved' ? 1 : 0);
  expect(['saved', 'locked']).toContain(saved?.state);
});

test('refused with words, withdrawn, decided once, never by who asked', async () => {
  const id = await ask('SU');
  await expect(decide(id, { decision: 'refuse', note: '' })).rejects.toThrow('lý do không mở');
  await expect(decide(id, { decision: 'grant' })).rejects.toThrow('bao lâu');
  await expect(decide(id, { decision: 'grant', hours: 100 })).rejects.toThrow();
  await expect(decide(id, { decision: 'grant', until: '09/12/2018' })).rejects.toThrow('đã qua');
  await expect(decide(id, { decision: 'grant', until: '20/12/2018' })).rejects.toThrow('nhiều nhất 7 ngày');
  await expect(decide(id, { decision: 'perhaps' })).rejects.toThrow('Chọn mở hoặc không mở');
  await expect(decide(id, undefined, s.teacher('SU'))).rejects.toThrow('do hiệu trưởng');
  await decide(id, { decision: 'refuse', note: 'bài thi đã lưu, không chấm lại' });
  expect(await request(id)).toMatchObject({ state: 'refused', note: 'bài thi đã lưu, không chấm lại', openUntil: null });
  await expect(decide(id)).rejects.toThrow('Hiệu trưởng Thử đã quyết định lúc 08:00 10/12/2018');
  await expect(t.db.as(s.teacher('SU'), (work) => withdrawUnlock(work, s.unit, id))).rejects.toThrow('không rút được nữa');

  const other = await ask('SU');
  await expect(t.db.as(s.teacher('VAN'), (work) => withdrawUnlock(work, s.unit, other))).rejects.toThrow('Giáo viên SU gửi');
  await t.db.as(s.teacher('SU'), (work) => withdrawUnlock(work, s.unit, other));
  await expect(decide(other)).rejects.toThrow('đã rút');

  const own = await ask('SU');
  await t.db.ownerPool.query("update assessment.unlock_request set asked_by = 'ht-thcs-thu' where id = $1", [own]);
  await expect(decide(own)).rejects.toThrow('người khác quyết định');
  await t.db.ownerPool.query("update assessment.unlock_request set asked_by = 'gv-SU-thcs-thu' where id = $1", [own]);
  await decide(own, { decision: 'grant', until: '11/12/2018' });
  expect((await request(own)).openUntil).toEqual(new Date('2018-12-11T23:59:59+07:00'));
  const { rows } = await t.db.ownerPool.query<{ action: string }>(
    "select action from audit.entry where object_kind = 'unlock_request' and object_id = any($1) order by id",
    [[String(id), String(other), String(own)]],
  );
  expect(rows.map(({ action }) => action.replace('assessment.', ''))).toEqual([
    ...['ask-unlock', 'refuse-unlock', 'ask-unlock', 'withdraw-unlock', 'ask-unlock', 'grant-unlock'],
  ]);
});

test('another school neither sees nor decides', async () => {
  const stranger = await aSchoolWithMarks(t.db, 1, 'thcs-la');
  const id = await ask('DIA');
  await expect(
    t.db.as(stranger.principal, (work) => decideUnlock(work, stranger.unit, id, { decision: 'grant', hours: 1 })),
  ).rejects.toThrow('Không tìm thấy đề nghị');
  await expect(
    t.db.as(stranger.principal, (work) => decideUnlock(work, s.unit, id, { decision: 'grant', hours: 1 })),
  ).rejects.toThrow('do hiệu trưởng');
});

test('the history of a cell, the log of a sheet, the counts of the schools', async () => {
  const context = await t.db.read(s.principal, (work) => sheetContext(work, subject('TOAN'), 1));
  const history = await t.db.read(s.principal, (work) => cellHistory(work, context, pupil(0), 'KThk'));
  expect(history.map(({ shownOld, shown, by, request: id }) => [shownOld, shown, by, id !== null])).toEqual([
    ['3', '8', 'Giáo viên TOAN', true],
    ['4', '3', 'Giáo viên TOAN', true],
    ['8', '4', 'Giáo viên TOAN', true],
    ['', '8', 'Hiệu trưởng Thử', false],
  ]);
  const log = (filter: object) => t.db.read(s.principal, (work) => sheetLog(work, context, { limit: 2, offset: 0, ...filter }));
  expect((await log({ only: 'corrected' })).total).toBe(3);
  expect((await log({ only: 'unlocked', sort: 'at' })).rows[0]).toMatchObject({
    shownOld: '8',
    shown: '4',
    columnName: 'Kiểm tra học kỳ',
  });
  expect((await log({ text: 'nguyen van an', column: 'KThk' })).total).toBe(4);
  expect((await log({ text: 'khong co ai' })).total).toBe(0);
  expect((await log({ by: 'Hiệu trưởng Thử', sort: 'pupil' })).total).toBeGreaterThan(4);
  const so = s.as('principal');
  const officer: Actor =
    so.kind === 'person' ? { ...so, grants: [{ role: 'department_officer', unitId: s.so.id, path: s.so.path }] } : so;
  const counts = await t.db.read(officer, (work) => unlockCounts(work, s.so.path, testYear, 1, noCards));
  expect(counts.find(({ slug }) => slug === 'thcs-thu')).toMatchObject({
    asked: 7,
    waiting: 1,
    granted: 5,
    refused: 1,
    cards: 1,
    standings: 4,
  });
  expect(counts.find(({ slug }) => slug === 'thcs-la')).toMatchObject({ asked: 0, cells: 0 });
  expect((await t.db.read(officer, (work) => unlockCounts(work, s.so.path, testYear, 2, noCards)))[0]?.asked).toBe(0);
});

test('all its pupils gone, what was asked is refused and the asker told why, what was opened is closed; one who is here keeps it', async () => {
  const gone = { cells: [{ pupil: pupil(2), column: 'KThk' }] };
  const both = { cells: [0, 2].map((i) => ({ pupil: pupil(i), column: 'KTtx1' })) };
  const [asked, kept, opened] = [await ask('VAN', gone), await ask('VAN', both), await ask('LY', gone)];
  await decide(opened, { decision: 'grant', hours: 24 });
  const passed = async () => [await t.db.as(system, refusePastUse), await closeOver()];
  await passed();
  expect((await request(asked)).state).toBe('asked');
  await t.db.ownerPool.query("update people.pupil set status = 'moved_away', class_id = null where id = $1", [pupil(2)]);
  await t.db.ownerPool.query(
    "update classes.enrolment set valid_to = '2018-12-10', end_kind = 'left_school' where pupil_id = $1",
    [pupil(2)],
  );
  expect(await passed()).toEqual([1, 1]);
  expect(await passed()).toEqual([0, 0]);
  expect(await request(asked)).toMatchObject({
    ...{ state: 'refused', decidedByName: 'Hệ thống', decidedAt: start },
    note: 'Nguyễn Văn Chi (chuyển đi 10/12/2018): không còn ô nào để mở.',
  });
  expect((await request(kept)).state).toBe('asked');
  expect(await request(opened)).toMatchObject({ state: 'closed', closedByName: 'Em đã rời lớp', effects: { cells: 0 } });
  const news = (code: string) => t.db.read(s.teacher(code), (work) => requestNews(work, s.unit.id, `gv-${code}-thcs-thu`));
  expect((await news('VAN')).map(({ id }) => id)).toContain(asked);
  expect((await news('LY')).map(({ id }) => id)).toContain(opened);
  await expect(t.db.as(s.principal, refusePastUse)).rejects.toThrow();
});

test('evidence is a picture or a PDF, looked at by its bytes', async () => {
  const files = openFiles(tempFolder('evidence'));
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  expect(await storeEvidence(files, [{ name: 'bài chấm.pdf', bytes: png }])).toMatchObject([
    { name: 'bài chấm.png', mime: 'image/png', size: 7 },
  ]);
  const cases: [string, Uint8Array, string][] = [
    ['a.exe', Buffer.from('MZ'), 'ảnh JPG, PNG, WebP hoặc tệp PDF'],
    ['a.png', Buffer.from('<svg/>'), 'ảnh JPG'],
    ['a.pdf', Buffer.alloc(6 * 1024 * 1024), 'quá 5 MB'],
  ];
  for (const [name, bytes, words] of cases) await expect(storeEvidence(files, [{ name, bytes }])).rejects.toThrow(words);
  await expect(
    storeEvidence(
      files,
      Array.from({ length: 6 }, () => ({ name: 'a.png', bytes: png })),
    ),
  ).rejects.toThrow('Nhiều nhất 5');
});
