import { expect, test } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

test('asked without scripts, forwarded, approved by another, read under its secret and by everybody', async () => {
  const citizen = await at.browser.newContext({ viewport: phone, locale: 'vi-VN', javaScriptEnabled: false });
  // axe is a script: the same pages are looked at with scripts on.
  const looking = await at.browser.newContext({ viewport: phone });
  const eye = await looking.newPage();
  const page = await citizen.newPage();
  await page.goto(at.url(slug, '/hoi-dap'));
  await page.getByRole('link', { name: 'Gửi câu hỏi' }).click();
  await page.getByLabel('Tiêu đề').fill('Xin học nhờ một học kỳ');
  await page.getByLabel('Nội dung').fill('ngắn');
  await page.getByLabel('Họ và tên').fill('Phạm Thị Lụa');
  await page.getByLabel('Bạn là').selectOption('Cha mẹ học sinh');
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  // Sent at once, it is asked for a small sum; nothing that was typed is lost.
  await page.getByText('Trả lời thêm câu hỏi nhỏ ở cuối rồi gửi lại').first().waitFor();
  await page.locator('.err', { hasText: 'ít nhất 20 ký tự' }).waitFor();
  expect(await page.getByLabel('Tiêu đề').inputValue()).toBe('Xin học nhờ một học kỳ');
  const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  const solve = async () => {
    const field = page.getByLabel(/bằng mấy/);
    if ((await field.count()) === 0) return;
    const [, a = '', b = ''] =
      /(\S+) cộng (\S+) bằng/.exec((await page.locator('label', { hasText: 'bằng mấy' }).textContent()) ?? '') ?? [];
    await field.fill(String(numbers.indexOf(a.toLowerCase()) + numbers.indexOf(b)));
  };
  await solve();
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.locator('.err', { hasText: 'Chọn lĩnh vực' }).waitFor();
  // What was solved is not asked again; what is shown to all is agreed to by hand.
  expect(await page.getByLabel(/bằng mấy/).count()).toBe(0);
  expect(await page.getByLabel(/Đồng ý đăng câu hỏi/).isChecked()).toBe(false);
  await page.getByLabel(/Đồng ý đăng câu hỏi/).check();
  await page.getByLabel('Lĩnh vực').selectOption('Tuyển sinh, chuyển trường');
  await page.getByLabel('Nội dung').fill('Gia đình về quê một học kỳ, xin hỏi cháu học nhờ ở trường thế nào?');
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.getByText('Đã nhận.').waitFor();
  const own = page.url();
  const code = ((await page.locator('.codes b').first().textContent()) ?? '').replace('-', '').toLowerCase();
  for (const path of ['/hoi-dap', '/hoi-dap/gui', new URL(own).pathname]) {
    await eye.goto(at.url(slug, path));
    await sound(eye);
  }

  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(at.url('quanly', '/'));
  await clerk.page.getByText('câu hỏi mới chưa tiếp nhận').waitFor();
  await clerk.page.goto(at.url('quanly', `/${slug}/engagement/questions?q=hoc nho`));
  await clerk.page.getByRole('link', { name: 'Xin học nhờ một học kỳ' }).click();
  await clerk.page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await clerk.page.getByText('Đã tiếp nhận.').waitFor();
  expect(await clerk.page.getByText('Phạm Thị Lụa').count()).toBe(0);
  await clerk.page.getByRole('button', { name: 'Hiện họ tên' }).click();
  await clerk.page.getByText('Phạm Thị Lụa').waitFor();
  await sound(clerk.page);
  await clerk.page.getByText('Chuyển đơn vị khác').click();
  await clerk.page.getByLabel('Đơn vị nhận').first().fill('phong hai hau');
  await clerk.page.getByRole('option', { name: 'Phòng Hải Hậu' }).click();
  await clerk.page.getByRole('button', { name: 'Chuyển', exact: true }).click();
  await clerk.page.getByText('Ghi vì sao chuyển').first().waitFor();
  await clerk.page.getByLabel('Vì sao chuyển').fill('Việc tiếp nhận do Phòng quyết định');
  await clerk.page.getByRole('button', { name: 'Chuyển', exact: true }).click();
  await clerk.page.getByText('Đã chuyển. Thời hạn ở đây vẫn chạy.').waitFor();
  await page.reload();
  await page.getByText('Đã chuyển tới Phòng Hải Hậu').waitFor();

  const officer = await signIn(at, 'chuyenvien.phong', phone);
  await officer.page.goto(at.url('quanly', '/pgd-hai-hau/engagement/questions?q=hoc nho'));
  await officer.page.getByRole('link', { name: 'Xin học nhờ một học kỳ' }).click();
  await officer.page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await officer.page.getByText('Đã tiếp nhận.').waitFor();
  await officer.page.getByLabel('Câu trả lời').fill('Cháu được học nhờ, gia đình nộp đơn có xác nhận của trường cũ.');
  await officer.page.getByRole('button', { name: 'Trình duyệt' }).click();
  await officer.page.getByText('Đã trình duyệt.').waitFor();
  expect(await officer.page.getByRole('button', { name: 'Duyệt và đăng' }).isDisabled()).toBe(true);
  await sound(officer.page);

  const approver = await signIn(at, 'duyetbai.so');
  await approver.page.goto(at.url('quanly', '/pgd-hai-hau/engagement/questions?state=awaiting&q=hoc nho'));
  await approver.page.getByRole('link', { name: 'Xin học nhờ một học kỳ' }).click();
  await approver.page.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.page.getByText('Đã trả lời người hỏi.').waitFor();

  await page.goto(at.url(slug, '/hoi-dap/tra-cuu'));
  const secret = new URL(own).pathname.split('-').at(-1) ?? '';
  await page.getByLabel('Mã câu hỏi').fill(code);
  await page.getByLabel('Mã riêng').fill(secret.toUpperCase());
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Xem câu hỏi' }).click();
  await page.getByText('Cháu được học nhờ').waitFor();
  await page.getByRole('link', { name: 'Trang công khai' }).click();
  await page.getByRole('heading', { name: /Phòng GD&ĐT huyện Hải Hậu trả lời/ }).waitFor();
  expect(await page.getByText('Lụa').count()).toBe(0);
  await eye.setViewportSize(desk);
  await eye.goto(page.url());
  await sound(eye);
  await eye.goto(at.url(slug, '/hoi-dap?q=hoc nho'));
  await eye.getByRole('link', { name: 'Xin học nhờ một học kỳ' }).waitFor();
  for (const context of [citizen, looking, clerk.context, officer.context, approver.context]) await context.close();
});

