// Marks are closed and, for a while, opened: the principal locks, a teacher asks, gets two hours, changes one cell; both see the difference.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alive, phone } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const base = '/thcs-con-a/assessment';

const go = (page: Page, path: string) => page.goto(at.url('quanly', path));

test('the principal locks, the teacher asks, gets two hours, changes one cell; both see the difference', async () => {
  const { page: teacher } = await signIn(at, 'giaovien');
  const { page: principal } = await signIn(at, 'hieutruong');
  await go(teacher, `${base}/requests?state=refused`);
  await teacher.getByRole('link', { name: /^Toán/ }).first().click();
  await teacher.getByText('Điểm kiểm tra là kết quả của bài').waitFor();
  const sheet = (await teacher.getByRole('link', { name: 'Xem bảng điểm' }).getAttribute('href')) ?? '';
  const className = /Toán (\S+)/.exec((await teacher.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1] ?? '';

  // Who locks says why, and is told first what that means.
  await go(principal, `${base}/locks`);
  await principal.getByRole('link', { name: `${className}, Học kỳ I: mở` }).click();
  await principal.getByRole('heading', { name: `Lớp ${className}, Học kỳ I` }).waitFor();
  await principal.getByRole('textbox', { name: 'Lý do' }).fill('Chốt điểm để xét kết quả học kỳ');
  await principal.getByRole('button', { name: 'Khóa cả lớp' }).click();
  await principal.getByText(`Khóa lớp ${className}, học kỳ I: giáo viên không ghi`).waitFor();
  await sound(principal);
  await principal.getByRole('button', { name: 'Khóa', exact: true }).click();
  await principal.getByText('Đã khóa.').waitFor();
  await sound(principal);

  // Knocking at a closed cell says why, and is led on to asking.
  await go(teacher, sheet);
  await teacher.getByText('đã khóa', { exact: true }).waitFor();
  await alive(teacher, '.mgt');
  for (const name of ['Dán từ Excel', 'Nhập Excel'])
    expect(await teacher.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
  // The rest of what can be done is in one menu, that the keyboard opens and leaves.
  await teacher.getByRole('button', { name: 'Khác', exact: true }).focus();
  await teacher.keyboard.press('Enter');
  for (const name of ['Ngân hàng nhận xét', 'Cột']) {
    const item = teacher.getByRole('menuitem', { name, exact: true });
    await item.waitFor();
    expect(await item.isDisabled()).toBe(true);
  }
  await teacher.getByRole('menuitem', { name: 'Nhật ký' }).waitFor();
  await sound(teacher);
  await teacher.keyboard.press('Escape');
  await teacher.getByRole('menuitem', { name: 'Nhật ký' }).waitFor({ state: 'detached' });
  await teacher.locator('.mgt .act input').press('Enter');
  await teacher.getByRole('alert').filter({ hasText: 'Ô đã khóa' }).waitFor();
  await sound(teacher);
  // What is typed there is said to be unwritten; nothing on the screen says that all is saved.
  await teacher.keyboard.type('8');
  await teacher.getByRole('alert').filter({ hasText: 'Chưa ghi “8”' }).waitFor();
  expect(await teacher.getByText('Đã lưu tất cả').count()).toBe(0);
  await teacher.locator('.mgt .act input').press('Alt+Enter');
  await teacher.waitForURL(/unlock\?cells=/);
  // What was typed there need not be typed again.
  expect(await teacher.getByLabel(/^Sửa thành, /).inputValue()).toBe('8');

  // The teacher reads who locked it and why, and asks for one cell; too few words are no reason.
  await go(teacher, `${sheet}/unlock`);
  await teacher.getByText(/khóa ngày 10\/12\/2018: Chốt điểm để xét kết quả học kỳ/).waitFor();
  const box = teacher.getByRole('checkbox', { name: /, Kiểm tra thường xuyên 1$/ }).nth(1);
  const cell = (await box.getAttribute('aria-label')) ?? '';
  const pupil = cell.split(', ')[0] ?? '';
  await box.check();
  await teacher.getByLabel(`Sửa thành, ${cell}`).fill('0');
  const reason = teacher.getByRole('textbox', { name: 'Lý do' });
  // What the field has no room for is not cut without a word.
  await reason.focus();
  await teacher.keyboard.insertText('Bài bị cộng nhầm. '.repeat(60));
  await teacher.getByText('“Lý do” chứa nhiều nhất 1000 ký tự').waitFor();
  await reason.fill('sai');
  await teacher.getByRole('button', { name: 'Gửi đề nghị mở 1 ô' }).click();
  await teacher.getByText('ít nhất 10 ký tự').first().waitFor();
  await sound(teacher);
  await reason.fill('Bài của em bị cộng nhầm, chấm lại chỉ được 0 điểm.');
  await teacher.getByLabel('Minh chứng').setInputFiles({
    ...{ name: 'bai-cham.png', mimeType: 'image/png' },
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await teacher.getByRole('button', { name: 'Gửi đề nghị mở 1 ô' }).click();
  await teacher.getByText('Đã gửi đề nghị.').waitFor();
  const request = new URL(teacher.url()).pathname;
  // At the cell it is not offered again: it says that somebody has been asked.
  await go(teacher, sheet);
  await teacher.locator('.mgt .act input').press('ArrowDown');
  await teacher.locator('.mgt .act input').press('Enter');
  await teacher
    .getByRole('link', { name: /^Đã gửi đề nghị số \d+, chờ quyết định/ })
    .first()
    .click();
  await teacher.waitForURL(`**${request}`);

  // The principal finds it among what waits, sees the proof and what would follow, and opens.
  await go(principal, '/thcs-con-a');
  await principal
    .getByRole('link', { name: /xin mở 1 ô đã khóa của Toán/ })
    .first()
    .waitFor();
  await go(principal, request);
  await principal.getByText('chờ quyết định').first().waitFor();
  expect(
    await principal
      .getByAltText('Minh chứng: bai-cham.png')
      .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBe(1);
  await sound(principal);
  await principal.getByRole('button', { name: 'Mở 1 ô' }).click();
  await principal.getByText('Đã mở.').waitFor();

  // The page of the request stood open at the teacher's: the decision comes into it, and is told all the same, with the way to the cell.
  await teacher.getByText(/^Đang mở cho bạn đến/).waitFor();
  await go(teacher, '/thcs-con-a');
  const opened = teacher.getByRole('link', { name: /^1 ô Toán \S+ mở đến \d\d:\d\d/ });
  expect(await opened.first().getAttribute('href')).toBe(sheet);
  const news = teacher.getByRole('link', { name: /^Đã mở 1 ô Toán/ });
  await news.first().waitFor();
  const told = teacher.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes(request));
  await go(teacher, request);
  await teacher.getByRole('heading', { name: 'Quyết định' }).waitFor();
  await told;
  await go(teacher, '/thcs-con-a');
  await opened.first().waitFor();
  await news.first().waitFor({ state: 'detached' });

  // That cell is written in the grid; the one beside it stays closed.
  await go(teacher, sheet);
  const row = teacher.locator('tr[data-row]').filter({ has: teacher.getByRole('rowheader', { name: pupil, exact: true }) });
  await teacher.getByRole('heading', { name: /^Đang mở 1 ô đến \d\d:\d\d/ }).waitFor();
  await teacher.getByRole('columnheader', { name: /mở 1 ô/ }).waitFor();
  await sound(teacher);
  await row.locator('td[data-col="1"]').click();
  expect(await row.locator('td[data-col="1"]').getAttribute('aria-readonly')).toBe('true');
  await row.locator('td[data-col="0"]').click();
  await teacher.keyboard.type('0');
  await teacher.keyboard.press('Enter');
  await teacher.getByText(/Đã lưu tất cả/).waitFor();

  await go(teacher, request);
  await teacher.getByRole('heading', { name: 'Đã sửa đến lúc này' }).waitFor();
  await teacher.getByRole('button', { name: 'Xong, khóa lại ngay' }).click();
  await teacher.getByRole('heading', { name: 'Đã sửa những gì' }).waitFor();
  await principal.setViewportSize(phone);
  for (const page of [teacher, principal]) {
    await go(page, request);
    const line = page.getByRole('region', { name: 'Đã sửa những gì' }).getByRole('row').filter({ hasText: pupil });
    await line.getByText('nay: 0').waitFor();
    await sound(page);
  }
  await go(principal, `${sheet}/log?only=unlocked`);
  await principal.getByText(pupil).first().waitFor();
  await sound(principal);
  await go(teacher, sheet);
  await row.locator('td[data-col="0"]').click();
  await teacher.keyboard.type('9');
  await teacher.keyboard.press('Enter');
  expect(await row.locator('td[data-col="0"]').getAttribute('aria-readonly')).toBe('true');
}, 180_000);
