// A clerk brings in staff: a kind of error is mended at once, the rest comes back corrected; the work survives a killed process.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
let school: { slug: string; code: string };

beforeAll(async () => {
  const accounts = JSON.parse((await at.cli(['demo', 'accounts', '--json'])).out) as { role: string; unit: string }[];
  const units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out) as { code: string; slug: string }[];
  const clerk = accounts.find((account) => account.role === 'clerk');
  school = units.find((unit) => unit.code === clerk?.unit) ?? { slug: '', code: '' };
});

const count = async (page: Page, verdict: string) => Number(await page.getByTestId(`count-${verdict}`).textContent());
async function upload(page: Page, kind: string, file: string): Promise<void> {
  await page.goto(at.url('quanly', `/${school.slug}/people/imports`));
  await alive(page, 'input[type=file]');
  await page.locator('.main label').filter({ hasText: kind }).first().click();
  // The field speaks Vietnamese, whatever the browser does.
  await page.getByText('Chưa chọn tệp').waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .locator('.filefor .picked')
    .getByText(/\.xlsx?$/)
    .waitFor();
  await page.getByRole('button', { name: 'Xem trước' }).click();
}

test('staff: one click mends a kind of error, good rows go in, the file of faulty rows comes back', async () => {
  const file = join(at.dir, 'can-bo.xlsx');
  await at.cli(['demo', 'workbook', '--unit', school.slug, '--kind', 'staff', '--faults', '--out', file]);
  const { page, context } = await signIn(at, 'vanthu');
  // The wrong kind of list is one sentence, not three hundred errors.
  await upload(page, 'Lớp học', file);
  await page.getByText('Tệp này là danh sách cán bộ').waitFor();
  await upload(page, 'Cán bộ, giáo viên', file);
  await page.getByTestId('count-refused').waitFor();
  expect(await violations(page)).toEqual([]);
  const refused = await count(page, 'refused');
  expect(refused).toBeGreaterThan(6);
  await page.getByRole('button', { name: 'thành “Nam”' }).click();
  await page.getByText('Đã sửa trong tệp').waitFor();
  expect(await count(page, 'refused')).toBeLessThan(refused);
  await page.locator('.mantine-SegmentedControl-root').last().locator('label').first().click();
  await page.locator('td.cell-changed[data-label="Giới tính"] s').first().waitFor();
  expect(await violations(page)).toEqual([]);
  const left = await count(page, 'refused');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /dòng lỗi/ }).click()]);
  const faulty = join(at.dir, 'loi-can-bo.xlsx');
  writeFileSync(faulty, readFileSync(await download.path()));
  await page.getByTestId('apply').click();
  await page.getByTestId('applied').waitFor();
  await upload(page, 'Cán bộ, giáo viên', faulty);
  await page.getByTestId('count-refused').waitFor();
  expect(await count(page, 'refused')).toBeGreaterThan(0);
  expect(await count(page, 'refused')).toBeLessThanOrEqual(left);
  // A value that no word is near to is chosen from the list.
  await page.getByLabel(/thay cho “Thợ xây”/).selectOption('Giáo viên');
  await page.locator('.group', { hasText: 'Thợ xây' }).getByRole('button', { name: 'Sửa' }).click();
  await page.getByText('Đã sửa trong tệp').waitFor();
  await page.setViewportSize(phone);
  await sound(page);
  await context.close();
});

test('a file that is no workbook is told so and not kept', async () => {
  const file = join(at.dir, 'danh-sach.xlsx');
  writeFileSync(file, 'Họ tên,Ngày sinh\nA,B');
  const { page, context } = await signIn(at, 'vanthu');
  await upload(page, 'Học sinh', file);
  await page.getByText('Đây là tệp văn bản (CSV, TXT) đổi tên').waitFor();
  await page.goto(at.url('quanly', `/${school.slug}/people/imports`));
  expect(await page.getByText('danh-sach.xlsx').count()).toBe(0);
  await context.close();
});

test('killed while it writes, the import goes on with the next start', async () => {
  const file = join(at.dir, 'hoc-sinh.xlsx');
  await at.cli(['demo', 'workbook', '--unit', school.slug, '--kind', 'pupils', '--out', file]);
  const { page, context } = await signIn(at, 'vanthu');
  await upload(page, 'Học sinh', file);
  await page.getByTestId('apply').waitFor();
  const url = page.url();
  await page.getByTestId('apply').click({ noWaitAfter: true });
  await page.getByText('Đang ghi vào hệ thống').waitFor();
  at.crash();
  await at.start();
  await page.goto(url);
  await page.getByTestId('applied').waitFor({ timeout: 30_000 });
  const again = JSON.parse((await at.cli(['import', 'pupils', file, '--unit', school.slug, '--dry-run', '--json'])).out);
  expect(again).toMatchObject({ new: 0, changed: 0, refused: [] });
  await context.close();
});

test('the command line: counts, reasons and exit codes', async () => {
  for (const kind of ['staff', 'classes']) {
    const file = join(at.dir, `${kind}.xlsx`);
    expect((await at.cli(['demo', 'workbook', '--unit', school.code, '--kind', kind, '--out', file])).code).toBe(0);
    expect((await at.cli(['import', kind, file, '--unit', school.slug, '--json'])).code).toBe(0);
    const again = await at.cli(['import', kind, file, '--unit', school.code, '--json']);
    expect(JSON.parse(again.out), kind).toMatchObject({ new: 0, changed: 0, refused: [] });
  }
  const faulty = join(at.dir, 'lop-loi.xlsx');
  await at.cli(['demo', 'workbook', '--unit', school.code, '--kind', 'classes', '--faults', '--out', faulty]);
  const strict = await at.cli(['import', 'classes', faulty, '--unit', school.code, '--all-or-nothing', '--json']);
  expect(strict.code).toBe(1);
  const codes = (JSON.parse(strict.out) as { refused: { code: string }[] }).refused.map((r) => r.code);
  expect(codes).toEqual(expect.arrayContaining(['homeroom_unknown', 'unknown_session', 'number', 'grade_class', 'double']));
  expect((await at.cli(['import', 'classes', faulty])).code).toBe(2);
  expect((await at.cli(['import', 'classes', faulty, '--unit', 'khong-co'])).code).toBe(1);
  expect((await at.cli(['import', 'pupils', faulty, '--unit', school.code])).code).toBe(1);
});
