// Those who keep the records of a school: a pupil with two editors, a member of staff, a class and its homeroom teacher.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
const pupils = '/thcs-con-a/people/pupils';

const saved = (page: Page) => page.getByText('Đã lưu.').waitFor();
const save = (page: Page) => page.getByRole('button', { name: 'Lưu hồ sơ' }).click();

test('a pupil: covered values, a draft that comes back, two editors who choose, a finding explained', async () => {
  const one = await signIn(at, 'vanthu');
  const page = one.page;
  await page.goto(at.url('quanly', `${pupils}?found=warning`));
  expect(await violations(page)).toEqual([]);
  await page.locator('.list .name a').first().click();
  await page.getByRole('region', { name: 'Cần xem lại' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const address = page.url();

  // Covered until asked for, and the asking stands in the history.
  await page.getByRole('button', { name: 'Xem chỗ ở hiện nay (ghi nhật ký)' }).click();
  await page.getByLabel('Chỗ ở hiện nay').waitFor();
  await page.getByRole('button', { name: 'Xem (ghi nhật ký)', exact: true }).click();
  await page.getByLabel('Nhóm máu').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await page.getByText(/^Xem chỗ ở hiện nay của/).waitFor();

  // Typed, not saved, closed, and offered again.
  await page.getByLabel('Quê quán (xã)').fill('Hải Lý');
  await page.getByText(/1 mục đã sửa, bản nháp lúc/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Lấy bản nháp' }).click();
  expect(await page.getByLabel('Quê quán (xã)').inputValue()).toBe('Hải Lý');

  // Meanwhile the principal saves the same field, and another one.
  const two = await signIn(at, 'hieutruong');
  await two.page.goto(address);
  await two.page.getByLabel('Quê quán (xã)').fill('Hải Bắc');
  await two.page.getByLabel('Tên gọi khác').fill('Tí');
  await save(two.page);
  await saved(two.page);
  const principal = (await two.page.locator('.timeline li', { hasText: 'Hải Bắc' }).locator('.muted').textContent())?.split(
    ',',
  )[0];
  await page.getByText(`${principal} vừa lưu hồ sơ này`).first().waitFor();
  expect(await page.getByLabel('Quê quán (xã)').inputValue()).toBe('Hải Lý');
  await save(page);
  const conflict = page.getByRole('alert', { name: 'Hai bản của hồ sơ' });
  await conflict.waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await conflict.getByText('Hải Bắc').count()).toBe(1);
  expect(await conflict.getByText('Tí', { exact: true }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Lưu theo lựa chọn' }).isDisabled()).toBe(true);
  await page.getByLabel('Quê quán (xã): bản của tôi').check();
  await page.getByRole('button', { name: 'Lưu theo lựa chọn' }).click();
  await saved(page);
  await page.reload();
  expect(await page.getByLabel('Quê quán (xã)').inputValue()).toBe('Hải Lý');
  expect(await page.getByLabel('Tên gọi khác').inputValue()).toBe('Tí');

  // A former father stays to be read; the reasons of a refusal stand at their fields.
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.locator('[name="guardians.new1.relation"]').selectOption('guardian');
  await page.locator('[name="guardians.new1.full_name"]').fill('Bùi Văn Bác');
  await page.locator('[name="guardians.new1.phone"]').fill('12');
  await save(page);
  await page.getByText('Điện thoại gồm 10 chữ số, bắt đầu bằng 0').first().waitFor();
  await page.locator('[name="guardians.new1.phone"]').fill('0912 345 678');
  await save(page);
  await saved(page);
  await page.locator('.personhead', { hasText: 'Người giám hộ, đỡ đầu' }).waitFor();

  // What is right as it stands is explained, and taken back.
  const findings = page.getByRole('region', { name: 'Cần xem lại' });
  await findings.getByText('Giải trình', { exact: true }).first().click();
  await findings
    .getByLabel(/^Giải trình:/)
    .first()
    .fill('Đúng theo giấy khai sinh');
  await findings.getByRole('button', { name: 'Giữ nguyên, có lý do' }).first().click();
  await findings.getByText('Giải trình: Đúng theo giấy khai sinh').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(at.url('quanly', '/thcs-con-a/people/findings?state=explained'));
  await page.getByText('Giải trình: Đúng theo giấy khai sinh').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.locator('.list .name a').first().click();
  await page.getByRole('button', { name: 'Bỏ giải trình' }).click();
  await findings.getByText('Giải trình', { exact: true }).first().waitFor();
  await one.context.close();
  await two.context.close();

  // From above: seen on a phone, covered, and written down.
  const officer = await signIn(at, 'chuyenvien.phong', phone);
  await officer.page.goto(address);
  await officer.page.getByText('đang xem, đã ghi nhật ký').waitFor();
  expect(await officer.page.getByRole('button', { name: 'Lưu hồ sơ' }).count()).toBe(0);
  expect(await violations(officer.page)).toEqual([]);
  expect(await officer.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await officer.page.getByText(/^Cấp trên mở hồ sơ/).waitFor();
  await officer.context.close();
});

test('a new pupil is named when already here; several are moved at once', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(at.url('quanly', pupils));
  const [first] = await page
    .locator('.list tbody tr')
    .first()
    .locator('td')
    .allTextContents()
    .then((cells) => [cells.slice(1, 3)]);
  const [name = '', birth = ''] = first ?? [];
  await page.getByRole('link', { name: 'Thêm học sinh' }).click();
  await page.getByRole('heading', { name: 'Thêm học sinh' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thêm học sinh' }).click();
  await page.getByText('Ghi họ và tên').first().waitFor();
  await page.locator('#f-full_name').fill(name);
  await page.getByLabel('Ngày sinh').fill(birth);
  await page.getByLabel('Giới tính').selectOption('male');
  await page.locator('#f-ethnicity').selectOption('01');
  await page.locator('#f-class_id').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Thêm học sinh' }).click();
  await page.getByRole('link', { name: 'Mở hồ sơ đó' }).waitFor();
  await page.locator('#f-full_name').fill('Lại Thị Hoàn Toàn Mới');
  await page.getByLabel('Giới tính').selectOption('female');
  await page.getByRole('button', { name: 'Thêm học sinh' }).click();
  await page.getByRole('heading', { name: 'Lại Thị Hoàn Toàn Mới' }).waitFor();

  await page.goto(at.url('quanly', `${pupils}?sort=-name`));
  const boxes = page.getByRole('checkbox', { name: 'Chọn dòng này' });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByText('2 học sinh đã chọn').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Chuyển lớp', exact: true }).click();
  await page.getByText('Chọn một lớp của trường trong năm học này.').waitFor();
  await page.getByLabel('Lớp chuyển đến').selectOption({ index: 1 });
  await page.getByLabel('Học lớp mới từ ngày').fill('31/12/2018');
  await page.getByRole('button', { name: 'Chuyển lớp', exact: true }).click();
  await page.getByText('Ngày chuyển lớp ở tương lai.').waitFor();
  await page.getByRole('button', { name: 'Ghi rời trường' }).click();
  await page.getByLabel('Rời trường thế nào').selectOption('transfer');
  await page.getByRole('button', { name: 'tỉnh khác' }).click();
  await page.getByLabel('Trường chuyển đến, ở tỉnh khác').fill('THCS Lê Quý Đôn, Hà Nội');
  await page.getByLabel('Lý do chuyển trường').selectOption('residence');
  await page.getByRole('button', { name: 'Ghi chuyển đi' }).click();
  await page.getByText('2 học sinh đã chọn').waitFor({ state: 'detached' });
  await page.goto(at.url('quanly', `${pupils}?status=moved_away`));
  expect(await page.locator('.list tbody tr').count()).toBeGreaterThanOrEqual(2);
  await context.close();
});

test('a member of staff is added, corrected, retires and comes back; a class gets another homeroom teacher and is closed', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  const staff = '/thcs-con-a/people/staff';
  await page.goto(at.url('quanly', staff));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Thêm cán bộ' }).click();
  await page.getByRole('heading', { name: 'Thêm cán bộ' }).waitFor();
  await page.locator('#f-full_name').fill('Lại Thị Giáo Viên');
  await page.getByLabel('Ngày sinh').fill('05/05/1980');
  await page.getByLabel('Giới tính').selectOption('female');
  await page.getByLabel('Loại cán bộ').selectOption('teacher');
  await page.getByLabel('Chức vụ').selectOption('teacher');
  await page.getByLabel('Hình thức hợp đồng').selectOption('permanent');
  await page.getByLabel('Trình độ chuyên môn').selectOption('bachelor');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await page.getByRole('heading', { name: 'Lại Thị Giáo Viên' }).waitFor();
  await page.getByText('Mục bắt buộc còn trống').waitFor();
  await page.getByLabel('Môn dạy chính').selectOption('TOAN');
  await save(page);
  await saved(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.getByText('Mục bắt buộc còn trống').count()).toBe(0);
  const record = page.url();

  await page.goto(at.url('quanly', '/thcs-con-a/classes/list'));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Mở lớp' }).click();
  await page.getByRole('heading', { name: 'Mở lớp' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Tên lớp').fill('6 Thử');
  await page.getByRole('button', { name: 'Mở lớp' }).click();
  await page.getByText('Chọn khối của lớp.').first().waitFor();
  await page.getByLabel('Khối').selectOption('06');
  await page.getByRole('button', { name: 'Mở lớp' }).click();
  await page.getByRole('heading', { name: 'Lớp 6 Thử' }).waitFor();
  await page.getByText('Chưa có giáo viên chủ nhiệm').first().waitFor();
  await page.getByLabel('Giao cho').selectOption({ label: 'Lại Thị Giáo Viên' });
  await page.getByRole('button', { name: 'Đổi chủ nhiệm' }).click();
  await page.getByText('từ 10/12/2018, đang chủ nhiệm').waitFor();
  expect(await violations(page)).toEqual([]);
  const room = page.url();

  await page.goto(`${record}/status`);
  expect(await violations(page)).toEqual([]);
  await page.getByText('Đang chủ nhiệm').waitFor();
  await page.getByLabel('Trạng thái mới').selectOption('retired');
  await page.getByRole('button', { name: 'Ghi trạng thái' }).click();
  await page.getByText('Ghi lý do.').first().waitFor();
  await page.getByLabel('Trạng thái mới').selectOption('retired');
  await page.getByLabel('Lý do').fill('QĐ 15');
  await page.getByRole('button', { name: 'Ghi trạng thái' }).click();
  await page.getByText('Nghỉ hưu từ 10/12/2018').waitFor();
  await page.goto(room);
  await page.getByText('Chủ nhiệm không còn làm việc').first().waitFor();
  await page.getByRole('button', { name: 'Đóng lớp' }).click();
  await page.waitForURL(/classes\/list$/);
  await page.goto(`${record}/status`);
  await page.getByLabel('Trạng thái mới').selectOption('working');
  await page.getByRole('button', { name: 'Ghi trạng thái' }).click();
  await page.getByText('Đang làm việc từ 10/12/2018').waitFor();
  await context.close();

  const officer = await signIn(at, 'chuyenvien.so');
  await officer.page.goto(at.url('quanly', '/namdinh/classes/years'));
  expect(await violations(officer.page)).toEqual([]);
  await officer.page.getByRole('button', { name: 'Mở năm học' }).click();
  await officer.page.getByText('Đã lưu năm học 2019-2020.').waitFor();
  await officer.context.close();
});
