// From the last rating to the Sở's wall: the homeroom teacher rates conduct, the principal approves, the number has moved.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey();
let classId = 0;
let pupil = '';
const school = '/thcs-con-a';
const office = (path: string) => at.url('quanly', path);
/** A list that is asked for again is pale until it is there. */
const settled = (page: Page) => page.waitForFunction(() => !document.querySelector('.datalist[aria-busy="true"]'));

/** Class 6A with every mark of semester I but the conduct of one pupil. */
async function marked(): Promise<void> {
  const { port, password } = JSON.parse(readFileSync(join(at.dir, 'postgres.json'), 'utf8')) as {
    port: number;
    password: string;
  };
  const client = new pg.Client({ connectionString: `postgres://congtruong:${password}@127.0.0.1:${port}/postgres` });
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `select c.id from classes.class c join organizations.unit u on u.id = c.unit_id where u.slug = 'thcs-con-a' and c.name = '6A' and c.school_year = '2018-2019'`,
  );
  classId = rows[0]?.id ?? 0;
  const loosened = ['mark_row', 'lock', 'lock_exception'];
  await client.query('begin');
  for (const table of loosened) await client.query(`alter table assessment.${table} no force row level security`);
  await client.query('delete from assessment.lock_exception');
  await client.query('delete from assessment.lock where class_id = $1 or class_id is null', [classId]);
  await client.query('delete from assessment.mark_row where class_id = $1 and semester = 1', [classId]);
  await client.query(
    `insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, updated_at)
     select s.id, 1, e.pupil_id, s.unit_id, s.class_id,
       case when s.kind = 'homeroom' then '{"HK": ["T", 1]}'::jsonb
         else (select jsonb_object_agg(k, jsonb_build_array(case when s.subject in ('TD', 'AN', 'MT') then to_jsonb('Đ'::text)
             else to_jsonb(70 + abs(hashtext(e.pupil_id::text || s.subject || k)) % 25) end, 1))
           from unnest(array['KTtx1', 'KTtx2', 'KTtx3', 'KTtx4', 'KTdk1', 'KTdk2', 'KTdk3', 'KThk']) as k) end, now()
     from teaching.class_subject s join classes.enrolment e on e.class_id = s.class_id and e.valid_to is null where s.class_id = $1`,
    [classId],
  );
  const one = await client.query<{ pupil_id: string }>(
    `delete from assessment.mark_row m using teaching.class_subject s, people.pupil p where s.id = m.class_subject_id and s.kind = 'homeroom' and m.class_id = $1 and m.semester = 1
       and p.id = m.pupil_id and p.id = (select id from people.pupil where class_id = $1 and active order by sort_key, id limit 1) returning m.pupil_id`,
    [classId],
  );
  pupil = one.rows[0]?.pupil_id ?? '';
  for (const table of loosened) await client.query(`alter table assessment.${table} force row level security`);
  await client.query('commit');
  await client.end();
}

beforeAll(async () => {
  await marked();
  expect((await at.cli(['assessment', 'recompute', '--unit', 'thcs-con-a'])).code).toBe(0);
  const again = await at.cli(['assessment', 'recompute', '--unit', 'thcs-con-a', '--json']);
  expect(JSON.parse(again.out).changed).toEqual({ rows: 0, results: 0, counters: 0 });
}, 120_000);

test('the homeroom teacher rates the last pupil, the principal approves, the Sở sees one more', async () => {
  const officer = await signIn(at, 'chuyenvien.so');
  const tile = async () => {
    await officer.page.goto(office('/namdinh/campaigns/wall?c=hoc-ky-1-2018&u=thcs-con-a'));
    const measure = officer.page.locator('.unitpanel .measure', { hasText: 'Kết quả học kỳ I' });
    await measure.waitFor();
    return Number(((await measure.locator('.num').first().textContent()) ?? '').split('/')[0]?.replace('.', ''));
  };
  const before = await tile();

  const teacher = await signIn(at, 'gv.chunhiem6a');
  const { page } = teacher;
  await page.goto(office(`${school}/assessment/results/${classId}/hk1`));
  await page.getByRole('heading', { name: 'Bảng tổng hợp lớp 6A' }).waitFor();
  await page.getByText('Còn 1 em chưa đủ.').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.goto(office(`${school}/assessment/results/${classId}/hk1?state=missing`));
  const rating = page.getByRole('combobox', { name: /^Hạnh kiểm, / });
  expect(await rating.count()).toBe(1);
  expect(await page.getByRole('button', { name: /^Duyệt/ }).count()).toBe(0);

  // The principal is told what lacks and where it is written, before anything is confirmed.
  const principal = await signIn(at, 'hieutruong');
  await principal.page.goto(office(`${school}/assessment/results/${classId}/hk1`));
  await principal.page.getByText(/^Chưa duyệt được: /).waitFor();
  await principal.page.locator('.lackcounts').getByRole('link', { name: 'Hạnh kiểm' }).waitFor();
  expect(await principal.page.getByRole('button', { name: 'Duyệt học kỳ I' }).isDisabled()).toBe(true);

  await rating.selectOption({ label: 'Khá' });
  await page
    .getByText(/Không có em nào khớp|39\/39 em|đã đủ kết quả học kỳ I/)
    .first()
    .waitFor();
  await page.goto(office(`${school}/assessment/results/${classId}/hk1`));
  await page.getByText(/đã đủ kết quả học kỳ I/).waitFor();

  await principal.page.reload();
  await principal.page.getByRole('button', { name: 'Duyệt học kỳ I' }).click();
  await principal.page.getByText(/mới hết học kỳ I\. Duyệt bây giờ/).waitFor();
  await principal.page.getByRole('button', { name: 'Duyệt và khóa' }).click();
  await principal.page.getByText(/Đã duyệt kết quả của \d+ em/).waitFor();
  await settled(principal.page);
  expect(await violations(principal.page)).toEqual([]);

  // Locked for the teacher, who sees why; the reason of a level is one click away.
  await page.reload();
  expect(await page.getByRole('combobox', { name: /^Hạnh kiểm, / }).count()).toBe(0);
  await page
    .getByRole('button', { name: /vì sao/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByText(/Đ13|Điều 13/)
    .first()
    .waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);

  expect(await tile()).toBe(before + 1);
  expect(pupil).not.toBe('');

  const small = await signIn(at, 'hieutruong', phone);
  await small.page.goto(office(`${school}/assessment/results/${classId}/hk1`));
  await small.page.getByRole('heading', { name: 'Bảng tổng hợp lớp 6A' }).waitFor();
  expect(await violations(small.page)).toEqual([]);
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  // The year before its semester II: said, not refused.
  await principal.page.goto(office(`${school}/assessment/results/${classId}/cn`));
  await principal.page.getByText('Kết quả học kỳ II của lớp chưa được duyệt.').waitFor();

  // Opened again: the page says by whom, when and why, also to who comes later.
  await principal.page.goto(office(`${school}/assessment/results/${classId}/hk1`));
  await settled(principal.page);
  await principal.page.getByLabel('Lý do mở lại').fill('một bài chấm nhầm');
  await principal.page.getByRole('button', { name: 'Mở lại kết quả' }).click();
  await principal.page.getByText(/đã mở lại bởi/).waitFor();
  await page.reload();
  await page.getByText(/Kết quả học kỳ I đã mở lại bởi .+ lúc .+: một bài chấm nhầm/).waitFor();
}, 240_000);

test('who has nothing to do with marks is refused', async () => {
  const editor = await signIn(at, 'bientap');
  expect((await editor.page.goto(office(`${school}/assessment/results/${classId}/hk1`)))?.status()).toBe(403);
});
