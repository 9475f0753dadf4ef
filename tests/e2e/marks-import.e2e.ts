// The principal takes a class's marks out, changes them in Excel, and brings them in: what is wrong is shown, the good ones go in, once.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
const base = '/thcs-con-a/assessment';

const count = async (page: Page, verdict: string) => Number(await page.getByTestId(`count-${verdict}`).textContent());
async function upload(page: Page, address: string, file: string): Promise<void> {
  await page.goto(at.url('quanly', address));
  await alive(page, 'input[type=file]');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Xem trước' }).click();
}

test('a class’s marks go out, are changed, come in; wrong ones are said, the same file again changes nothing', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(at.url('quanly', `${base}/import`));
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải các môn của lớp' }).click(),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.getWorksheet('Toán');
  if (!sheet) throw new Error('the class has maths');
  // The first three pupils: two new values and what is no mark. The first test stands right of the six columns about the pupil.
  const [first, second] = [sheet.getCell(8, 7), sheet.getCell(9, 7)];
  first.value = first.value === 4 ? 5 : '4';
  second.value = second.value === 9.5 ? '8,5' : 9.5;
  sheet.getCell(10, 7).value = '8;5';
  for (const other of [...book.worksheets]) if (other.name !== 'Toán') book.removeWorksheet(other.id);
  const file = join(at.dir, 'toan.xlsx');
  writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));

  await upload(page, `${base}/import`, file);
  await page.getByTestId('apply').waitFor();
  expect((await count(page, 'new')) + (await count(page, 'changed'))).toBe(2);
  expect(await count(page, 'refused')).toBe(1);
  await page.getByText('dấu chấm phẩy').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('apply').click();
  await page.getByTestId('applied').waitFor();
  await upload(page, `${base}/import`, file);
  await page.getByRole('button', { name: '0 thay đổi' }).waitFor();
  // Another class above the same marks: which one is meant is not guessed.
  sheet.getCell(3, 1).value = 'Lớp: 9D';
  const renamed = join(at.dir, 'toan-9d.xlsx');
  writeFileSync(renamed, Buffer.from(await book.xlsx.writeBuffer()));
  await upload(page, `${base}/import`, renamed);
  await page.getByText('nhưng trong tệp lại ghi lớp 9D').first().waitFor();
  expect(await page.getByTestId('apply').isDisabled()).toBe(true);
  await page.setViewportSize(phone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('a file of one subject does not go into another', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Vật lí');
  for (const line of [['Lớp: 6A'], ['Môn: Vật lí'], ['STT', 'Họ và tên', 'KTtx 1'], [1, 'Nguyễn Văn An', 8]]) sheet.addRow(line);
  const file = join(at.dir, 'li.xlsx');
  writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
  await page.goto(at.url('quanly', `${base}/sheets`));
  const { sheets } = await page.evaluate(
    async () =>
      (await (await fetch('/api/v1/sheets?unit=thcs-con-a')).json()) as {
        sheets: { classSubject: number; class: string; subject: string }[];
      },
  );
  const maths = sheets.find((one) => one.class === '6A' && one.subject === 'TOAN')?.classSubject;
  await upload(page, `${base}/import?sheet=${maths}&period=hk1`, file);
  await page.getByText('Bảng này của môn Vật lí lớp 6A, đang nhập vào môn Toán lớp 6A').first().waitFor();
  expect(await page.getByTestId('apply').isDisabled()).toBe(true);
  await context.close();
});
