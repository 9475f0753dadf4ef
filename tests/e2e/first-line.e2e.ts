// The thin real line through everything: a clerk imports a workbook, the department's wall moves by itself, an article appears.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
let school: { slug: string; code: string };

beforeAll(async () => {
  const { out } = await at.cli(['demo', 'accounts', '--json']);
  const clerk = (JSON.parse(out) as { role: string; unit: string }[]).find((account) => account.role === 'clerk');
  const units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out) as { code: string; slug: string }[];
  school = units.find((unit) => unit.code === clerk?.unit) ?? { slug: '', code: '' };
});

test('the clerk imports, the wall moves, importing again changes nothing, undoing takes it back', async () => {
  const file = join(at.dir, 'hoc-sinh.xlsx');
  expect((await at.cli(['demo', 'workbook', '--unit', school.code, '--kind', 'pupils', '--out', file])).code).toBe(0);

  const officer = await signIn(at, 'chuyenvien.so');
  await officer.page.goto(at.url('quanly', '/namdinh/campaigns/wall'));
  const before = await officer.page.getByTestId('percent').textContent();
  expect(await violations(officer.page)).toEqual([]);
  // Somebody reads an answer while the rest of the office moves: it stays.
  const reader = await officer.context.newPage();
  await reader.goto(at.url('quanly', '/namdinh/campaigns/edit/moi'));
  await reader.getByRole('button', { name: /^Mở đợt cho/ }).click();
  await reader.getByRole('alert').waitFor();

  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(at.url('quanly', '/'));
  expect(await violations(clerk.page)).toEqual([]);
  const imports = at.url('quanly', `/${school.slug}/people/imports`);
  const upload = async () => {
    await clerk.page.goto(imports);
    await clerk.page.locator('input[type=file]').setInputFiles(file);
    await clerk.page.getByRole('button', { name: 'Xem trước' }).click();
    await clerk.page.getByTestId('count-refused').waitFor();
  };
  await upload();
  expect(await clerk.page.getByTestId('count-refused').textContent()).toBe('0');
  expect(Number(await clerk.page.getByTestId('count-changed').textContent())).toBeGreaterThan(5);
  expect(await violations(clerk.page)).toEqual([]);
  await clerk.page.getByTestId('apply').click();
  await clerk.page.getByTestId('applied').waitFor();
  // Nobody touches the officer's browser.
  await officer.page.waitForFunction((was) => document.querySelector('[data-testid=percent]')?.textContent !== was, before, {
    timeout: 3000,
  });
  await reader.waitForTimeout(1500);
  expect(await reader.getByRole('alert').isVisible()).toBe(true);
  await reader.close();

  await upload();
  expect(await clerk.page.getByTestId('count-changed').textContent()).toBe('0');
  expect(await clerk.page.getByTestId('count-new').textContent()).toBe('0');
  await clerk.page.getByText('0 thay đổi, không có gì để ghi').waitFor();

  await clerk.page.goto(imports);
  await clerk.page.locator('tr', { hasText: 'đã ghi' }).getByRole('link').click();
  await clerk.page.getByRole('button', { name: 'Hoàn tác cả tệp' }).click();
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await clerk.page.getByText('Đã hoàn tác,').waitFor();
  await officer.page.waitForFunction((was) => document.querySelector('[data-testid=percent]')?.textContent === was, before, {
    timeout: 3000,
  });
  await officer.context.close();
  await clerk.context.close();
});

test('faulty rows stay out with a reason; the corrected file of faulty rows is accepted', async () => {
  const file = join(at.dir, 'loi.xlsx');
  await at.cli(['demo', 'workbook', '--unit', school.code, '--kind', 'pupils', '--faults', '--out', file]);
  const run = await at.cli(['import', 'pupils', file, '--unit', school.code, '--dry-run', '--json']);
  const result = JSON.parse(run.out) as {
    new: number;
    refused: { row: number; column: string; code: string; message: string }[];
  };
  expect(result.new).toBe(0);
  expect([...new Set(result.refused.map((r) => r.code))]).toEqual(
    expect.arrayContaining([
      ...['unknown_ethnicity', 'unknown_sex', 'date', 'future', 'phone', 'grade_class', 'encoding', 'commune_district'],
      ...['unknown_commune', 'unknown_religion', 'year', 'missing_class_name', 'no_class', 'elsewhere', 'double'],
    ]),
  );
  expect(result.refused.find((r) => r.code === 'date')?.message).toBe('Tháng 2 không có ngày 31');
});

