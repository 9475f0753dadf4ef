// A timetable comes in from a workbook, is mended by hand, put in force and read by a parent; one that clashes is not.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();

test('from the workbook to the page of the school', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(at.url('quanly', '/thcs-con-a/teaching/timetable'));
  // The draft of the demo has a teacher at two places: it is refused, with where.
  await page.getByRole('link', { name: 'Từ tuần 18' }).click();
  await page
    .getByText(/dạy 2 lớp cùng lúc/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Áp dụng', exact: true }).isDisabled()).toBe(true);
  await page.getByText(/lỗi trùng, sửa hết mới áp dụng được/).waitFor();
  // The cell of the lesson says it too.
  await page.getByRole('link', { name: 'Mở lớp' }).first().click();
  await page
    .getByRole('combobox', { name: /tiết \d\. Lỗi: / })
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);

  await page.goto(at.url('quanly', '/thcs-con-a/teaching/timetable'));
  await alive(page, '#f-name');
  await page.getByLabel('Tên', { exact: true }).fill('Từ tuần 19');
  await page.getByRole('textbox', { name: 'Áp dụng từ' }).fill('10/12/2018');
  await page.getByLabel('Bắt đầu từ').selectOption({ label: 'chép “Từ tuần 14”' });
  await page.getByRole('button', { name: 'Lập', exact: true }).click();
  await page.getByText('Đã lập bản mới.').waitFor();
  await page.waitForURL((url) => url.search === '');

  // What is exported is changed in one cell, and comes back.
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Xuất Excel' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('an export has a sheet');
  const column = (sheet.getRow(1).values as string[]).indexOf('6A');
  const [third, fourth] = [sheet.getRow(3).getCell(column), sheet.getRow(4).getCell(column)];
  third.value = `${String(third.value).replace(/ \(.*$/, '')} (Phòng bộ môn)`;
  fourth.value = 'Thêu thùa';
  const file = { name: 'tkb.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await book.xlsx.writeBuffer()) };
  await page.getByRole('link', { name: 'Nhập Excel' }).click();
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Không rõ môn “Thêu thùa”').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi 1 thay đổi' }).click();
  await page.getByText('Đã ghi các tiết trong tệp.').waitFor();
  await page.waitForURL((url) => url.search === '');
  await page.getByRole('link', { name: 'Nhập Excel' }).click();
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Ghi: 0 thay đổi' }).waitFor();
  expect(await page.getByRole('button', { name: 'Ghi: 0 thay đổi' }).isDisabled()).toBe(true);
  await page.goBack();

  // By hand: a cell of the week, from the keyboard.
  await alive(page, '.tkbcell select');
  const cell = page.getByLabel('thứ Sáu, sáng, tiết 5');
  await cell.selectOption({ label: 'Hoạt động khác' });
  await page.getByRole('button', { name: 'Lưu lớp này' }).click();
  await page.getByText('Đã lưu: 1 tiết thay đổi.').waitFor();
  await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await page.getByText('Đã áp dụng từ 10/12/2018').waitFor();
  await context.close();

  const parent = await at.browser.newContext({ viewport: phone, locale: 'vi-VN' });
  const reader = await parent.newPage();
  await reader.goto(at.url('thcs-con-a', '/thoi-khoa-bieu'));
  await reader.getByRole('link', { name: '6A', exact: true }).click();
  await reader.getByText('Phòng bộ môn').waitFor();
  await reader.getByText('Hoạt động khác').waitFor();
  await reader.getByText('Áp dụng từ 10/12/2018').waitFor();
  expect(await violations(reader)).toEqual([]);
  expect((await reader.goto(at.url('thcs-con-a', '/thoi-khoa-bieu?lop=99z')))?.status()).toBe(404);
  await parent.close();
}, 150_000);
