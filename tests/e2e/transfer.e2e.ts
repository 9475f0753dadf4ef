// A school moves: its old site comes in through the command line and the office, old addresses lead on, a stranger gets nothing.
import { existsSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';
import { oldExport, oldSite } from '../support/old-site.ts';

const at = journey();
let old: Awaited<ReturnType<typeof oldSite>>;
let slug = '';
let file = '';

beforeAll(async () => {
  old = await oldSite();
  const accounts = JSON.parse((await at.cli(['demo', 'accounts', '--json'])).out) as { role: string; unit: string }[];
  const units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out) as { code: string; slug: string }[];
  slug = units.find((unit) => unit.code === accounts.find((one) => one.role === 'clerk')?.unit)?.slug ?? '';
  file = join(at.dir, 'trang-cu.xml');
  writeFileSync(file, oldExport(old.url));
});
afterAll(() => old?.close());

test('the command line brings an export in; old addresses lead to the articles; again it changes nothing', async () => {
  const first = await at.cli(['site', 'import', file, '--unit', slug, '--json']);
  expect([first.code, first.err]).toEqual([0, expect.any(String)]);
  const report = JSON.parse(first.out);
  expect(report).toMatchObject({ articles: { new: 4, unchanged: 0, drafts: 2 }, pages: 1, pictures: { taken: 3 } });
  expect(report.pictures.failed.length).toBe(1);
  const { host } = new URL(at.url(slug));
  const ask = (path: string): Promise<{ status: number | undefined; to: string | undefined }> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port: at.port, path, headers: { host } }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, to: response.headers.location });
      }).on('error', reject);
    });
  for (const path of ['/2017/09/le-khai-giang/', '/?p=11']) {
    const moved = await ask(path);
    expect([path, moved.status, moved.to]).toEqual([path, 301, '/tin/le-khai-giang-nam-hoc-2017-2018']);
  }
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(at.url(slug, '/2017/09/le-khai-giang/'));
  await page.getByRole('heading', { name: 'Lễ khai giảng năm học 2017-2018' }).waitFor();
  expect(await page.locator('figure img[alt="Học sinh xếp hàng chào cờ"]').count()).toBe(1);
  expect(await violations(page)).toEqual([]);
  await context.close();
  const again = await at.cli(['site', 'import', file, '--unit', slug]);
  expect(again.out).toContain('0 thay đổi');
});

test('in the office: a file is looked at, brought in, and the report leads to each draft', async () => {
  const { page, context } = await signIn(at, 'hieutruong');
  await page.goto(at.url('quanly', `/${slug}/sites/transfers`));
  await alive(page, 'input[type=file]');
  expect(await violations(page)).toEqual([]);
  writeFileSync(file, oldExport('https://truong-khac.edu.vn').replaceAll('Hội khỏe Phù Đổng', 'Hội khỏe trường khác'));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByTestId('preview').waitFor();
  await page.getByText('Hội khỏe trường khác').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Nhập 5 mục/ }).click();
  await page.getByTestId('report').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Bản nháp ở trang cũ' }).waitFor();
  expect(await page.getByText('Ảnh không lấy được').count()).toBe(1);
  await page.setViewportSize(phone);
  await sound(page);
  await context.close();
});

test('who writes nowhere is refused; an address inside the house is not asked; the whole site leaves in one file', async () => {
  const teacher = await at.cli(['site', 'import', file, '--unit', slug, '--as', 'giaovien']);
  expect([teacher.code, teacher.err]).toEqual([1, expect.stringContaining('biên tập viên')]);
  const inside = await at.cli(['site', 'import', `${old.url}/feed`, '--unit', slug, '--as', 'hieutruong']);
  expect([inside.code, inside.err]).toEqual([1, expect.stringContaining('mạng nội bộ')]);
  const out = join(at.dir, 'trang.zip');
  const done = await at.cli(['site', 'export', '--unit', slug, '--out', out, '--json']);
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out).bytes).toBeGreaterThan(10_000);
  expect(existsSync(out)).toBe(true);
});