test('an article is on the home page within a second, unpublished ones cannot be read', async () => {
  const editor = await signIn(at, 'bientap');
  await editor.page.goto(at.url('quanly', `/${school.slug}/content/articles/moi`));
  await editor.page.getByLabel('Tiêu đề').fill('Hội khỏe Phù Đổng <b>khai mạc</b>');
  await editor.page.getByRole('textbox', { name: 'Nội dung bài' }).fill('Sáng nay toàn trường dự lễ khai mạc.');
  expect(await violations(editor.page)).toEqual([]);
  await editor.page.getByRole('button', { name: 'Lưu nháp' }).click();
  await editor.page.waitForURL(/articles\/[0-9a-f-]{36}/);
  const home = at.url(school.slug);
  const path = '/tin/hoi-khoe-phu-dong-b-khai-mac-b';
  expect((await fetch(`http://127.0.0.1:${at.port}${path}`, { headers: { host: new URL(home).host } })).status).not.toBe(500);
  const reader = await at.browser.newContext({ viewport: phone });
  const page = await reader.newPage();
  expect((await page.goto(at.url(school.slug, path)))?.status()).toBe(404);
  await page.goto(home);
  expect(await violations(page)).toEqual([]);
  await editor.page.getByRole('button', { name: 'Đăng bài' }).click();
  await editor.page.getByText('Đã đăng.').waitFor();
  await page.goto(home);
  await page.getByRole('heading', { name: 'Hội khỏe Phù Đổng <b>khai mạc</b>' }).waitFor({ timeout: 1000 });
  expect((await page.goto(home))?.headers()['x-cache']).toBe('hit');
  expect((await page.goto(at.url(school.slug, path)))?.status()).toBe(200);
  expect(await violations(page)).toEqual([]);
  // Ways through a site are lists without marks.
  const marks = await page.locator('nav li').evaluateAll((all) => all.map((li) => getComputedStyle(li).listStyleType));
  expect(new Set(marks)).toEqual(new Set(['none']));
  await page.goto(at.url(''));
  expect(await violations(page)).toEqual([]);
  await page.goto(home);
  expect(await page.evaluate(async () => (await fetch('/rss.xml')).text())).toContain(
    'Hội khỏe Phù Đổng &lt;b&gt;khai mạc&lt;/b&gt;',
  );
  expect((await reader.cookies()).length).toBe(0);
  await reader.close();
  await editor.context.close();
});

test("another school's pupils, addresses and files are not found", async () => {
  const units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out) as { slug: string; code: string; type: string }[];
  const other = units.find((unit) => unit.type === 'TIEU_HOC');
  const clerk = await signIn(at, 'vanthu');
  for (const path of ['', '/people/pupils', '/people/imports', '/campaigns/wall']) {
    const response = await clerk.page.goto(at.url('quanly', `/${other?.slug}${path}`));
    expect(response?.status(), path).toBe(404);
  }
  await clerk.page.goto(at.url('quanly', `/${school.slug}`));
  const status = (path: string) => clerk.page.evaluate(async (p) => (await fetch(p)).status, path);
  expect(await status(`/${other?.slug}/people/pupils.xlsx`)).toBe(404);
  expect(await status(`/${school.slug}/people/pupils.xlsx`)).toBe(200);
  const file = join(at.dir, 'x.json');
  writeFileSync(file, JSON.stringify({ title: 'Bài của trường khác', body: 'x' }));
  expect((await at.cli(['article', 'publish', '--unit', other?.code ?? '', '--file', file, '--as', 'bientap'])).code).toBe(1);
  await clerk.context.close();
});

test('killed without warning, what was acknowledged is there; the next start adopts the database', async () => {
  const file = join(at.dir, 'bai.json');
  writeFileSync(file, JSON.stringify({ title: 'Bài trước khi mất điện', summary: 'Tóm tắt', body: 'Nội dung.' }));
  const { out, code } = await at.cli(['article', 'publish', '--unit', school.code, '--file', file, '--json']);
  expect(code).toBe(0);
  at.crash();
  await at.start();
  const { url } = JSON.parse(out) as { url: string };
  const page = await at.browser.newPage();
  expect((await page.goto(url))?.status()).toBe(200);
  // The database server itself is killed: it comes up again, nothing acknowledged is lost, and the next write works.
  process.kill(Number(readFileSync(join(at.dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${at.port}/healthz`)).status, { timeout: 30_000 }).toBe(503);
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${at.port}/healthz`)).status, { timeout: 90_000 }).toBe(200);
  expect((await page.goto(`${url}?x`))?.status()).toBe(200);
  writeFileSync(file, JSON.stringify({ title: 'Bài sau khi có điện lại', body: 'Nội dung.' }));
  expect((await at.cli(['article', 'publish', '--unit', school.code, '--file', file])).code).toBe(0);
  const headlines = async () => {
    await page.goto(at.url(school.slug));
    return page.getByText('Bài sau khi có điện lại').count();
  };
  await expect.poll(headlines, { timeout: 5000 }).toBeGreaterThan(0);
  // Background work goes on as well.
  const workbook = join(at.dir, 'sau.xlsx');
  await at.cli(['demo', 'workbook', '--unit', school.code, '--kind', 'pupils', '--out', workbook]);
  const clerk = await signIn(at, 'vanthu');
  await clerk.page.goto(at.url('quanly', `/${school.slug}/people/imports`));
  await clerk.page.locator('input[type=file]').setInputFiles(workbook);
  await clerk.page.getByRole('button', { name: 'Xem trước' }).click();
  await clerk.page.getByTestId('count-refused').waitFor();
  await clerk.context.close();
  await page.close();
});
