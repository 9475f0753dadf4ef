// Cards and books on the real database and the real press: drafts, numbers, changes, strangers; nothing clipped, commas in decimals.
import { setTimeout } from 'node:timers/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshResults } from '#modules/assessment/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from '#tests/support/db.ts';
import type { TestSchool } from '#tests/support/marks.ts';
import { aPrintedClass, longestName, remark } from '#tests/support/printed-class.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { houseOptions } from './books/options.ts';
import { leastWidth, type PrintedTable, pageWidth } from './books/table.ts';
import { takeIssuing } from './commands/issue-cards.ts';
import { type BookOrder, printBook } from './commands/print-book.ts';
import { cancelPrintJob, expirePrintJobs, printJob, resumePrintJob, startPrintJob } from './commands/print-jobs.ts';
import { saveTemplate } from './commands/save-template.ts';
import { reportsJobs } from './jobs.ts';
import { cardsFollowing, verifiedCard } from './queries/cards.ts';
import { classRecord } from './queries/class-record.ts';
import { issuePlan } from './queries/issue-plan.ts';
import { type IssuedFilter, issuedList } from './queries/issued.ts';
import { printJobById } from './queries/print-jobs.ts';
import type { BookKind } from './rules/books.ts';

const t = withDatabase();
const printer = openPrinter();
const system = { kind: 'system', label: 'test' } as const;
let s: TestSchool;
const size = 14;
const print = (kind: BookKind, more: Partial<BookOrder> = {}, actor = s.principal) =>
  t.db.as(actor, (work) =>
    printBook(work, {
      ...{
        unit: s.unit,
        kind,
        schoolYear: '2018-2019',
        period: 1,
        classId: s.classId,
        urlOf: (label) => `http://${label}.namdinh.localhost/`,
      },
      ...more,
    }),
  );
type Issue = { number: string; hash: string; link: string } | null;
const sheetsOf = (book: { paper: { data: unknown } }) =>
  (book.paper.data as { sheets: { issue: Issue; content: { pupil: { name: string } } }[] }).sheets;
