// What a desk offers a writer: text pasted from elsewhere, ten photographs of a phone, a video, files, words and place; and pages of a
// site that somebody else approves.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { richTextHtml } from '#modules/content/index.ts';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';
import { pasted } from './pasted.ts';

const at = journey('district');

const slug = 'thcs-con-a';
const office = (path: string) => at.url('quanly', `/${slug}${path}`);

test('from Word, Google Docs and web pages an article keeps lists, tables, links, and nothing that acts or spies', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/content/articles/moi'));
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  const kept = () =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((one) => one.includes('article:'));
      return key ? (JSON.parse(localStorage.getItem(key) ?? '{}') as { draft?: { body?: unknown } }).draft?.body : null;
    });
  for (const [name, html, expected] of pasted) {
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await text.evaluate((element, given) => {
      const data = new DataTransfer();
      data.setData('text/html', given);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    const got = async () => richTextHtml(await kept()).replace(/(<p class="vid"><a [^>]*>).*?(<\/a>)/, '$1…$2');
    await expect.poll(got, { message: name, timeout: 5000 }).toBe(expected);
  }
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>Xem <a href="java\nscript:alert(1)">kết quả</a></p>');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('Đã bỏ 1 liên kết không an toàn').waitFor();
  await context.close();
});

test('ten photographs from a phone: those that cannot come say why, the rest become an article with its words', async () => {
  const made = async (name: string, picture: Sharp | string) => {
    const path = join(at.dir, name);
    writeFileSync(path, typeof picture === 'string' ? picture : await picture.toBuffer());
    return path;
  };
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });
  const files = [
    await made(
      'san.jpg',
      plain(3600, 2400, '#2a7f62')
        .jpeg()
        .withExif({ IFD0: { Artist: 'Máy của Lan' } }),
    ),
    await made('ngang.jpg', plain(1500, 1000, '#a0522d').jpeg().withMetadata({ orientation: 6 })),
    await made('png-doi-ten.jpg', plain(900, 700, '#345d9c').png()),
    await made('hinh.jpg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    await made('to.jpg', plain(10_000, 6000, '#888888').jpeg({ quality: 30 })),
  ];
  const { page, context } = await signIn(at, 'bientap', phone);
  await page.goto(office('/content/articles'));
  await page.getByRole('link', { name: 'Đăng ảnh nhanh' }).click();
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.getByText('“hinh.jpg” là hình vẽ SVG').waitFor();
  await page.getByText('“to.jpg” có 60 triệu điểm ảnh').waitFor();
  await page.getByLabel('Lời mô tả ảnh 3').waitFor();
  // Without a title and without words of the pictures: both are said at once.
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.getByRole('alert').getByText('Ghi tiêu đề').waitFor();
  await page.getByText('Ghi lời mô tả, hoặc chọn').first().waitFor();
  await page.getByLabel('Tiêu đề').fill('Ngày chủ nhật xanh');
  await page.getByLabel('Vài lời').fill('Các lớp trồng cây.\nCảm ơn cha mẹ học sinh.');
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.getByText('Ghi lời mô tả, hoặc chọn').first().waitFor();
  const focused = () => page.getByLabel('Lời mô tả ảnh 1').evaluate((box) => box === document.activeElement);
  await expect.poll(focused, { timeout: 5000 }).toBe(true);
  expect(await violations(page)).toEqual([]);

  // The phone was put away: everything is still there.
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(stored, { timeout: 5000 }).toContain('Ngày chủ nhật xanh');
  await page.reload();
  await page.getByLabel('Lời mô tả ảnh 3').waitFor();
  expect(await page.getByLabel('Tiêu đề').inputValue()).toBe('Ngày chủ nhật xanh');
  for (const [i, words] of ['Sân trường', 'Hàng cây mới', 'Các bạn lớp 6A'].entries())
    await page.getByLabel(`Lời mô tả ảnh ${i + 1}`).fill(words);
  await page.getByRole('button', { name: 'Đưa ảnh 2 lên trước' }).press('Enter');
  expect(await page.getByLabel('Lời mô tả ảnh 1').inputValue()).toBe('Hàng cây mới');
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  // One question for all of them.
  await page.getByText('3 ảnh mới chưa ghi em nào trong ảnh').first().waitFor();
  await page.getByLabel('Có; tôi biết cha mẹ').check();
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.waitForURL(/articles\/[0-9a-f-]{36}/);
  await page.getByText('Đã đăng.').waitFor();
  // Forgotten a moment after the next screen is there.
  const keptStill = () => page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('photos:')));
  await expect.poll(keptStill, { timeout: 5000 }).toBe(false);

  await page.goto(at.url(slug, '/tin/ngay-chu-nhat-xanh'));
  const pictures = page.locator('.gal img');
  expect(await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))).toEqual([
    'Hàng cây mới',
    'Sân trường',
    'Các bạn lớp 6A',
  ]);
  // Turned upright, and what the camera noted is gone.
  expect(
    await pictures.first().evaluate((one: HTMLImageElement) => [one.getAttribute('width'), one.getAttribute('height')]),
  ).toEqual(['1000', '1500']);
  const full = await page.locator('.gal a').nth(1).getAttribute('href');
  const bytes = await page.evaluate(async (src) => [...new Uint8Array(await (await fetch(src)).arrayBuffer())], full ?? '');
  const about = await sharp(Buffer.from(bytes)).metadata();
  expect([about.exif, about.width]).toEqual([undefined, 1600]);
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
  await context.close();
}, 180_000);

