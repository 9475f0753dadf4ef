// Sheets of the smallest: heads that are long, values that are words.
import { expect, test } from 'vitest';
import { alive } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey('district');

test('heads of columns are read whole, and growth in words, whatever the school', async () => {
  const { page, context } = await signIn(at, 'quantri.so');
  for (const [school, sheet] of [
    ['th-con-a', 'Năng lực, phẩm chất'],
    ['mn-con-a', 'Theo dõi sức khỏe'],
  ] as const) {
    await page.goto(at.url('quanly', `/${school}/assessment/sheets?show=classes`));
    const col = (await page.locator('table thead th').allTextContents()).indexOf(sheet);
    await page.locator('table tbody tr').first().locator('th, td').nth(col).getByRole('link').click();
    await alive(page, '.mgt');
    const cut = await page
      .locator('.mgt thead th.k')
      .evaluateAll(
        (heads) =>
          heads.filter((head) => head.scrollWidth > head.clientWidth || head.scrollHeight > head.clientHeight + 1).length,
      );
    expect([await page.locator('.mgt thead th.k').count(), cut]).toEqual([expect.any(Number), 0]);
    expect(
      await page
        .locator('.mgt thead th.k span')
        .first()
        .evaluate((span) => span.scrollWidth <= span.clientWidth),
    ).toBe(true);
  }
  await page.locator('.mgt td.words', { hasText: 'Bình thường' }).first().waitFor();
  expect(
    await page
      .locator('.mgt td.words')
      .filter({ hasText: /[A-Z]_|^BT$/ })
      .count(),
  ).toBe(0);
  // On paper every pupil stands, over as many pages as it takes, without what is for working on a screen.
  await page.emulateMedia({ media: 'print' });
  const cut = await page
    .locator('.mgscroll')
    .evaluate(
      (box) => [box, ...document.querySelectorAll('.main')].filter((one) => getComputedStyle(one).overflowY !== 'visible').length,
    );
  expect([cut, await page.locator('.mgpanel, .mgbar, .mgline').filter({ visible: true }).count()]).toEqual([0, 0]);
  await context.close();
});
