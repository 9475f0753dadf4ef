// A school plans its teaching: subjects opened, a subject handed over to another teacher, who sees it; the second semester goes on as the first.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Product, product, signIn, violations } from '../support/browser.ts';

let at: Product;
let browser: Browser;
const slug = 'thcs-con-a';

beforeAll(async () => {
  at = await product('school');
  await at.start();
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await at?.stop();
});

const office = (path: string) => at.url('quanly', `/${slug}${path}`);
const sound = async (page: Page) => {
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
};

test('a clerk hands a subject over from the keyboard; the teacher sees it; the second semester is copied', async () => {
  const { page, context } = await signIn(browser, at, 'vanthu');
  await page.goto(office('/teaching/subjects'));
  await page.getByText('Mọi lớp đã có đủ môn của chương trình.').waitFor();
  await page.getByRole('button', { name: /Mở môn cho/ }).click();
  await page.getByText('đã đủ môn, không thêm gì').waitFor();
  await sound(page);

  await page.goto(office('/teaching/assignments'));
  const cell = page.getByRole('gridcell', { name: /^Vật lí 9B/ });
  await cell.click();
  await sound(page);
  const before = (await cell.textContent()) ?? '';
  // Typing on a cell looks for a teacher; the first choice is made with Enter.
  await page.keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: 'Giao lại cho' });
  await box.fill('ha loan');
  await page
    .getByRole('option', { name: /Hà Loan/ })
    .first()
    .click();
  await page.getByLabel('Từ ngày').fill('01/06/2020');
  await page.getByRole('button', { name: 'Bàn giao' }).click();
  await page.getByText('chọn ngày trong đó').first().waitFor();
  await page.getByLabel('Từ ngày').fill('10/12/2018');
  await page.getByRole('button', { name: 'Bàn giao' }).click();
  await page.getByText('Đã giao 1 ô.').waitFor();
  expect(await cell.textContent()).not.toBe(before);

  await page.goto(office('/teaching/assignments?hk=2'));
  await page.getByRole('button', { name: 'Chép từ học kỳ I' }).click();
  await page.getByText(/Đã chép \d+ phân công sang học kỳ II/).waitFor();
  await context.close();

  const teacher = await signIn(browser, at, 'gv.ly1');
  await teacher.page.goto(office('/teaching/mine'));
  await teacher.page
    .getByRole('region', { name: 'Học kỳ I', exact: true })
    .getByRole('row', { name: /9B Vật lí/ })
    .waitFor();
  await sound(teacher.page);
  await teacher.page.goto(office('/teaching/exemptions/new'));
  await teacher.page.getByText('do hiệu trưởng và văn thư của trường lập').waitFor();
  await teacher.context.close();
});
