// School life in a browser: the week and the menu from the office to the parents; an album whose picture shows a child that may not be shown.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { alive, desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';
let photo = '';

beforeAll(async () => {
  photo = join(at.dir, 'trong-cay.jpg');
  const raw = sharp({ create: { width: 800, height: 600, channels: 3, background: { r: 40, g: 120, b: 90 } } });
  writeFileSync(photo, await raw.jpeg().toBuffer());
}, 240_000);

const office = (path: string) => at.url('quanly', `/${slug}${path}`);

test('a clerk copies last week, types from the keyboard, publishes; parents read it, without what is internal', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(office('/schedule/weeks'));
  await page.getByText('chưa công bố').first().waitFor();
  await page.goto(office('/schedule/weeks/2018-52'));
  await page.getByRole('button', { name: 'Chép lịch tuần trước' }).click();
  await page.getByText('Đã chép lịch tuần trước').waitFor();
  await alive(page, '#tuan');
  // The answer is there a moment before the week that was copied.
  const texts = () => page.getByLabel(/^Nội dung: /).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(async () => (await texts()).some((text) => text !== '')).toBe(true);
  const tuesday = page.getByRole('region', { name: 'Thứ Ba 25/12/2018' });
  await tuesday.getByLabel('Giờ: Thứ Ba sáng, việc 1').fill('7h75');
  await tuesday.getByLabel('Nội dung: Thứ Ba sáng, việc 1').fill('Thăm gia đình chính sách');
  // Enter goes on to the next line and sends nothing.
  await page.keyboard.press('Enter');
  await page.keyboard.type('Họp chi ủy');
  await tuesday.getByLabel('Nội bộ: Thứ Ba sáng, việc 2').check();
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  await page.getByText('“7h75” không phải là giờ').first().waitFor();
  await sound(page);
  await tuesday.getByLabel('Giờ: Thứ Ba sáng, việc 1').fill('7h45');
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  await page.getByText('Đã công bố.').waitFor();
  await sound(page);

  const reader = await at.browser.newContext({ viewport: phone });
  const site = await reader.newPage();
  for (const viewport of [phone, desk]) {
    await site.setViewportSize(viewport);
    await site.goto(at.url(slug, '/lich-cong-tac?tuan=2018-52'));
    await site.getByText('Thăm gia đình chính sách').waitFor();
    expect(await site.getByText('Họp chi ủy').count()).toBe(0);
    await sound(site);
  }
  const calendar = await site.evaluate(async () => {
    const answer = await fetch('/lich-cong-tac.ics');
    return { type: answer.headers.get('content-type'), text: await answer.text() };
  });
  expect(calendar.type).toBe('text/calendar; charset=utf-8');
  expect(calendar.text).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20181225T074500');
  expect(calendar.text).not.toContain('Họp chi ủy');
  expect((await site.goto(at.url(slug, '/lich-cong-tac?tuan=2019-30')))?.status()).toBe(404);
  const teacher = await signIn(at, 'giaovien');
  await teacher.page.goto(office('/schedule/weeks/2018-52'));
  await teacher.page.getByText('Bạn xem được nhưng không sửa').first().waitFor();
  await teacher.page.getByText('Thăm gia đình chính sách').waitFor();
  for (const one of [context, reader, teacher.context]) await one.close();
});

