// Sites on the real database: completeness that moves, menus without circles, names that are taken, given up, taken again, paths that
// have moved, leaders by day, sites of earlier versions, and the portal's answers to all of it.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { cleanRichText, paragraphs, saveArticle, withdrawArticle } from '#modules/content/index.ts';
import { profileOf } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { createSites } from '#workflows/open-sites/open-sites.ts';
import {
  addHost,
  addRedirect,
  arrangeSections,
  bringSections,
  completenessOf,
  keepLeader,
  keepSection,
  leadersNow,
  noteContent,
  openSites,
  redirectAt,
  retiredUntil,
  retireHost,
  sectionsOf,
  setPrimaryHost,
  setRetiredMonths,
  siteAt,
  siteOf,
  tenthsOf,
  turnLeaders,
} from './index.ts';

const t = withDatabase('school');
const system: Actor = { kind: 'system', label: 'test' };
const at = {
  baseHost: 'namdinh.localhost',
  urlOf: (host: string) => `http://${host.includes('.') ? host : `${host}.namdinh.localhost`}:3000/`,
};
let school = { id: 0, path: '' };
let other = { id: 0, path: '', slug: '' };

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query(
    "select id, path::text, slug from organizations.unit where level in ('th', 'thcs') order by slug = $1 desc",
    [demoSchoolSlug],
  );
  [school, other] = rows;
}, 60_000);

const move = (ms: number) => t.clock.set(new Date(t.clock.now().getTime() + ms));
const person = (role: Role, unit: { id: number; path: string } = school): Person => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const province = (): Person => person('province_admin', { id: 1, path: 'u1' });
const refused = (error: unknown) =>
  isRefused(error) ? error.reasons.map((reason) => reason.code).join() : `failed: ${String(error)}`;
const as = <T>(actor: Actor, part: (work: Work) => Promise<T>) => t.db.as(actor, part);
const why = (actor: Actor, part: (work: Work) => Promise<unknown>) => as(actor, part).then(() => 'done', refused);

/** A unit of its own without a site. */
async function newUnit(slug: string, more = ''): Promise<{ id: number; path: string; slug: string }> {
  const { rows } = await t.db.ownerPool.query(
    `with n as (select nextval(pg_get_serial_sequence('organizations.unit', 'id'))::int as id)
     insert into organizations.unit (id, path, type, level, slug, code, name, short_name, name_fold, sort_key, parent_id)
     select n.id, (u.path::text || '.u' || n.id)::ltree, 'THCS', 'thcs', $1, upper($1), $1, $1, $1, $1, u.id from n, organizations.unit u
     where u.level = 'district' limit 1 returning id, path::text, slug`,
    [slug],
  );
  await t.db.ownerPool.query('insert into organizations.profile (unit_id) values ($1)', [rows[0].id]);
  if (more) await t.db.ownerPool.query(`update organizations.unit set ${more} where id = ${rows[0].id}`);
  return rows[0];
}
const score = (unit: { id: number; path: string }) =>
  t.db.read(system, async (work) => (await completenessOf(work, unit.path)).get(unit.id));

