// A photograph and a story on their way to citizens: uploaded, written, looked at, published, hidden, withdrawn; and the sites themselves.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { alive, desk, phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey('district');
let school: { slug: string; code: string };
let units: { code: string; slug: string; type: string }[];
let photo = '';
let disguised = '';

beforeAll(async () => {
  units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out);
  const accounts = JSON.parse((await at.cli(['demo', 'accounts', '--json'])).out) as { username: string; unit: string }[];
  const code = accounts.find((account) => account.username === 'bientap')?.unit;
  school = units.find((unit) => unit.code === code) ?? { slug: '', code: '' };
  photo = join(at.dir, 'san-truong.jpg');
  disguised = join(at.dir, 'bai-cu.jpg');
  writeFileSync(disguised, '<!doctype html><p>Bài cũ</p>');
  const image = sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#2a7f62' } });
  writeFileSync(photo, await image.jpeg().toBuffer());
}, 240_000);

const office = (path: string) => at.url('quanly', `/${school.slug}${path}`);

test('an editor uploads a photo, writes, previews, publishes; hidden it is gone, withdrawn the page is none', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.goto(office('/content/articles/moi'));
  await page.getByLabel('Tiêu đề').fill('Ngày hội thể thao của trường');
  await page.getByLabel('Tóm tắt').fill('Hai mươi đội bóng chuyền tranh tài.');
  const text = page.getByRole('textbox', { name: 'Nội dung bài' });
  await text.fill('Sáng nay toàn trường ra sân.');
  await text.press('Enter');

  // From Word: a list, a colour, a picture of another server. The list stays, the rest does not.
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      `<p style="color:red;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;</span>Khối 6</p>
       <p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;</span>Khối 7</p><img src="https://tracker.example/p.gif" width="300">
       <p><a href="javascript:alert(1)">lừa</a></p>`,
    );
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('1 ảnh trong phần vừa dán nằm ở nơi khác').waitFor();

  // From a document of the 1990s: what its signs say, in today's letters.
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>Céng hoµ x· héi chñ nghÜa <b>ViÖt Nam</b></p><p>Đoạn của hôm nay</p>');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await text.getByText('Cộng hoà xã hội chủ nghĩa Việt Nam').waitFor();
  await text.getByText('Đoạn của hôm nay').waitFor();

  await page.getByRole('button', { name: 'Liên kết', exact: true }).click();
  await page.getByLabel('Địa chỉ liên kết').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Gắn liên kết' }).click();
  await page.getByText('Địa chỉ này không dùng được').waitFor();
  await page.getByRole('button', { name: 'Thôi' }).click();

  await page.getByRole('button', { name: 'Ảnh', exact: true }).click();
  // What is no picture, whatever it is called, stays with its reason; the others are taken.
  await page.getByLabel('Chọn ảnh từ máy').setInputFiles([photo, disguised]);
  await page.getByText('“bai-cu.jpg” là').waitFor();
  await page.getByRole('button', { name: 'Tải lên ảnh' }).click();
  await page.getByText('Ghi lời mô tả, hoặc chọn').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Lời mô tả ảnh san-truong.jpg').fill('Học sinh xếp hàng trên sân');
  await page.getByRole('button', { name: 'Tải lên ảnh' }).click();
  await page.getByText('Đã nhận 1 ảnh').waitFor();
  await page.getByText('“bai-cu.jpg” là').waitFor();
  await page.locator('.pictures .pick').first().waitFor();
  await page.getByRole('button', { name: 'Dùng 1 ảnh' }).click();
  await page.locator('figure.fig img').waitFor();
  await page.getByLabel('Chú thích ảnh').fill('Lễ khai mạc');
  await page.getByRole('button', { name: 'Chọn ảnh đại diện' }).click();
  await page.locator('.pictures .pick').first().click();
  await page.locator('.cover img').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByText('Điện thoại', { exact: true }).click();
  const preview = page.frameLocator('iframe[name=preview]');
  await preview.getByRole('heading', { level: 1, name: 'Ngày hội thể thao của trường' }).waitFor();
  await preview.getByText('Lễ khai mạc').waitFor();
  await page.getByText('Soạn', { exact: true }).last().click();

  const reader = await at.browser.newContext({ viewport: phone });
  const home = await reader.newPage();
  await home.goto(at.url(school.slug));
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.getByText('1 ảnh mới chưa ghi em nào trong ảnh').first().waitFor();
  await page.getByLabel('Không có học sinh nào nhìn rõ mặt').check();
  await page.getByRole('button', { name: 'Đăng bài' }).click();
  await page.waitForURL(/articles\/[0-9a-f-]{36}/);
  await home.goto(at.url(school.slug));
  // Published is visible: the very next request already has it.
  expect(await home.getByRole('link', { name: 'Ngày hội thể thao của trường' }).count()).toBeGreaterThan(0);
  expect(await violations(home)).toEqual([]);

  const story = at.url(school.slug, '/tin/ngay-hoi-the-thao-cua-truong');
  await home.goto(story);
  const shown = home.locator('.prose figure img');
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  expect(await shown.getAttribute('srcset')).toMatch(/480w.*960w.*1600w/);
  expect(await shown.getAttribute('alt')).toBe('Học sinh xếp hàng trên sân');
  expect(await home.locator('.prose ul li').allTextContents()).toEqual(['Khối 6', 'Khối 7']);
  expect(await home.content()).not.toMatch(/javascript:|tracker\.example/);
  expect(await violations(home)).toEqual([]);
  const address = await shown.evaluate((image: HTMLImageElement) => image.currentSrc);
  // Kept for minutes only: what is hidden goes from the browsers of those who saw it as well.
  const again = () =>
    home.evaluate(
      async ([path = '', tag = '']) => {
        const answer = await fetch(path, { cache: 'no-store', headers: { 'if-none-match': tag } });
        return [answer.status, answer.headers.get('cache-control')];
      },
      [new URL(address).pathname, `"${/[0-9a-f]{64}/.exec(address)?.[0]}"`],
    );
  expect(await again()).toEqual([304, 'public, max-age=300, must-revalidate']);
  // Another unit's host has no such picture, and the feed brings it whole.
  const elsewhere = await home.goto(address.replace(`//${school.slug}.`, '//'));
  expect(elsewhere?.status()).toBe(404);
  await home.goto(story);
  const rss = await home.evaluate(async () => (await fetch('/rss.xml')).text());
  expect(rss).toMatch(/<enclosure url="http:[^"]+\.webp" length="\d+" type="image\/webp"\/>/);

  await page.goto(office('/media/library?q=xep hang tren san'));
  await page.getByRole('button', { name: 'Ẩn khỏi mọi trang' }).first().click();
  await page.getByText('0 ảnh').first().waitFor();
  // What happened is said, and taken back from there.
  const said = page.getByRole('status').filter({ hasText: 'ở mọi trang.' });
  expect(await said.textContent()).toMatch(/^Đã ẩn ảnh “.+” ở mọi trang\./);
  await said.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('1 ảnh').first().waitFor();
  expect(await said.textContent()).toMatch(/^Đã cho hiện lại ảnh/);
  await said.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('0 ảnh').first().waitFor();
  await home.goto(story);
  expect(await home.locator('main img[src^="/media/"]').count()).toBe(0);
  // Whoever asks the server gets none, nor the word that what he has is still good.
  expect((await again())[0]).toBe(404);
  const stranger = await at.browser.newContext();
  expect((await (await stranger.newPage()).goto(address))?.status()).toBe(404);
  await stranger.close();

  await page.goto(office('/content/articles?q=ngay hoi the thao'));
  await page.getByRole('link', { name: 'Ngày hội thể thao của trường' }).click();
  await page.getByText('Gỡ bài khỏi trang').click();
  await page.getByRole('button', { name: 'Gỡ khỏi trang' }).click();
  await page.getByText('Ghi lý do gỡ bài').first().waitFor();
  await page.getByLabel('Lý do gỡ').fill('Nhầm ngày');
  await page.getByRole('button', { name: 'Gỡ khỏi trang' }).click();
  await page.getByText('Đã gỡ bài.').waitFor();
  const gone = await home.goto(story);
  expect(gone?.status()).toBe(410);
  expect(await home.content()).not.toMatch(/Nhầm ngày|thể thao của trường/);
  await reader.close();
  await context.close();
});

