// Offices with hundreds of units: the directory and what is disclosed lead to them group by group, each at an address of its own; what few
// units there are stand on one page. No page is heavier for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal } from '#apps/portal/portal.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const phong = 'pgd-hai-hau';
const year = '2018-2019';
const more = 400;
let portal: Awaited<ReturnType<typeof openPortal>>;
beforeAll(async () => {
  portal = await openPortal({
    ...{ db: t.db, files: openFiles(tempFolder('files')), log: openLog('silent'), printer: openPrinter() },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, officeUrl: 'http://quanly.example/' },
    url: (label: string, path = '/') => `http://${label ? `${label}.` : ''}example${path}`,
  });
}, 60_000);
afterAll(() => portal?.stop());

const ask = async (label: string, path: string) => {
  const response = await portal.answer(new Request(`http://${label ? `${label}.` : ''}example${path}`), label);
  return { status: response?.status, cache: response?.headers.get('x-cache'), html: (await response?.text()) ?? '' };
};
/** The sites of units that a page leads to. */
const leadsTo = (html: string) =>
  [...html.matchAll(/href="http:\/\/((?!quanly)[a-z0-9-]+)\.example\//g)].map((match) => match[1]);

test('few units stand on one page; each group has its page as well', async () => {
  const { html } = await ask(phong, '/danh-ba');
  expect(leadsTo(html)).toContain('thcs-con-a');
  expect(leadsTo((await ask(phong, '/danh-ba/thcs')).html)).toContain('thcs-con-a');
  expect(leadsTo((await ask(phong, '/danh-ba/mn')).html)).not.toContain('thcs-con-a');
  expect(leadsTo((await ask(phong, '/cong-khai')).html)).toContain('thcs-con-a');
});

test('many units are led to by group, page by page', async () => {
  // A site and its host need each other: one transaction.
  await t.db.ownerPool.query(`
    insert into organizations.unit (id, path, type, level, slug, code, name, short_name, name_fold, sort_key, parent_id)
      select 900000 + n, p.path || ('u' || 900000 + n)::text, 'TIEU_HOC', 'th', 'th-moi-' || n, 'MOI' || n, 'Trường Tiểu học Mới ' || n,
        'TH Mới ' || n, 'th moi', 'zz' || lpad(n::text, 4, '0'), p.id
      from organizations.unit p, generate_series(1, ${more}) n where p.slug = '${phong}';
    insert into sites.site (unit_id, host_label, registry, template, palette, opened_on)
      select id, slug, 1, 'th', 'luc', '2018-12-10' from organizations.unit where slug like 'th-moi-%';
    insert into sites.host (host, unit_id, is_primary, valid_from, created_by)
      select slug, id, true, '2018-12-10', 'test' from organizations.unit where slug like 'th-moi-%'`);
  portal.cache.clear();
  const index = await ask('', '/danh-ba');
  expect(index.html).toContain(`href="/danh-ba/${phong}"`);
  expect(leadsTo(index.html)).toEqual([]);
  const pages = [];
  for (const page of ['', '?trang=2', '?trang=3', '?trang=4']) {
    const one = await ask('', `/danh-ba/${phong}${page}`);
    if (one.status === 200) {
      expect(one.html.length).toBeLessThan(32_000);
      pages.push(...leadsTo(one.html));
    }
  }
  for (const n of [1, 150, 151, more]) expect(pages.filter((label) => label === `th-moi-${n}`)).toHaveLength(1);
  expect(pages).toContain('thcs-con-a');
  for (const path of [`/danh-ba/${phong}?trang=9`, '/danh-ba/khong-co', '/danh-ba?trang=2', `/danh-ba/${phong}?q=th`])
    expect([path, (await ask('', path)).status]).toEqual([path, 404]);
  expect([(await ask('', `/danh-ba/${phong}`)).cache, (await ask('', '/en/danh-ba/khong-co')).status]).toEqual(['hit', 404]);
});

test('a name is found without tones among all of them, and what is found has pages too', async () => {
  const one = await ask('', '/danh-ba?q=th+moi+399');
  expect(leadsTo(one.html)).toEqual(expect.arrayContaining(['th-moi-399']));
  expect(leadsTo(one.html)).not.toContain('th-moi-398');
  const all = await ask('', '/danh-ba?q=th+moi');
  expect(all.html).toContain(`${more} đơn vị khớp`);
  expect(all.html).toContain('href="/danh-ba?q=th+moi&amp;trang=2"');
  expect(leadsTo((await ask('', '/danh-ba?q=th+moi&trang=2')).html)).toContain('th-moi-151');
});

test('what schools disclose is led to in the same way', async () => {
  const index = await ask('', '/cong-khai');
  expect(index.html).toContain(`href="/cong-khai/${year}/${phong}"`);
  expect(leadsTo(index.html)).not.toContain('thcs-con-a');
  const group = await ask('', `/cong-khai/${year}/${phong}`);
  expect(group.html).toContain('href="http://th-moi-1.example/cong-khai"');
  expect(group.html).toContain(`href="/cong-khai/${year}/${phong}?trang=2"`);
  expect((await ask('', `/cong-khai/${year}/${phong}?trang=3`)).html).toContain('href="http://thcs-con-a.example/cong-khai"');
  for (const path of [
    `/cong-khai/${year}/khong-co`,
    `/cong-khai/${year}/${phong}/2018-12`,
    `/cong-khai/2010-2011/${phong}`,
    '/cong-khai?trang=2',
  ])
    expect([path, (await ask('', path)).status]).toEqual([path, 404]);
});