test('a new THCS lacks every mandatory section that the unit must fill; each that is filled counts; filled they are 100 %', async () => {
  const unit = await newUnit('thcs-moi');
  await as(system, (work) => openSites(work, [{ unitId: unit.id, path: unit.path, template: 'thcs', host: unit.slug }]));
  const first = await score(unit);
  const owed = (await t.db.read(system, (work) => sectionsOf(work, unit.id, 'thcs'))).filter((one) => one.mandatory);
  expect(owed.every((one) => one.state === 'missing')).toBe(true);
  expect(first).toMatchObject({ filled: 0, old: 0, mandatory: 17 });
  expect([...(first?.missing ?? [])].sort()).toEqual(owed.map((one) => one.slug).sort());
  expect(first && tenthsOf(first)).toBe(0);
  const site = await t.db.portal((work) => siteAt(work, unit.slug));
  expect(site?.sections.every((section) => !section.hasContent)).toBe(true);

  // Pages by hand, news and documents by whoever owns them, contact from the record.
  const principal = person('principal', unit);
  const text = cleanRichText(paragraphs('Nội dung của mục.'));
  const pages = await t.db.read(system, (work) => sectionsOf(work, unit.id, 'thcs'));
  for (const section of pages.filter(
    (one) => one.mandatory && one.kind === 'page' && !['van-ban', 'lanh-dao'].includes(one.slug),
  ))
    await as(principal, (work) =>
      keepSection(work, unit.id, section.slug, {
        title: section.title,
        slug: section.slug,
        version: section.version,
        body: text,
      }),
    );
  for (const section of ['tin-tuc', 'thong-bao'])
    await as(principal, (work) =>
      saveArticle(work, unit.id, null, { title: `Bài trong ${section}`, body: 'Nội dung.', section }, true),
    );
  await as(principal, (work) =>
    keepLeader(work, unit.id, null, {
      ...{ name: 'Lê Thị Thu', title: 'Hiệu trưởng', phone: '02283 123 456', email: 'thu@thcs.edu.vn', duty: 'Chung', photo: '' },
      ...{ position: '1', validFrom: '', validTo: '' },
    }),
  );
  await t.db.ownerPool.query("update organizations.profile set phone = '0228' where unit_id = $1", [unit.id]);
  // A text written into a section that a module makes is not what the module would publish there.
  const living = ['cong-khai', 'gop-y', 'hoi-dap', 'tai-nguyen', 'van-ban'];
  expect([...((await score(unit))?.missing ?? [])].sort()).toEqual(living);
  await as(system, (work) =>
    noteContent(
      work,
      unit.id,
      living.map((slug) => ({ slug, at: work.now })),
    ),
  );
  const full = await score(unit);
  expect(full).toMatchObject({ missing: [], filled: 17 });
  expect(full && tenthsOf(full)).toBe(1000);

  // News of another age, and none again.
  move(31 * 86_400_000);
  expect((await score(unit))?.old).toBe(1);
  move(-31 * 86_400_000);
  const { rows } = await t.db.ownerPool.query("select id from content.article where unit_id = $1 and section_slug = 'tin-tuc'", [
    unit.id,
  ]);
  await as(principal, (work) => withdrawArticle(work, unit.id, rows[0].id, 'Đăng nhầm chỗ'));
  expect((await score(unit))?.missing).toEqual(['tin-tuc']);
});

test('a category shows what stands below it', async () => {
  const editor = person('editor');
  await t.db.ownerPool.query(
    "update sites.section set content_at = null where unit_id = $1 and slug in ('tin-tuc', 'cong-doan')",
    [school.id],
  );
  await as(editor, (work) =>
    saveArticle(work, school.id, null, { title: 'Một buổi hoạt động', body: 'Vui.', section: 'hoat-dong' }, true),
  );
  const site = await t.db.portal((work) => siteAt(work, demoSchoolSlug));
  const has = (slug: string) => site?.sections.find((section) => section.slug === slug)?.hasContent;
  expect([has('tin-tuc'), has('hoat-dong'), has('tu-van-hoc-duong')]).toEqual([true, true, false]);
});

