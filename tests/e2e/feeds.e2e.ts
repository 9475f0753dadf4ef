// A Phòng keeps its own portal: the Sở names its address, its news stand at the Sở with a link there, and what goes wrong is said.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

let elsewhere: Server;
let address = '';
let title = 'Phòng họp giao ban đầu tháng 12';

beforeAll(async () => {
  elsewhere = createServer((_request, response) =>
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Phòng</title><item><guid>1</guid><title>${title}</title><link>/tin/1</link><pubDate>Sun, 09 Dec 2018 08:00:00 +0700</pubDate></item></channel></rss>`,
    ),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/rss.xml`;
  // The product that starts after this may ask there.
  process.env.FEED_HOSTS_INSIDE = '127.0.0.1';
});
afterAll(() => elsewhere?.close());
const at = journey();

test('the Sở adds a feed, sees how it stands, and citizens read its news', async () => {
  const { page, context } = await signIn(at, 'chuyenvien.so');
  await page.goto(at.url('quanly', '/namdinh/sharing/feeds'));
  await page.getByRole('link', { name: 'Thêm nguồn tin' }).click();
  await alive(page, '#f-address');
  await page.locator('#f-unit').fill('phong');
  await page
    .getByRole('option', { name: /^Phòng/ })
    .first()
    .click();
  await page.locator('#f-address').fill('pgd.example/rss');
  await page.getByRole('button', { name: 'Thêm nguồn tin' }).click();
  await page.getByRole('alert').getByText('Ghi địa chỉ đầy đủ').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.locator('#f-address').fill(address);
  // On a slow line the address is tidied once, not again and again.
  let asked = 0;
  await page.route(/\.data/, async (route) => {
    asked++;
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => {});
  });
  await page.getByRole('button', { name: 'Thêm nguồn tin' }).click();
  await page.getByRole('complementary', { name: 'Tình trạng' }).getByText('bình thường').waitFor({ timeout: 30_000 });
  await page.getByRole('link', { name: title }).waitFor();
  expect(asked).toBeLessThan(12);
  await page.unroute(/\.data/);
  expect(await violations(page)).toEqual([]);
  await page.goto(at.url('', '/tin-cac-don-vi'));
  expect(await page.getByRole('link', { name: title }).getAttribute('href')).toBe(new URL('/tin/1', address).href);
  expect(await violations(page)).toEqual([]);
  await page.goto(at.url(''));
  await page.getByRole('link', { name: title }).waitFor();

  // Changed there, and asked at once.
  await page.goto(at.url('quanly', '/namdinh/sharing/feeds?q=127.0.0.1'));
  await alive(page, 'input[name=q]');
  title = 'Phòng họp giao ban, đổi sang chiều thứ Ba';
  await page.getByRole('button', { name: /^Lấy ngay/ }).click();
  await page.getByText('Đang lấy').waitFor();
  await page
    .getByRole('link', { name: /^Phòng/ })
    .first()
    .click();
  await page.getByRole('link', { name: title }).waitFor({ timeout: 30_000 });
  await page.setViewportSize(phone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('an address inside that nobody allowed is not asked, and the reason stands there', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(at.url('quanly', '/thcs-con-a/sharing/feeds/moi'));
  await alive(page, '#f-address');
  await page.locator('#f-address').fill(address.replace('127.0.0.1', 'localhost'));
  await page.getByRole('button', { name: 'Thêm nguồn tin' }).click();
  await page
    .getByText(/trong mạng nội bộ/)
    .first()
    .waitFor({ timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
  await context.close();
});
