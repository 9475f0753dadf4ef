// Blocks that live by the day: what ends by itself, and what says the same as the page it leads to.
import { expect, test } from 'vitest';
import { schoolYearOf } from '#kernel/school-year.ts';
import { askYear, disclosingUnit, yearItems } from '#modules/disclosure/index.ts';
import { type Layout, siteAt } from '#modules/sites/index.ts';
import { askTimetable, publicClasses, publicTimetables } from '#modules/teaching/index.ts';
import { askTogether } from '#platform/db/question.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { makeHome } from './page.tsx';

const t = withDatabase('school');

const pageOf = (kind: string, settings: Record<string, unknown>, label: string = demoSchoolSlug) =>
  t.db.portal(async (work) => {
    const site = await siteAt(work, label);
    if (!site) throw new Error(`no site at ${label}`);
    const around = {
      ...{ site, officeUrl: 'http://office.x', css: () => ['/a.css'], pictures: new Map() },
      url: (host: string, path = '/') => `http://${host}.x${path}`,
      sceneUrl: (name: string) => `/${name}.svg`,
    };
    const layout: Layout = {
      rows: [{ id: 'r', shape: 'one', tone: 'plain', columns: [[{ id: 'b', kind, settings }]] }],
    };
    return { today: work.today, ...(await makeHome(work, around, layout)) };
  });

test.each([
  ['on its last day', 'today', true],
  ['the day after', '2018-01-01', false],
  ['without a day', '', false],
])('a dated duty %s', async (_when, day, shown) => {
  const { today } = await pageOf('search', {});
  const until = day === 'today' ? today : day;
  const { html } = await pageOf('alert', { text: 'mọi trường gửi báo cáo', until, label: 'Xem công văn', href: '/van-ban' });
  expect(html.includes('mọi trường gửi báo cáo')).toBe(shown);
  expect(html.includes('<a href="/van-ban" rel="noopener">Xem công văn</a>')).toBe(shown);
});

test('admission ends by itself', async () => {
  const { html, today } = await pageOf('admission', {
    title: 'Còn 18 chỗ',
    facts: [{ label: 'Độ tuổi', text: 'Sinh năm 2016' }],
  });
  expect(html).toContain('Sinh năm 2016');
  expect((await pageOf('admission', { title: 'Còn 18 chỗ', until: today })).html).toContain('Còn 18 chỗ');
  expect((await pageOf('admission', { title: 'Còn 18 chỗ', until: '2018-01-01' })).html).not.toContain('Còn 18 chỗ');
});

test('asked together or by itself, what is disclosed stands the same', async () => {
  await t.db.portal(async (work) => {
    const site = await siteAt(work, demoSchoolSlug);
    const unit = site && (await disclosingUnit(work, site.unitId));
    if (!unit) throw new Error('no school');
    const year = schoolYearOf(work.today);
    const [asked] = await askTogether(work, [askYear(work, unit.id, year)]);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked).toEqual(await yearItems(work, unit, year));
  });
  const { html, tags } = await pageOf('disclosure', {});
  expect(html).toMatch(/<th scope="row"><a href="\/cong-khai\/2018-2019\//);
  expect(tags.some((tag) => tag.startsWith('disclosure:'))).toBe(true);
});

test('the classes of a first page are those of the timetable it leads to', async () => {
  await t.db.portal(async (work) => {
    const site = await siteAt(work, demoSchoolSlug);
    if (!site) throw new Error('no school');
    const [[found]] = await askTogether(work, [askTimetable(work, site.unitId)]);
    const [first] = await publicTimetables(work, site.unitId);
    if (!first) throw new Error('no timetable');
    expect(found?.validFrom).toBe(first.validFrom);
    expect(found?.classes.map(({ slug }) => slug)).toEqual((await publicClasses(work, first.id)).map(({ slug }) => slug));
  });
  expect((await pageOf('timetable', {})).html).toContain('<form class="choose" action="/thoi-khoa-bieu">');
});
