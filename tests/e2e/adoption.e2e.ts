// Who reads a school's pages, and does the school use its portal: a reader is counted, the department weighs, the school speaks for itself.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const office = (path: string) => at.url('quanly', path);
/** The browser of tests calls itself headless, and is a robot for the counter. */
const firefox = 'Mozilla/5.0 (Android 8.1.0; Mobile; rv:64.0) Gecko/64.0 Firefox/64.0';

test('a parent reads the school’s pages; the public page and the office show it after the flush, robots left out', async () => {
  const { page: clerk, context } = await signIn(at, 'vanthu');
  const today = async () => {
    await clerk.goto(office('/thcs-con-a/statistics/visits'));
    return Number((await clerk.getByTestId('visits-today').textContent())?.replaceAll('.', ''));
  };
  expect(await today()).toBe(0);
  const parent = await at.browser.newContext({ viewport: phone, userAgent: firefox });
  const reading = await parent.newPage();
  await reading.goto(at.url('thcs-con-a'));
  await reading.getByRole('link', { name: 'Thống kê truy cập' }).click();
  await reading.getByRole('heading', { name: 'Thống kê truy cập' }).waitFor();
  await sound(reading);
  await reading.goto(at.url('thcs-con-a', '/tin-tuc'));
  await reading.goto(at.url('thcs-con-a', '/khong-co-trang-nay'));
  // Headless: a robot.
  await clerk.goto(at.url('thcs-con-a'));
  await expect.poll(today, { timeout: 15_000, interval: 1000 }).toBe(3);
  const pages = clerk.locator('.datalist');
  await pages.getByRole('row').filter({ hasText: 'Tin tức' }).first().waitFor();
  expect(await violations(clerk)).toEqual([]);
  const [file] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: 'Tải từng ngày' }).click()]);
  expect(file.suggestedFilename()).toBe('luot-xem-thcs-con-a.xlsx');
  expect((await clerk.goto(office('/thcs-con-a/adoption/ranking')))?.status()).toBe(403);
  expect((await clerk.goto(office('/thcs-con-b/statistics/visits')))?.status()).toBe(404);
  await parent.close();
  await context.close();
});

test('a school scores itself with evidence; the department changes the points and the total changes', async () => {
  const head = await signIn(at, 'hieutruong');
  const { page } = head;
  await page.goto(office('/thcs-con-a/adoption/portal'));
  await page.getByRole('heading', { name: 'Chưa dùng thường xuyên' }).waitFor();
  await page.getByRole('link', { name: 'Viết bài' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Điểm xếp hạng' }).click();
  const total = async (of: Page) =>
    Number(((await of.getByTestId('total').textContent()) ?? '').split(' điểm')[0]?.replace(',', '.'));
  const before = await total(page);
  await page.getByLabel('Tự chấm: Mẫu đơn cho phụ huynh, học sinh').fill('4');
  await page.getByRole('button', { name: 'Lưu điểm tự chấm' }).click();
  await page.getByRole('alert').getByText('điểm tự chấm cần minh chứng').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Minh chứng: Mẫu đơn cho phụ huynh, học sinh').fill('Ba mẫu đơn ở mục Tuyển sinh');
  await page.getByRole('button', { name: 'Lưu điểm tự chấm' }).click();
  await page.getByText('Đã lưu điểm của 1 tiêu chí').waitFor();
  // The page says that it is stored a moment before it has asked for the new sum.
  await expect.poll(() => total(page)).toBeCloseTo(before + 4);

  const officer = await signIn(at, 'chuyenvien.so');
  const so = officer.page;
  await so.goto(office('/namdinh/adoption/ranking'));
  await so.getByRole('row').filter({ hasText: 'THCS Cồn A' }).getByText('1/7').waitFor();
  expect(await violations(so)).toEqual([]);
  await so.getByRole('link', { name: 'Sửa tiêu chí' }).click();
  await so.getByRole('heading', { name: /Tiêu chí xếp hạng/ }).waitFor();
  const points = so.getByLabel('Điểm', { exact: true });
  await points.first().fill('20');
  await expect.poll(() => so.getByTestId('sum').textContent()).toContain('còn 10');
  await so.getByRole('button', { name: 'Lưu tiêu chí' }).click();
  await so.getByRole('alert').getByText('cộng lại là 90').waitFor();
  // Where the page stands, the frame's bar lies over a button.
  await so.evaluate(() => scrollTo(0, 0));
  expect(await violations(so)).toEqual([]);
  // What a unit says of itself is not reckoned anew: the sum falls by the share of the first.
  const said = points.nth(5);
  await said.fill(String(Number((await said.inputValue()).replace(',', '.')) + 10));
  await so.getByRole('button', { name: 'Lưu tiêu chí' }).click();
  await so.getByText('Đã lưu. Bảng xếp hạng tính theo tiêu chí mới.').waitFor();

  await page.reload();
  const weighed = await total(page);
  expect(weighed).not.toBeCloseTo(before + 4);
  await so.goto(office('/thcs-con-a/adoption/scores'));
  await so.getByLabel('Sở chấm: Mẫu đơn cho phụ huynh, học sinh').fill('2,5');
  await so.getByLabel('Vì sao: Mẫu đơn cho phụ huynh, học sinh').fill('Thiếu đơn xin phúc khảo');
  await so.getByRole('button', { name: 'Lưu điểm của Sở' }).click();
  await so.getByText('Đã lưu điểm của 1 tiêu chí').waitFor();
  await expect.poll(() => total(so)).toBeCloseTo(weighed - 1.5);
  await head.context.close();
  await officer.context.close();
});

test('from the register: why not, a verdict by hand with its reason, and a reminder that says what is short', async () => {
  const { page, context } = await signIn(at, 'chuyenvien.so');
  await page.goto(office('/namdinh/adoption/register?use=no'));
  await page.getByRole('link', { name: /chưa đủ số bài/ }).waitFor();
  await page.getByRole('link', { name: 'THCS Cồn A' }).click();
  await page.getByLabel('Lý do').fill('Trường dùng trang cũ đến hết tháng 11');
  await page.getByRole('button', { name: 'Ghi kết luận' }).click();
  await page.getByRole('heading', { name: 'Đang dùng thường xuyên' }).waitFor();
  await page.getByText('Lý do: Trường dùng trang cũ').waitFor();
  await page.getByRole('button', { name: 'Bỏ kết luận này' }).click();
  await page.getByRole('heading', { name: 'Chưa dùng thường xuyên' }).waitFor();
  await page.goto(office('/namdinh/adoption/register'));
  await page.getByRole('row').filter({ hasText: 'THCS Cồn A' }).getByRole('checkbox').check();
  await page.getByRole('link', { name: 'Nhắc 1 đơn vị' }).click();
  await page.getByRole('button', { name: 'Nhắc 1 đơn vị' }).click();
  await page.getByText('Đã nhắc 1 đơn vị').waitFor();
  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(office('/'));
  await clerk.page.getByTestId('reminders').getByRole('link').first().waitFor();
  await clerk.page.getByText('Cổng thông tin trước 30/12/2018').first().waitFor();
  await clerk.context.close();
  await context.close();
});
