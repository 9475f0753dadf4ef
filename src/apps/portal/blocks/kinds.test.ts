// Every kind of block keeps its promises: it begins with valid settings, can be edited, and is nothing where there is nothing to show.
import { expect, test } from 'vitest';
import { blocksOf, fields, type Site, shapes } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Around } from '../view/page.tsx';
import { defaultLayouts } from './defaults.ts';
import { kindOf, kinds } from './kinds.ts';

const site: Site = {
  ...{ unitId: 7, path: 'u1.u7', slug: 'th-a', hostLabel: 'th-a', level: 'th', palette: 'lam', name: 'Trường A', shortName: 'TH A' },
  ...{ tagline: null, heroScene: null, heroFile: null, version: 1, superiors: [], sections: [] },
  profile: { address: null, phone: null, email: null, website: null, headName: null, headTitle: null, introduction: null },
};
const around: Around = {
  ...{ site, officeUrl: '', css: '', pictures: new Map() },
  url: (label, path = '/') => `http://${label}.x${path}`,
  sceneUrl: () => '',
};
/** Names the unit itself, whatever it has written. */
const always = new Set(['opening']);

test('names are unique and words are there', () => {
  expect(new Set(kinds.map((kind) => kind.kind)).size).toBe(kinds.length);
  for (const kind of kinds) expect([kind.title, kind.about].every((words) => words.length > 5), kind.kind).toBe(true);
});

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s begins valid, can be edited, is hidden when empty', (_name, kind) => {
  const settings = kind.settings.parse({});
  expect(kind.settings.parse(settings)).toEqual(settings);
  expect(fields.fieldsOf(kind.settings).map((field) => field.name)).toEqual(Object.keys(kind.settings.shape));
  const asked = Object.entries(kind.asks?.(settings, { work: {} as Work, site }) ?? {});
  expect(asked.length >= 0).toBe(true);
});

test.each(Object.entries(defaultLayouts))('the layout of %s holds known blocks with valid settings, each once', (level, layout) => {
  const blocks = blocksOf(layout);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
  for (const row of layout.rows) {
    expect(row.columns.length).toBe(shapes[row.shape].columns);
    for (const block of row.columns.flat()) {
      const kind = kindOf(block.kind);
      expect(kind?.settings.parse(block.settings), block.id).toMatchObject(block.settings);
      expect(kind?.levels?.includes(level as Site['level']) ?? true, block.id).toBe(true);
      if (kind?.full) expect(row.shape).toBe('one');
    }
  }
});
