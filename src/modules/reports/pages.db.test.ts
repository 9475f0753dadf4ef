// How a class of forty-five, the most that a class may have, lies on its pages; what a book says of itself that nobody has approved.
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from '#tests/support/db.ts';
import type { TestSchool } from '#tests/support/marks.ts';
import { aPrintedClass } from '#tests/support/printed-class.ts';
import { type BookOrder, printBook } from './commands/print-book.ts';
import type { BookKind } from './rules/books.ts';

const t = withDatabase();
const printer = openPrinter();
let s: TestSchool;
const print = (kind: BookKind, more: Partial<BookOrder> = {}) =>
  t.db.as(s.principal, (work) =>
    printBook(work, {
      ...{ unit: s.unit, kind, schoolYear: '2018-2019', period: 1, classId: s.classId },
      urlOf: (label) => `http://${label}.namdinh.localhost/`,
      ...more,
    }),
  );
const pagesOf = async (book: { paper: { template: string; data: unknown } }) => {
  const pdf = await printer.print(book.paper.template, book.paper.data, { tagged: false });
  return (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.map((page) => page.replace(/\s+/g, ' '));
};

beforeAll(async () => {
  s = await aPrintedClass(t.db, { count: 45, approved: [1] });
});
afterAll(() => printer.close());

test('a month of a class, and the marks of a subject, are one page', async () => {
  const pages = await pagesOf(await print('so-diem'));
  for (const month of [8, 9, 10, 11, 12])
    expect([month, pages.filter((page) => page.includes(`Tháng ${month} năm 2018`)).length]).toEqual([month, 1]);
  expect(pages.filter((page) => page.includes('TỔNG HỢP CHUYÊN CẦN') || page.includes('Có phép'))).toHaveLength(1);
  expect(pages.filter((page) => page.includes('KTtx'))).toHaveLength(12);
});

test.each([[1], [2]] as const)('a subject of the class is one page with its signatures, semester %i', async (period) => {
  const pages = await pagesOf(await print('so-diem-ca-nhan', { period, subject: 'TOAN' }));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toMatch(/ 45 .*GIÁO VIÊN BỘ MÔN/);
});

test('a book says on every page what nobody has approved; approved, or where there is nothing to approve, it says nothing', async () => {
  const year = await print('so-diem', { period: 2 });
  expect(year).toMatchObject({ drafts: 1, issued: 0, cards: 0 });
  const pages = await pagesOf(year);
  expect(pages.every((page) => page.includes('BẢN NHÁP'))).toBe(true);
  expect(pages[0]).toContain('kết quả học kỳ II chưa được hiệu trưởng duyệt');
  expect(pages.at(-1)).toContain('kết quả học kỳ II chưa được hiệu trưởng duyệt');
  const own = await print('so-diem-ca-nhan', { period: 2, subject: 'VAN' });
  expect(own.drafts).toBe(1);
  expect((await pagesOf(own))[0]).toContain('BẢN NHÁP: kết quả học kỳ II chưa được hiệu trưởng duyệt');
  for (const book of [await print('so-diem'), await print('danh-sach-lop', { period: 3 }), await print('bang-tong-hop')]) {
    expect(book.drafts).toBe(0);
    expect((await pagesOf(book)).join()).not.toContain('NHÁP');
  }
  expect(await print('bang-tong-hop', { period: 3 })).toMatchObject({ drafts: 1, cards: 0 });
  expect(await print('thong-ke', { period: 3 })).toMatchObject({ drafts: 1 });
});

test('a card with long words stays one page in smaller letters, its neighbours keep theirs; what is too long for the smallest goes on', async () => {
  const { paper } = await print('phieu-lien-lac');
  const { sheets, ...rest } = paper.data as { sheets: { content: { pupil: { code: string }; remark: string } }[] };
  const saying = (lengths: readonly number[]) => ({
    template: paper.template,
    data: {
      ...rest,
      sheets: sheets.slice(0, lengths.length).map((sheet, at) => ({
        ...sheet,
        content: { ...sheet.content, remark: 'Em học chăm, giúp bạn. '.repeat(100).slice(0, lengths[at]) },
      })),
    },
  });
  const codeOn = (pages: string[]) => pages.map((page) => sheets.findIndex(({ content }) => page.includes(content.pupil.code)));
  expect(codeOn(await pagesOf({ paper: saying([20, 900, 20, 1100, 20]) }))).toEqual([0, 1, 2, 3, 4]);
  expect(codeOn(await pagesOf({ paper: saying([20, 2300, 900, 20]) }))).toEqual([0, 1, -1, 2, 3]);
  const heights = async (lengths: readonly number[]) => {
    const { template, data } = saying(lengths);
    const pdf = await getDocumentProxy(new Uint8Array(await printer.print(template, data, { tagged: false })));
    return Promise.all(
      lengths.map(async (_, at) => {
        const { items } = await (await pdf.getPage(at + 1)).getTextContent();
        const [name] = items.filter((item) => 'str' in item && item.str.startsWith('Họ và tên'));
        return name && 'height' in name ? name.height : 0;
      }),
    );
  };
  const [plain, long, neighbour] = await heights([20, 1100, 20]);
  expect(plain).toBeGreaterThan(10);
  expect(long).toBeLessThan(plain ?? 0);
  expect(neighbour).toBe(plain);
});

test('a template that cannot be set says what is wrong with it', async () => {
  await expect(printer.print('modules/reports/books/phieu-lien-lac/book.typ', { sheets: [] })).rejects.toThrow(/place|look/);
});
