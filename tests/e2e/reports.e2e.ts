// A card on its way: approved, issued with a number, looked up by its QR's address by somebody who knows nobody, replaced by a later issue.
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

/** What the form of the screen would open in a window of its own. */
const printed = async (page: Page): Promise<string[]> => {
  const bytes = await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('form[target=_blank]');
    const answer = await fetch(form?.action ?? '', { method: 'POST', body: new FormData(form ?? undefined) });
    if (answer.headers.get('content-type') !== 'application/pdf') throw new Error(await answer.text());
    return [...new Uint8Array(await answer.arrayBuffer())];
  });
  return (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text;
};

test('a principal approves a class and hands out its cards; whoever holds one can verify it', async () => {
  const { page } = await signIn(at, 'hieutruong');
  await page.goto(at.url('quanly', `/${slug}/reports/books?kind=phieu-lien-lac&period=hk1`));
  const chosen = await classOf(page, '6B');
  await page.goto(at.url('quanly', `/${slug}/reports/books?kind=phieu-lien-lac&period=hk1&class=${chosen}`));
  await page.getByText(/\d+ phiếu chưa duyệt kết quả, in ra là bản nháp/).waitFor();
  await sound(page);
  const drafts = await printed(page);
  expect(drafts[0]).toContain('BẢN NHÁP');

  await page.goto(at.url('quanly', `/${slug}/assessment/results/${chosen}/hk1`));
  await page
    .getByRole('button', { name: /^Duyệt/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Duyệt và khóa' }).click();
  await page.getByText(/Đã duyệt kết quả của \d+ em/).waitFor();

  await page.goto(at.url('quanly', `/${slug}/reports/books?kind=phieu-lien-lac&period=hk1&class=${chosen}`));
  await page.getByText(/\d+ phiếu đã duyệt, chờ phát hành/).waitFor();
  // Looking at them gives no number; issuing is asked for.
  expect((await printed(page))[0]).toContain('BẢN NHÁP');
  await page.getByLabel(/^Phát hành: phiếu đã duyệt/).check();
  const cards = await printed(page);
  expect(cards.length).toBeGreaterThan(20);
  expect(cards[0]).toMatch(/Số: PLL-0001\/2018-2019/);
  const path = /xac-minh\/[0-9a-z]{26}/.exec(cards[0]?.replace(/\s/g, '') ?? '')?.[0];
  expect(path).toBeDefined();
  const name = /Họ và tên học sinh:\s*(.+?)\s*Ngày sinh/s.exec(cards[0] ?? '')?.[1]?.replace(/\s+/g, ' ') ?? '?';

  const reader = await at.browser.newContext({ viewport: phone });
  const site = await reader.newPage();
  const answer = await site.goto(at.url(slug, `/${path}`));
  expect([answer?.status(), answer?.headers()['cache-control'], answer?.headers()['x-robots-tag']]).toEqual([
    200,
    'private, no-store',
    'noindex, nofollow',
  ]);
  await site.getByRole('heading', { name: 'Phiếu liên lạc số PLL-0001/2018-2019' }).waitFor();
  await site.getByText('Còn giá trị').waitFor();
  // Also where the heading needs two lines the number stands in one.
  for (const width of [320, 360, 390, 480])
    expect([
      width,
      await site
        .setViewportSize({ width, height: 844 })
        .then(() => site.locator('h1 b').evaluate((node) => node.getClientRects().length)),
    ]).toEqual([width, 1]);
  expect(await site.content()).not.toContain(name);
  await sound(site);
  expect((await site.goto(at.url(slug, `/xac-minh/${'0'.repeat(26)}`)))?.status()).toBe(404);
  await site.getByRole('heading', { name: 'Không có phiếu nào mang mã này' }).waitFor();
  await sound(site);
  await site.goto(at.url(slug, '/xac-minh'));
  await sound(site);
  await site.getByLabel(/Mã 26 chữ và số/).fill(path?.split('/')[1]?.toUpperCase() ?? '');
  await site.getByRole('button', { name: 'Xác minh' }).click();
  await site.getByRole('heading', { name: 'Phiếu liên lạc số PLL-0001/2018-2019' }).waitFor();

  // The whole school, while somebody watches.
  await page.reload();
  await page.getByText(/đã phát hành \d+ phiếu, không đổi/).waitFor();
  await page.getByRole('button', { name: 'In cả trường' }).click();
  await page.getByRole('link', { name: 'Tải cả trường (.zip)' }).waitFor({ timeout: 60_000 });
  await sound(page);
}, 180_000);

test('a teacher prints drafts and is told who hands out numbers', async () => {
  const { page } = await signIn(at, 'giaovien');
  await page.goto(at.url('quanly', `/${slug}/reports/books?kind=danh-sach-lop`));
  expect((await printed(page))[0]).toContain('DANH SÁCH LỚP');
  await page.goto(at.url('quanly', '/namdinh/reports/templates'));
  await page.getByText('Không tìm thấy').first().waitFor();
});

const classOf = async (page: Page, name: string): Promise<string> => {
  const option = page
    .getByLabel('Lớp', { exact: true })
    .locator('option')
    .filter({ hasText: `${name} (` });
  return (await option.getAttribute('value')) ?? '';
};