test('an article gets words, a place in front, a video and a file; what another wrote names its source', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/content/articles/moi'));
  await page.getByLabel('Tiêu đề').fill('Hội thi tiếng hát học sinh');
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  await text.fill('Hai mươi tiết mục dự thi.');
  await text.press('Enter');
  await page.getByRole('button', { name: 'Video', exact: true }).click();
  await page.getByLabel('Địa chỉ video').fill('https://evil.example/watch?v=aqz-KE-bpKQ');
  await page.getByLabel('Tên video').last().fill('Tiết mục mở màn');
  await page.getByRole('button', { name: 'Chèn video' }).click();
  await page.getByText('không nhận evil.example').waitFor();
  await page.getByLabel('Địa chỉ video').fill('https://youtu.be/aqz-KE-bpKQ?si=theo-doi');
  await page.getByRole('button', { name: 'Chèn video' }).click();
  await page.locator('.film').waitFor();
  await page.getByLabel('Độ ưu tiên').selectOption('Nổi bật');
  await page.getByLabel('Từ khóa').fill('Tiếng hát, văn nghệ, tieng hat');
  await page.getByLabel('Từ khóa').blur();
  expect(await page.getByLabel('Từ khóa').inputValue()).toBe('Tiếng hát, văn nghệ');
  const bad = { name: 'ke-hoach.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') };
  await page.getByLabel('Chọn tệp kèm bài').setInputFiles(bad);
  await page.getByText('“ke-hoach.pdf” là một trang web').waitFor();
  await page
    .getByLabel('Chọn tệp kèm bài')
    .setInputFiles({ ...bad, buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF') });
  await page.getByRole('link', { name: 'ke-hoach.pdf' }).waitFor();
  await page.getByLabel('Cho người đọc đánh giá bài').uncheck();
  await page.getByLabel('Bài đăng lại của nơi khác').check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.getByText('Bài đăng lại của nơi khác: ghi rõ nguồn.').first().waitFor();
  await page.getByLabel('Nguồn (bắt buộc)').fill('Báo Nam Định');
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.waitForURL(/articles\/[0-9a-f-]{36}/);

  const reader = await (await at.browser.newContext({ viewport: phone })).newPage();
  const elsewhere: string[] = [];
  reader.on('request', (request) => {
    if (!request.url().includes('namdinh.localhost')) elsewhere.push(request.url());
  });
  await reader.goto(at.url(slug));
  expect(await reader.locator('main a.t[href^="/tin/"]').first().textContent()).toBe('Hội thi tiếng hát học sinh');
  await reader.goto(at.url(slug, '/tin/hoi-thi-tieng-hat-hoc-sinh'));
  expect(await reader.locator('.vid a').getAttribute('href')).toBe('https://www.youtube.com/watch?v=aqz-KE-bpKQ');
  await reader.getByText('Nguồn: Báo Nam Định').waitFor();
  expect(await reader.getByText('Bài này có ích cho bạn không?').count()).toBe(0);
  expect(
    await reader.locator('meta[name="DC.subject"]').evaluateAll((all) => all.map((one) => one.getAttribute('content'))),
  ).toEqual(['Tiếng hát', 'văn nghệ']);
  expect(await reader.content()).toContain('"keywords":["Tiếng hát","văn nghệ"]');
  expect(await violations(reader)).toEqual([]);
  const file = await reader.locator('a.att').evaluate(async (link: HTMLAnchorElement) => {
    const got = await fetch(link.href);
    return [got.status, got.headers.get('content-type')];
  });
  expect(file).toEqual([200, 'application/pdf']);
  await reader.getByRole('navigation', { name: 'Từ khóa' }).getByRole('link', { name: 'Tiếng hát' }).click();
  await reader.getByRole('heading', { level: 1, name: 'Từ khóa: Tiếng hát' }).waitFor();
  await reader.getByRole('link', { name: 'Hội thi tiếng hát học sinh' }).waitFor();
  expect(await violations(reader)).toEqual([]);
  expect((await reader.goto(at.url(slug, '/tu-khoa/khong-co')))?.status()).toBe(404);
  expect((await reader.goto(at.url(slug, '/tu-khoa/tieng-hat?trang=9')))?.status()).toBe(404);
  expect(elsewhere).toEqual([]);
  await reader.context().close();
  await context.close();
});