test('a picture with a child without consent is refused with the name, published with it, gone everywhere after withdrawal', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(office('/consent/list?standing=none'));
  await sound(page);
  const child = page.locator('[data-row]').first();
  const name = (await child.textContent()) ?? '';
  await child.click();
  await page.getByRole('button', { name: 'Ghi sự đồng ý' }).waitFor();
  const ledger = page.url();

  // Slips of a class that came back on paper: a child's own word is missing at one of them, and nothing that was filled in is lost.
  await page.goto(office('/consent/list'));
  await page.getByRole('link', { name: /Ghi phiếu của lớp/ }).click();
  await page.getByRole('button', { name: 'Ghi các phiếu đã chọn' }).waitFor();
  await sound(page);
  await page.getByLabel('Bằng chứng, lưu ở đâu').fill('Phiếu của lớp, tủ hồ sơ số 2');
  const [first, second] = await page.locator('input[name=slip]').all();
  for (const box of [first, second]) await box?.check();
  const agreed = page.getByLabel(/^Em cũng đồng ý/);
  await agreed.nth(0).check();
  await page.getByRole('button', { name: 'Ghi các phiếu đã chọn' }).click();
  await page
    .getByText(/hỏi và ghi ý kiến của em/)
    .first()
    .waitFor();
  expect(await page.getByLabel('Bằng chứng, lưu ở đâu').inputValue()).toBe('Phiếu của lớp, tủ hồ sơ số 2');
  await agreed.nth(1).check();
  await page.getByRole('button', { name: 'Ghi các phiếu đã chọn' }).click();
  await page.getByText('Đã ghi sự đồng ý của 2 em.').waitFor();

  await page.goto(office('/gallery/albums/moi'));
  await alive(page, '#album');
  await page.getByLabel('Tên album').fill('Tết trồng cây của trường');
  await page.getByRole('button', { name: 'Thêm ảnh' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').first().setInputFiles(photo);
  await dialog.getByLabel(/Lời mô tả ảnh/).fill('Học sinh trồng cây bàng');
  await dialog.getByRole('button', { name: 'Tải lên ảnh' }).click();
  await page.getByText('ảnh bìa').waitFor();
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.waitForURL(/gallery\/albums\/[0-9a-f-]{36}/);
  const album = page.url().replace(/\?.*/, '');
  await page.getByRole('link', { name: /Ghi trẻ trong ảnh/ }).click();
  await page.getByLabel('Tìm học sinh').fill(name);
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(`Ghi ${name}`) })
    .first()
    .click();
  // Asked before the picture goes.
  expect(await page.getByText('Ảnh đang được giữ lại').count()).toBe(0);
  await page.getByRole('button', { name: 'Ghi em, giữ ảnh lại' }).click();
  await page.getByText('Ảnh đang được giữ lại').waitFor();
  // For the next child on it.
  await expect.poll(() => page.getByLabel('Tìm học sinh').inputValue()).toBe('');
  expect(await page.getByLabel('Tìm học sinh').evaluate((box) => box === document.activeElement)).toBe(true);
  await sound(page);
  await page.goto(album);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page
    .getByText(new RegExp(`${name}.*chưa có sự đồng ý đăng ảnh`))
    .first()
    .waitFor();
  expect(await page.getByRole('link', { name: 'Mở mục Đồng ý đăng ảnh' }).getAttribute('href')).toBe(`/${slug}/consent/list`);
  await sound(page);

  await page.goto(ledger);
  await page.getByLabel('Bằng chứng, lưu ở đâu').fill('Phiếu lớp, tủ hồ sơ số 2');
  await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
  await page.getByText('hỏi và ghi ý kiến của em').first().waitFor();
  await page.getByLabel('Chính em cũng đồng ý').check();
  await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
  await page.getByText('1 ảnh có em hiện lại').waitFor();
  await sound(page);
  await page.goto(album);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByText('Đã đăng.').waitFor();

  const site = await at.browser.newPage({ viewport: phone });
  await site.goto(at.url(slug, '/thu-vien'));
  await sound(site);
  await site.getByRole('link', { name: 'Tết trồng cây của trường' }).click();
  await site.locator('.shots a').first().click();
  await site.getByAltText('Học sinh trồng cây bàng').waitFor();
  await sound(site);
  const shown = site.url();

  await page.goto(ledger);
  await page.getByText('Rút lại sự đồng ý').click();
  await page.getByLabel('Ai rút lại').fill('Mẹ của em');
  await page.getByRole('button', { name: 'Rút sự đồng ý' }).click();
  await page.getByText('1 ảnh có em đã biến khỏi mọi trang').waitFor();
  await site.goto(shown);
  expect(new URL(site.url()).pathname).toBe('/thu-vien/tet-trong-cay-cua-truong');
  await site.getByText('Ảnh của album này hiện không xem được').waitFor();
  await page.goto(album);
  await page.getByText(/^Ảnh 1 đã ẩn vì gia đình rút đồng ý ngày \d\d\/\d\d\/\d{4}\.$/).waitFor();
  await sound(page);
  await site.close();
  await context.close();
});
