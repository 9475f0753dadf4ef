// Every kind of block keeps its promises: it begins with valid settings, can be edited, and is nothing where there is nothing to show.
import { expect, test } from 'vitest';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { blocksOf, defaultLayouts, fields, type Layout, type Site, shapes } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { sketched } from '../../office/layout/parts/sketch.tsx';
import type { Around } from '../view/around.ts';
import { kindOf, kinds } from './kinds.ts';
import { makeHome } from './page.tsx';

const site: Site = {
  ...{
    unitId: 7,
    path: 'u1.u7',
    slug: 'th-a',
    hostLabel: 'th-a',
    askedHost: 'canonical',
    level: 'th',
    palette: 'lam',
    name: 'Trường A',
    shortName: 'TH A',
  },
  ...{
    tagline: null,
    heroScene: null,
    heroFile: null,
    hero: null,
    version: 1,
    superiors: [],
    sections: [],
    standards: [],
    framed: [],
    rows: null,
  },
  look: { theme: 'cong', logo: null, banner: null, footer: null, links: [] },
  membersNews: { rule: 'all', levels: [] },
  closed: null,
  english: { name: null, address: null, behind: false, headTitle: null, leaders: false, pages: [] },
  profile: { address: null, phone: null, email: null, website: null, headName: null, headTitle: null, introduction: null },
};
const around: Around = {
  ...{ site, officeUrl: 'http://office.x', css: () => ['/a.css'], pictures: new Map() },
  url: (label, path = '/') => `http://${label}.x${path}`,
  sceneUrl: () => '',
};
/** A database in which nothing stands. */
const work = {
  ...{ now: new Date('2018-12-10T08:00:00+07:00'), today: '2018-12-10', actor: { kind: 'public' } },
  ask: async () => [],
} as unknown as Work;
/** Shown whatever has been written: they live from the site itself, or from the calendar. */
const always = new Set(['opening', 'search', 'memorial-days']);

test('names are unique and words are there', () => {
  expect(new Set(kinds.map((kind) => kind.kind)).size).toBe(kinds.length);
  for (const kind of kinds)
    expect(
      [kind.title, kind.about].every((words) => words.length > 5),
      kind.kind,
    ).toBe(true);
});

test.each(kinds.map((kind) => [kind.kind, kind] as const))(
  '%s begins valid, can be edited, is hidden when empty',
  (_name, kind) => {
    const settings = kind.settings.parse({});
    expect(kind.settings.parse(settings)).toEqual(settings);
    expect(fields.fieldsOf(kind.settings).map((field) => field.name)).toEqual(Object.keys(kind.settings.shape));
  },
);

test.each(kinds.map((kind) => [kind.kind, kind] as const))('%s of a site without content is not there', async (name, kind) => {
  const level = kind.levels?.[0] ?? 'th';
  const layout: Layout = {
    rows: [{ id: 'r', shape: 'one', tone: 'band', columns: [[{ id: 'b', kind: name, settings: {} }]] }],
  };
  const { html } = await makeHome(work, { ...around, site: { ...site, level } }, layout);
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  expect(/<(section|ul|div|h2|form)/.test(main)).toBe(always.has(name));
  expect(main.match(/<h1/g)).toHaveLength(1);
});

test.each(Object.entries(defaultLayouts))(
  'the layout of %s holds known blocks with valid settings, each once',
  (level, layout) => {
    const blocks = blocksOf(layout);
    // Rows and blocks alike: an editor who begins with it must be able to save it.
    const ids = [...layout.rows, ...blocks].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of layout.rows) {
      expect(row.columns.length).toBe(shapes[row.shape].columns);
      for (const block of row.columns.flat()) {
        const kind = kindOf(block.kind);
        expect(kind?.settings.parse(block.settings), block.id).toMatchObject(block.settings);
        expect(kind?.levels?.includes(level as Site['level']) ?? true, block.id).toBe(true);
        if (kind?.full) expect(row.shape).toBe('one');
      }
    }
  },
);

/** What a person may give, in words. */
function valueWords(field: fields.Field): string {
  if (field.options)
    return field.options.map((option) => `${option.label}${option.value === field.default ? ' (mặc định)' : ''}`).join('; ');
  if (field.fields) return `nhiều nhất ${field.max} dòng: ${field.fields.map((one) => one.label).join(', ')}`;
  if (field.input === 'count') return `${field.min} đến ${field.max}, mặc định ${field.default}`;
  if (field.input === 'yes') return field.default ? 'có (mặc định) hoặc không' : 'có hoặc không (mặc định)';
  if (field.input === 'line' || field.input === 'text' || field.input === 'link')
    return `nhiều nhất ${field.max} ký tự${field.default ? `, mặc định “${field.default}”` : ''}`;
  return {
    picture: 'ảnh của thư viện',
    section: 'một chuyên mục',
    article: 'một bài',
    rich: 'văn bản có định dạng',
    day: 'một ngày',
  }[field.input as 'picture'];
}
const line = (field: fields.Field) => `| ${field.label} | ${valueWords(field)} | ${field.hint ?? ''} |`;

test('the documentation says what the kinds say', async () => {
  const parts = kinds.map((kind) =>
    [
      `## ${kind.title}`,
      `${kind.about}${kind.most ? ` Nhiều nhất ${kind.most} khối trên một trang.` : ''}${kind.full ? ' Đứng một mình một hàng.' : ''}${kind.levels ? ` Chỉ cho: ${kind.levels.map((level) => levelNames[level]).join(', ')}.` : ''}`,
      ...[['| Thiết lập | Giá trị | Ghi chú |', '| --- | --- | --- |', ...fields.fieldsOf(kind.settings).map(line)].join('\n')],
    ].join('\n\n'),
  );
  await expect(
    `# Các loại khối của trang chủ\n\nViết từ mã nguồn (\`apps/portal/blocks\`), không sửa tay.\n\n${parts.join('\n\n')}\n`,
  ).toMatchFileSnapshot('../../../../docs/blocks.md');
});

test('every kind has a picture of its own in the picker', () => {
  expect(kinds.map((kind) => kind.kind).filter((kind) => !sketched.includes(kind))).toEqual([]);
});