test('one picture after another, letters, a paste and a table: nothing takes the place of a picture', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/content/articles/moi'));
  await page.getByLabel('Tiêu đề').fill('Ba bức ảnh');
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  await text.click();
  const picture = async (name: string, background: string) => {
    await page.getByRole('button', { name: 'Ảnh', exact: true }).click();
    const box = page.getByRole('dialog');
    const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background } })
      .png()
      .toBuffer();
    await box.getByLabel('Chọn ảnh từ máy').setInputFiles({ name, mimeType: 'image/png', buffer });
    await box.getByLabel(`Lời mô tả ảnh ${name}`).fill('Sân trường');
    await box.getByRole('button', { name: 'Tải lên ảnh' }).click();
    await box.waitFor({ state: 'hidden' });
  };
  await picture('do.png', '#aa0000');
  await picture('xanh.png', '#00aa00');
  await page.keyboard.type('Một chữ.');
  // Clicked upon, a picture is selected as a whole.
  await text.locator('figure img').last().click();
  await page.keyboard.type('Dưới');
  await text.locator('figure img').first().click();
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Chữ dán');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await text.locator('figure img').last().click();
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  expect(await text.locator('figure img').count()).toBe(2);
  const order = () =>
    text.evaluate((element) =>
      [...element.children].map((one) =>
        one.querySelector('figure') ? 'ảnh' : one.querySelector('td') ? 'bảng' : one.textContent,
      ),
    );
  expect((await order()).filter(Boolean)).toEqual(['ảnh', 'Chữ dán', 'ảnh', 'bảng', 'Dưới', 'Một chữ.']);
  await context.close();
});