test('a page keeps what it said before; two editors do not overwrite each other unseen', async () => {
  const editor = person('editor');
  const body = (words: string) => cleanRichText(paragraphs(words));
  const before = (await t.db.read(system, (work) => sectionsOf(work, school.id, 'thcs'))).find((one) => one.slug === 'lich-su');
  const form = { title: 'Lịch sử nhà trường', slug: '', version: before?.version };
  await as(editor, (work) => keepSection(work, school.id, 'lich-su', { ...form, body: body('Bản một') }));
  expect(await why(editor, (work) => keepSection(work, school.id, 'lich-su', { ...form, body: body('Bản hai') }))).toBe('stale');
  const { rows } = await t.db.ownerPool.query(
    "select version, body #>> '{content,0,content,0,text}' as words from sites.section_version where unit_id = $1 and slug = 'lich-su' order by version desc limit 1",
    [school.id],
  );
  expect(rows[0]).toEqual({ version: (before?.version ?? 0) + 1, words: 'Bản một' });
  await expect(as(editor, (work) => sql`update sites.section_version set title = 'X'`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
});

test('an own page is renamed and moved: its former address leads on, also after a second move and back', async () => {
  const editor = person('editor');
  const added = await as(editor, (work) =>
    keepSection(work, school.id, null, { title: 'Câu lạc bộ Toán', slug: '', body: cleanRichText(paragraphs('Chiều thứ Năm')) }),
  );
  expect(added.slug).toBe('cau-lac-bo-toan');
  const rename = (from: string, to: string) =>
    as(editor, (work) => keepSection(work, school.id, from, { title: 'Câu lạc bộ', slug: to }));
  const leads = (path: string) => t.db.portal((work) => redirectAt(work, school.id, path, ''));
  await rename('cau-lac-bo-toan', 'clb-toan');
  await rename('clb-toan', 'clb');
  expect([await leads('/cau-lac-bo-toan'), await leads('/clb-toan'), await leads('/clb')]).toEqual(['/clb', '/clb', null]);
  await rename('clb', 'cau-lac-bo-toan');
  expect([await leads('/cau-lac-bo-toan'), await leads('/clb-toan'), await leads('/clb')]).toEqual([
    null,
    '/cau-lac-bo-toan',
    '/cau-lac-bo-toan',
  ]);
});

test.each([
  ['a slug of another section', null, { title: 'Giới thiệu', slug: 'gioi-thieu' }, 'slug_taken'],
  ['an address of the product', null, { title: 'Tìm', slug: 'tim-kiem' }, 'slug_reserved'],
  ['the address of the health check', null, { title: 'Sức khỏe', slug: 'healthz' }, 'slug_reserved'],
  ['an address with a slash', null, { title: 'Tìm', slug: 'a/b' }, 'invalid'],
  ['the address of a section by law', 'ke-hoach', { title: 'Kế hoạch', slug: 'ke-hoach-nam' }, 'slug_fixed'],
  ['a third level', null, { title: 'Tổ Toán', slug: '', parent: 'co-cau-to-chuc' }, 'levels'],
  ['what contains others into another', 'tin-tuc', { title: 'Tin tức', slug: '', parent: 'gioi-thieu' }, 'levels'],
  ['itself in itself', 'lich-su', { title: 'Lịch sử', slug: '', parent: 'lich-su' }, 'loop,levels'],
  ['a text of a category', 'tin-tuc', { title: 'Tin tức', slug: '', body: {} }, 'kind'],
] as const)('%s is refused', async (_name, slug, form, code) => {
  expect(await why(person('editor'), (work) => keepSection(work, school.id, slug, form))).toBe(code);
});

test('the whole menu is set at once; a circle, a hidden hole and a stranger are refused', async () => {
  const editor = person('editor');
  const now = await t.db.read(system, (work) => sectionsOf(work, school.id, 'thcs'));
  const items = now.map(({ slug, parent, inMenu, hidden }) => ({ slug, parent, inMenu, hidden }));
  const arrange = (list: typeof items, actor: Actor = editor) =>
    why(actor, (work) => arrangeSections(work, school.id, { items: list }));
  const change = (slug: string, more: Partial<(typeof items)[number]>) =>
    items.map((item) => (item.slug === slug ? { ...item, ...more } : item));
  expect(await arrange(change('gioi-thieu', { parent: 'lich-su' }))).toContain('loop');
  expect(await arrange(items.slice(1))).toBe('stale');
  expect(await arrange(items, person('teacher'))).toBe('not_allowed');
  expect(await arrange(items, person('editor', other))).toMatch(/not_allowed|stale/);
  expect(await arrange([...change('ke-hoach', { hidden: true })].reverse())).toBe('done');
  const site = await t.db.portal((work) => siteAt(work, demoSchoolSlug));
  expect(site?.sections.some((section) => section.slug === 'ke-hoach')).toBe(false);
  expect(site?.sections.at(-1)?.slug).toBe('gioi-thieu');
  expect((await score(school))?.missing).toContain('ke-hoach');
  expect(await arrange(items)).toBe('done');
  // Nobody answers for it beforehand, so that the record names what went where.
  const elsewhere = change('ke-hoach', { inMenu: false }).map((item) =>
    item.slug === 'co-cau-to-chuc' ? { ...item, parent: null } : item,
  );
  expect(await arrange(elsewhere)).toBe('done');
  const { rows: recorded } = await t.db.ownerPool.query(
    `select summary from audit.entry where action = 'sites.arrange-sections' and unit_id = $1 order by id desc limit 1`,
    [school.id],
  );
  expect(recorded[0].summary).toMatch(/đưa “.+” ra khỏi danh mục, đổi chỗ đứng “.+”$/);
  expect(await arrange(items)).toBe('done');
  // The database says the same to whoever forgets to ask.
  await expect(
    as(editor, (work) =>
      sql`update sites.section set parent_slug = 'lich-su' where unit_id = ${school.id} and slug = 'co-cau-to-chuc'`.execute(
        work.handle,
      ),
    ),
  ).rejects.toThrow(/section_two_levels/);
});

const host = (name: string, more: Partial<Parameters<typeof addHost>[2]> = {}) => ({
  host: name,
  primary: false,
  note: '',
  ...more,
});

test('a new canonical name: every page of the old one leads on for 24 months, then it is gone, then free for others', async () => {
  const principal = person('principal');
  const canonical = async (name: string) => {
    const site = await t.db.portal((work) => siteAt(work, name));
    return site && `${site.askedHost} ${site.hostLabel}`;
  };
  await t.db.ownerPool.query('update organizations.profile set website = $2 where unit_id = $1', [
    school.id,
    at.urlOf(demoSchoolSlug),
  ]);
  await as(principal, (work) => addHost(work, school.id, host('THCS-Thi-Tran-Con', { primary: true }), at));
  expect(await canonical('thcs-thi-tran-con')).toBe('canonical thcs-thi-tran-con');
  expect(await canonical(demoSchoolSlug)).toBe('moved thcs-thi-tran-con');
  expect((await t.db.read(system, (work) => profileOf(work, school.id)))?.website).toBe(at.urlOf('thcs-thi-tran-con'));
  const { rows } = await t.db.ownerPool.query('select retired_until from sites.host where host = $1', [demoSchoolSlug]);
  expect(rows[0].retired_until).toBe('2020-12-10');
  expect(await why(person('principal', other), (work) => addHost(work, other.id, host(demoSchoolSlug), at))).toBe('host_taken');
  const days = Math.ceil((Date.parse('2020-12-11T09:00:00+07:00') - t.clock.now().getTime()) / 86_400_000);
  move(days * 86_400_000);
  expect(await canonical(demoSchoolSlug)).toBe('gone thcs-thi-tran-con');
  expect(await why(person('principal', other), (work) => addHost(work, other.id, host(demoSchoolSlug), at))).toBe('done');
  expect(await canonical(demoSchoolSlug)).toBe(`moved ${other.slug}`);
  move(-days * 86_400_000);
  await t.db.ownerPool.query('delete from sites.host where host = $1', [demoSchoolSlug]);
  await as(principal, (work) => addHost(work, school.id, host(demoSchoolSlug), at));
  await as(principal, (work) => setPrimaryHost(work, school.id, demoSchoolSlug, at));
  expect(await canonical('thcs-thi-tran-con')).toBe(`moved ${demoSchoolSlug}`);
});

test.each([
  ['a name of the product', 'quanly', 'host_reserved'],
  ['a name in disguise', 'xn--thcs-abc', 'host_punycode'],
  ['a name with tones', 'trường-cồn', 'host_punycode'],
  ['a name that another unit has, in capitals', 'OTHER', 'host_taken'],
  ['a name that readers take for an office', 'pgd-hai-hau', 'host_office'],
  ['an own name again', demoSchoolSlug, 'host_taken'],
  ['a whole name by who cannot point it here', 'thcsconhaihau.edu.vn', 'host_foreign'],
])('%s is refused', async (_name, name, code) => {
  const asked = name === 'OTHER' ? other.slug.toUpperCase() : name;
  expect(await why(person('principal'), (work) => addHost(work, school.id, host(asked), at))).toBe(code);
});

test('the canonical name is not given up; an editor names nothing; a dissolved unit gets no new name', async () => {
  expect(await why(person('principal'), (work) => retireHost(work, school.id, { host: demoSchoolSlug }))).toBe('primary');
  expect(await why(person('editor'), (work) => addHost(work, school.id, host('a-b'), at))).toBe('not_allowed');
  expect(await why(person('principal'), (work) => addHost(work, school.id, host(''), at))).toBe('host_empty');
  const gone = await newUnit('thcs-cu');
  await as(system, (work) => openSites(work, [{ unitId: gone.id, path: gone.path, template: 'thcs', host: gone.slug }]));
  await t.db.ownerPool.query("update organizations.unit set closed_on = '2018-11-01' where id = $1", [gone.id]);
  expect(await why(province(), (work) => addHost(work, gone.id, host('thcs-cu-2'), at))).toBe('unit_closed');
});

test('redirects by hand: no circle, no page in use; the database refuses a chain', async () => {
  const editor = person('editor');
  const add = (from: string, to: string) => why(editor, (work) => addRedirect(work, school.id, { from, to }, at.baseHost));
  expect(await add('/cu.html', '/gioi-thieu')).toBe('done');
  expect(await add('/cu-hon.html', '/cu.html')).toBe('done');
  expect(await t.db.portal((work) => redirectAt(work, school.id, '/cu-hon.html', '?x=1'))).toBe('/gioi-thieu');
  expect(await add('/gioi-thieu', '/tin-tuc')).toBe('in_use');
  // That it runs in a circle is what is wrong, not that no page stands there.
  expect(await add('/b', '/b')).toBe('loop');
  expect(await add('/', '/gioi-thieu')).toBe('home');
  expect(await add('', '')).toBe('invalid,invalid');
  expect(await add('/cu.html', '/tin-tuc')).toBe('known');
  expect(await add('javascript:alert(1)', '/khong-co')).toBe('from,nowhere');
  expect(await add('/y', 'https://evil.example/x')).toBe('away');
  expect(await add('/y', '//evil.example')).toBe('away');
  expect(await add('/y', 'javascript:alert(1)')).toBe('away');
  expect(await add('/100%', '/gioi-thieu')).toBe('unreadable');
  expect(await add('/bai%20viet cũ.html', '/gioi-thieu')).toBe('done');
  expect(await t.db.portal((work) => redirectAt(work, school.id, '/bai viet cũ.html', ''))).toBe('/gioi-thieu');
  expect(await add('/bai viet%20cũ.html', '/gioi-thieu')).toBe('known');
  expect(await add('/y', `https://${demoSchoolSlug}.namdinh.localhost/tin-tuc`)).toBe('done');
  await expect(
    as(editor, (work) =>
      sql`insert into sites.redirect (unit_id, from_path, to_path, created_by) values (${school.id}, '/z', '/cu.html', 'x')`.execute(
        work.handle,
      ),
    ),
  ).rejects.toThrow(/leads to the place itself/);
});

test('leaders are shown in their days; the section follows', async () => {
  const clerk = person('clerk', other);
  await t.db.ownerPool.query('delete from sites.leader where unit_id = $1', [other.id]);
  const form = (more: object) => ({
    ...{
      name: 'Trần Văn Bình',
      title: 'Hiệu trưởng',
      phone: '',
      email: '',
      duty: '',
      photo: '',
      position: '1',
      validFrom: '',
      validTo: '',
    },
    ...more,
  });
  await as(clerk, (work) => keepLeader(work, other.id, null, form({ validFrom: '01/01/2015', validTo: '31/12/2018' })));
  await as(clerk, (work) => keepLeader(work, other.id, null, form({ name: 'Vũ Thị Mai', validFrom: '01/01/2019' })));
  const now = () => t.db.portal(async (work) => (await leadersNow(work, other.id)).map((leader) => leader.name));
  expect(await now()).toEqual(['Trần Văn Bình']);
  move(30 * 86_400_000);
  expect(await now()).toEqual(['Vũ Thị Mai']);
  await as(system, turnLeaders);
  expect(await as(system, turnLeaders)).toBe(0);
  move(-30 * 86_400_000);
  expect(
    await why(clerk, (work) => keepLeader(work, other.id, null, form({ validFrom: '02/01/2019', validTo: '01/01/2019' }))),
  ).toBe('validTo');
  expect(await why(clerk, (work) => keepLeader(work, other.id, null, form({ email: 'abc', phone: 'không có' })))).toBe(
    'invalid,invalid',
  );
  expect(await why(person('teacher', other), (work) => keepLeader(work, other.id, null, form({})))).toBe('not_allowed');
});

test('a list of units: every line is answered, names are proposed where taken, the second time changes nothing', async () => {
  const [a, b, closed, elsewhere] = [
    await newUnit('thcs-mot'),
    await newUnit('thcs-hai'),
    await newUnit('thcs-tan', "closed_on = '2018-01-01'"),
    await newUnit('thcs-xa'),
  ];
  await t.db.ownerPool.query("update organizations.profile set website = 'http://thcsxa.vn/' where unit_id = $1", [elsewhere.id]);
  const lines = [
    { line: 2, code: 'THCS-MOT' },
    { line: 3, code: 'thcs-hai', host: other.slug },
    { line: 4, code: 'THCS-TAN' },
    { line: 5, code: 'KHONG-CO' },
    { line: 6, code: demoSchoolSlug },
    { line: 7, code: 'thcs-mot' },
    { line: 8, code: 'thcs-xa', host: 'thcsxa', title: 'Trường làng Xa' },
    { line: 9, code: '' },
  ];
  const states = (report: { state: string; host: string }[]) => report.map((row) => `${row.state} ${row.host}`);
  const report = await as(province(), (work) => createSites(work, lines, at));
  expect(states(report)).toEqual([
    'created thcs-mot.namdinh.localhost',
    `refused ${other.slug}.namdinh.localhost`,
    'refused ',
    'refused ',
    `exists ${demoSchoolSlug}.namdinh.localhost`,
    'refused ',
    'created thcsxa.namdinh.localhost',
    'refused ',
  ]);
  expect(report[6]?.elsewhere).toBe('http://thcsxa.vn/');
  expect((await t.db.read(system, (work) => profileOf(work, elsewhere.id)))?.website).toBe('http://thcsxa.vn/');
  expect((await t.db.read(system, (work) => profileOf(work, a.id)))?.website).toBe('http://thcs-mot.namdinh.localhost:3000/');
  expect((await t.db.portal((work) => siteAt(work, 'thcsxa')))?.name).toBe('Trường làng Xa');
  const again = await as(province(), (work) => createSites(work, lines, at));
  expect([again[0]?.state, again[6]?.state]).toEqual(['exists', 'exists']);
  expect(await t.db.read(system, (work) => siteOf(work, closed.id))).toBeUndefined();
  // Who has nothing to do with a unit opens nothing for it.
  const stranger = await as(person('principal'), (work) => createSites(work, [{ line: 1, code: b.slug }], at));
  expect(stranger[0]?.state).toBe('refused');
});

test('a site of an earlier version gets what the registry has learnt since; what was written stays', async () => {
  const unit = await newUnit('thcs-doi-truoc');
  await as(system, (work) => openSites(work, [{ unitId: unit.id, path: unit.path, template: 'thcs', host: unit.slug }]));
  await t.db.ownerPool.query(
    `update sites.site set registry = 0 where unit_id = ${unit.id};
     delete from sites.section where unit_id = ${unit.id} and (parent_slug is not null or slug = 'ke-hoach');
     update sites.section set body = '{"type":"doc"}', content_at = now(), title = 'Tên cũ' where unit_id = ${unit.id} and slug = 'gioi-thieu'`,
  );
  const count = async () => (await t.db.read(system, (work) => sectionsOf(work, unit.id, 'thcs'))).length;
  const before = await count();
  expect(await as(system, bringSections)).toBe(1);
  expect(await count()).toBeGreaterThan(before + 15);
  const sections = await t.db.read(system, (work) => sectionsOf(work, unit.id, 'thcs'));
  expect(sections.find((one) => one.slug === 'gioi-thieu')).toMatchObject({ title: 'Giới thiệu', state: 'filled' });
  expect(sections.find((one) => one.slug === 'lich-su')).toMatchObject({
    parent: 'gioi-thieu',
    state: 'missing',
    mandatory: true,
  });
  expect(await as(system, bringSections)).toBe(0);
});

test('for how long names given up lead on is set for the province, with a reason, once at a time', async () => {
  const admin: Person = person('province_admin', { id: 1, path: 'u1' } as never);
  const set = (who: Person, input: { value: string; was: string; reason: string }) =>
    why(who, (work) => setRetiredMonths(work, 1, input));
  const form = { value: '36', was: '24', reason: 'Phụ huynh còn dùng đường dẫn cũ' };
  expect(await set(person('principal', school), form)).not.toBe('done');
  expect(await set(admin, { ...form, reason: '' })).toBe('invalid');
  expect(await set(admin, { ...form, value: '0' })).toBe('invalid');
  expect(await set(admin, { ...form, value: '24' })).toBe('same');
  expect(await set(admin, form)).toBe('done');
  expect(await set(admin, { ...form, value: '12' })).toBe('stale');
  expect(await t.db.read(system, retiredUntil)).toBe('2021-12-10');
  await t.db.ownerPool.query("delete from platform.setting where key = 'host_retired_months'");
});
