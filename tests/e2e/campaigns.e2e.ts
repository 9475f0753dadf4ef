import { expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const office = (path: string) => at.url('quanly', path);

test('the officer finds a school by name, reminds it, and sees that its clerk has opened the reminder', async () => {
  const officer = await signIn(at, 'chuyenvien.so');
  const { page } = officer;
  await page.goto(office('/namdinh/campaigns/wall'));
  await page.getByTestId('wall').getByRole('button').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('con a');
  await page.getByText('1 đơn vị khớp').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('k'));
  const panel = page.getByRole('complementary', { name: 'Đơn vị đang chọn' });
  await panel.getByRole('heading', { name: /THCS Cồn A/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('u')).toBe('thcs-con-a');
  await panel.getByText('Hiệu trưởng,').waitFor();
  const first = (await panel.getByRole('listitem').first().textContent()) ?? '';
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: /Nhắc kèm \d+ mục còn thiếu/ }).click();
  await panel.getByText('Đã nhắc.').waitFor();
  await panel.getByText('chưa mở').waitFor();
  // Once more the same day only when said so.
  await panel.getByRole('button', { name: /Nhắc kèm/ }).click();
  await panel.getByText('Hôm nay bạn đã nhắc THCS Cồn A').first().waitFor();

  const clerk = await signIn(at, 'vanthu', phone);
  const reminder = clerk.page.getByTestId('reminders').getByRole('link');
  await clerk.page.goto(office('/'));
  await reminder.waitFor();
  expect(await violations(clerk.page)).toEqual([]);
  await reminder.click();
  await clerk.page.getByRole('link', { name: first }).waitFor();
  await sound(clerk.page);
  await clerk.page.goto(office('/thcs-con-a'));
  await clerk.page.getByRole('heading', { name: /^Chào/ }).waitFor();
  expect(await clerk.page.getByTestId('reminders').count()).toBe(0);
  expect((await clerk.page.goto(office('/thcs-con-a/campaigns/remind')))?.status()).toBe(403);

  await page.goto(office('/namdinh/campaigns/wall?u=thcs-con-a'));
  await panel.getByText('đã mở').waitFor();
  // From the missing item into the list that shows it, and from the class to the pupil's empty field.
  await panel.getByRole('link', { name: /xem theo lớp|Xem theo lớp/ }).click();
  await page.getByRole('heading', { name: 'Còn thiếu gì' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '6A', exact: true }).click();
  await page.getByRole('heading', { name: /Lớp 6A/ }).waitFor();
  const field = page.locator('.fields a').first();
  expect(await field.getAttribute('href')).toMatch(/people\/pupils\/[0-9a-f-]{36}#f-\w+$/);
  await officer.context.close();
  await clerk.context.close();
});