test('what is typed is kept; the second of two editors sees both versions; others see why they cannot publish', async () => {
  const first = await signIn(at, 'bientap');
  const second = await signIn(at, 'duyetbai');
  await first.page.goto(office('/content/articles/moi'));
  await first.page.getByLabel('Tiêu đề').fill('Bài của hai người');
  await first.page.getByText(/Giữ nháp trên máy này lúc/).waitFor();
  await first.page.reload();
  await first.page.getByText('Đã lấy lại bản nháp').waitFor();
  expect(await first.page.getByLabel('Tiêu đề').inputValue()).toBe('Bài của hai người');
  await first.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await first.page.waitForURL(/articles\/[0-9a-f-]{36}/);
  const [address = ''] = first.page.url().split('?');
  await first.page.goto(address);
  await second.page.goto(address);
  await second.page.getByLabel('Tóm tắt').fill('Tóm tắt của người thứ hai');
  await first.page.getByLabel('Tóm tắt').fill('Tóm tắt của người thứ nhất');
  await first.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await first.page.getByText('Đã lưu nháp.').waitFor();
  // Told at once, with what is typed left as it is.
  await second.page.getByText(/vừa lưu bản mới của bài này/).waitFor();
  // Stored, it is no draft of this machine, also after the moment in which drafts are kept.
  const keptHere = first.page.getByText(/Giữ nháp trên máy này lúc/);
  await first.page.waitForTimeout(800);
  expect(await keptHere.count()).toBe(0);
  // What stores no text forgets none: after a link was made the words come back; written back as they are stored, they do not.
  await first.page.getByLabel('Tóm tắt').fill('Tóm tắt chưa lưu');
  await keptHere.waitFor();
  await first.page.getByText('Cho người ngoài xem trước').click();
  await first.page.getByRole('button', { name: 'Tạo liên kết' }).click();
  await first.page.locator('.made a').waitFor();
  await first.page.reload();
  await first.page.getByText('Đã lấy lại bản nháp').waitFor();
  expect(await first.page.getByLabel('Tóm tắt').inputValue()).toBe('Tóm tắt chưa lưu');
  await first.page.getByLabel('Tóm tắt').fill('Tóm tắt của người thứ nhất');
  await first.page.getByText('Đã lấy lại bản nháp').waitFor({ state: 'detached' });
  await first.page.reload();
  await first.page.getByText('Cho người ngoài xem trước').waitFor();
  expect(await first.page.getByText('Đã lấy lại bản nháp').count()).toBe(0);
  await second.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await second.page.getByText('Tóm tắt của người thứ nhất').waitFor();
  expect(await violations(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Giữ bản của tôi' }).click();
  await second.page.getByText('Đã lưu nháp.').waitFor();
  const teacher = await signIn(at, 'giaovien');
  await teacher.page.goto(address);
  expect(await teacher.page.getByRole('button', { name: 'Đăng bài' }).isDisabled()).toBe(true);
  await teacher.page.getByText('Nhờ quản trị đơn vị cấp quyền').first().waitFor();
  expect(await teacher.page.getByLabel('Tóm tắt').inputValue()).toBe('Tóm tắt của người thứ hai');
  for (const { context } of [first, second, teacher]) await context.close();
});

test('at the Sở a text is sent, returned with a reason, mended, approved by another; a link shows it before, until it is revoked', async () => {
  const writer = await signIn(at, 'bientap.so');
  const approver = await signIn(at, 'duyetbai.so', phone);
  const desk = (path: string) => at.url('quanly', `/namdinh${path}`);
  await writer.page.goto(desk('/content/articles/moi'));
  await writer.page.getByLabel('Tiêu đề').fill('Kế hoạch tập huấn thư viện số');
  await writer.page.getByRole('textbox', { name: 'Nội dung bài' }).fill('Tập huấn trong hai ngày, tại ba cụm.');
  // Nobody publishes the own text here: there is no such button.
  expect(await writer.page.getByRole('button', { name: 'Đăng bài' }).count()).toBe(0);
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.waitForURL(/articles\/[0-9a-f-]{36}/);
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  expect(await violations(writer.page)).toEqual([]);
  const [address = ''] = writer.page.url().split('?');

  await approver.page.goto(desk(''));
  await approver.page
    .getByText(/bài chờ duyệt/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await approver.page.goto(desk('/content/articles?state=waiting&q=thu vien so'));
  await approver.page.getByRole('link', { name: 'Kế hoạch tập huấn thư viện số' }).click();
  await approver.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await approver.page.getByText('Ghi lý do trả lại').first().waitFor();
  await approver.page.getByLabel('Lý do trả lại').fill('Ghi rõ hai ngày nào.');
  await approver.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await approver.page.getByText('Đã trả lại người viết.').waitFor();

  await writer.page.goto(desk(''));
  await writer.page.getByText('Bài “Kế hoạch tập huấn thư viện số” được trả lại').waitFor();
  await writer.page.goto(address);
  await writer.page.getByText('Ghi rõ hai ngày nào.').first().waitFor();
  const text = writer.page.getByRole('textbox', { name: 'Nội dung bài' });
  await text.fill('Tập huấn ngày 12 và 13/12, tại ba cụm.');
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();

  await writer.page.getByText('Cho người ngoài xem trước').click();
  await writer.page.getByRole('button', { name: 'Tạo liên kết' }).click();
  const link = writer.page.locator('.made a');
  await link.waitFor();
  const secret = (await link.getAttribute('href')) ?? '';
  expect(secret).toMatch(/\/xem-truoc\/[\w-]{32}$/);
  const reader = await at.browser.newContext({ viewport: phone });
  const page = await reader.newPage();
  const shown = await page.goto(secret);
  expect([
    shown?.status(),
    shown?.headers()['cache-control'],
    shown?.headers()['x-robots-tag'],
    shown?.headers()['x-cache'],
  ]).toEqual([...[200, 'private, no-store', 'noindex, nofollow', 'miss']]);
  await page.getByText('Tập huấn ngày 12 và 13/12').waitFor();
  await page.getByText('chưa phải bài đã đăng').waitFor();
  expect(await violations(page)).toEqual([]);
  await writer.page.getByRole('button', { name: /^Thu hồi liên kết/ }).click();
  await writer.page.getByText('Đã thu hồi liên kết.').waitFor();
  expect((await page.goto(secret))?.status()).toBe(410);
  await page.getByRole('heading', { name: 'Liên kết xem trước đã được thu hồi' }).waitFor();

  await approver.page.goto(`${address}/history`);
  await approver.page.locator('ins', { hasText: 'ngày 12 và 13/12' }).waitFor();
  expect(await violations(approver.page)).toEqual([]);
  await approver.page.goto(address);
  await page.goto(at.url(''));
  // What the approver began to write is never laid over the text that waits: that one is read and approved, the other lies aside.
  const title = approver.page.getByLabel('Tiêu đề');
  await approver.page.getByRole('button', { name: 'Rút lại để sửa' }).click();
  await approver.page.getByText('Đã rút lại, sửa tiếp được.').waitFor();
  await title.fill('Tên khác của người duyệt');
  await approver.page.getByText(/Giữ nháp trên máy này lúc/).waitFor();
  await writer.page.goto(address);
  await writer.page.getByLabel('Tóm tắt').fill('Thêm một câu tóm tắt.');
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  await approver.page.goto(address);
  await approver.page.getByText(/Bạn còn bản gõ dở lúc/).waitFor();
  expect(await title.inputValue()).toBe('Kế hoạch tập huấn thư viện số');
  expect(await approver.page.getByLabel('Tóm tắt').inputValue()).toBe('Thêm một câu tóm tắt.');
  await approver.page.getByRole('button', { name: 'Rút lại để sửa, dùng tiếp bản gõ dở' }).click();
  await approver.page.getByText(/Đã lấy lại bản nháp gõ lúc/).waitFor();
  expect(await title.inputValue()).toBe('Tên khác của người duyệt');
  await writer.page.goto(address);
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  await approver.page.goto(address);
  await approver.page.getByText(/Bạn còn bản gõ dở lúc/).waitFor();
  expect(await violations(approver.page)).toEqual([]);
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.page.getByText('Đã duyệt.').waitFor();
  expect(await title.inputValue()).toBe('Kế hoạch tập huấn thư viện số');
  await page.goto(at.url(''));
  await page.getByRole('link', { name: 'Kế hoạch tập huấn thư viện số' }).first().waitFor({ timeout: 1000 });
  expect((await page.goto(at.url('', '/tin/ke-hoach-tap-huan-thu-vien-so')))?.status()).toBe(200);

  // The board behind it, and the rule, which editors see and do not change.
  await writer.page.goto(desk('/sites/board'));
  await writer.page.getByText('Trưởng ban').waitFor();
  await writer.page.getByText(/album và video cũng vậy/).waitFor();
  expect(await writer.page.getByRole('radio', { name: /Người viết tự đăng được/ }).isDisabled()).toBe(true);
  expect(await violations(writer.page)).toEqual([]);
  for (const { context } of [writer, approver]) await context.close();
  await reader.close();
});

test('at the Sở an album and a video wait as well: what stands stays until another has seen what changes', async () => {
  const writer = await signIn(at, 'bientap.so');
  const approver = await signIn(at, 'duyetbai.so', phone);
  const gallery = (path: string) => at.url('quanly', `/namdinh/gallery${path}`);
  const reader = await at.browser.newPage({ viewport: phone });
  const shelf = async () => {
    await reader.goto(at.url('', '/thu-vien'));
    return (await reader.locator('main').textContent()) ?? '';
  };
  const standing = 'Hội nghị sơ kết công tác đầu năm học';
  const wanted = 'Hội nghị sơ kết công tác đầu năm học 2018-2019 của ngành Giáo dục và Đào tạo tỉnh Nam Định';
  await writer.page.goto(gallery('/albums'));
  await writer.page.getByRole('link', { name: standing }).first().click();
  await writer.page.getByText('chờ người khác duyệt').waitFor();
  await alive(writer.page, '#album');
  await writer.page.getByLabel('Tên album').fill(wanted);
  await writer.page.getByLabel('Đưa ảnh 1 xuống').click();
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.getByText('Đã gửi duyệt. Người xem thấy bản mới khi được duyệt.').waitFor();
  expect(await writer.page.getByRole('button', { name: 'Duyệt và đăng' }).count()).toBe(0);
  await sound(writer.page);
  const [album = ''] = writer.page.url().split('?');
  expect(await shelf()).not.toContain(wanted);

  await approver.page.goto(at.url('quanly', '/namdinh'));
  await approver.page.getByText('1 album, video chờ duyệt').filter({ visible: true }).first().waitFor();
  await approver.page.goto(gallery('/albums?state=waiting'));
  await approver.page.getByRole('link', { name: standing }).first().click();
  await approver.page.locator('ins', { hasText: wanted }).waitFor();
  await approver.page.getByText('chuyển từ thứ 2 đến thứ 1').waitFor();
  await sound(approver.page);
  await approver.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await approver.page.getByText('Ghi lý do trả lại').first().waitFor();
  await approver.page.getByLabel('Lý do, khi trả lại').fill('Tên dài quá, bỏ chữ của ngành.');
  await approver.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await approver.page.getByText('Đã trả lại người gửi.').waitFor();

  await writer.page.goto(at.url('quanly', '/namdinh'));
  await writer.page.getByText(`Album “${wanted}” được trả lại`).waitFor();
  await writer.page.goto(album);
  await writer.page.getByText('Tên dài quá, bỏ chữ của ngành.').waitFor();
  await alive(writer.page, '#album');
  const shorter = 'Hội nghị sơ kết công tác đầu năm học 2018-2019';
  await writer.page.getByLabel('Tên album').fill(shorter);
  await writer.page.getByRole('button', { name: 'Gửi bản sửa' }).click();
  await writer.page.getByText('Đã gửi duyệt.').waitFor();
  await approver.page.goto(album);
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.page.getByText('Đã duyệt và đăng.').waitFor();
  expect(await shelf()).toContain(shorter);

  await writer.page.goto(gallery('/videos/moi'));
  await alive(writer.page, '#video');
  await writer.page.getByLabel('Tên video').fill('Phóng sự ngày hội');
  await writer.page.getByLabel('Địa chỉ video').fill('https://youtu.be/aqz-KE-bpKQ');
  await writer.page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await writer.page.waitForURL(/videos\/[0-9a-f-]{36}/);
  await writer.page.getByText('Video chưa có trên trang').waitFor();
  await sound(writer.page);
  expect(await shelf()).not.toContain('Phóng sự ngày hội');
  const [video = ''] = writer.page.url().split('?');
  await approver.page.goto(video);
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.page.getByText('Đã duyệt và đăng.').waitFor();
  expect(await shelf()).toContain('Phóng sự ngày hội');
  for (const { context } of [writer, approver]) await context.close();
  await reader.close();
});

test('a site changes its face, its contacts change at once with the record', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(office('/sites/settings'));
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Câu giới thiệu ở đầu trang').fill('Một câu giới thiệu mới');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu.').waitFor();
  await page.goto(office('/sites/look'));
  // What is chosen before the screen has come alive is forgotten by it.
  const chosen = async () => {
    await page.getByText('Gốm', { exact: true }).click();
    return page.getByRole('radio', { name: 'Gốm', exact: true }).isChecked();
  };
  await expect.poll(chosen).toBe(true);
  await page.frameLocator('iframe[name=preview]').locator('html[data-palette=gom]').waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Mọi trang của đơn vị đổi ngay.').waitFor();
  const reader = await at.browser.newPage();
  await reader.goto(at.url(school.slug));
  await reader.getByRole('heading', { name: 'Một câu giới thiệu mới' }).waitFor({ timeout: 1000 });
  expect(await reader.locator('html').getAttribute('data-palette')).toBe('gom');
  await reader.goto(at.url(school.slug, '/lien-he'));
  await page.goto(office('/organizations/profile'));
  await page.locator('#f-phone').fill('02283999888');
  await page.locator('#f-phone').press('Enter');
  await page.getByText('Đã lưu').first().waitFor();
  await reader.goto(at.url(school.slug, '/lien-he'));
  expect(await reader.getByText('02283999888').count()).toBe(2);
  await reader.close();
  await context.close();
});

test('from the command line, with pictures beside the file; and where a page comes from', async () => {
  const file = join(at.dir, 'bai.json');
  const image = { file: 'san-truong.jpg', alt: 'Sân trường', caption: 'Ảnh của trường' };
  writeFileSync(
    file,
    JSON.stringify({ title: 'Bài có ảnh từ dòng lệnh', body: ['Đoạn một.', 'Đoạn hai.'], cover: image, images: [image] }),
  );
  const { out, code } = await at.cli(['article', 'publish', '--unit', school.code, '--file', file, '--json']);
  expect(code).toBe(0);
  const { url } = JSON.parse(out) as { url: string };
  const page = await at.browser.newPage();
  await page.goto(url);
  expect(await page.locator('.prose p').allTextContents()).toContain('Đoạn hai.');
  expect(await page.locator('.prose figcaption').textContent()).toBe('Ảnh của trường');
  const explained = JSON.parse((await at.cli(['portal', 'explain', url])).out) as {
    type: string;
    version: number;
    files: string[];
  };
  expect([explained.type, explained.version]).toEqual(['article', 1]);
  for (const path of explained.files) expect(() => readFileSync(path, 'utf8'), path).not.toThrow(/ENOENT/);
  writeFileSync(file, JSON.stringify({ title: 'Bài hỏng', body: 'x', images: [{ file: 'bai.json', alt: 'x' }] }));
  const refused = await at.cli(['article', 'publish', '--unit', school.code, '--file', file]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('Trang nhận ảnh JPG, PNG và WebP')]);
  await page.close();
});

