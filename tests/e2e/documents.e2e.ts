// An official document on its way to citizens: written down with its file, published, found, read, replaced, withdrawn.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writePdf } from '#workflows/demo/pdf.ts';
import { desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';
let pdf = '';
let page404 = '';

beforeAll(async () => {
  pdf = join(at.dir, 'Quyết định 951.pdf');
  writeFileSync(pdf, writePdf('Quyết định', [{ text: 'Ban hành nội quy phòng máy' }]));
  page404 = join(at.dir, 'trang.pdf');
  writeFileSync(page404, '<!doctype html><p>Không có trang này</p>');
}, 240_000);

const office = (path: string) => at.url('quanly', `/${slug}${path}`);

test('a clerk publishes a document that replaces another; citizens read it with its file; withdrawn, it is gone', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(office('/documents/list'));
  await page.getByText('đã ký quá 2 ngày làm việc mà chưa đăng').waitFor();
  await sound(page);
  await page.goto(office('/documents/list/moi'));
  await page.getByLabel('Số, ký hiệu', { exact: true }).fill('số 951 / qđ – thcs');
  await page.getByLabel('Trích yếu').fill('Ban hành nội quy phòng máy tính');
  await page.getByLabel('Ngày ban hành').fill('07/12/2018');
  await page.locator('input[type=file]').setInputFiles(page404);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  // An HTML page named .pdf; nothing of what was typed is lost.
  await page.getByText('là một trang web, không phải văn bản').first().waitFor();
  await page.locator('input[type=file]').setInputFiles(pdf);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByText('Ghi người ký trước khi đăng').first().waitFor();
  await page.getByText('Chọn ít nhất một lĩnh vực').first().waitFor();
  await sound(page);
  expect(await page.getByLabel('Trích yếu').inputValue()).toBe('Ban hành nội quy phòng máy tính');
  await page.getByLabel('Người ký').fill('Nguyễn Đức Hiệp');
  await page.getByLabel('Công nghệ thông tin, dữ liệu').check();
  // The school's rule of last year is in force until this one is published.
  const reader = await at.browser.newContext({ viewport: phone });
  const site = await reader.newPage();
  await site.goto(at.url(slug, '/van-ban?q=noi quy hoc sinh&hieu-luc=in_force&nguon=rieng'));
  const old = site.locator('.docs a').first();
  const oldTitle = await old.textContent();
  const oldNumber = (await site.locator('.docs .meta b').first().textContent()) ?? '';
  const oldAddress = (await old.getAttribute('href')) ?? '';
  await page.getByLabel('Quan hệ 1').selectOption('Thay thế');
  await page.getByLabel('Văn bản liên quan 1').fill(oldNumber.toLowerCase());
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  // It ends the force of another: asked once.
  await page.getByText('hết hiệu lực ở mọi trang').first().waitFor();
  await page.getByLabel('Đúng như vậy').check();
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.waitForURL(/documents\/list\/[0-9a-f-]{36}/);
  await page.getByText('Đã đăng.').waitFor();
  await page.getByRole('heading', { name: '951/QĐ-THCS' }).waitFor();

  // Published is visible at the very next request, on both pages, in the feed and in the table.
  const address = '/van-ban/951-qd-thcs-ban-hanh-noi-quy-phong-may-tinh';
  for (const viewport of [phone, desk]) {
    await site.setViewportSize(viewport);
    await site.goto(at.url(slug, '/van-ban'));
    await site.getByRole('link', { name: 'Ban hành nội quy phòng máy tính' }).waitFor();
    await sound(site);
    const response = await site.goto(at.url(slug, address));
    expect(response?.headers()['content-security-policy']).toContain("object-src 'self'");
    await site.getByText('sau 1 ngày làm việc').waitFor();
    // In the hand the file is opened by itself: a frame there shows a page of it, or nothing.
    await site.getByRole('link', { name: /^Mở tệp PDF \(/ }).waitFor({ state: viewport === phone ? 'visible' : 'hidden' });
    await site.getByText('Đọc ngay trong trang').waitFor({ state: viewport === phone ? 'hidden' : 'visible' });
    await sound(site);
  }
  const file = (await site.locator('a.att').first().getAttribute('href')) ?? '';
  await site.getByText('Đọc ngay trong trang').click();
  expect(await site.getByRole('link', { name: /^Mở tệp (?!PDF).+ \(.+\)$/ }).getAttribute('href')).toBe(file);
  expect(await site.locator('object').getAttribute('data')).toBe(`${file}#navpanes=0&view=FitH`);
  const got = await site.evaluate(async (href) => {
    const answer = await fetch(href);
    const { headers } = answer;
    return [answer.status, headers.get('content-type'), headers.get('x-frame-options'), (await answer.text()).slice(0, 5)];
  }, file);
  expect(got).toEqual([200, 'application/pdf', 'SAMEORIGIN', '%PDF-']);
  await site.getByRole('link', { name: new RegExp(oldNumber) }).click();
  await site.getByText('Bị thay thế', { exact: true }).waitFor();
  await site.getByRole('link', { name: /951\/QĐ-THCS/ }).waitFor();
  expect(await site.evaluate(async () => (await fetch('/van-ban/rss.xml')).text())).toContain('951/QĐ-THCS');
  expect(await site.evaluate(async () => (await fetch('/van-ban.csv')).text())).toContain('"951/QĐ-THCS","Quyết định"');

  await page.getByText('Gỡ khỏi trang').click();
  await page.getByLabel('Lý do gỡ').fill('Đăng nhầm bản chưa ký');
  await page.getByRole('button', { name: 'Gỡ văn bản' }).click();
  await page.getByText('Đã gỡ khỏi trang: Đăng nhầm bản chưa ký').waitFor();
  expect((await site.goto(at.url(slug, address)))?.status()).toBe(404);
  expect((await site.goto(at.url(slug, file)))?.status()).toBe(404);
  await site.goto(at.url(slug, oldAddress));
  await site.getByText('Còn hiệu lực', { exact: true }).waitFor();
  expect(oldTitle).toBeTruthy();
  await reader.close();
  await context.close();
});

test('the second of two writers sees both versions and chooses; members find what the Sở means for them', async () => {
  const first = await signIn(at, 'vanthu');
  const second = await signIn(at, 'bientap');
  await first.page.goto(office('/documents/list?state=draft'));
  await first.page.locator('[data-row]').first().click();
  await first.page.getByLabel('Nơi nhận').waitFor();
  await second.page.goto(first.page.url());
  await first.page.getByLabel('Nơi nhận').fill('Toàn thể giáo viên');
  await first.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await first.page.getByText('Đã lưu nháp.').waitFor();
  await second.page.getByLabel('Nơi nhận').fill('Tổ Toán');
  await second.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await second.page.getByRole('cell', { name: 'Toàn thể giáo viên' }).waitFor();
  await sound(second.page);
  await second.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await second.page.getByText('Đã lưu nháp.').waitFor();
  expect(await second.page.getByLabel('Nơi nhận').inputValue()).toBe('Tổ Toán');
  const teacher = await signIn(at, 'giaovien');
  await teacher.page.goto(first.page.url());
  expect(await teacher.page.getByRole('button', { name: 'Đăng', exact: true }).isDisabled()).toBe(true);
  await teacher.page.getByText('Nhờ quản trị đơn vị cấp quyền').first().waitFor();

  const site = await at.browser.newPage();
  await site.goto(at.url(slug, '/van-ban?loai=thong-tu'));
  await site.getByRole('link', { name: /Quy chế thực hiện công khai đối với cơ sở giáo dục và đào tạo/ }).click();
  expect(new URL(site.url()).host).toBe(`namdinh.localhost:${at.port}`);
  await site.getByRole('link', { name: /09\/2009\/TT-BGDĐT/ }).click();
  await site.getByText('Bị thay thế', { exact: true }).waitFor();
  await site.close();
  for (const { context } of [first, second, teacher]) await context.close();
});
