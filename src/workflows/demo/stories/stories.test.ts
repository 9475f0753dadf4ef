import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sectionRows } from '#modules/sites/index.ts';
import { type Rhythm, rhythmOf } from '../activity.ts';
import { demoSchoolSlug, demoUnits } from '../units.ts';
import { fits } from './pictures.ts';
import { topics } from './read.ts';
import { storiesTold, type Told } from './tell.ts';

const { units } = demoUnits('province');
const tellAll = () => {
  const used = new Map<string, Set<string>>();
  return units.map((unit) => {
    const said = used.get(unit.district ?? '') ?? new Set<string>();
    used.set(unit.district ?? '', said);
    const around = unit.district === null ? units : units.filter((other) => other.district === unit.district);
    return { unit, stories: storiesTold({ unit, head: { name: 'Trần Thị Hoa', title: 'Hiệu trưởng' }, around }, said) };
  });
};
const told = tellAll();
const all = told.flatMap(({ stories }) => stories);
const count = (rhythm: Rhythm, at: (stories: Told[]) => boolean) =>
  told.filter(({ unit, stories }) => unit.slug !== demoSchoolSlug && rhythmOf(unit) === rhythm && at(stories)).length;

test('thousands of articles, the same every time', () => {
  expect(all.length).toBeGreaterThan(15_000);
  expect(all.length).toBeLessThan(25_000);
  expect(JSON.stringify(tellAll().map(({ stories }) => stories))).toBe(JSON.stringify(told.map(({ stories }) => stories)));
});

test('no title twice on a site, and seldom in a district', () => {
  const twice = told.filter(({ stories }) => new Set(stories.map((story) => story.title)).size < stories.length);
  expect(twice.map(({ unit }) => unit.slug)).toEqual([]);
  const byDistrict = Map.groupBy(told, ({ unit }) => unit.district);
  let again = 0;
  for (const [, group] of byDistrict) {
    const titles = group.flatMap(({ stories }) => stories.map((s) => s.title));
    again += titles.length - new Set(titles).size;
  }
  expect(again / all.length).toBeLessThan(0.03);
});

test('nothing is told before it can have been, nothing of tomorrow', () => {
  // Between two school years there are holidays.
  const wrong = all.filter(({ at }) => at < '2016-08-01' || at >= '2018-12-10' || ['06', '07'].includes(at.slice(5, 7)));
  expect(wrong).toEqual([]);
});

test('every story is whole: no hole in its words, a section that its site has, a drawing that is there', () => {
  const sections = new Map(
    units.map((unit) => [unit.level, new Set(sectionRows(unit.level, '2018-12-10').map((row) => row.slug))]),
  );
  const scenes = new Set(all.flatMap((story) => story.scene ?? []));
  const broken = told.flatMap(({ unit, stories }) =>
    stories.filter(
      (story) =>
        /[{}[\]|]|undefined|NaN/.test(`${story.title} ${story.summary} ${story.text}`) ||
        story.text.split('\n').length < 2 ||
        story.title.length > 160 ||
        story.text !== story.text.normalize('NFC') ||
        (story.alt === '') !== (story.scene === null) ||
        !sections.get(unit.level)?.has(story.section),
    ),
  );
  expect(broken).toEqual([]);
  expect([...scenes].filter((scene) => !existsSync(`src/apps/portal/assets/scenes/${scene}.svg`))).toEqual([]);
  expect(scenes.size).toBeGreaterThan(60);
});

test('where children are small no drawing shows pupils of a school', () => {
  const small = told.filter(({ unit }) => unit.level === 'mn').flatMap(({ stories }) => stories);
  expect(small.length).toBeGreaterThan(1000);
  expect(small.filter(({ scene }) => scene !== null && !fits('mn', scene))).toEqual([]);
});

test('a school keeps the notices of this year, and each names the week or month in which it is read', () => {
  const notices = told
    .filter(({ unit }) => unit.district !== null && unit.level !== 'district')
    .flatMap(({ stories }) => stories.filter(({ section }) => section === 'thong-bao'));
  expect(notices.filter(({ at }) => at < '2018-08-01')).toEqual([]);
  const months = notices.flatMap(
    ({ title, at }) =>
      /^Lịch .* tháng (\d+)/
        .exec(title)
        ?.slice(1)
        .map((n) => [Number(n), at]) ?? [],
  );
  expect(months.filter(([n, at]) => n !== Number(String(at).slice(5, 7)))).toEqual([]);
  const weeks = notices.flatMap(({ title, at }) => {
    const week = /(?:lao động vệ sinh|ôn tập|áp dụng từ) tuần (\d+)/.exec(title)?.[1];
    return week ? [[at.slice(0, 10), Number(week)] as const] : [];
  });
  expect(weeks.length).toBeGreaterThan(20);
  // The first is that of the last days of August.
  const begins = (week: number) => new Date(Date.UTC(2018, 7, 27 + 7 * (week - 1))).toISOString().slice(0, 10);
  expect(weeks.filter(([day, week]) => day >= begins(week) || day < begins(week - 1))).toEqual([]);
});

test('every topic has words for every kind of unit that it names, and somebody tells it', () => {
  const empty = topics.filter((topic) => topic.titles.length === 0 || topic.summaries.length === 0 || topic.middles.length < 2);
  expect(empty).toEqual([]);
  const texts = all.map((story) => story.text).join('\n');
  // Whatever stands between two slots of its first sentence is found in some article.
  const piece = (text: string) =>
    text
      .split(/[{}[\]]/)
      .filter((_, i) => i % 2 === 0)
      .sort((a, b) => b.length - a.length)[0] ?? '';
  expect(
    topics.filter((topic) => !topic.middles.some((line) => texts.includes(piece(line)))).map((t) => t.titles[0]?.text),
  ).toEqual([]);
});

test('every way of keeping a site is there: steady ones write enough, silent ones have written nothing for weeks', () => {
  const year = (stories: Told[]) => stories.filter((s) => s.at >= '2018-08-01').length;
  expect(count('steady', (stories) => year(stories) >= 18)).toBe(count('steady', () => true));
  expect(count('steady', () => true)).toBeGreaterThan(400);
  for (const rhythm of ['uneven', 'bare', 'silent', 'opening'] as const) expect(count(rhythm, () => true)).toBeGreaterThan(15);
  expect(count('silent', (stories) => stories.some((s) => s.at > '2018-11-01'))).toBe(0);
});