test('the wall: filters in the address, the table with its workbook, the whole screen', async () => {
  const { page, context } = await signIn(at, 'chuyenvien.so');
  await page.goto(office('/namdinh/campaigns/wall'));
  await page.getByLabel('Cấp học').selectOption('th');
  await page.waitForURL(/level=th/);
  await expect.poll(() => page.getByTestId('wall').getByRole('button').count()).toBe(1);
  await page.getByLabel('Mục hồ sơ').selectOption('pupils');
  await page.waitForURL(/measure=pupils/);
  await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: 'Bảng' }).click();
  await page.waitForURL(/campaigns\/table\?.*level=th/);
  expect(await violations(page)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải Excel' }).click()]);
  expect(file.suggestedFilename()).toBe('tien-do-namdinh.xlsx');
  await page.goto(office('/namdinh/campaigns/remind?who=open'));
  await page.getByRole('button', { name: /^Nhắc \d+ đơn vị$/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(office('/namdinh/campaigns/wall'));
  await page.getByTestId('wall').getByRole('button').first().waitFor();
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-present'));
  expect(await page.getByRole('navigation', { name: 'Màn hình' }).isVisible()).toBe(false);
  await page.keyboard.press('f');
  await page.waitForFunction(() => !document.documentElement.hasAttribute('data-present'));
  await context.close();
});

test('a Phòng sets a deadline for its own units and is told in words what it means', async () => {
  const { page, context } = await signIn(at, 'chuyenvien.phong');
  await page.goto(office('/pgd-hai-hau/campaigns/list'));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Mở đợt mới' }).click();
  await page.getByLabel('Tên đợt').fill('Danh sách học sinh học kỳ I');
  await page.getByLabel('Mã đợt').fill('ho-so-2018');
  await page.getByLabel('Mở từ ngày').fill('10/12/2018');
  await page.getByLabel('Trước ngày').fill('10/12/2018');
  await page.getByLabel('Gia hạn, ngày').fill('2');
  await page.getByRole('button', { name: /^Mở đợt cho/ }).click();
  await page.getByRole('alert').getByText('Mã ho-so-2018 đã dùng').waitFor();
  await page.getByRole('alert').getByText('Hạn phải sau ngày mở').waitFor();
  expect(await page.getByLabel('Tên đợt').inputValue()).toBe('Danh sách học sinh học kỳ I');
  await page.getByLabel('Mã đợt').fill('hk1-hai-hau');
  await page.getByLabel('Trước ngày').fill('28/12/2018');
  await page.getByText('đến hết 23:59:59 ngày 27/12/2018').waitFor();
  await page.getByText('Chỉ một số loại đơn vị').click();
  await page.getByLabel('Trường THCS', { exact: true }).check();
  // The draft is kept a moment after the last key; a reload brings all of it back, the words of the deadline too.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage).includes('hk1-hai-hau'))).toBe(true);
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByText('Đã lấy lại bản nháp').waitFor();
  await page.getByText('đến hết 23:59:59 ngày 27/12/2018').waitFor();
  expect(await page.getByLabel('Tên đợt').inputValue()).toBe('Danh sách học sinh học kỳ I');
  await expect.poll(() => page.getByTestId('audience-size').textContent()).toBe('1 đơn vị nằm trong đợt này');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mở đợt cho 1 đơn vị' }).click();
  await page.waitForURL(/campaigns\/edit\/hk1-hai-hau/);
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ban-nhap:'))))
    .toEqual([]);
  await page.getByRole('link', { name: 'Xem tường của đợt' }).click();
  await page.getByRole('heading', { name: 'Danh sách học sinh học kỳ I' }).waitFor();
  await expect.poll(() => page.getByTestId('wall').getByRole('button').count()).toBe(1);
  await context.close();
});

test('the department keeps the register of portals and the working calendar', async () => {
  const { page, context } = await signIn(at, 'quantri.so');
  await page.goto(office('/namdinh/adoption/register'));
  await page.getByTestId('survey-portal').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Ghi khảo sát mới' }).click();
  await page.getByRole('button', { name: 'Sửa tay một đơn vị' }).click();
  await page.getByLabel('Đơn vị sửa tay 1').fill('THCS Cồn A');
  await page.getByLabel('Kết luận 1').selectOption('none');
  await page.getByRole('button', { name: /^Ghi khảo sát/ }).click();
  await page.getByRole('alert').getByText('Sửa tay THCS Cồn A: ghi lý do').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Lý do 1').fill('Trang đang sửa, không mở được');
  await page.getByRole('button', { name: /^Ghi khảo sát/ }).click();
  await page.waitForURL(/adoption\/register$/);
  await page.getByRole('combobox', { name: 'Cuộc khảo sát' }).selectOption('2018-12-01');
  await page.waitForURL(/day=2018-12-01/);

  await page.goto(office('/namdinh/organizations/calendar'));
  await page.getByTestId('due-10').getByText('Thứ Hai 24/12/2018').waitFor();
  await page.getByLabel('Ngày', { exact: true }).fill('17/12/2018');
  await page.getByLabel('Là', { exact: true }).selectOption('swap_on');
  await page.getByLabel('Tên', { exact: true }).fill('Nghỉ thử');
  await page.getByLabel('Căn cứ', { exact: true }).fill('Thông báo số 9');
  await page.getByRole('button', { name: 'Thêm ngày' }).click();
  await page.getByRole('alert').getByText('vốn là ngày làm việc').waitFor();
  await page.getByLabel('Là', { exact: true }).selectOption('holiday');
  await page.getByRole('button', { name: 'Thêm ngày' }).click();
  await page.getByTestId('due-10').getByText('Thứ Ba 25/12/2018').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ ngày 17/12/2018' }).click();
  await page.getByTestId('due-10').getByText('Thứ Hai 24/12/2018').waitFor();
  await context.close();
});
