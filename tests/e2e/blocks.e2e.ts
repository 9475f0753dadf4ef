// The first page of a school is arranged: by keyboard, by hand, with a preview that is the page itself; what the Sở locks stays as it is.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

const office = (path: string, unit = slug) => at.url('quanly', `/${unit}${path}`);
const headings = (page: Page) => page.locator('main h2').allTextContents();
/** The plan as it is read: rows of columns of names. */
const plan = (page: Page) =>
  page
    .locator('.plan-row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('.plan-col')]
          .map((column) => [...column.querySelectorAll('.brick b')].map((name) => name.textContent).join('+'))
          .join(' | '),
      ),
    );

test('an editor moves blocks by keyboard and by hand, adds one, sees the page, saves: the home shows it', async () => {
  const { page, context } = await signIn(at, 'bientap');
  await page.setViewportSize(desk);
  await page.goto(office('/sites/layout'));
  const shown = page.frameLocator('iframe[name=preview]');
  await shown.getByRole('heading', { name: 'Chuyện ở trường' }).waitFor();
  await sound(page);
  const start = await plan(page);
  expect(start.slice(0, 2)).toEqual(['Lời chào, giới thiệu+Ô lối tắt', 'Chuyện ở trường | Thông báo']);
  expect(start.slice(3)).toEqual(['Album', 'Công khai | Tin từ cấp trên+Hỏi đáp mới']);

  // By keyboard: lifted, moved, told; taken back by Escape, then put down for good.
  const grip = page.getByRole('button', { name: 'Dời khối Thông báo' });
  await grip.focus();
  await page.keyboard.press('Space');
  await page.getByText(/Đã nhấc khối Thông báo, đang ở hàng 2, cột 2, vị trí 1/).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('khối Thông báo: hàng 2, cột 1, vị trí 1.').waitFor();
  await page.keyboard.press('Escape');
  expect((await plan(page))[1]).toBe('Chuyện ở trường | Thông báo');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect((await plan(page))[1]).toBe('Chuyện ở trường+Thông báo | ');
  expect(await grip.evaluate((element) => element === document.activeElement)).toBe(true);

  // By hand: the albums go into the empty column.
  const from = await page.getByRole('button', { name: 'Dời khối Album' }).boundingBox();
  const to = await page.getByText('Cột trống').boundingBox();
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 8, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  expect(await plan(page)).toEqual([start[0], 'Chuyện ở trường+Thông báo | Album', start[2], '', start[4]]);
  // A block over the whole width does not go into a narrow column.
  const wide = await page.getByRole('button', { name: 'Dời khối Lời chào, giới thiệu' }).boundingBox();
  if (!wide) throw new Error('nothing to drag');
  await page.mouse.move(wide.x + 8, wide.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  expect((await plan(page))[0]).toBe('Lời chào, giới thiệu+Ô lối tắt');

  await page.getByRole('button', { name: 'Bỏ hàng trống 4' }).click();

  // A duty with its day: a day that is none is refused in words, a coming one stands under the menu at once.
  await page.getByRole('button', { name: 'Thêm khối' }).click();
  await page.getByRole('searchbox', { name: 'Tìm khối' }).fill('viec den han');
  await page.keyboard.press('Enter');
  await page.getByLabel('Lời nhắc').fill('mọi lớp nộp sổ điểm.');
  await page.getByLabel('Hạn', { exact: true }).fill('31/02/2019');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: /Tháng 2 không có ngày 31/ }).waitFor();
  await page.getByLabel('Hạn', { exact: true }).fill('15/12/2018');
  await shown.getByText('Hạn 15/12/2018: mọi lớp nộp sổ điểm.').waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
  expect((await plan(page))[0]).toBe('Việc đến hạn');

  await page.getByRole('button', { name: 'Thêm khối' }).click();
  await page.getByRole('searchbox', { name: 'Tìm khối' }).fill('lien ket');
  await sound(page);
  await page.getByRole('button', { name: /^Liên kết website/ }).click();
  await page.getByText('Khối này chưa có gì để hiện').waitFor();
  await page.getByLabel('Tiêu đề').fill('Trang hay dùng');
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await page.getByLabel('Tên 1').fill('Bộ Giáo dục và Đào tạo');
  await page.getByLabel('Địa chỉ 1').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: /Địa chỉ bắt đầu bằng https/ }).waitFor();
  await sound(page);
  await page.getByLabel('Địa chỉ 1').fill('https://moet.gov.vn');
  await shown.getByRole('link', { name: 'Bộ Giáo dục và Đào tạo' }).waitFor();
  // What is new at the foot of the page is brought into view.
  const inView = (element: Element) =>
    element.getBoundingClientRect().top < (element.ownerDocument.defaultView?.innerHeight ?? 0);
  await expect.poll(() => shown.getByRole('heading', { name: 'Trang hay dùng' }).evaluate(inView)).toBe(true);
  // Closed by mistake: the draft is there again.
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByText(/Đã lấy lại cách sắp xếp lúc/).waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang chủ đổi ngay.').waitFor();

  const reader = await at.browser.newContext({ viewport: phone });
  const home = await reader.newPage();
  await home.goto(at.url(slug));
  expect(await headings(home)).toEqual(expect.arrayContaining(['Chuyện ở trường', 'Thông báo', 'Trang hay dùng']));
  await home.getByText('Hạn 15/12/2018: mọi lớp nộp sổ điểm.').waitFor();
  await sound(home);

  // Another one saves meanwhile: nothing is lost, both are shown.
  const second = await context.newPage();
  await second.goto(office('/sites/layout'));
  await page.goto(office('/sites/layout'));
  for (const [desktop, title] of [
    [second, 'Liên kết của người khác'],
    [page, 'Liên kết của tôi'],
  ] as const) {
    await desktop.getByRole('button', { name: /^Trang hay dùng/ }).click();
    await desktop.getByLabel('Tiêu đề').fill(title);
  }
  await second.getByRole('button', { name: 'Lưu', exact: true }).click();
  await second.getByText('Đã lưu. Trang chủ đổi ngay.').waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText(/vừa sắp xếp trang chủ này lúc .*: sửa Liên kết của người khác\.$/).waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Giữ bản của tôi, rồi bấm Lưu' }).click();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Trang chủ đổi ngay.').waitFor();
  await home.goto(at.url(slug));
  expect(await headings(home)).toContain('Liên kết của tôi');

  // On a phone, and back to the template.
  await page.setViewportSize(phone);
  await page.goto(office('/sites/layout'));
  await page.getByText('Điện thoại', { exact: true }).click();
  await shown.getByRole('heading', { name: 'Liên kết của tôi' }).waitFor();
  await sound(page);
  await page.getByText('Sắp xếp', { exact: true }).click();
  // An empty row, with the most to do at its head, stays within the plan.
  await page.getByRole('button', { name: 'Thêm hàng' }).click();
  const beyond = (plan: Element) =>
    [...plan.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > plan.getBoundingClientRect().right)
      .length;
  expect(await page.locator('.plan').evaluate(beyond)).toBe(0);
  await page.getByRole('button', { name: /^Bỏ hàng trống/ }).click();
  // The head of a row is one line.
  const head = page.locator('.rowtools').first();
  const middles = await head.locator('select, button').evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return (top + bottom) / 2;
    }),
  );
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(8);
  await page.getByRole('button', { name: /^Về mẫu của/ }).click();
  await page.getByRole('button', { name: 'Đưa về mẫu' }).click();
  await page.getByText('Trang chủ đã về mẫu.').waitFor();
  await home.goto(at.url(slug));
  expect(await headings(home)).not.toContain('Liên kết của tôi');
  await reader.close();
  await context.close();
}, 120_000);

