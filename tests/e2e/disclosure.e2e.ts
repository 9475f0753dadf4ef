// Disclosure on its way: a school fills a form from its records, looks, publishes; citizens read and print it; the Sở's matrix turns.
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

/** Runs of glyphs in a PDF: text, not a picture of it. */
function textRuns(pdf: Buffer): number {
  let runs = 0;
  for (const found of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    try {
      runs +=
        inflateSync(pdf.subarray(from, pdf.indexOf('endstream', from)))
          .toString('latin1')
          .match(/\bT[Jj]\b/g)?.length ?? 0;
    } catch {
      // A stream that is not deflated holds no text here.
    }
  }
  return runs;
}
const fetched = (page: Page, path: string) =>
  page.evaluate(async (href) => {
    const answer = await fetch(href);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get('content-type'), bytes: [...bytes] };
  }, path);

test('a clerk fills, looks, publishes; the page, the paper and the matrix of the Sở show it at once', async () => {
  const officer = await signIn(at, 'chuyenvien.so');
  await officer.page.goto(at.url('quanly', '/namdinh/disclosure/board'));
  const row = officer.page.getByRole('row', { name: /THCS Cồn A/ });
  await row.getByText('thiếu 71 ngày').waitFor();
  await sound(officer.page);
  // On a phone a unit names what it owes, and nothing that asks for nothing.
  await officer.page.setViewportSize(phone);
  await row.getByText('thiếu 71 ngày').waitFor();
  expect(await row.getByText('chưa đến hạn').first().isVisible()).toBe(false);
  await sound(officer.page);
  await officer.page.setViewportSize(desk);
  await officer.page.getByRole('button', { name: /^Nhắc \d+ đơn vị còn thiếu …$/ }).click();
  await officer.page.getByRole('button', { name: /^Gửi lời nhắc tới \d+ đơn vị$/ }).click();
  await officer.page.getByText(/Đã nhắc \d+ đơn vị/).waitFor();

  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(at.url('quanly', `/${slug}`));
  await page.getByText('1 mục công khai còn thiếu').waitFor();
  await page.goto(at.url('quanly', `/${slug}/disclosure/list`));
  await page.getByText('Công khai năm học 2018-2019: còn thiếu').first().waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Đội ngũ nhà giáo, cán bộ quản lý và nhân viên', exact: true }).click();
  await page.getByLabel('Giáo viên theo chuẩn nghề nghiệp, Tốt').fill('mười');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('“mười” không phải là số').first().waitFor();
  // A block copied from a sheet fills the cells from the first one on.
  await page.getByLabel('Giáo viên theo chuẩn nghề nghiệp, Tốt').fill('');
  await page.getByLabel('Giáo viên theo chuẩn nghề nghiệp, Tốt').evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '10\t12\t2\t0\n2\t1\t0');
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect(await page.getByLabel('Cán bộ quản lý theo chuẩn hiệu trưởng, Khá').inputValue()).toBe('1');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Chưa công khai được: còn 1 chỗ phải điền').waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Sửa tiếp' }).click();
  await page.getByLabel('Cán bộ quản lý theo chuẩn hiệu trưởng, Chưa đạt').fill('0');
  await sound(page);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Công khai', exact: true }).click();
  await page.getByText('Đã công khai.').waitFor();
  await page.getByText('Trễ 71 ngày').first().waitFor();

  const reader = await at.browser.newContext({ viewport: phone });
  const site = await reader.newPage();
  const path = '/cong-khai/2018-2019/bieu-mau-12-thcs';
  for (const viewport of [phone, desk]) {
    await site.setViewportSize(viewport);
    await site.goto(at.url(slug, '/cong-khai'));
    await sound(site);
    await site.getByRole('link', { name: 'Đội ngũ nhà giáo, cán bộ quản lý và nhân viên' }).click();
    expect(new URL(site.url()).pathname).toBe(path);
    await site.getByText('Số liệu tính đến').waitFor();
    await site.getByRole('rowheader', { name: 'Cán bộ quản lý theo chuẩn hiệu trưởng' }).waitFor();
    await sound(site);
  }
  const paper = await fetched(site, `${path}.pdf`);
  const pdf = Buffer.from(paper.bytes);
  expect([paper.status, paper.type, pdf.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  expect(textRuns(pdf)).toBeGreaterThan(40);
  await site.emulateMedia({ media: 'print' });
  await site.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
  await site.emulateMedia({ media: 'screen' });
  // Last year is there, marked as archive, with its file.
  await site.goto(at.url(slug, '/cong-khai/2017-2018'));
  await site.getByText('Lưu trữ.').waitFor();
  await site.getByRole('link', { name: 'Thu, chi tài chính' }).click();
  const file = (await site.locator('a.att').first().getAttribute('href')) ?? '';
  expect((await fetched(site, file)).type).toBe('application/pdf');
  await site.goto(at.url('', '/cong-khai'));
  await sound(site);

  await officer.page.reload();
  await row.getByText('trễ 71 ngày').waitFor();
  for (const one of [context, reader, officer.context]) await one.close();
});

test('who may not publish looks only; an editor of another unit finds nothing', async () => {
  const teacher = await signIn(at, 'giaovien');
  await teacher.page.goto(at.url('quanly', `/${slug}/disclosure/list/2018-2019/bieu-mau-11-thcs`));
  await teacher.page.getByText('Nhờ quản trị đơn vị cấp quyền').waitFor();
  expect(await teacher.page.getByRole('button', { name: 'Xem trước' }).count()).toBe(0);
  expect((await teacher.page.goto(at.url('quanly', '/namdinh/disclosure/board')))?.status()).toBe(404);
  await teacher.context.close();
  const site = await at.browser.newPage();
  for (const path of ['/cong-khai/2010-2011', '/cong-khai/2018-2019/bieu-mau-05-th', '/cong-khai/2018-2019/thu-chi.pdf'])
    expect((await site.goto(at.url(slug, path)))?.status()).toBe(404);
  await site.close();
});
