import { expect, test } from 'vitest';
import { alive, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();

test('everybody is there until tapped; saved, found again, locked for who does not lead the class', async () => {
  const { page, context } = await signIn(at, 'gv.chunhiem6a', phone);
  // A day that is in no calendar is not asked for.
  expect((await page.goto(at.url('quanly', '/thcs-con-a/teaching/attendance?day=2019-02-31')))?.status()).toBe(200);
  await page.goto(at.url('quanly', '/thcs-con-a/teaching/attendance'));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Điểm danh buổi sáng' }).click();
  await page.getByRole('heading', { name: 'Điểm danh 6A' }).waitFor();
  await alive(page, '.rollset button');
  // The letters of the buttons are said once.
  await page.getByText('P có phép, K không phép, M muộn, S về sớm', { exact: true }).waitFor();
  const rows = page.locator('.rolllist li');
  const n = await rows.count();
  expect(n).toBeGreaterThan(20);
  await rows.nth(0).getByRole('button', { name: 'Nghỉ có phép' }).click();
  await rows.nth(0).getByPlaceholder('Lý do').fill('Ốm, mẹ gọi điện');
  // From the keyboard: down to the next name, K.
  await rows.nth(0).getByRole('button', { name: 'Nghỉ có phép' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.getByText(`${n - 2} có mặt`).waitFor();
  expect(await violations(page)).toEqual([]);
  // What is not saved yet is still there when the phone comes back.
  await page.reload();
  await page.getByText('chưa lưu').waitFor();
  // A line that is lost takes nothing away: the roll stays, and is sent by itself when the line is back, also after the page was loaded anew.
  await alive(page, '.rollset button');
  const unsent = 'Chưa lưu. Để trang này mở, có mạng là tự gửi.';
  const away = async () => {
    await page.route('**/*', (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    return async () => {
      await page.unroute('**/*');
      await page.evaluate(() => dispatchEvent(new Event('online')));
    };
  };
  const back = await away();
  await page.getByRole('button', { name: 'Xong buổi sáng' }).click();
  await page.getByText(unsent).waitFor();
  await page.reload();
  await page.getByText(unsent).waitFor();
  await page.getByText(`${n - 2} có mặt`).waitFor();
  await back();
  await page.getByText('Đã điểm danh: vắng 2 em.').waitFor();
  // Somebody else stored another roll while the line was away: asked, not overwritten.
  const head = await signIn(at, 'hieutruong');
  await alive(page, '.rollset button');
  const backAgain = await away();
  await rows.nth(2).getByRole('button', { name: 'Nghỉ không phép' }).click();
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByText(unsent).waitFor();
  await head.page.goto(page.url());
  await alive(head.page, '.rollset button');
  await head.page.locator('.rolllist li').nth(3).getByRole('button', { name: 'Nghỉ có phép' }).click();
  await head.page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await head.page.getByText('Đã điểm danh: vắng 3 em.').waitFor();
  await backAgain();
  await page.getByText('vừa điểm danh buổi này.').waitFor();
  await page.getByRole('button', { name: /^lấy bản của/ }).click();
  await page.getByText(`${n - 3} có mặt`).waitFor();
  expect(await rows.nth(2).getByRole('button', { name: 'Có mặt' }).getAttribute('aria-pressed')).toBe('true');
  const first = await rows.nth(0).locator('.who a').textContent();
  const address = page.url();
  await context.close();

  await head.page.goto(at.url('quanly', '/thcs-con-a/teaching/attendance'));
  await head.page.getByRole('row', { name: /6A/ }).getByText('vắng 3').waitFor();
  await head.page.getByRole('row', { name: /6A/ }).getByRole('link', { name: 'Sổ tháng' }).click();
  const line = head.page.getByRole('row', { name: new RegExp(`^${first}`) });
  await line.getByRole('cell', { name: 'P', exact: true }).first().waitFor();
  expect(await violations(head.page)).toEqual([]);
  await head.context.close();

  const other = await signIn(at, 'gv.van1', phone);
  await other.page.goto(address);
  await other.page.getByText(/chủ nhiệm điểm danh. Bạn xem được/).waitFor();
  expect(await other.page.getByRole('button', { name: /Xong buổi|Lưu thay đổi/ }).count()).toBe(0);
  await other.context.close();
}, 90_000);
