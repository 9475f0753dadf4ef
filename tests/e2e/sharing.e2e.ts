// Down and up between a Sở and its schools, as its people do it: sent, seen, shown, recalled; proposed, accepted, approved, on the front page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { desk, phone, violations } from '../support/browser.ts';
import { journey, signIn } from '../support/journey.ts';

const at = journey('district');
let units: { code: string; slug: string; type: string }[];
let citizen: Page;

beforeAll(async () => {
  units = JSON.parse((await at.cli(['unit', 'list', '--json'])).out);
  citizen = await (await at.browser.newContext({ viewport: phone })).newPage();
}, 240_000);

const office = (unit: string, path: string) => at.url('quanly', `/${unit}${path}`);
const title = 'Hướng dẫn phòng chống rét cho học sinh THCS';
const lower = () => units.filter((unit) => unit.slug.startsWith('thcs-')).map((unit) => unit.code);

test('the Sở sends to all THCS of Hải Hậu; a school opens it, its site shows it; recalled, it is gone everywhere', async () => {
  const file = join(at.dir, 'bai.json');
  writeFileSync(
    file,
    JSON.stringify({ title, summary: 'Dưới 10 độ học sinh nghỉ.', body: 'Trường báo cha mẹ trước 6 giờ.', section: 'thong-bao' }),
  );
  await at.cli(['article', 'publish', '--unit', 'namdinh', '--file', file]);

  const { page: sender } = await signIn(at, 'bientap.so');
  await sender.goto(office('namdinh', '/sharing/pushes/new'));
  await sender.getByText('Chưa chọn nơi nhận.').waitFor();
  await sender.getByRole('combobox', { name: 'Bài', exact: true }).fill(title);
  await sender.getByRole('option', { name: title }).click();
  await sender.getByLabel('THCS', { exact: true }).check();
  await sender.getByLabel('Phòng Hải Hậu').check();
  await sender.getByLabel('Đơn vị phải xác nhận').check();
  const send = sender.getByRole('button', { name: `Gửi ${lower().length} đơn vị` });
  await send.waitFor();
  expect(await violations(sender)).toEqual([]);
  // That many units: asked once more.
  await send.click();
  await sender.getByText('Gửi ngay cho').waitFor();
  // A day that has passed: nothing is sent, what was chosen stays.
  await sender.getByLabel('Cần triển khai trước ngày').fill('01/12/2018');
  await send.click();
  await sender.getByRole('alert').getByText('phải sau hôm nay').waitFor();
  await sender.getByLabel('Cần triển khai trước ngày').fill('20/12/2018');
  await send.click();
  await sender.getByText(`Đã gửi ${lower().length} đơn vị`).waitFor();
  const id = new URL(sender.url()).pathname.split('/').at(-1) ?? '';
  const receipts = async () => JSON.parse((await at.cli(['notice', 'receipts', id, '--json'])).out);
  const sent = await receipts();
  expect(sent.units.map((unit: { code: string }) => unit.code).sort()).toEqual(lower().sort());
  expect([sent.seen, sent.done]).toEqual([0, 0]);

  // The very next request of a citizen has it; another kind of school does not.
  await citizen.goto(at.url('thcs-con-a'));
  await citizen.getByRole('link', { name: title }).click();
  await citizen.getByRole('heading', { level: 1, name: title }).waitFor();
  await citizen.getByText('Bài của Sở GD&ĐT Nam Định').waitFor();
  const address = citizen.url();
  expect(address).toContain('thcs-con-a.namdinh');
  expect(await citizen.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/\/namdinh\.localhost:\d+\/tin\//);
  expect(await violations(citizen)).toEqual([]);
  expect((await citizen.goto(at.url('th-con-a', '/thong-bao')))?.status()).toBe(200);
  expect(await citizen.getByRole('link', { name: title }).count()).toBe(0);

  const { page: clerk } = await signIn(at, 'vanthu');
  await clerk.goto(office('thcs-con-a', '/sharing/received'));
  await clerk.getByRole('link', { name: title }).click();
  await clerk.getByText('Trường báo cha mẹ trước 6 giờ.').waitFor();
  expect(await violations(clerk)).toEqual([]);
  expect((await receipts()).seen).toBe(1);
  await clerk.getByLabel('Ghi chú cho cấp trên').fill('Đã báo các lớp');
  await clerk.getByRole('button', { name: 'Đã triển khai' }).click();
  await clerk.getByText('Đã xác nhận triển khai').waitFor();

  await sender.goto(office('namdinh', `/sharing/pushes/${id}?state=done`));
  await sender.getByRole('cell', { name: 'Đã báo các lớp' }).waitFor();
  expect(await violations(sender)).toEqual([]);
  await sender.getByRole('button', { name: 'Thu hồi …' }).click();
  // The button says what it does, as the choice stands.
  const recall = sender.getByRole('button', { name: /^Thu hồi ở / });
  await sender.getByLabel('Giữ lại').check();
  expect(await recall.textContent()).toBe(`Thu hồi ở ${lower().length} đơn vị, giữ bài gốc`);
  await sender.getByLabel('Gỡ cả bài gốc').check();
  expect(await recall.textContent()).toBe(`Thu hồi ở ${lower().length} đơn vị, gỡ bài gốc`);
  await recall.click();
  await sender.getByText('Ghi lý do thu hồi').first().waitFor();
  await sender.getByLabel('Lý do thu hồi').fill('Có văn bản mới thay thế');
  await sender.getByText('Ghi lý do thu hồi').first().waitFor({ state: 'detached' });
  // The origin goes too unless it is said.
  expect(await sender.getByLabel('Gỡ cả bài gốc').isChecked()).toBe(true);
  await recall.click();
  await sender.getByText(`Đã thu hồi ở ${lower().length} đơn vị; bài gốc không còn trên trang`).waitFor();

  expect((await citizen.goto(address))?.status()).toBe(410);
  await citizen.getByText('Đơn vị cấp trên đã gỡ bài ở địa chỉ này').waitFor();
  for (const [label, path] of [
    ['thcs-con-a', '/'],
    ['thcs-con-a', '/thong-bao'],
    ['thcs-con-b', '/tu-cap-tren'],
    ['', '/thong-bao'],
  ] as const) {
    await citizen.goto(at.url(label, path));
    expect([label, path, await citizen.getByRole('link', { name: title }).count()]).toEqual([label, path, 0]);
  }
  await clerk.reload();
  await clerk.getByText('Có văn bản mới thay thế').waitFor();
  expect(await clerk.getByText('Trường báo cha mẹ trước 6 giờ.').count()).toBe(0);
});

test('a school proposes, the Sở accepts, another approves: it stands on the Sở’s front page and leads back', async () => {
  const { page: school } = await signIn(at, 'bientap');
  await school.goto(office('thcs-con-a', '/sharing/proposals/new'));
  const story = 'Đội bóng chuyền vào chung kết';
  const option = await school
    .getByRole('combobox', { name: 'Bài', exact: true })
    .locator('option', { hasText: story })
    .first()
    .textContent();
  await school.getByRole('combobox', { name: 'Bài', exact: true }).selectOption({ label: option ?? '' });
  // Nothing is chosen beforehand; unchosen it is refused, and what each office does with it is said.
  await school.getByText('cả huyện đọc được; không tự lên trang của Sở').waitFor();
  await school.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await school.getByText('Chọn nơi nhận đề nghị').first().waitFor();
  await school.getByRole('radio', { name: 'Sở Giáo dục và Đào tạo Nam Định' }).check();
  await school.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await school.getByText('Đã gửi đề nghị').waitFor();
  // The same version again is refused.
  await school.goto(office('thcs-con-a', '/sharing/proposals/new'));
  await school.getByRole('combobox', { name: 'Bài', exact: true }).selectOption({ label: option ?? '' });
  await school.getByRole('radio', { name: 'Sở Giáo dục và Đào tạo Nam Định' }).check();
  await school.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await school.getByRole('alert').getByText('Bản này đã được đề nghị').waitFor();

  const { page: editor } = await signIn(at, 'bientap.so');
  await editor.goto(office('namdinh', '/sharing/proposals?state=waiting'));
  await editor.getByRole('link', { name: option ?? '' }).click();
  await editor.getByRole('button', { name: 'Nhận, gửi duyệt' }).click();
  await editor.getByText('Đã nhận và gửi duyệt').waitFor();
  expect(await violations(editor)).toEqual([]);

  const { page: approver } = await signIn(at, 'duyetbai.so');
  await approver.goto(office('namdinh', '/content/articles?state=waiting'));
  await approver.getByRole('link', { name: option ?? '' }).click();
  await approver.getByRole('button', { name: 'Duyệt và đăng' }).click();
  await approver.getByText('Đã duyệt.').waitFor();

  await citizen.setViewportSize(desk);
  await citizen.goto(at.url(''));
  await citizen
    .getByRole('link', { name: option ?? '' })
    .first()
    .click();
  await citizen.getByText('Đăng lại từ trang THCS Cồn A').waitFor();
  expect(new URL(citizen.url()).hostname).toBe('namdinh.localhost');
  expect(await violations(citizen)).toEqual([]);
  await citizen.getByRole('link', { name: 'Xem bài gốc' }).click();
  await citizen.waitForURL(/thcs-con-a\.namdinh/);
  await school.goto(office('thcs-con-a', '/sharing/proposals?side=out'));
  await school
    .getByRole('row', { name: option ?? '' })
    .getByText('đã đăng', { exact: true })
    .waitFor();

  // Withdrawn at the school it stands at the Sở: whoever withdrew it is told where.
  const { page: principal } = await signIn(at, 'hieutruong');
  await principal.goto(office('thcs-con-a', `/content/articles?${new URLSearchParams({ q: option ?? '' })}`));
  await principal.getByRole('link', { name: option ?? '' }).click();
  await principal.getByText('Gỡ bài khỏi trang').click();
  await principal.getByLabel('Lý do gỡ').fill('Sai tên học sinh');
  await principal.getByRole('button', { name: 'Gỡ khỏi trang' }).click();
  await principal.getByText('Đã gỡ bài.').waitFor();
  await principal.getByText('đã được báo là bài gốc đã gỡ').waitFor();
  await citizen.goto((await principal.getByRole('link', { name: 'xem bài ấy' }).getAttribute('href')) ?? '');
  await citizen.getByRole('heading', { name: option ?? '', level: 1 }).waitFor();
  expect(new URL(citizen.url()).hostname).toBe('namdinh.localhost');
});
