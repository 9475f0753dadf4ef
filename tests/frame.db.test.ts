// Whatever is changed and asked in whatever order: what the portal answers from what it keeps is what it would make anew.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds } from '#apps/portal/blocks/kinds.ts';
import { openFound } from '#apps/portal/found.ts';
import { look } from '#apps/portal/look.ts';
import { makePage } from '#apps/portal/make.ts';
import { openPortal } from '#apps/portal/portal.ts';
import type { Person, Role } from '#kernel/actor.ts';
import { saveArticle, withdrawArticle } from '#modules/content/index.ts';
import { savePoll } from '#modules/engagement/index.ts';
import { hidePicture } from '#modules/media/index.ts';
import { editProfile } from '#modules/organizations/index.ts';
import { recountStaff } from '#modules/people/index.ts';
import { dressSite, handDown, saveLayout, siteAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const url = (label: string, path = '/') => `http://${label ? `${label}.example` : 'example'}${path}`;
const officeUrl = 'http://quanly.example/';
let portal: Awaited<ReturnType<typeof openPortal>>;
let units: Record<'school' | 'department', { id: number; path: string }>;

beforeAll(async () => {
  const one = async (where: string, value: string) =>
    (await t.db.ownerPool.query(`select id, path::text from organizations.unit where ${where}`, [value])).rows[0];
  units = { school: await one('slug = $1', demoSchoolSlug), department: await one('level = $1', 'department') };
  portal = await openPortal({
    ...{ db: t.db, files: openFiles(tempFolder('files')), log: openLog('silent'), url, officeUrl },
    ...{ printer: openPrinter(), visitorForms: openVisitorForms('a secret for tests only'), secure: false },
  });
}, 60_000);
afterAll(() => portal?.stop());

const as = <T>(role: Role, at: 'school' | 'department', part: (work: Work) => Promise<T>) => {
  const person: Person = {
    ...{ kind: 'person', userId: role, name: role, username: role },
    grants: [{ role, unitId: units[at].id, path: units[at].path }],
  };
  return t.db.as(person, part);
};
const versionOf = async (table: string, unitId: number): Promise<number> =>
  (await t.db.ownerPool.query(`select version from ${table} where unit_id = $1`, [unitId])).rows[0]?.version ?? 0;

let n = 0;
const look0 = { theme: 'cong', palette: 'lam', logo: '', links: '[]' } as const;
const changes = {
  async footer() {
    const version = await versionOf('sites.site', units.school.id);
    await as('editor', 'school', (work) =>
      dressSite(work, units.school.id, { ...look0, banner: '', footer: n % 2 === 0 ? '' : `Chân trang ${n}`, version }),
    );
  },
  async handedDown() {
    const version = await versionOf('sites.standard', units.department.id);
    await as('province_admin', 'department', (work) =>
      handDown(work, units.department.id, [], { ...look0, footerWay: 'start', footer: `Của Sở ${n}`, blocks: [], version }),
    );
  },
  async profile() {
    const version = await versionOf('organizations.profile', units.school.id);
    await as('principal', 'school', (work) => editProfile(work, units.school.id, { address: `Xóm ${n}`, version }));
  },
  async article() {
    const form = { title: `Bài thứ ${n}`, summary: 'Tóm tắt', body: 'Nội dung.' };
    await as('principal', 'school', (work) => saveArticle(work, units.school.id, null, form, true));
  },
  /** The newest, and what it has of pictures, is no more. */
  async withdrawn() {
    const { rows } = await t.db.ownerPool.query(
      `select id from content.article where unit_id = $1 and state = 'published' order by published_at desc limit 1`,
      [units.school.id],
    );
    await as('principal', 'school', (work) => withdrawArticle(work, units.school.id, rows[0].id, 'Thử'));
  },
  async forMembers() {
    const form = { title: `Sở nhắn ${n}`, summary: 'Tóm tắt', body: 'Nội dung.', section: 'thong-bao', forMembers: true };
    await t.db.as({ kind: 'system', label: 'thử' }, (work) => saveArticle(work, units.department.id, null, form, true));
  },
  async poll() {
    const form = {
      question: `Giờ tan học nào ${n}?`,
      note: '',
      options: ['Sớm', 'Muộn'],
      opensOn: '10/12/2018',
      closesOn: '20/12/2018',
    };
    await as('principal', 'school', (work) => savePoll(work, units.school.id, null, form, 'publish'));
  },
  /** A picture of the newest articles, hidden or shown again. */
  async picture() {
    const { rows } = await t.db.ownerPool.query(
      `select f.id, f.hidden_at from media.file f join content.article_version v on v.card_media_id = f.id
        join content.article a on a.id = v.article_id and a.published_version = v.version
        where f.unit_id = $1 order by a.published_at desc limit 1`,
      [units.school.id],
    );
    if (rows[0])
      await as('principal', 'school', (work) => hidePicture(work, units.school.id, rows[0].id, rows[0].hidden_at === null));
  },
  async layout() {
    const version = (await versionOf('sites.layout', units.school.id)) ?? 0;
    const blocks = ['featured', 'news', 'notices', 'poll', 'from-above'].slice(n % 3);
    const columns = [blocks.map((kind) => ({ id: kind, kind, settings: {} })), [{ id: 'week', kind: 'week', settings: {} }]];
    const layout = JSON.stringify({
      rows: [{ id: 'r', shape: 'wide', tone: 'plain', columns: n % 2 ? columns : columns.slice().reverse() }],
    });
    await as('editor', 'school', (work) => saveLayout(work, units.school.id, kinds, { layout, version }));
  },
  /** All of them leave, or all come back: the menu leads to the page of the staff no longer, or again. */
  async staff() {
    await t.db.ownerPool.query(
      `update people.staff set status = case status when 'left' then 'working' else 'left' end where unit_id = $1`,
      [units.school.id],
    );
    await as('principal', 'school', (work) => recountStaff(work, units.school.id));
  },
};

const pages: [string, string][] = [
  [demoSchoolSlug, '/'],
  [demoSchoolSlug, '/lien-he'],
  [demoSchoolSlug, '/tin-tuc'],
  [demoSchoolSlug, '/van-ban'],
  [demoSchoolSlug, '/hoi-dap'],
  [demoSchoolSlug, '/thu-vien'],
  ['', '/'],
  ['', '/so-do'],
];
const answered = async (label: string, path: string) =>
  (await portal.answer(new Request(url(label, path)), label))?.text() ?? Promise.resolve('');
const anew = async (label: string, path: string) => {
  const surroundings = { url, officeUrl, onlineAt: () => 0, siteAt, found: openFound(), ...look };
  const made = await t.db.portal((work) => makePage(work, surroundings, label, path, new URLSearchParams()));
  return made?.page.body.toString() ?? '';
};

test('after any changes and questions no page shows an old frame', async () => {
  const change = fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[]));
  const question = fc.constantFrom(...pages);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(change, question), { minLength: 2, maxLength: 10 }), async (acts) => {
      for (const act of acts) {
        n += 1;
        if (typeof act === 'string') await changes[act]();
        else await answered(...act);
      }
      for (const page of pages) {
        const wanted = await anew(...page);
        expect(wanted).toMatch(/^<!doctype/i);
        await expect.poll(() => answered(...page), { timeout: 2000 }).toBe(wanted);
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);