const pagesOf = async (book: { paper: { template: string; data: unknown } }) => {
  const pdf = await printer.print(book.paper.template, book.paper.data, { tagged: false });
  return (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.map((page) => page.replace(/\s+/g, ' '));
};
/** `approved`: by the principal, as they are by then. */
const mend = async (pupil: string, mean: number, { approved = true } = {}) => {
  await t.db.ownerPool.query(
    'update assessment.mark_row set mean = $3 where class_subject_id = $1 and semester = 1 and pupil_id = $2',
    [s.subjects.TOAN, pupil, mean],
  );
  await t.db.as(system, (work) => refreshResults(work, s.classId, [pupil]));
  if (approved)
    await t.db.ownerPool.query(
      'update assessment.result set approved_at = now(), approved_hash = inputs_hash where pupil_id = $1 and period = 1',
      [pupil],
    );
};
const numbers = async () =>
  (
    await t.db.ownerPool.query<{ number: number }>("select number from reports.card where kind = 'phieu-lien-lac' order by id")
  ).rows.map((row) => row.number);

beforeAll(async () => {
  s = await aPrintedClass(t.db, { count: size });
});
afterAll(() => printer.close());

test('what nobody approved is a draft: it says so on every page and has no number', async () => {
  const book = await print('phieu-lien-lac', { period: 2, issue: true });
  expect(book).toMatchObject({ issued: 0, drafts: size });
  const pages = await pagesOf(book);
  expect(pages).toHaveLength(size);
  for (const page of pages) {
    expect(page).toContain('BẢN NHÁP');
    expect(page).not.toContain('xac-minh');
  }
  expect(await numbers()).toEqual([]);
});

test('cards of a class are issued once: numbers run, printing again changes nothing', async () => {
  const book = await print('phieu-lien-lac', { issue: true });
  expect(book).toMatchObject({ issued: size, drafts: 0 });
  expect(sheetsOf(book).map(({ issue }) => issue?.number)).toEqual(
    Array.from({ length: size }, (_, i) => `PLL-${String(i + 1).padStart(4, '0')}/2018-2019`),
  );
  const again = await print('phieu-lien-lac', { issue: true });
  expect(again).toMatchObject({ issued: 0, again: size });
  expect(sheetsOf(again).map(({ issue }) => issue)).toEqual(sheetsOf(book).map(({ issue }) => issue));
});

test('however much the teacher writes, a card is one sheet with its marks, its number and its code', async () => {
  const book = await print('phieu-lien-lac', { issue: true });
  const written = (times: number) => {
    const data = structuredClone(book.paper.data) as { sheets: { content: { remark: string } }[] };
    for (const sheet of data.sheets) sheet.content.remark = Array(times).fill(remark).join(' ');
    return { paper: { ...book.paper, data } };
  };
  for (const times of [1, 3, 6, 9]) {
    const pages = await pagesOf(written(times));
    expect([times, pages.length]).toEqual([times, size]);
    for (const page of pages) expect(page).toMatch(/Ngữ văn.*Mã nội dung/);
  }
});

test('two who issue at once give every number once', async () => {
  const [one, two] = await Promise.all([print('hoc-ba', { issue: true }), print('hoc-ba', { issue: true }, s.as('clerk'))]);
  expect(one.issued + two.issued).toBe(size);
  const { rows } = await t.db.ownerPool.query(
    "select count(*)::int as n, count(distinct number)::int as d from reports.card where kind = 'hoc-ba'",
  );
  expect(rows).toEqual([{ n: size, d: size }]);
});

test('names are never clipped, decimals have a comma, dates are Vietnamese', async () => {
  const pages = await pagesOf(await print('phieu-lien-lac'));
  const own = pages.find((page) => page.includes('Công Tằng')) ?? '';
  expect(own).toContain(longestName);
  expect(own).toMatch(/Toán \d,\d/);
  expect(own).not.toMatch(/\d\.\d (Đ|Khá|Tốt)/);
  expect(own).toContain('04/03/2007');
  expect(own).toMatch(/ngày 10 tháng 12 năm 2018/);
  for (const kind of ['danh-sach-lop', 'bang-tong-hop'] as const) {
    const text = (await pagesOf(await print(kind, { period: kind === 'danh-sach-lop' ? 3 : 1 }))).join(' ');
    // A name that wraps keeps all its words, in order.
    for (const word of longestName.split(' ')) expect(text).toContain(word);
    for (const { id } of s.pupils.slice(0, 3)) expect(id).toBeTruthy();
  }
});

test('a change is seen before it is issued, gets a new number, and the old paper says by what day it was replaced', async () => {
  const pupil = s.pupils[5]?.id ?? '';
  const before = sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue as NonNullable<Issue>;
  await mend(pupil, 99);
  const plan = await t.db.as(s.principal, async (work) =>
    issuePlan(work, await classRecord(work, s.classId), { kind: 'phieu-lien-lac', period: 1, pupils: [pupil] }),
  );
  expect(plan.changed[0]?.differences.map(({ what }) => what)).toContain('Toán, học kỳ I');
  // Changed and not issued again: what is printed is a draft, never the old number over new marks.
  expect(sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue).toBeNull();
  t.clock.set(new Date('2018-12-12T08:00:00+07:00'));
  const after = sheetsOf(await print('phieu-lien-lac', { pupil, issue: true }))[0]?.issue as NonNullable<Issue>;
  expect(after.number).toBe(`PLL-${String(size + 1).padStart(4, '0')}/2018-2019`);
  const token = (issue: NonNullable<Issue>) => issue.link.split('/').at(-1) ?? '';
  const ask = (path: string, of: string) => t.db.portal((work) => verifiedCard(work, path, of));
  expect(await ask(s.unit.path, token(before))).toMatchObject({ replaced_on: '2018-12-12', issued_on: '2018-12-10' });
  expect(await ask(s.unit.path, token(after))).toMatchObject({ replaced_on: null, school: s.unit.name });
  // The Sở’s site answers for its schools; another school's does not.
  expect(await ask(s.so.path, token(after))).toBeDefined();
  expect(await ask(s.so.path, ` ${token(after).toUpperCase()} `)).toBeDefined();
  expect(await ask('u1.u999', token(after))).toBeUndefined();
  expect(await ask(s.unit.path, '0'.repeat(26))).toBeUndefined();
  expect(await ask(s.unit.path, "' or true --")).toBeUndefined();
  const all = await numbers();
  expect(new Set(all).size).toBe(all.length);
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('another pupil’s new mark moves no place on a card that is out', async () => {
  const placesOf = async (issue: boolean) =>
    new Map(
      (
        (await print('phieu-lien-lac', { issue })).paper.data as {
          sheets: { rank: string; issue: Issue; content: { pupil: { name: string } } }[];
        }
      ).sheets.map(({ rank, issue, content }) => [content.pupil.name, { rank, number: issue?.number }]),
    );
  const before = await placesOf(true);
  const [last = ''] = [...before].toSorted(([, a], [, b]) => Number.parseInt(b.rank, 10) - Number.parseInt(a.rank, 10))[0] ?? [];
  const { rows } = await t.db.ownerPool.query<{ id: string; mean: number }>(
    `select p.id, m.mean from people.pupil p join assessment.mark_row m on m.pupil_id = p.id and m.class_subject_id = $2 and m.semester = 1
     where p.full_name = $1`,
    [last, s.subjects.TOAN],
  );
  const [pupil] = rows;
  if (!pupil) throw new Error('nobody is last');
  await mend(pupil.id, 100);
  const after = await placesOf(true);
  for (const [name, was] of before)
    if (name === last) expect(after.get(name)?.number).not.toBe(was.number);
    else expect([name, after.get(name)]).toEqual([name, was]);
  await mend(pupil.id, pupil.mean);
  await print('phieu-lien-lac', { issue: true });
});

test('results opened again, and changed, are said of the cards that are out, until they are issued anew', async () => {
  const [pupil, other] = [s.pupils[6]?.id ?? '', s.pupils[9]?.id ?? ''];
  const before = sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue as NonNullable<Issue>;
  const token = before.link.split('/').at(-1) ?? '';
  const told = async () => (await t.db.portal((work) => verifiedCard(work, s.unit.path, token)))?.since;
  const registered = async (state: string) =>
    (
      await t.db.as(s.principal, (work) =>
        issuedList(work, s.unit.id, {
          ...{ schoolYear: '2018-2019', kind: 'phieu-lien-lac', period: 1, state, sort: 'name', limit: 50, offset: 0 },
        }),
      )
    ).rows.filter(({ pupilId }) => pupilId === pupil);
  const approve = (is: boolean) =>
    t.db.ownerPool.query(
      'update assessment.result set approved_at = case when $2 then now() end, approved_hash = case when $2 then inputs_hash end where pupil_id = any($1::uuid[]) and period = 1',
      [[pupil, other], is],
    );
  const plan = () =>
    t.db.as(s.principal, async (work) =>
      issuePlan(work, await classRecord(work, s.classId), { kind: 'phieu-lien-lac', period: 1, pupils: [pupil] }),
    );
  expect([await told(), (await registered('doubted')).length]).toEqual([null, 0]);
  await approve(false);
  expect(await told()).toBe('reopened');
  expect(await registered('doubted')).toMatchObject([{ since: 'reopened' }]);
  expect(await registered('holds')).toEqual([]);
  expect(await plan()).toMatchObject({ same: 0, reopened: 1 });
  // Nothing changed yet: all the same no paper with the number says that the results hold.
  const open = await print('phieu-lien-lac', { pupil, issue: true });
  expect(open).toMatchObject({ issued: 0, again: 0, drafts: 1 });
  expect((await pagesOf(open))[0]).toContain('BẢN NHÁP: kết quả đang được mở để sửa');
  // Approved as they were: the paper holds, and is printed again.
  await approve(true);
  expect(await told()).toBe(null);
  expect(sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue?.number).toBe(before.number);
  t.clock.set(new Date('2018-12-11T08:00:00+07:00'));
  await approve(false);
  await mend(pupil, 96);
  await approve(true);
  expect(await told()).toBe('changed');
  const after = await print('phieu-lien-lac', { pupil, issue: true });
  expect((await pagesOf(after))[0]).toContain(`thay bản số ${before.number}`);
  expect(await told()).toBe(null);
  expect(await registered('replaced')).toHaveLength(1);
  expect(await registered('holds')).toMatchObject([{ since: null }]);
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('results changed and changed back: the card that is out says what holds, and nobody is told otherwise', async () => {
  const pupil = s.pupils[8]?.id ?? '';
  const issued = sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue as NonNullable<Issue>;
  const token = issued.link.split('/').at(-1) ?? '';
  const told = async () => (await t.db.portal((work) => verifiedCard(work, s.unit.path, token)))?.since;
  const { rows } = await t.db.ownerPool.query<{ mean: number }>(
    'select mean from assessment.mark_row where class_subject_id = $1 and semester = 1 and pupil_id = $2',
    [s.subjects.TOAN, pupil],
  );
  await t.db.ownerPool.query("update assessment.result set approved_at = '2018-12-09T08:00:00+07:00' where pupil_id = $1", [
    pupil,
  ]);
  t.clock.set(new Date('2018-12-11T08:00:00+07:00'));
  await mend(pupil, 31, { approved: false });
  expect(await told()).toBe('changed');
  await mend(pupil, rows[0]?.mean ?? 0, { approved: false });
  expect(await told()).toBe(null);
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('changed under its approval, a pupil’s card is a draft and gets no number, until the principal approves again', async () => {
  const pupil = s.pupils[10]?.id ?? '';
  const before = sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue as NonNullable<Issue>;
  const plan = () =>
    t.db.as(s.principal, async (work) =>
      issuePlan(work, await classRecord(work, s.classId), { kind: 'phieu-lien-lac', period: 1, pupils: [pupil] }),
    );
  await mend(pupil, 33, { approved: false });
  expect((await plan()).changed).toMatchObject([{ approved: false }]);
  const draft = await print('phieu-lien-lac', { pupil, issue: true });
  expect(draft).toMatchObject({ issued: 0, again: 0, drafts: 1 });
  expect((await pagesOf(draft))[0]).toContain('BẢN NHÁP: kết quả chưa được hiệu trưởng duyệt');
  // The school report of the semester tells of it too; the list of the class is no longer one of approved results.
  expect(await print('hoc-ba', { pupil, issue: true })).toMatchObject({ issued: 0, drafts: 1 });
  expect((await pagesOf(await print('bang-tong-hop')))[0]).toContain('BẢN NHÁP');
  await mend(pupil, 33);
  const issued = await print('phieu-lien-lac', { pupil, issue: true });
  expect(issued).toMatchObject({ issued: 1, drafts: 0 });
  expect((await pagesOf(issued))[0]).toContain(`thay bản số ${before.number}`);
});

test('a stranger is told no mark and no whole name, and reads no card by any other way', async () => {
  const { rows } = await t.db.ownerPool.query<{ token: string; full_name: string }>(
    'select c.token, p.full_name from reports.card c join people.pupil p on p.id = c.pupil_id where c.replaced_on is null limit 1',
  );
  const found = await t.db.portal((work) => verifiedCard(work, s.unit.path, rows[0]?.token ?? ''));
  expect(JSON.stringify(found)).not.toContain(rows[0]?.full_name);
  expect(Object.keys(found ?? {}).sort()).toEqual([
    'hash',
    'issued_on',
    'kind',
    'masked_name',
    'number',
    'period',
    'replaced_on',
    'school',
    'school_year',
    'since',
  ]);
  await expect(
    t.db.portal((work) =>
      cardsFollowing(work, '2018-2019', [{ moments: s.pupils.map(({ id }) => ({ pupil: id, at: work.now })), period: 1 }]),
    ),
  ).rejects.toThrow('permission denied');
});

test('an issued card is never changed or deleted, whoever asks', async () => {
  await expect(t.db.ownerPool.query("update reports.card set snapshot = '{}'")).rejects.toThrow('replaced, never changed');
  await expect(t.db.ownerPool.query('delete from reports.card')).rejects.toThrow('replaced, never changed');
});

test('a draft that was asked for bears no number, whatever was issued', async () => {
  const pupil = s.pupils[1]?.id ?? '';
  expect(sheetsOf(await print('phieu-lien-lac', { pupil }))[0]?.issue).not.toBeNull();
  const book = await print('phieu-lien-lac', { pupil, draft: true });
  expect(book).toMatchObject({ issued: 0, again: 0, drafts: 1 });
  const [page] = await pagesOf(book);
  expect(page).toContain('BẢN NHÁP: in thử');
  expect(page).not.toMatch(/xac-minh|PLL-|Quét mã/);
});

test('who waited for another to issue hands out what the marks are by then', async () => {
  const pupil = s.pupils[7]?.id ?? '';
  const waits = async () => {
    const { rows } = await t.db.ownerPool.query("select from pg_locks where locktype = 'advisory' and not granted");
    if (rows.length === 0) await setTimeout(20).then(waits);
  };
  const later = await t.db.as(s.principal, async (work) => {
    await takeIssuing(work, { unit: s.unit, kind: 'phieu-lien-lac' });
    const issuing = print('phieu-lien-lac', { pupil, issue: true });
    await waits();
    await mend(pupil, 98);
    return { issuing };
  });
  expect(await later.issuing).toMatchObject({ issued: 1 });
  const plan = await t.db.as(s.principal, async (work) =>
    issuePlan(work, await classRecord(work, s.classId), { kind: 'phieu-lien-lac', period: 1, pupils: [pupil] }),
  );
  expect(plan).toMatchObject({ same: 1, changed: [] });
});

test('of one class there is one row, of the school its sums; what is not approved is a draft', async () => {
  const rowsOf = (book: { paper: { data: unknown } }) =>
    (book.paper.data as { tables: PrintedTable[] }).tables[0]?.rows.map(({ cells }) => cells[0]?.trim());
  expect(rowsOf(await print('thong-ke'))).toEqual(['6A']);
  expect(rowsOf(await print('thong-ke', { classId: null }))).toEqual(['Khối 6', '6A', 'Toàn trường']);
  expect((await pagesOf(await print('thong-ke')))[0]).toContain('Lớp 6A, học kỳ I, năm học 2018-2019');
  for (const kind of ['thong-ke', 'bang-tong-hop'] as const) {
    expect((await pagesOf(await print(kind)))[0]).not.toContain('BẢN NHÁP');
    expect((await pagesOf(await print(kind, { period: 3 })))[0]).toContain('BẢN NHÁP');
  }
});

test('the title of a table stands with its first rows, wherever the page ends', async () => {
  const book = await print('thong-ke', { classId: null });
  for (let rows = 14; rows <= 34; rows += 2) {
    const data = structuredClone(book.paper.data) as { tables: { rows: PrintedTable['rows'] }[] };
    const [first] = data.tables;
    if (first) first.rows = Array.from({ length: rows }, () => first.rows[1] as PrintedTable['rows'][number]);
    const pages = await pagesOf({ paper: { ...book.paper, data } });
    const page = pages.find((text) => text.includes('XẾP LOẠI HẠNH KIỂM')) ?? '';
    expect([rows, page]).toEqual([rows, expect.stringMatching(/XẾP LOẠI HẠNH KIỂM.*Tốt.*6A/)]);
  }
});

test('a list says how many have no result yet', async () => {
  const pupil = s.pupils[2]?.id ?? '';
  const complete = (is: boolean) =>
    t.db.ownerPool.query('update assessment.result set complete = $2 where pupil_id = $1 and period = 1', [pupil, is]);
  await complete(false);
  expect((await pagesOf(await print('danh-sach-khen-thuong', { classId: null })))[0]).toContain('Còn 1 em chưa đủ kết quả');
  await complete(true);
});

test('a teacher prints drafts and gives no numbers; a stranger prints nothing', async () => {
  await expect(print('phieu-lien-lac', { issue: true }, s.homeroom)).rejects.toThrow('hiệu trưởng hoặc văn thư');
  expect((await print('phieu-lien-lac', { period: 2 }, s.homeroom)).drafts).toBe(size);
  await expect(print('phieu-lien-lac', {}, s.as('editor'))).rejects.toThrow('dành cho giáo viên');
  // On paper as on the screen: what one does not teach or lead is not printed.
  const van = s.teacher('VAN');
  for (const [kind, more] of [
    ['phieu-lien-lac', {}],
    ['hoc-ba', { period: 3 }],
    ['so-diem', {}],
    ['so-diem-ca-nhan', { subject: 'TOAN' }],
  ] as const)
    await expect(print(kind, more, van), kind).rejects.toThrow('do chủ nhiệm lớp');
  await expect(print('danh-sach-lop', { period: 3 }, s.as('teacher'))).rejects.toThrow('giáo viên dạy lớp');
  for (const [kind, more] of [
    ['so-diem-ca-nhan', { subject: 'VAN' }],
    ['danh-sach-lop', { period: 3 }],
    ['bang-tong-hop', {}],
  ] as const)
    expect((await print(kind, more, van)).file, kind).toContain(kind);
  const school = { kind: 'phieu-lien-lac', schoolYear: '2018-2019', period: 2, issue: false } as const;
  await expect(t.db.as(s.homeroom, (work) => startPrintJob(work, s.unit, school))).rejects.toThrow('In cả trường dành cho');
});

test('the register of a year finds a card by name without tones, number and state', async () => {
  const list = (filter: Partial<IssuedFilter>, unitId = s.unit.id) =>
    t.db.as(s.principal, (work) =>
      issuedList(work, unitId, { schoolYear: '2018-2019', sort: '-issued', limit: 50, offset: 0, ...filter }),
    );
  const all = await list({});
  const { rows: counted } = await t.db.ownerPool.query<{ n: number }>('select count(*)::int as n from reports.card');
  expect(all.total).toBe(counted[0]?.n);
  expect((await list({ text: 'cong tang ton nu', kind: 'hoc-ba' })).rows).toMatchObject([
    { pupil: longestName, className: '6A' },
  ]);
  expect((await list({ text: 'pll-0003' })).rows.map(({ number, kind }) => [number, kind])).toEqual([[3, 'phieu-lien-lac']]);
  const replaced = await list({ state: 'replaced' });
  expect(replaced.rows.every(({ replacedOn }) => replacedOn !== null)).toBe(true);
  const [holds, doubted] = [await list({ state: 'holds' }), await list({ state: 'doubted' })];
  expect(replaced.total + holds.total + doubted.total).toBe(all.total);
  expect((await list({ sort: 'number', limit: 2, offset: 1 })).rows.map(({ number }) => number)).toEqual([2, 3]);
  expect(await list({}, s.so.id)).toEqual({ rows: [], total: 0 });
});

test('an unlocking is told which cards it would make untrue, also those of later years that tell of this one', async () => {
  const pupil = s.pupils[0]?.id ?? '';
  const following = (period: 1 | 2, at = new Date('2030-01-01T00:00:00Z')) =>
    t.db
      .as(s.principal, (work) => cardsFollowing(work, '2018-2019', [{ moments: [{ pupil, at }], period }]))
      .then(([cards = []]) => cards.map((card) => [card.kind, card.schoolYear, card.period]));
  expect(await following(1)).toEqual([
    ['hoc-ba', '2018-2019', 1],
    ['phieu-lien-lac', '2018-2019', 1],
  ]);
  expect(await following(2)).toEqual([]);
  // Issued after the change they tell of it.
  expect(await following(1, new Date('2018-12-09T08:00:00+07:00'))).toEqual([]);
  // Years later: the học bạ says the years before, the phiếu liên lạc does not.
  await t.db.ownerPool.query(
    `insert into classes.school_year select '2019-2020', starts_on + 365, ends_on + 365, semester1_starts_on + 365, semester1_ends_on + 365,
       semester2_starts_on + 365, semester2_ends_on + 365 from classes.school_year where code = '2018-2019' on conflict do nothing`,
  );
  await t.db.ownerPool.query(
    `insert into reports.card (unit_id, pupil_id, class_id, kind, school_year, period, number, token, masked_name, snapshot, hash, template_version, issued_on, issued_by, issued_by_name, issued_at)
     select unit_id, pupil_id, class_id, kind, '2019-2020', period, number, reverse(token), masked_name, snapshot, hash, template_version, issued_on, issued_by, issued_by_name, issued_at
     from reports.card where pupil_id = $1 and replaced_on is null`,
    [pupil],
  );
  expect(await following(2)).toEqual([['hoc-ba', '2019-2020', 1]]);
});

test.each([
  ['hoc-ba', {}, 'HỌC BẠ'],
  ['so-diem', {}, 'PHẦN 4.'],
  ['so-diem-ca-nhan', { subject: 'TOAN' }, 'ĐIỂM MÔN TOÁN'],
  ['thong-ke', { classId: null }, 'XẾP LOẠI HỌC LỰC'],
  ['danh-sach-khen-thuong', { classId: null }, 'HỌC SINH TIÊN TIẾN'],
] as const)('%s is printed', async (kind, more, words) => {
  expect((await pagesOf(await print(kind, more))).join(' ').toUpperCase()).toContain(words);
});

test('what cannot be printed is said in words', async () => {
  await expect(print('so-diem-ca-nhan', { subject: 'HOA' })).rejects.toThrow('TOAN (Toán)');
  await expect(print('danh-sach-kiem-tra-lai', { period: 1 })).rejects.toThrow('chọn cn');
  await expect(print('so-diem', { classId: null })).rejects.toThrow('chọn một lớp');
  await expect(print('danh-sach-kiem-tra-lai', { classId: null, period: 3 })).rejects.toThrow('Chưa có kết quả cả năm');
});

test('the Sở dresses a book; of two at once the second is told; schools may not', async () => {
  const officer = {
    kind: 'person',
    userId: 'so',
    name: 'Chuyên viên',
    username: 'so',
    grants: [{ role: 'department_officer', unitId: s.so.id, path: s.so.path }],
  } as const;
  const options = { ...houseOptions['phieu-lien-lac'], title: 'Phiếu báo kết quả học tập', ranks: false };
  const save = (actor: Parameters<typeof t.db.as>[0], version: number) =>
    t.db.as(actor, (work) => saveTemplate(work, s.so, 'phieu-lien-lac', { options, note: 'Theo công văn của Sở', version }));
  await expect(save(s.principal, 0)).rejects.toThrow('do Sở quy định');
  expect(await save({ ...officer, grants: [...officer.grants] }, 0)).toBe(1);
  await expect(save({ ...officer, grants: [...officer.grants] }, 0)).rejects.toThrow('vừa được đổi');
  await expect(save({ ...officer, grants: [...officer.grants] }, 1)).rejects.toThrow('Chưa đổi gì');
  const page = async (more: Partial<BookOrder>) =>
    (await pagesOf(await print('phieu-lien-lac', { pupil: s.pupils[8]?.id, ...more })))[0];
  const draft = await page({ draft: true });
  expect(draft).toContain('PHIẾU BÁO KẾT QUẢ HỌC TẬP');
  expect(draft).not.toContain('Xếp thứ');
  // What was handed out before is printed again as it was dressed; the next issue wears the new words.
  expect(await page({})).toMatch(/PHIẾU LIÊN LẠC.*Xếp thứ.*Số: PLL-/);
  await mend(s.pupils[8]?.id ?? '', 97);
  expect(await page({ issue: true })).toMatch(/PHIẾU BÁO KẾT QUẢ HỌC TẬP.*Số: PLL-/);
  // One print has both then: said before it, and of it.
  const plan = await t.db.as(s.principal, async (work) =>
    issuePlan(work, await classRecord(work, s.classId), { kind: 'phieu-lien-lac', period: 1, pupils: null }),
  );
  expect(plan).toMatchObject({ same: size, earlier: size - 1 });
  expect(await print('phieu-lien-lac')).toMatchObject({ again: size, earlier: size - 1 });
});

test('a whole school is printed class by class, stopped, gone on with, and its files go after their days', async () => {
  const files = tempFolder('printed');
  const context = {
    db: t.db,
    log: openLog('silent'),
    system,
    dir: { files },
    urlOf: (label: string) => `http://${label}.namdinh.localhost/`,
  };
  const start = () =>
    t.db.as(s.principal, (work) =>
      startPrintJob(work, s.unit, { kind: 'phieu-lien-lac', schoolYear: '2018-2019', period: 1, issue: true }),
    );
  const id = await start();
  await expect(start()).rejects.toThrow('đang được in');
  const run = () => (reportsJobs[printJob] as NonNullable<(typeof reportsJobs)[string]>)({ id, actor: s.principal }, context);
  const job = () => t.db.as(s.principal, (work) => printJobById(work, id));
  await t.db.as(s.principal, (work) => cancelPrintJob(work, s.unit, id));
  await run();
  expect((await job())?.parts.every(({ sha256 }) => sha256 === null)).toBe(true);
  await t.db.as(s.principal, (work) => resumePrintJob(work, s.unit, id));
  await run();
  const done = await job();
  expect(done).toMatchObject({ state: 'done', parts: [{ className: '6A', pages: size }] });
  expect((await openFiles(files).get(done?.sha256 ?? ''))?.subarray(0, 2).toString()).toBe('PK');
  // Again after a crash behind the last step: nothing is made twice.
  await run();
  expect((await job())?.sha256).toBe(done?.sha256);
  t.clock.set(new Date('2018-12-30T08:00:00+07:00'));
  expect(await t.db.as(system, expirePrintJobs)).toBe(1);
  expect(await job()).toMatchObject({ state: 'expired', sha256: null });
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

type Printed = { data: { table?: PrintedTable; tables?: PrintedTable[]; parts?: { table: PrintedTable; wide: boolean }[] } };
test.each([
  ['so-diem', { period: 3 }],
  ['so-diem-ca-nhan', { subject: 'TOAN' }],
  ['danh-sach-lop', { period: 3 }],
  ['bang-tong-hop', {}],
  ['bang-tong-hop', { period: 3 }],
  ['thong-ke', { classId: null }],
  ['danh-sach-khen-thuong', { classId: null }],
] as const)('no table of %s is wider than its page', async (kind, more) => {
  const { data } = (await print(kind, more)).paper as Printed;
  const flipped = ['danh-sach-lop', 'bang-tong-hop', 'thong-ke'].includes(kind);
  const tables = [...(data.table ? [data.table] : []), ...(data.tables ?? [])].map((table) => ({ table, wide: flipped }));
  for (const { table, wide } of [...tables, ...(data.parts ?? [])])
    expect(leastWidth(table), table.title).toBeLessThanOrEqual(wide ? pageWidth.flipped : pageWidth.upright);
});
