import { expect, test } from 'vitest';
import { journey, signIn, sound } from '../support/journey.ts';

const at = journey();
const slug = 'thcs-con-a';

const office = (path: string) => at.url('quanly', `/${slug}${path}`);

test('a clerk hands a subject over from the keyboard; the teacher sees it; the second semester is copied', async () => {
  const { page, context } = await signIn(at, 'vanthu');
  await page.goto(office('/teaching/subjects'));
  await page.getByText('Mọi lớp đã có đủ môn của chương trình.').waitFor();
  await page.getByRole('button', { name: /Mở môn cho/ }).click();
  await page.getByText('đã đủ môn, không thêm gì').waitFor();
  await sound(page);

  await page.goto(office('/teaching/assignments'));
  const cell = page.getByRole('gridcell', { name: /^Công nghệ 6A:/ });
  await cell.click();
  await sound(page);
  const before = (await cell.textContent()) ?? '';
  // Typing on a cell looks for a teacher; the first choice is made with Enter.
  await page.keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: 'Giao lại cho' });
  await box.fill('ha loan');
  await page.keyboard.press('Enter');
  expect(await box.inputValue()).toContain('Hà Loan');
  await page.getByLabel('Từ ngày').fill('01/06/2020');
  await page.getByRole('button', { name: 'Bàn giao' }).click();
  await page.getByText('chọn ngày trong đó').first().waitFor();
  await page.getByLabel('Từ ngày').fill('');
  await page.getByRole('button', { name: 'Bàn giao' }).click();
  await page
    .getByText(/^Ghi .*Hà Loan dạy từ ngày nào/)
    .first()
    .waitFor();
  await page.getByLabel('Từ ngày').fill('10/12/2018');
  await page.getByRole('button', { name: 'Bàn giao' }).click();
  await page.getByText('Đã giao 1 ô, từ 10/12/2018.').waitFor();
  expect(await cell.textContent()).not.toBe(before);
  // From the keyboard alone: Enter chooses, Enter again assigns.
  await page.getByRole('gridcell', { name: /^Âm nhạc 6A:/ }).click();
  await page.keyboard.press('Enter');
  await box.fill('ha loan');
  await page.keyboard.press('Enter');
  expect(await box.inputValue()).toContain('Hà Loan');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: /^Âm nhạc 6A: .*Loan/ }).waitFor();

  await page.goto(office('/teaching/assignments?hk=2'));
  await page.getByRole('button', { name: 'Chép từ học kỳ I' }).click();
  await page.getByText(/Đã chép \d+ phân công sang học kỳ II/).waitFor();
  await context.close();

  const teacher = await signIn(at, 'gv.ly1');
  await teacher.page.goto(office('/teaching/mine'));
  await teacher.page
    .getByRole('region', { name: 'Học kỳ I', exact: true })
    .getByRole('link', { name: '6A · Công nghệ' })
    .waitFor();
  await sound(teacher.page);
  await teacher.page.goto(office('/teaching/exemptions/new'));
  await teacher.page.getByText('do hiệu trưởng và văn thư của trường lập').waitFor();
  await teacher.context.close();
});