test('a clerk sees how the page is arranged and may not change it', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(office('/sites/layout'));
  await page.getByText('do biên tập viên, người duyệt bài, hiệu trưởng hoặc quản trị cấp trên sửa').waitFor();
  expect(await page.getByRole('button', { name: 'Thêm khối' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Dời khối Thông báo' }).isDisabled()).toBe(true);
  await context.close();
});

test('the Sở locks a theme: members wear it within a second, their screens say whose it is and let nobody change it', async () => {
  const { page: above, context: department } = await signIn(at, 'quantri.so');
  await above.goto(office('/sites/standard', 'namdinh'));
  // What is chosen before the screen has come alive is forgotten by it.
  const themes = async () => {
    await above.getByLabel('Giao diện và màu').selectOption('rule');
    return above.getByText('Trang báo', { exact: true }).count();
  };
  await expect.poll(themes, { timeout: 10_000 }).toBe(1);
  await above.getByText('Trang báo', { exact: true }).click();
  await sound(above);
  await above.getByRole('button', { name: 'Lưu', exact: true }).click();
  await above.getByText('Đã lưu. Trang của các đơn vị thành viên đổi ngay.').waitFor();

  const { page, context } = await signIn(at, 'bientap');
  await page.setViewportSize(desk);
  await page.goto(at.url(slug));
  expect(await page.locator('html').getAttribute('data-theme')).toBe('bao');
  await sound(page);
  await page.goto(office('/sites/look'));
  await page.getByText(/đặt chung cho các đơn vị thành viên và đã khóa/).waitFor();
  expect(await page.getByRole('radio', { name: /^Sân trường/ }).isDisabled()).toBe(true);
  await page.getByLabel('Lời ở chân trang').fill('Giấy phép số 12/GP-STTTT');
  await page.frameLocator('iframe[name=preview]').getByText('Giấy phép số 12/GP-STTTT').waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu. Mọi trang của đơn vị đổi ngay.').waitFor();
  await page.setViewportSize(phone);
  await page.goto(at.url(slug));
  await page.getByText('Giấy phép số 12/GP-STTTT').waitFor();
  await sound(page);
  await page.goto(office('/sites/look'));
  await sound(page);
  await context.close();
  await department.close();
}, 60_000);