test('a poll is voted once in a session, with numbers as text; a comment waits until it is read', async () => {
  const citizen = await at.browser.newContext({ viewport: phone, locale: 'vi-VN' });
  const page = await citizen.newPage();
  await page.goto(at.url(slug, '/tham-do'));
  await page.getByRole('link', { name: 'Thư viện nên mở thêm giờ nào?' }).click();
  await sound(page);
  expect(await citizen.cookies()).toEqual([]);
  const vote = async () => {
    await page.getByLabel('Giờ ra chơi').check();
    await page.waitForTimeout(2200);
    await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
  };
  await vote();
  await page.getByText('Đã ghi phiếu của bạn.').waitFor();
  await page
    .getByText(/\d+ phiếu, \d+,\d/)
    .first()
    .waitFor();
  await sound(page);
  expect((await citizen.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]).toSorted()).toEqual([
    ['da-bo-phieu', true, 'Strict'],
    ['phien', true, 'Strict'],
  ]);
  await page.goBack();
  await page.reload();
  await page.getByText('Bạn đã bỏ phiếu trong phiên này.').waitFor();

  await page.goto(at.url(slug, '/gop-y'));
  await page.getByRole('link', { name: /Nội quy sử dụng điện thoại/ }).click();
  await page.getByLabel('Góp ý', { exact: true }).fill('Nên có thêm tủ sạc ở phòng bảo vệ.');
  await page.waitForTimeout(3200);
  await page.getByRole('button', { name: 'Gửi góp ý' }).click();
  await page.getByRole('heading', { name: 'Đã nhận góp ý' }).waitFor();
  await page.getByRole('link', { name: 'Về trang vừa đọc' }).click();
  expect(await page.getByText('tủ sạc').count()).toBe(0);
  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(at.url('quanly', `/${slug}/engagement/consultations?q=dien thoai`));
  await clerk.page.getByRole('link', { name: /Nội quy sử dụng điện thoại/ }).click();
  await clerk.page
    .getByRole('checkbox', { name: /chờ đọc/ })
    .first()
    .check();
  await sound(clerk.page);
  await clerk.page.getByRole('button', { name: 'Cho hiện góp ý đã chọn' }).click();
  await clerk.page.getByText('Đã cho hiện 1 góp ý.').waitFor();
  await page.reload();
  await page.getByText('tủ sạc').waitFor();
  for (const context of [citizen, clerk.context]) await context.close();
});
