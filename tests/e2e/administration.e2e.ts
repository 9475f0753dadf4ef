// Those who administer: units, records of units, people and roles, the audit record.
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { desk, password, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();

test('a unit is added, has its portal at once, is renamed with its history kept, and hidden', async () => {
  const { page, context } = await signIn(at, 'quantri.so');
  await page.goto(at.url('quanly', '/namdinh/organizations/units?q=con+a'));
  await page.getByRole('link', { name: 'THCS Cồn A' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Thêm đơn vị' }).click();
  await page.getByLabel('Tên đầy đủ').fill('Trường THCS Hải Lý Mới');
  await page.getByLabel('Tên gọi tắt').fill('THCS Hải Lý Mới');
  await page.getByLabel('Tên địa chỉ').fill('thcs-con-a');
  await page.getByRole('button', { name: 'Thêm đơn vị và mở trang' }).click();
  await page.getByText('Địa chỉ "thcs-con-a" đã dùng cho Trường THCS Cồn A.').first().waitFor();
  await page.getByLabel('Tên địa chỉ').fill('thcs-hai-ly-moi');
  await page.getByRole('button', { name: 'Thêm đơn vị và mở trang' }).click();
  await page.waitForURL(/thcs-hai-ly-moi\/organizations\/profile/);
  expect(await violations(page)).toEqual([]);
  const reader = await at.browser.newPage();
  expect((await reader.goto(at.url('thcs-hai-ly-moi')))?.status()).toBe(200);
  await page.getByRole('link', { name: 'Đổi tên, mã, cấp trên' }).click();
  await page.getByLabel('Tên đầy đủ').fill('Trường THCS Hải Lý Đổi Tên');
  await page.getByRole('form', { name: 'Tên và loại' }).getByLabel('Quyết định').fill('QĐ 45/QĐ-UBND');
  await page.getByRole('button', { name: 'Ghi tên, loại mới' }).click();
  await page.getByRole('cell', { name: 'Trường THCS Hải Lý Đổi Tên' }).waitFor();
  await page.getByRole('cell', { name: 'QĐ 45/QĐ-UBND' }).waitFor();
  expect(await violations(page)).toEqual([]);
  // Asked first: the public site goes too.
  await page.getByRole('button', { name: 'Ẩn đơn vị …' }).click();
  await page.getByRole('button', { name: 'Ẩn đơn vị', exact: true }).click();
  await page.getByRole('button', { name: 'Hiện lại đơn vị' }).waitFor();
  await expect.poll(async () => (await reader.goto(at.url('thcs-hai-ly-moi')))?.status()).toBe(404);
  await page.goto(at.url('quanly', '/namdinh/audit/entries?q=H%E1%BA%A3i+L%C3%BD'));
  await page.getByText('Ẩn đơn vị').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await reader.close();
  await context.close();
});

test('wrong passwords are answered alike; a pupil’s record is corrected and the wall below reads on a phone', async () => {
  const context = await at.browser.newContext({ viewport: desk });
  const page = await context.newPage();
  await page.goto(at.url('quanly', '/namdinh/campaigns/wall'));
  await page.waitForURL(/login\?next=/);
  for (const name of ['vanthu', 'khong.co.ai']) {
    await page.getByLabel('Tên đăng nhập hoặc e-mail').fill(name);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(`${password}x`);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').waitFor();
  }
  expect(await violations(page)).toEqual([]);
  await context.close();

  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(at.url('quanly', '/thcs-con-a/people/pupils?missing=ethnicity'));
  expect(await violations(clerk.page)).toEqual([]);
  await clerk.page.locator('.list .name a').first().click();
  await clerk.page.getByLabel('Ngày sinh').fill('31/02/2006');
  await clerk.page.getByLabel('Dân tộc').selectOption('01');
  await clerk.page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await clerk.page.getByText('Tháng 2 không có ngày 31').first().waitFor();
  await clerk.page.getByLabel('Ngày sinh').fill('12/05/2006');
  await clerk.page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await clerk.page.getByText('Đã lưu.').waitFor();
  expect(await violations(clerk.page)).toEqual([]);
  await clerk.page.getByRole('link', { name: 'Chuyển lớp, rời trường' }).click();
  expect(await violations(clerk.page)).toEqual([]);
  await clerk.page.getByRole('radio', { name: 'Thôi học' }).check();
  await clerk.page.getByRole('button', { name: 'Ghi thôi học' }).click();
  await clerk.page.getByText('Chọn lý do thôi học.').first().waitFor();
  // What was said of a field is gone when the field is changed.
  await clerk.page.getByLabel('Lý do thôi học').selectOption('family');
  await clerk.page.getByText('Chọn lý do thôi học.').first().waitFor({ state: 'detached' });
  await clerk.page
    .getByLabel('Lớp', { exact: true })
    .selectOption({ label: (await clerk.page.locator('#f-classId option').last().textContent()) ?? '' });
  await clerk.page.getByRole('button', { name: 'Chuyển lớp', exact: true }).click();
  // The last class is of another grade: asked about first.
  await clerk.page
    .getByText(/Em này học khối \d+ trong năm học này, lớp/)
    .first()
    .waitFor();
  expect(await violations(clerk.page)).toEqual([]);
  await clerk.page.getByRole('checkbox', { name: 'Đã xem, vẫn xếp em vào lớp này' }).check();
  await clerk.page.getByRole('button', { name: 'Chuyển lớp', exact: true }).click();
  await clerk.page.getByRole('link', { name: 'Chuyển lớp, rời trường' }).click();
  await clerk.page.getByRole('radio', { name: 'Thôi học' }).check();
  await clerk.page.getByLabel('Lý do thôi học').selectOption('family');
  await clerk.page.getByRole('button', { name: 'Ghi thôi học' }).click();
  await clerk.page.getByText('Thôi học từ 10/12/2018').waitFor();
  await clerk.page.getByRole('link', { name: 'Chuyển lớp, rời trường' }).click();
  await clerk.page.getByRole('button', { name: 'Nhận học lại từ hôm nay' }).waitFor();
  await clerk.context.close();

  const officer = await signIn(at, 'chuyenvien.phong', phone);
  await officer.page.goto(at.url('quanly', '/pgd-hai-hau/campaigns/wall'));
  await officer.page.getByText('hồ sơ đã có và hợp lệ').waitFor();
  expect(await violations(officer.page)).toEqual([]);
  expect(await officer.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await officer.context.close();
});

test('the second factor: asked where it is on, demanded of administrators when the province says so, set up on one’s own', async () => {
  const accounts = JSON.parse((await at.cli(['demo', 'accounts', '--json'])).out) as { username: string; totp?: string }[];
  const secret = accounts.find((account) => account.username === 'quantri.phong')?.totp ?? '';
  const context = await at.browser.newContext({ viewport: desk });
  const page = await context.newPage();
  await page.goto(at.url('quanly', '/login'));
  await page.getByLabel('Tên đăng nhập hoặc e-mail').fill('quantri.phong');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill('000000');
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByText('Mã 6 số chưa đúng').waitFor();
  await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.waitForURL(/pgd-hai-hau/);
  await context.close();

  const admin = await signIn(at, 'quantri.so');
  await admin.page.goto(at.url('quanly', '/namdinh/access/people'));
  await admin.page.getByRole('button', { name: 'Bắt buộc từ bây giờ' }).click();
  await admin.page.waitForURL(/account/);
  await admin.page.getByText('phải bật xác thực hai bước').waitFor();
  expect(await violations(admin.page)).toEqual([]);
  await admin.page.getByLabel('Mật khẩu hiện tại', { exact: true }).fill(password);
  await admin.page.getByRole('button', { name: 'Bắt đầu bật' }).click();
  const own = (await admin.page.getByTestId('totp-secret').textContent()) ?? '';
  await admin.page.getByLabel('Mã 6 số').fill(codeOf(own));
  await admin.page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
  await admin.page.getByText('Đã bật xác thực hai bước.').waitFor();
  await admin.page.goto(at.url('quanly', '/namdinh/access/people'));
  await admin.page.getByText('phải dùng xác thực hai bước').waitFor();
  await admin.page.getByLabel(/^Mật khẩu dùng không hạn ngày/).fill('7');
  await admin.page.getByRole('button', { name: 'Lưu hạn' }).click();
  await admin.page.getByText('Hạn dùng mật khẩu từ 30 đến 365 ngày').waitFor();
  await admin.page.getByLabel(/^Mật khẩu dùng không hạn ngày/).fill('90');
  await admin.page.getByRole('button', { name: 'Lưu hạn' }).click();
  await admin.page.getByText('Mật khẩu phải đổi sau 90 ngày').waitFor();
  expect(await violations(admin.page)).toEqual([]);
  await admin.context.close();
});

/** RFC 6238 as an authenticator does it: the independent other side of the product's second factor. */
function codeOf(secret: string): string {
  const bits = [...secret].map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
