// A teacher on the last evening: a column typed over a slow line that is cut, a block pasted and taken back, two who wrote one cell.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
const list = '/thcs-con-a/assessment/sheets';

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.mgt tbody tr[data-row="${row}"] td[data-col="${columns.indexOf(column)}"]`);
const columns = ['KTtx1', 'KTtx2', 'KTtx3', 'KTtx4', 'KTdk1', 'KTdk2', 'KThk'];
const textOf = async (page: Page, row: number, column: string) => {
  const field = cell(page, row, column).locator('.in');
  return (await field.count()) > 0 ? field.inputValue() : cell(page, row, column).locator('.v').textContent();
};
const column = async (page: Page, name: string, rows: number) =>
  Promise.all(Array.from({ length: rows }, (_, row) => textOf(page, row, name)));
const saved = (page: Page) => page.getByText('Đã lưu tất cả').waitFor();
/** The first sheet of the teacher that is not full, in the order of the list. */
const openSheet = async (page: Page) => {
  await page.goto(at.url('quanly', `${list}?q=ngu van&state=lacking`));
  expect(await violations(page)).toEqual([]);
  await page.locator('.list a[data-row]').first().click();
  await alive(page, '.mgt');
  return page.url();
};
const paste = (page: Page, text: string) =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test('a column typed with Enter over a slow line that is cut loses nothing and never waits', async () => {
  const { page, context } = await signIn(at, 'gv.van1');
  const address = await openSheet(page);
  expect(await violations(page)).toEqual([]);
  const rows = await page.locator('.mgt tbody tr').count();
  expect(rows).toBeGreaterThan(25);
  let sent = 0;
  await page.route('**/api/v1/marks*', async (route) => {
    sent++;
    await new Promise((done) => setTimeout(done, 400));
    await route.continue().catch(() => {});
  });
  const marks = Array.from({ length: rows }, (_, i) => ['8', '7,5', '6', '9,5', '10', '4'][i % 6] as string);
  await cell(page, 0, 'KThk').click();
  const started = Date.now();
  for (const [i, mark] of marks.entries()) {
    if (i === Math.floor(rows / 3)) await context.setOffline(true);
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
    // The caret is where the next mark is typed, whatever the line does.
    if (i < rows - 1)
      expect(
        await cell(page, i + 1, 'KThk')
          .locator('.in')
          .count(),
      ).toBe(1);
  }
  expect((Date.now() - started) / rows).toBeLessThan(250);
  await page.getByText(/ô chờ mạng/).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await column(page, 'KThk', rows)).toEqual(marks);
  // Who signs out now is told what waits on this machine, and may stay.
  const question = page.waitForEvent('dialog');
  await page.getByTitle('Tài khoản, đăng xuất').click();
  const leave = page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  const asked = await question;
  expect(asked.message()).toMatch(/^Còn \d+ điểm gõ trên máy này chưa ghi được/);
  await asked.dismiss();
  await leave;
  await new Promise((done) => setTimeout(done, 3000));
  await context.setOffline(false);
  await saved(page);
  // In bites, not mark by mark: most of the class goes in one.
  expect(sent).toBeLessThan(rows);
  await page.unroute('**/api/v1/marks*');
  await page.goto(address);
  await alive(page, '.mgt');
  expect(await column(page, 'KThk', rows)).toEqual(marks);
  // Behind the last mark Enter stays, and what is typed there replaces nothing, until an arrow comes back to the cell.
  await cell(page, rows - 1, 'KThk').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('3');
  await page.getByRole('alert').filter({ hasText: 'Chưa ghi “3”' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await textOf(page, rows - 1, 'KThk')).toBe(marks.at(-1));
  await page.keyboard.press('ArrowDown');
  await page.getByRole('alert').filter({ hasText: 'Chưa ghi “3”' }).waitFor({ state: 'detached' });
  // No head is a bare number.
  expect(
    await page
      .getByRole('columnheader', { name: /Kiểm tra thường xuyên 1/ })
      .locator('span[aria-hidden]')
      .textContent(),
  ).toBe('TX 1');
  // A key in a comment goes on in it and replaces nothing; Delete takes it away and says how it comes back.
  const words = page.locator('.mgt td.nt', { hasText: /[a-z]{3}/ }).first();
  const said = (await words.textContent()) ?? '';
  await words.click();
  // From there a button leads to the sentences of the bank.
  await page.getByRole('button', { name: 'Chọn câu có sẵn' }).click();
  await page.getByRole('dialog', { name: 'Nhận xét cho cả lớp' }).getByText('mọi câu hợp kết quả').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.type('7');
  expect(await page.locator('.mgt .act .in').inputValue()).toBe(`${said}7`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await page.getByText(/^Đã xóa cả nhận xét của /).waitFor();
  await page.locator('.mgline').getByRole('button', { name: 'Hoàn tác' }).click();
  expect(await page.locator('.mgt .act .in').inputValue()).toBe(said);
  await saved(page);
  // And the mean of a pupil with all marks says why.
  await page.locator('.mgt .mean', { hasText: ',' }).first().click();
  const why = page.getByRole('dialog', { name: /^Vì sao/ });
  await why.getByText('Điều 10 khoản 1a, Thông tư 58/2011/TT-BGDĐT.').waitFor();
  await why.getByLabel('sửa thành').fill('10');
  await why.getByText(/thì thành/).waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('what was typed while the line was away is sent after a crash of the tab', async () => {
  const { page, context } = await signIn(at, 'gv.van1');
  const address = await openSheet(page).catch(() => page.url());
  await page.route('**/api/v1/marks*', (route) => route.abort());
  await cell(page, 2, 'KTtx1').click();
  await page.keyboard.type('3,5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await page.getByText('1 ô chưa lưu').waitFor();
  await page.getByText('1 ô chờ mạng').waitFor();
  // What waits outlives the page; only what is being typed is asked about.
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.type());
    dialog.dismiss().catch(() => {});
  });
  await page.keyboard.type('6');
  await page.evaluate(() => location.reload());
  await expect.poll(() => questions).toEqual(['beforeunload']);
  expect(await page.locator('.mgt .act .in').inputValue()).toBe('6');
  await page.keyboard.press('Escape');
  await page.getByRole('complementary', { name: 'Tình hình bảng điểm' }).getByText('lớn hơn 10').waitFor();
  await page.waitForTimeout(300);
  await page.close();
  const again = await context.newPage();
  // The first screen says so, and leads there.
  await again.route('**/api/v1/marks*', (route) => route.abort());
  await again.goto(at.url('quanly', '/thcs-con-a'));
  await again.getByText('1 điểm gõ khi mất mạng còn chờ gửi từ máy này').waitFor();
  await again.getByText('1 điểm gõ trên máy này chưa ghi được').waitFor();
  expect(await violations(again)).toEqual([]);
  await again.getByRole('link', { name: /^Mở Ngữ văn \d/ }).click();
  await alive(again, '.mgt');
  expect(new URL(again.url()).pathname).toBe(new URL(address).pathname);
  await again.unroute('**/api/v1/marks*');
  await again.getByText('1 ô chưa lưu').waitFor();
  expect(await textOf(again, 2, 'KTtx1')).toBe('3,5');
  expect(await textOf(again, 3, 'KTtx1')).toBe('11');
  // In another sheet of the teacher it is named, and leads back here.
  await again.goto(at.url('quanly', `${list}?q=ngu van`));
  await again
    .locator(`.list a[data-row]:not([href="${new URL(address).pathname}"])`)
    .first()
    .click();
  await again.getByText('Đã lưu bảng này').waitFor();
  expect(await violations(again)).toEqual([]);
  await again.getByRole('link', { name: /^1 ô chưa lưu ở Ngữ văn \d/ }).click();
  await again.waitForURL((url) => url.pathname === new URL(address).pathname);
  await alive(again, '.mgt');
  await again.getByRole('button', { name: /1 ô chưa lưu/ }).click();
  await again.getByRole('alert').getByText('lớn hơn 10').waitFor();
  expect(await violations(again)).toEqual([]);
  await again.getByRole('button', { name: /^Bỏ, giữ/ }).click();
  await saved(again);
  await context.close();
});

test('a block of the whole class lands after a preview and goes back with one key', async () => {
  const { page, context } = await signIn(at, 'gv.van1');
  await openSheet(page);
  const rows = await page.locator('.mgt tbody tr').count();
  const before = await Promise.all(columns.slice(0, 6).map((name) => column(page, name, rows)));
  const block = Array.from({ length: rows }, (_, row) => columns.slice(0, 6).map((_name, i) => `${(row + i) % 2 ? '2,5' : '1'}`));
  (block[1] as string[])[0] = 'vắng';
  (block[2] as string[])[1] = '85';
  (block[3] as string[])[2] = '8;5';
  await cell(page, 0, 'KTtx1').click();
  await paste(page, block.map((line) => line.join('\t')).join('\n'));
  const dialog = page.getByRole('dialog', { name: 'Xem trước khi dán' });
  const button = dialog.getByRole('button', { name: /^Đưa \d+ ô vào$/ });
  // All but the three, and what stands there already.
  let count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(rows * 6 * 0.8);
  expect(count).toBeLessThanOrEqual(rows * 6 - 3);
  await dialog.getByText(/^thay \d+ điểm đã có$/).waitFor();
  const preview = dialog.getByRole('region', { name: 'Những gì sẽ được đưa vào' });
  expect(await preview.evaluate((table) => table.scrollWidth - table.clientWidth)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  // Asked and answered, one of them goes in; what stays outside is told on demand.
  await dialog.getByRole('button', { name: 'Dùng 8,5 thay “8;5”' }).click();
  count++;
  await button.click();
  await page.getByText(`Đã đưa ${count} ô vào`).waitFor();
  await page.getByRole('button', { name: '2 ô dán chưa đưa vào' }).click();
  const left = page.getByRole('dialog', { name: '2 ô chưa đưa vào' });
  await left.getByText(/“vắng”\. .*không phải một điểm/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await left.waitFor({ state: 'detached' });
  await saved(page);
  expect(await textOf(page, 0, 'KTtx1')).toBe('1');
  expect(await textOf(page, 1, 'KTtx1')).toBe((before[0] as string[])[1]);
  await page.keyboard.press('Control+z');
  await page.getByText(`Đã hoàn tác ${count} ô.`).waitFor();
  await saved(page);
  expect(await Promise.all(columns.slice(0, 6).map((name) => column(page, name, rows)))).toEqual(before);
  await context.close();
});

test('undo of a paste over refused cells leaves on the server what was stored before', async () => {
  const { page, context } = await signIn(at, 'gv.van1');
  const address = await openSheet(page);
  await cell(page, 10, 'KTtx4').click();
  for (const _ of [10, 11, 12]) {
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowDown');
  }
  await saved(page);
  await cell(page, 10, 'KTtx4').click();
  for (const text of ['abc', '11']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.getByText('2 ô chưa lưu').waitFor();
  await cell(page, 10, 'KTtx4').click();
  // Out of nothing the caret stays where it is.
  await page.keyboard.press('Escape');
  await paste(page, '6\n7\n8');
  await page.getByRole('button', { name: 'Đưa 3 ô vào' }).click();
  await saved(page);
  await page.keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác 3 ô.').waitFor();
  await saved(page);
  await page.goto(address);
  await alive(page, '.mgt');
  for (const row of [10, 11, 12]) expect(await textOf(page, row, 'KTtx4')).toBe('');
  await context.close();
});

test('two in one cell: the second chooses, nothing is lost', async () => {
  const teacher = await signIn(at, 'gv.van1');
  const address = await openSheet(teacher.page);
  const principal = await signIn(at, 'hieutruong');
  await principal.page.goto(address);
  await alive(principal.page, '.mgt');
  const { page } = teacher;
  // The teacher's line is away while the principal writes.
  await page.route('**/api/v1/marks*', (route) => route.abort());
  await cell(page, 4, 'KTtx2').click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await cell(principal.page, 4, 'KTtx2').click();
  await principal.page.keyboard.type('9,5');
  await principal.page.keyboard.press('Enter');
  // What nobody here touched follows quietly.
  await cell(principal.page, 5, 'KTtx2').click();
  await principal.page.keyboard.type('6,5');
  await principal.page.keyboard.press('Enter');
  await saved(principal.page);
  await expect.poll(() => textOf(page, 5, 'KTtx2'), { timeout: 10_000 }).toBe('6,5');
  await page.unroute('**/api/v1/marks*');
  // The queue may try again by itself before the button is reached.
  const refused = page.getByText('1 ô chưa lưu');
  await page
    .getByRole('button', { name: /gửi lại ngay/ })
    .click({ timeout: 3000 })
    .catch(() => refused.waitFor());
  await refused.waitFor();
  await page.getByRole('button', { name: /1 ô chưa lưu/ }).click();
  const choice = page.getByRole('alertdialog', { name: 'Hai người cùng sửa một ô' });
  await choice.getByText('vừa sửa ô này').waitFor();
  // Over the comments of its row, so that no mark is hidden; Esc puts it away, coming back shows it again.
  const [note, comments] = [await choice.boundingBox(), await page.locator('.mgt .act ~ td.nt').boundingBox()];
  expect(note?.x).toBeGreaterThanOrEqual(comments?.x ?? Number.POSITIVE_INFINITY);
  await page.keyboard.press('Escape');
  await choice.waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await choice.waitFor();
  expect(await choice.getByText('9,5').count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Alt+2');
  await saved(page);
  await cell(principal.page, 4, 'KTtx2').filter({ hasText: '7' }).waitFor();
  // What was overwritten comes back by undoing; what was never stored is only withdrawn.
  await page.keyboard.press('Control+z');
  await saved(page);
  await cell(principal.page, 4, 'KTtx2').filter({ hasText: '9,5' }).waitFor();
  await page.route('**/api/v1/marks*', (route) => route.abort());
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await cell(principal.page, 4, 'KTtx2').click();
  await principal.page.keyboard.type('9');
  await principal.page.keyboard.press('Enter');
  await saved(principal.page);
  await page.unroute('**/api/v1/marks*');
  await refused.waitFor({ timeout: 40_000 });
  await page.keyboard.press('Control+z');
  await page.getByText('Đã rút “4” chưa ghi, ô giữ 9.').waitFor();
  await saved(page);
  await page.goto(address);
  await alive(page, '.mgt');
  expect(await textOf(page, 4, 'KTtx2')).toBe('9');
  await teacher.context.close();
  await principal.context.close();
});

test('on a telephone one column at a time under large keys', async () => {
  const { page, context } = await signIn(at, 'gv.van1', phone);
  await page.goto(at.url('quanly', `${list}?q=ngu van&state=lacking`));
  await page.locator('.list a[data-row]').first().click();
  await alive(page, '.pglist');
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByLabel('Cột đang ghi').selectOption({ label: 'Kiểm tra thường xuyên 1' });
  await page.locator('.pglist li').first().locator('.who').click();
  // A mark that can be nothing longer goes on with "Tiếp" like any other: no pupil is skipped.
  for (const key of ['8', ',', '5']) await page.locator('.pgkeys').getByRole('button', { name: key, exact: true }).click();
  await page.locator('.pglist li').first().locator('.who[aria-pressed="true"]').waitFor();
  await page.locator('.pgkeys').getByRole('button', { name: 'Tiếp', exact: true }).click();
  await page.locator('.pglist li').nth(1).locator('.who[aria-pressed="true"]').waitFor();
  await saved(page);
  expect(await page.locator('.pglist li').first().locator('.value').textContent()).toBe('8,5');
  // What is refused says so in its row, and opened keeps the row as it is.
  for (const key of ['1', '1', 'Tiếp']) await page.locator('.pgkeys').getByRole('button', { name: key, exact: true }).click();
  const refused = page.locator('.pglist li').nth(1);
  await refused.getByText('lớn hơn 10').waitFor();
  expect(await violations(page)).toEqual([]);
  const right = async () => {
    const box = await refused.locator('.meanof').boundingBox();
    return box && Math.round(box.x + box.width);
  };
  const before = await right();
  await refused.locator('.who').click();
  await refused.getByRole('alert').waitFor();
  expect(await right()).toBe(before);
  expect((await refused.locator('.who').boundingBox())?.height).toBeLessThan(60);
  await refused.getByRole('button', { name: /^Bỏ, giữ/ }).click();
  await context.close();
});
