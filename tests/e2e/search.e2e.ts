// A citizen searches: over the province, without a script; a document by the words in its file; narrowed; nothing found, and what then.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writePdf } from '#workflows/demo/pdf.ts';
import { desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';
let pdf = '';

beforeAll(async () => {
  pdf = join(at.dir, 'Phụ lục danh sách.pdf');
  writeFileSync(pdf, writePdf('Phụ lục', [{ text: 'Danh sách học sinh trồng cây gạo bên sông Ninh năm 2018' }]));
}, 240_000);

test('words inside a published PDF lead to its document, from the site of the Sở and without a script', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(at.url('quanly', `/${slug}/documents/list/moi`));
  await page.getByLabel('Số, ký hiệu', { exact: true }).fill('961/KH-THCS');
  await page.getByLabel('Trích yếu').fill('Kế hoạch Tết trồng cây của trường');
  await page.getByLabel('Ngày ban hành').fill('07/12/2018');
  await page.getByLabel('Người ký').fill('Trần Ngọc An');
  await page.getByLabel('Công tác học sinh').check();
  await page.locator('input[type=file]').setInputFiles(pdf);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByText('Đã đăng.', { exact: true }).waitFor();
  await context.close();

  const reader = await at.browser.newContext({ viewport: desk, javaScriptEnabled: false });
  const site = await reader.newPage();
  // The file is read by a job, moments after publishing.
  const told = async () => {
    await site.goto(at.url('', '/tim-kiem?format=json&q=cay%20gao%20song%20ninh'));
    return JSON.parse((await site.locator('body').textContent()) ?? '');
  };
  await expect
    .poll(told, { timeout: 30_000, interval: 500 })
    .toMatchObject({ total: 1, items: [{ title: '961/KH-THCS: Kế hoạch Tết trồng cây của trường' }] });
  await site.goto(at.url('', '/'));
  await site.locator('#q').fill('cây gạo sông Ninh');
  await site.locator('#q').press('Enter');
  await site.getByRole('heading', { name: '1 kết quả' }).waitFor();
  await site.getByText('Trong tệp Phụ lục danh sách.pdf').waitFor();
  expect(await site.locator('.found mark').allTextContents()).toEqual(expect.arrayContaining(['cây', 'gạo', 'sông', 'Ninh']));
  await site.getByRole('link', { name: 'Kế hoạch Tết trồng cây của trường' }).click();
  await site.getByRole('heading', { name: 'Kế hoạch Tết trồng cây của trường' }).waitFor();
  expect(site.url()).toContain(`//${slug}.`);
  await reader.close();
});

test('counts, kinds, days and the switch to the province; the keyboard suffices; what is not found says where else', async () => {
  const context = await at.browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await page.goto(at.url('', `/tim-kiem?q=${encodeURIComponent('học sinh')}`));
  await sound(page);
  const number = async () =>
    Number(/^([\d.]+) kết quả/.exec((await page.locator('#kq').textContent()) ?? '')?.[1]?.replace('.', ''));
  const all = await number();
  const kinds = page.getByRole('navigation', { name: 'Loại nội dung' }).getByRole('link');
  const parts = (await kinds.locator('b').allTextContents()).map((n) => Number(n.replace('.', '')));
  expect(parts[0]).toBe(all);
  expect(parts.slice(1).reduce((a, b) => a + b, 0)).toBe(all);
  await kinds.filter({ hasText: 'Văn bản' }).click();
  expect(await number()).toBe(parts[(await kinds.allTextContents()).findIndex((text) => text.includes('Văn bản'))]);
  await page.getByText('Lọc theo nơi đăng').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Từ ngày').fill('11/2018');
  await page.getByRole('button', { name: 'Lọc', exact: true }).press('Enter');
  await page.getByText('Ngày viết như 21/12/2018').waitFor();
  await page.getByLabel('Từ ngày').fill('01/11/2018');
  await page.getByRole('button', { name: 'Lọc', exact: true }).press('Enter');
  await page.waitForURL(/tu=01%2F11%2F2018/);
  expect(await number()).toBeLessThan(all);
  await sound(page);

  // Only the Sở has laws: the school's own site finds none, and says where there are some.
  await page.goto(at.url(slug, `/tim-kiem?q=${encodeURIComponent('thông tư 30/2014')}`));
  await page.getByRole('heading', { name: 'Không tìm thấy' }).waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Tìm ở: Toàn tỉnh' }).click();
  await page.getByRole('heading', { name: /kết quả/ }).waitFor();
  await page.goto(at.url(slug, '/tim-kiem?q=%22%2C%22'));
  await page.getByText('Gõ ít nhất một từ').waitFor();
  await context.close();
});
