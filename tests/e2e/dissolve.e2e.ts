import { expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();

test('counted, refused without a decision, dissolved, taken back: the school’s page is as before', async () => {
  const { page, context } = await signIn(at, 'quantri.so', phone);
  const citizen = await context.newPage();
  const site = async () => {
    await citizen.goto(at.url('thcs-con-a', '/gioi-thieu'));
    return (await citizen.locator('main').textContent()) ?? '';
  };
  expect(await site()).not.toContain('đã giải thể');
  await page.goto(at.url('quanly', '/thcs-con-a/organizations/change'));
  await page.getByRole('link', { name: 'Giải thể, sáp nhập …' }).click();
  const remains = page.getByRole('region', { name: 'THCS Cồn A còn' });
  await remains.getByText('học sinh đang học').waitFor();
  expect(await violations(page)).toEqual([]);

  const asked = page.getByRole('group', { name: 'Xác nhận giải thể' });
  // Nothing red before there is a decision.
  await page.getByRole('button', { name: 'Giải thể …' }).click();
  await page.getByText('Ghi quyết định giải thể').waitFor();
  expect(await asked.count()).toBe(0);
  await page.getByLabel('Quyết định: số, ngày, cơ quan').fill('99/QĐ-UBND ngày 05/12/2018');
  await page.getByRole('button', { name: 'Giải thể …' }).click();
  expect(await asked.textContent()).toMatch(/khi còn \d+ lớp đang mở, [\d.]+ học sinh đang học/);
  await asked.getByRole('button', { name: 'Ghi việc giải thể' }).click();
  const back = page.getByRole('button', { name: 'Lấy lại việc giải thể' });
  await back.waitFor();
  await sound(page);
  expect(await site()).toContain('đã giải thể từ ngày 10/12/2018');

  await back.click();
  await page.getByText('Đã lấy lại').waitFor();
  await remains.getByText('học sinh đang học').waitFor();
  expect(await site()).not.toContain('đã giải thể');
  await context.close();
}, 120_000);