test('who has an article open hears what a colleague does with it, and keeps what is typed', async () => {
  const writer = await signIn(at, 'bientap.so');
  const approver = await signIn(at, 'duyetbai.so');
  await writer.page.goto(at.url('quanly', '/namdinh/content/articles/moi'));
  await writer.page.getByLabel('Tiêu đề').fill('Lịch thi học sinh giỏi cấp tỉnh');
  await writer.page.getByRole('textbox', { name: 'Nội dung bài' }).fill('Thi ngày 20 tháng 12.');
  await writer.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await writer.page.waitForURL(/articles\/[0-9a-f-]{36}/);
  await writer.page.getByText('Đã lưu nháp.').waitFor();
  await approver.page.goto(writer.page.url().replace(/\?.*/, ''));
  const opened = /đang mở bài này từ \d\d:\d\d/;
  await approver.page.getByText(opened).waitFor();
  await writer.page.getByText(opened).waitFor();
  await approver.page.goto(at.url('quanly', '/namdinh/content/articles'));
  await approver.page.getByText(/đang mở$/).waitFor();
  await writer.page.getByText(opened).waitFor({ state: 'detached' });
  await approver.page.goBack();
  await approver.page.getByLabel('Tiêu đề').fill('Lịch thi học sinh giỏi, gõ dở');

  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  await approver.page.getByText(/vừa gửi duyệt bài này\.$/).waitFor();
  await approver.page.getByText(/Bạn còn bản gõ dở lúc/).waitFor();
  expect(await approver.page.getByLabel('Tiêu đề').inputValue()).toBe('Lịch thi học sinh giỏi cấp tỉnh');
  expect(await writer.page.getByText(/vừa gửi duyệt bài này/).count()).toBe(0);
  expect(await violations(approver.page)).toEqual([]);

  await approver.page.getByLabel('Lý do trả lại').fill('Ghi thêm nơi thi.');
  await approver.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await approver.page.getByText('Đã trả lại người viết.').waitFor();
  await writer.page.getByText(/vừa trả lại bài này\.$/).waitFor();
  await writer.page.getByLabel('Tiêu đề').fill('Lịch và nơi thi học sinh giỏi cấp tỉnh');
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText(/vừa trả lại bài này/).waitFor({ state: 'hidden' });
  await approver.page.getByText(/vừa gửi duyệt bài này\.$/).waitFor();
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await writer.page.getByText(/vừa duyệt bài này\.$/).waitFor();
  await writer.page.getByRole('link', { name: 'Xem trên trang' }).waitFor();
  for (const { context } of [writer, approver]) await context.close();
});

test('at the Sở the new text of a page waits for somebody else; readers keep the old one until then', async () => {
  const desk = (path: string) => at.url('quanly', `/namdinh${path}`);
  const writer = await signIn(at, 'bientap.so');
  const approver = await signIn(at, 'duyetbai.so', phone);
  await writer.page.goto(desk('/sites/sections/gioi-thieu'));
  await writer.page.getByText('Người đọc vẫn thấy bản đang dùng.').waitFor();
  await writer.page.getByRole('textbox', { name: 'Nội dung bài' }).fill('Sở quản lý 874 đơn vị, viết lại.');
  await writer.page.getByLabel('Tên mục').fill('Giới thiệu về Sở');
  await writer.page.getByRole('button', { name: 'Lưu và gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  await writer.page.getByText('Bản chờ duyệt').waitFor();
  expect(await writer.page.getByRole('button', { name: 'Duyệt và đăng' }).count()).toBe(0);
  expect(await violations(writer.page)).toEqual([]);
  const reader = await at.browser.newPage();
  await reader.goto(at.url('', '/gioi-thieu'));
  expect(await reader.content()).not.toMatch(/viết lại|Giới thiệu về Sở/);

  await approver.page.goto(desk(''));
  await approver.page.getByText(/^Mục “.+” chờ duyệt$/).waitFor();
  await approver.page.goto(desk('/sites/sections'));
  await approver.page
    .locator('.sections li', { hasText: 'chờ duyệt' })
    .getByRole('link', { name: 'Giới thiệu', exact: true })
    .click();
  await approver.page.locator('ins', { hasText: 'viết lại' }).waitFor();
  await approver.page.getByText('Tên: Giới thiệu → Giới thiệu về Sở').waitFor();
  expect(await violations(approver.page)).toEqual([]);
  await approver.page.getByRole('button', { name: 'Trả lại' }).click();
  await approver.page.getByText('Ghi lý do trả lại').first().waitFor();
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.page.getByText('Đã duyệt. Trang công khai đổi ngay.').waitFor();
  await reader.goto(at.url('', '/gioi-thieu'));
  await reader.getByText('Sở quản lý 874 đơn vị, viết lại.').waitFor();
  await reader.getByRole('heading', { name: 'Giới thiệu về Sở' }).waitFor();
  await reader.close();
  for (const { context } of [writer, approver]) await context.close();
});
