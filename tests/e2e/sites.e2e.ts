// A school’s site becomes complete, speaks English, and moves: an editor fills a missing section and the score moves, puts one into
// English; the principal gives the site another name and the old one leads on page by page; the department opens sites from a list.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { desk, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

const office = (path: string, unit = slug) => at.url('quanly', `/${unit}${path}`);

test('an editor writes a missing section; it is in the menu, the score moves, the draft is kept', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/sites/sections'));
  const score = async () => Number(/^(\d+)\/\d+ mục/.exec((await page.locator('.facts').textContent()) ?? '')?.[1]);
  const before = await score();
  // A page that was written is emptied: the law asks for it, so it is missing.
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  await page.goto(office('/sites/sections/lich-su'));
  await text.press('ControlOrMeta+a');
  await text.press('Delete');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang công khai đổi ngay.').waitFor();
  await page.goto(office('/sites/sections'));
  await page.getByText('Còn thiếu', { exact: false }).first().click();
  expect(await score()).toBe(before - 1);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Viết trang: Lịch sử nhà trường' }).click();
  await text.click();
  await page.keyboard.type('Trường mở năm 1962, ba phòng học mái rạ.');
  // Left and found again.
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByText('Đã lấy lại bản nháp').waitFor();
  await page.getByText('ba phòng học mái rạ').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang công khai đổi ngay.').waitFor();
  await page.goto(office('/sites/sections'));
  expect(await score()).toBe(before);

  // A picture on which nobody is named, with a number of a person in its words: asked about as at an article.
  await page.goto(office('/sites/sections/lich-su'));
  await text.click();
  await page.getByRole('button', { name: 'Ảnh', exact: true }).click();
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  await page.getByLabel('Chọn ảnh từ máy').setInputFiles({ name: 'bang-vang.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByLabel('Lời mô tả ảnh bang-vang.jpg').fill('Bảng vàng, liên hệ 0912 345 678');
  await page.getByRole('button', { name: 'Tải lên ảnh' }).click();
  await page.getByRole('radiogroup', { name: 'Ảnh có học sinh không?' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Trả lời câu “Ảnh có học sinh không?”').first().waitFor();
  await page.getByText('Không có học sinh nào nhìn rõ mặt').click();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Bỏ đi, hoặc bấm lần nữa để xác nhận.').first().waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang công khai đổi ngay.').waitFor();

  const reader = await at.browser.newContext({ viewport: desk });
  const site = await reader.newPage();
  await site.goto(at.url(slug, '/'));
  // By keyboard: the focus opens what stands below.
  const top = site.locator('.nav .has > a', { hasText: 'Giới thiệu' });
  const below = site.locator('.nav').getByRole('link', { name: 'Lịch sử nhà trường' });
  expect(await below.isVisible()).toBe(false);
  await top.focus();
  await below.waitFor({ state: 'visible' });
  await below.focus();
  await site.keyboard.press('Enter');
  await site.getByText('ba phòng học mái rạ').waitFor();
  expect(await violations(site)).toEqual([]);
  await site.setViewportSize(phone);
  await site.getByRole('button', { name: 'Mở danh mục' }).click();
  await site.locator('#menu').getByRole('link', { name: 'Lịch sử nhà trường' }).waitFor();
  expect(await violations(site)).toEqual([]);
  await reader.close();
  await context.close();
});

test('an editor puts a page into English, Vietnamese is refused there; the reader’s switch keeps the page, what is missing is said', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/sites/sections/lich-su'));
  await page.getByRole('navigation', { name: 'Ngôn ngữ của mục' }).getByRole('link', { name: 'Tiếng Anh' }).click();
  // What is translated stands beside.
  await page.locator('.original').getByText('ba phòng học mái rạ').waitFor();
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  await text.click();
  await page.keyboard.insertText('Trường mở năm 1962, ba phòng học mái rạ.');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Nội dung này đang là tiếng Việt.').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await text.press('ControlOrMeta+a');
  await page.keyboard.insertText('The school opened in 1962 with three thatched classrooms.');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang công khai đổi ngay.').waitFor();
  await page.goto(office('/sites/english'));
  await page.getByRole('link', { name: 'Sửa: Lịch sử nhà trường' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();

  const reader = await at.browser.newContext({ viewport: phone });
  const site = await reader.newPage();
  await site.goto(at.url(slug, '/lich-su'));
  await site.getByRole('link', { name: 'English' }).click();
  await site.getByText('three thatched classrooms').waitFor();
  expect(site.url()).toBe(at.url(slug, '/en/lich-su'));
  expect(await site.locator('html').getAttribute('lang')).toBe('en');
  expect(await violations(site)).toEqual([]);
  await site.getByRole('link', { name: 'Tiếng Việt', exact: true }).click();
  await site.getByText('ba phòng học mái rạ').waitFor();
  expect(site.url()).toBe(at.url(slug, '/lich-su'));
  await site.goto(at.url(slug, '/tin-tuc'));
  await site.getByRole('link', { name: 'English' }).click();
  await site.getByText('This part exists in Vietnamese only.').waitFor();
  expect(await violations(site)).toEqual([]);
  await site.getByRole('link', { name: 'Read it in Vietnamese' }).click();
  await site.waitForURL(at.url(slug, '/tin-tuc'));
  await reader.close();
});

test('the principal renames the site; the old name leads on page by page; a reserved name is refused', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(office('/sites/hosts'));
  const name = page.getByLabel('Tên', { exact: true });
  await name.fill('quanly');
  await page.getByRole('button', { name: 'Thêm tên miền' }).click();
  await page.getByText('là địa chỉ riêng của hệ thống').first().waitFor();
  // Both labels stay on one line while one of the two says what is wrong.
  const tops = await Promise.all([/^Tên$/, /^Ghi chú$/].map((words) => page.locator('label', { hasText: words }).boundingBox()));
  expect(tops[0]?.y).toBe(tops[1]?.y);
  // Another form is stored: the refused name stays as it stands, it does not come back as a draft.
  await page.waitForTimeout(400);
  await page.getByLabel('Đường dẫn cũ').fill('/trang-cu-nao-do.html');
  await page.getByRole('textbox', { name: 'Chuyển sang' }).fill('/gioi-thieu');
  await page.getByRole('button', { name: 'Thêm đường chuyển' }).click();
  await page.getByText('Đã thêm đường chuyển.').waitFor();
  expect(await page.getByText('Đã lấy lại bản nháp').count()).toBe(0);
  await name.fill('thcs-thi-tran-con');
  await page.getByText('Đặt làm tên chính; tên cũ').click();
  await page.getByRole('button', { name: 'Thêm tên miền' }).click();
  await page.getByText('Đã thêm tên miền.').waitFor();
  // Behind the request the name is looked at; here every name of the province leads to this very machine.
  const added = page.getByRole('listitem').filter({ hasText: 'thcs-thi-tran-con.namdinh.localhost' });
  await added.getByText('trỏ về máy chủ này').waitFor();
  await added.getByRole('button', { name: /^Kiểm tra lại/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  expect(await page.getByText('Đã lấy lại bản nháp').count()).toBe(0);
  expect(await name.inputValue()).toBe('');
  const site = await context.newPage();
  const answer = await site.goto(at.url(slug, '/gioi-thieu'));
  expect(answer?.status()).toBe(200);
  expect(site.url()).toBe(at.url('thcs-thi-tran-con', '/gioi-thieu'));
  await context.close();
});

test('the department looks at a list, opens nothing twice, and takes the answers home', async () => {
  const list = join(at.dir, 'trang.csv');
  writeFileSync(list, 'code;slug\nthcs-con-a;\nKHONG-CO;\n');
  const { page, context } = await signIn(at, 'quantri.so');
  await page.goto(office('/sites/completeness', 'namdinh'));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Mở trang hàng loạt' }).click();
  await page.locator('input[type=file]').setInputFiles(list);
  await page.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await page.getByText('Không có đơn vị mã KHONG-CO.').waitFor();
  await page.getByText('Đã có 1').waitFor();
  expect(await page.getByRole('button', { name: 'Mở 0 trang' }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải Excel' }).click();
  expect((await download).suggestedFilename()).toBe('mo-trang-namdinh.xlsx');
  await context.close();
});
