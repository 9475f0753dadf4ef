// The first page against the real database: few questions, no story twice, tags of everything it was made from.
import { expect, test, vi } from 'vitest';
import { defaultLayouts, type Layout, siteAt } from '#modules/sites/index.ts';
import { counted } from '#tests/support/counted.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { kinds } from './kinds.ts';
import { openBlocks } from './made-blocks.ts';
import { makeHome } from './page.tsx';

const t = withDatabase('school');

const homeAt = (label: string, layout?: Layout, blocks = openBlocks(), generation = blocks.generation) =>
  t.db.portal(async (plain) => {
    const texts: string[] = [];
    const { work, asked } = counted({
      ...plain,
      ask: (text, values) => {
        texts.push(text);
        return plain.ask(text, values);
      },
    });
    const site = await siteAt(work, label);
    if (!site) throw new Error(`no site at ${label}`);
    const around = {
      ...{ site, officeUrl: 'http://office.x', css: () => ['/a.css'], pictures: new Map() },
      url: (host: string, path = '/') => `http://${host}.x${path}`,
      sceneUrl: (name: string) => `/${name}.svg`,
    };
    const keeping = { blocks, generation, tags: [`site:${site.unitId}`] };
    const made = await makeHome(work, around, layout ?? defaultLayouts[site.level], keeping);
    const of = (table: string) => texts.some((text) => text.includes(`from ${table} `));
    const told = { articles: of('content.article'), questions: of('engagement.question'), polls: of('engagement.poll') };
    return { ...made, site, asked: asked(), told };
  });

test.each(['', demoSchoolSlug])('the home of "%s" asks at most four questions and has its headings', async (label) => {
  const { html, asked } = await homeAt(label);
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(4);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toMatch(/<h2 id="h-tin-moi">/);
});

test('no story is told twice, whatever blocks of news stand on the page', async () => {
  const { html } = await homeAt(demoSchoolSlug, {
    rows: [
      {
        ...{ id: 'a', shape: 'halves', tone: 'plain' },
        columns: [
          [{ id: 'f', kind: 'featured', settings: {} }],
          [
            { id: 'n', kind: 'news', settings: { count: 2 } },
            { id: 'c', kind: 'category', settings: { section: 'tin-tuc', count: 2 } },
          ],
        ],
      },
    ],
  });
  const addresses = [...html.matchAll(/href="(\/tin\/[^"]+)"/g)].map(([, href]) => href);
  expect(addresses.length).toBeGreaterThan(2);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('one page may hold every kind, and says whose change makes it another one', async () => {
  const { html, tags, site, asked } = await homeAt(demoSchoolSlug, {
    rows: kinds.map((kind) => ({
      ...{ id: kind.kind, shape: 'one', tone: 'plain' },
      columns: [[{ id: kind.kind, kind: kind.kind, settings: {} }]],
    })),
  });
  expect(asked).toBeLessThanOrEqual(4);
  expect(html).toContain('Ngày thành lập Quân đội nhân dân Việt Nam');
  const [superior] = site.superiors;
  expect(tags).toEqual(
    expect.arrayContaining([`documents:${site.unitId}`, `members:${superior?.id}`, `documents-for:${superior?.id}`]),
  );
});

test('what a kind no longer understands leaves it as it begins', async () => {
  const { html } = await homeAt(demoSchoolSlug, {
    rows: [
      {
        ...{ id: 'a', shape: 'one', tone: 'plain' },
        columns: [
          [
            { id: 'n', kind: 'news', settings: { count: 'many', style: 'gone' } },
            { id: 'x', kind: 'gone', settings: {} },
            { id: 'h', kind: 'notices', settings: {}, hidden: true },
          ],
        ],
      },
    ],
  });
  expect(html).toContain('Tin tức, sự kiện');
  expect(html).not.toContain('h-h"');
});

test('a block is made again when something that it shows changes, and not otherwise', async () => {
  const blocks = openBlocks();
  const first = await homeAt(demoSchoolSlug, undefined, blocks);
  expect(first.told).toEqual({ articles: true, questions: true, polls: true });
  const { unitId } = first.site;
  const after = async (...tags: string[]) => {
    blocks.purge(tags);
    const { html, tags: said, told } = await homeAt(demoSchoolSlug, undefined, blocks);
    // What the page was made from is the same, however much of it was kept.
    expect([html, said.toSorted()]).toEqual([first.html, first.tags.toSorted()]);
    return told;
  };
  const nothing = { articles: false, questions: false, polls: false };
  expect(await after()).toEqual(nothing);
  expect(await after(`articles:${unitId + 1}`, `gallery:${unitId}`)).toEqual(nothing);
  expect(await after(`articles:${unitId}`)).toEqual({ ...nothing, articles: true });
  expect(await after(`polls:${unitId}`)).toEqual({ ...nothing, polls: true });
  expect(await after(`questions:${unitId}`)).toEqual({ ...nothing, questions: true });
  expect(await after(`site:${unitId}`)).toEqual(first.told);
  expect(await after('day')).toEqual(first.told);
});

test('what was begun before something changed is not kept', async () => {
  const blocks = openBlocks();
  const begun = blocks.generation;
  blocks.purge(['site:1']);
  expect((await homeAt(demoSchoolSlug, undefined, blocks, begun)).told.articles).toBe(true);
  expect((await homeAt(demoSchoolSlug, undefined, blocks)).told.articles).toBe(true);
  expect((await homeAt(demoSchoolSlug, undefined, blocks)).told.articles).toBe(false);
});

test('when another story comes to stand further up, the blocks below leave it out though they were kept', async () => {
  const layout: Layout = {
    rows: ['featured', 'news'].map((kind) => ({
      ...{ id: kind, shape: 'one', tone: 'plain' },
      columns: [[{ id: kind, kind, settings: kind === 'news' ? { count: 3 } : {} }]],
    })),
  };
  const stories = (html: string) => [...html.matchAll(/href="\/tin\/([^"]+)"/g)].map(([, slug]) => slug ?? '');
  const blocks = openBlocks();
  const before = stories((await homeAt(demoSchoolSlug, layout, blocks)).html);
  const third = before[2] ?? '';
  await t.db.ownerPool.query(`update content.article set priority = 2, priority_until = '2099-01-01' where slug = $1`, [third]);
  // The block above was let go by itself, as the oldest is when there is no room.
  vi.spyOn(blocks, 'get').mockReturnValueOnce(undefined);
  const after = stories((await homeAt(demoSchoolSlug, layout, blocks)).html);
  expect(after[0]).toBe(third);
  expect(new Set(after).size).toBe(after.length);
});

test('a block that comes to stand alone in its row takes all of it, though it was kept narrow', async () => {
  const blocks = openBlocks();
  const layout: Layout = {
    rows: [
      {
        ...{ id: 'a', shape: 'halves', tone: 'plain' },
        columns: [[{ id: 'news', kind: 'news', settings: {} }], [{ id: 'poll', kind: 'poll', settings: {} }]],
      },
    ],
  };
  const both = await homeAt(demoSchoolSlug, layout, blocks);
  expect(both.shown).toEqual(['news', 'poll']);
  await t.db.ownerPool.query(`update engagement.poll set closes_on = '2018-12-09' where unit_id = $1`, [both.site.unitId]);
  blocks.purge([`polls:${both.site.unitId}`]);
  const alone = await homeAt(demoSchoolSlug, layout, blocks);
  expect(alone.shown).toEqual(['news']);
  expect(alone.html).toBe((await homeAt(demoSchoolSlug, layout)).html);
  expect((await homeAt(demoSchoolSlug, layout, blocks)).told.articles).toBe(false);
});