test('every kind of site is readable for everybody, light and dark, at the desk and on the phone', async () => {
  // The district has no centre for continuing education: it gets one.
  const { page: admin, context: office } = await signIn(at, 'quantri.so');
  await admin.goto(at.url('quanly', '/namdinh/organizations/units/moi'));
  await admin.getByLabel('Tên đầy đủ').fill('Trung tâm GDTX Hải Hậu');
  await admin.getByLabel('Tên gọi tắt').fill('GDTX Hải Hậu');
  await admin.getByLabel('Loại', { exact: true }).selectOption('GDTX');
  await admin.getByLabel('Tên địa chỉ').fill('gdtx-hai-hau');
  await admin.getByRole('button', { name: 'Thêm đơn vị và mở trang' }).click();
  await admin.waitForURL(/gdtx-hai-hau\/organizations\/profile/);
  await office.close();
  const file = join(at.dir, 'gdtx.json');
  writeFileSync(
    file,
    JSON.stringify({ title: 'Khai giảng lớp tin học buổi tối', body: 'Ba buổi mỗi tuần.', section: 'thong-bao' }),
  );
  expect((await at.cli(['article', 'publish', '--unit', 'gdtx-hai-hau', '--file', file])).code).toBe(0);
  const ofType = (type: string) => units.find((unit) => unit.type === type)?.slug ?? '';
  const labels = ['', ...['PHONG', 'MAM_NON', 'TIEU_HOC', 'THCS', 'THPT'].map(ofType), 'gdtx-hai-hau'];
  const everyPath = ['/', '/gioi-thieu', '/thong-bao', '/lien-he', '/tim-kiem?q=hoc', '/khong-co'];
  const found: string[] = [];
  for (const [viewport, colorScheme] of [
    [desk, 'light'],
    [phone, 'dark'],
  ] as const) {
    const context = await at.browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    for (const label of labels)
      for (const path of [...(viewport === desk ? everyPath : ['/', '/thong-bao']), ...(label === '' ? ['/danh-ba'] : [])]) {
        await page.goto(at.url(label, path));
        for (const fault of await violations(page)) found.push(`${label}${path} ${colorScheme}: ${fault}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(`${label}${path}: ${wide} px sideways`);
      }
    await context.close();
  }
  expect(found).toEqual([]);
  expect(new Set(labels).size).toBe(labels.length);
}, 300_000);

test('while the database is away what is kept is served and says so', async () => {
  const page = await at.browser.newPage();
  const ask = async (path: string) => {
    const response = await page.goto(at.url(school.slug, path));
    return [response?.status(), response?.headers()['x-cache']];
  };
  await ask('/');
  expect(await ask('/')).toEqual([200, 'hit']);
  process.kill(Number(readFileSync(join(at.dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  const seen: unknown[] = [];
  const end = Date.now() + 60_000;
  while (Date.now() < end && !(seen.includes('stale') && seen.at(-1) === 'hit')) {
    const [status, word] = await ask('/');
    expect([200, 503]).toContain(status);
    seen.push(word);
  }
  expect(seen).toContain('stale');
  expect(seen.at(-1)).toBe('hit');
  await page.close();
});
