// Cards on paper, on the real database and the real press: drafts, numbers, changes, strangers; nothing clipped, commas in decimals.
import { writeFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { refreshResults } from '#modules/assessment/index.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from '#tests/support/db.ts';
import type { TestSchool } from '#tests/support/marks.ts';
import { aPrintedClass, longestName, remark } from '#tests/support/printed-class.ts';
import { type CardOrder, printCards } from './commands/issue-cards.ts';
import { type BookOrder, printBook } from './commands/print-book.ts';
import { classRecord } from './queries/class-record.ts';
import type { BookKind } from './rules/books.ts';

const t = withDatabase();
const printer = openPrinter();
let s: TestSchool;
const order = (more: Partial<CardOrder> = {}): CardOrder => ({
  ...{ unit: s.unit, kind: 'phieu-lien-lac', period: 1, pupils: null, issue: false, site: 'http://thcs-in.namdinh.localhost/' },
  ...more,
});
const cards = (more: Partial<CardOrder> = {}, actor: Actor = s.principal) =>
  t.db.as(actor, async (work) => printCards(work, await classRecord(work, s.classId), order(more)));
const textOf = async (pdf: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.map((page) => page.replace(/\s+/g, ' '));

beforeAll(async () => {
  s = await aPrintedClass(t.db);
});
afterAll(() => printer.close());

const book = (kind: BookKind, more: Partial<BookOrder> = {}) =>
  t.db.as(s.principal, (work) =>
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
test.each([
  ['phieu-lien-lac', { issue: true }],
  ['hoc-ba', { period: 3 }],
  ['so-diem', { period: 3 }],
  ['so-diem-ca-nhan', { subject: 'TOAN' }],
  ['danh-sach-lop', { period: 3 }],
  ['bang-tong-hop', {}],
  ['thong-ke', { classId: null }],
  ['danh-sach-khen-thuong', { classId: null }],
  ['danh-sach-kiem-tra-lai', { classId: null, period: 3 }],
] as const)('%s is printed', async (kind, more) => {
  const printed = await book(kind, more);
  writeFileSync(`/tmp/a6/${kind}.json`, JSON.stringify(printed.paper));
  const a = performance.now(),
    u = process.cpuUsage();
  const pdf = await printer.print(printed.paper.template, printed.paper.data, { tagged: false });
  console.log(kind, printed.file, Math.round(performance.now() - a), Math.round(process.cpuUsage(u).user / 1000), pdf.length);
  writeFileSync(`/tmp/a6/${kind}.pdf`, pdf);
  const text = await textOf(pdf);
  console.log(text.length, 'pages');
});
