// The first page against the real database: few questions, no story twice, tags of everything it was made from.
import { expect, test } from 'vitest';
import { type Layout, siteAt } from '#modules/sites/index.ts';
import { counted } from '#tests/support/counted.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { defaultLayouts } from './defaults.ts';
import { kinds } from './kinds.ts';
import { makeHome } from './page.tsx';

const t = withDatabase('school');

const homeAt = (label: string, layout?: Layout) =>
  t.db.portal(async (plain) => {
    const { work, asked } = counted(plain);
    const site = await siteAt(work, label);
    if (!site) throw new Error(`no site at ${label}`);
    const around = {
      ...{ site, officeUrl: 'http://office.x', css: () => ['/a.css'], pictures: new Map() },
      url: (host: string, path = '/') => `http://${host}.x${path}`,
      sceneUrl: (name: string) => `/${name}.svg`,
    };
    const made = await makeHome(work, around, layout ?? defaultLayouts[site.level]);
    return { ...made, site, asked: asked() };
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
