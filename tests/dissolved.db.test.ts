// A school is merged into another: it publishes nothing any more, by no way, and leaves every list; what it had published stays to be
// read, with a line that says since when and where to go on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal, type PortalOptions } from '#apps/portal/portal.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { paragraphs, saveArticle, stepsOf, turnArticles, updateImported } from '#modules/content/index.ts';
import { saveDocument } from '#modules/documents/index.ts';
import { savePoll } from '#modules/engagement/index.ts';
import { saveVideo } from '#modules/gallery/index.ts';
import { saveMenu } from '#modules/kitchen/index.ts';
import { closeUnit, editUnit, listUnits, unitFacts } from '#modules/organizations/index.ts';
import { saveEvent, saveWeek } from '#modules/schedule/index.ts';
import { keepEnglish, keepSection, proposeSection, sectionsOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('dissolved');
type Unit = { id: number; path: string; slug: string; name: string };
const none: Unit = { id: 0, path: '', slug: '', name: '' };
let [gone, heir, office] = [none, none, none];
let portal: Awaited<ReturnType<typeof openPortal>>;

const person = (role: Role, unit: Unit): Actor => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const admin = () => person('province_admin', office);
const editor = () => person('editor', gone);
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'done',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : `failed: ${String(error)}`),
  );
const ask = async (path: string, unit = gone, init: RequestInit = {}) => {
  const label = unit === office ? '' : unit.slug;
  const answer = await portal.answer(new Request(`http://${label ? `${label}.` : ''}namdinh.localhost${path}`, init), label);
  return { status: answer?.status, html: await answer?.text() };
};

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<Unit & { level: string }>(
    "select id, path::text, slug, name, level from organizations.unit where level in ('department', 'th') order by slug",
  );
  office = rows.find((row) => row.level === 'department') ?? none;
  [gone = none] = rows.filter((row) => row.level === 'th');
  const { rows: others } = await t.db.ownerPool.query<Unit>(
    "select id, path::text, slug, name from organizations.unit where level not in ('department', 'district') and id <> $1 order by slug limit 1",
    [gone.id],
  );
  [heir = none] = others;
  const url: PortalOptions['url'] = (label, path = '/') => `http://${label ? `${label}.` : ''}namdinh.localhost${path}`;
  portal = await openPortal({
    ...{ db: t.db, files: openFiles(dir), log: openLog('silent'), url, officeUrl: 'http://office.localhost' },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
  });
}, 60_000);
afterAll(async () => {
  await portal.stop();
});

const poll = {
  ...{ question: 'Thư viện nên mở thêm buổi nào?', note: '', options: ['Sáng', 'Chiều'] },
  ...{ opensOn: '10/12/2018', closesOn: '20/12/2018' },
};
/** Approved, for an hour that the school does not live to see. */
const scheduled = (work: Work) =>
  saveArticle(
    work,
    gone.id,
    null,
    {
      ...{ title: 'Lễ phát thưởng học kỳ', summary: '', section: 'tin-tuc', author: 'Ban biên tập', source: '' },
      ...{ body: paragraphs('Nhà trường phát thưởng sáng thứ tư.'), publishAt: '2018-12-12T07:00' },
    },
    true,
  );
/** Each thing that can be published, as the editor of the school would. */
const publish: Record<string, (work: Work) => Promise<unknown>> = {
  article: async (work) =>
    saveArticle(
      work,
      gone.id,
      null,
      {
        ...{ title: 'Thư viện mở thêm buổi chiều', summary: '', section: 'tin-tuc', author: 'Ban biên tập', source: '' },
        body: paragraphs('Thư viện mở thêm hai buổi chiều trong tuần, mời các em đến đọc.'),
      },
      true,
    ),
  document: (work) =>
    saveDocument(
      work,
      gone.id,
      null,
      {
        ...{ number: '512/QĐ-TH', title: 'Về việc phân công trực thư viện', issuedOn: '03/12/2018', signer: 'Trần Thị Hà' },
        ...{ fields: ['to-chuc'], keep: [] },
      },
      [],
      'publish',
    ),
  poll: (work) => savePoll(work, gone.id, null, poll, 'publish'),
  week: (work) => saveWeek(work, gone.id, '2018-12-24', { entries: [] }, true),
  event: (work) => saveEvent(work, gone.id, null, { title: 'Ngày hội đọc sách', startsOn: '20/12/2018' }, true),
  menu: (work) => saveMenu(work, gone.id, '2018-12-24', 'primary', { meals: [] }, true),
  video: (work) => saveVideo(work, gone.id, null, { title: 'Ngày hội', url: 'https://youtu.be/dQw4w9WgXcQ' }, true),
  section: async (work) => {
    const [first] = await sectionsOf(work, gone.id, 'th');
    return keepSection(work, gone.id, first?.slug ?? '', { title: first?.title ?? '', slug: '' });
  },
  english: (work) =>
    keepEnglish(work, gone.id, 'gioi-thieu', {
      ...{ title: 'About our school', says: '0'.repeat(32), version: 0 },
      body: paragraphs('A school in the middle of the village.'),
    }),
  // Name and place as they are: only the text is sent.
  proposal: async (work) => {
    const page = (await sectionsOf(work, gone.id, 'th')).find((one) => one.slug === 'gioi-thieu');
    return proposeSection(work, gone.id, 'gioi-thieu', { title: page?.title ?? '', slug: '' }, { body: paragraphs('Bản mới.') });
  },
};

test('what is published while it exists is refused once it is dissolved, in words and by the database', async () => {
  expect(await why(t.db.as(editor(), (work) => publish.article?.(work) ?? Promise.resolve()))).toBe('done');
  const { id: later } = await t.db.as(editor(), scheduled);
  const { id: live } = await t.db.as(editor(), (work) => savePoll(work, gone.id, null, poll, 'publish'));
  const version = await t.db.read(admin(), async (work) => (await unitFacts(work, gone.id)).version);
  const close = { from: '10/12/2018', decision: '99/QĐ-UBND ngày 05/12/2018', version };
  expect(await why(t.db.as(admin(), (work) => closeUnit(work, gone.id, { ...close, successorId: gone.id })))).toBe('successor');
  expect(await why(t.db.as(admin(), (work) => closeUnit(work, gone.id, { ...close, successorId: heir.id })))).toBe('done');
  const [last] = await t.db.read(editor(), (work) => stepsOf(work, later));
  expect(last).toMatchObject({ act: 'withdraw', reason: 'Đơn vị đã giải thể trước giờ hẹn đăng' });
  for (const [kind, act] of Object.entries(publish))
    expect([kind, await why(t.db.as(editor(), act))]).toEqual([kind, 'unit_closed']);
  const { rows } = await t.db.ownerPool.query<{ id: string }>('select id from content.article where unit_id = $1 limit 1', [
    gone.id,
  ]);
  const foreign = {
    ...{
      id: rows[0]?.id ?? '',
      version: 1,
      slug: '',
      title: 'Bài ở trang cũ',
      summary: '',
      body: paragraphs('Chữ.'),
      section: '',
    },
    ...{ author: '', source: '', keywords: [], cover: null, attachments: [], at: null, publish: true },
  };
  expect(await why(t.db.as(editor(), (work) => updateImported(work, gone.id, foreign)))).toBe('unit_closed');
  // What runs is ended; it is not changed before the eyes of citizens.
  expect(await why(t.db.as(editor(), (work) => savePoll(work, gone.id, live, poll, 'draft')))).toBe('unit_closed');
  expect(await why(t.db.as(editor(), (work) => savePoll(work, gone.id, live, poll, 'close')))).toBe('done');
  // A statement that forgot to ask.
  await t.db.ownerPool.query(
    "update documents.document set state = 'withdrawn' where id = (select id from documents.document where unit_id = $1 and state = 'published' limit 1)",
    [gone.id],
  );
  const behind = (statement: string) =>
    t.db.ownerPool.query(statement, [gone.id]).then(
      () => 'done',
      (error: Error) => error.message,
    );
  for (const statement of [
    "update gallery.album set state = 'published' where unit_id = $1",
    "update schedule.event set state = 'published' where unit_id = $1",
    'insert into documents.revision (document_id, version, unit_id, published) values (gen_random_uuid(), 1, $1, true)',
    "insert into content.approval (article_id, version, unit_id, approved_by, approved_at) values (gen_random_uuid(), 1, $1, 'x', now())",
    'update sites.section set body = null where unit_id = $1',
    `insert into sites.english (unit_id, slug, title, body, said, updated_by, updated_at)
      values ($1, 'gioi-thieu', 'About us', '{}', '', 'x', now())`,
    "insert into sites.section (unit_id, slug, title, position, kind, body) values ($1, 'moi', 'Mới', 99, 'page', '{}')",
    "update documents.document set state = 'published' where unit_id = $1 and state = 'withdrawn'",
  ])
    expect([statement, await behind(statement)]).toEqual([statement, expect.stringContaining('is dissolved')]);
});

test('it leaves the lists; its pages stay, say what became of it and take no more questions', async () => {
  const units = await t.db.read(admin(), (work) => listUnits(work));
  expect(units.some((unit) => unit.id === gone.id)).toBe(false);
  expect((await t.db.read(admin(), (work) => listUnits(work, { withClosed: true }))).some((unit) => unit.id === gone.id)).toBe(
    true,
  );
  const { html: directory } = await ask('/danh-ba', office);
  expect(directory).toContain(`//${heir.slug}.`);
  expect(directory).not.toContain(`//${gone.slug}.`);
  const home = await ask('/');
  expect(home.status).toBe(200);
  expect(home.html).toContain(
    `đã sáp nhập vào <a href="http://${heir.slug}.namdinh.localhost/">${heir.name}</a> từ ngày 10/12/2018`,
  );
  expect((await ask('/tin/thu-vien-mo-them-buoi-chieu')).html).toContain('đã sáp nhập vào');
  expect((await ask('/hoi-dap/gui')).status).toBe(410);
  expect((await ask('/hoi-dap/tra-cuu')).status).toBe(200);
  const stands = await ask('/', heir);
  expect(stands.status).toBe(200);
  expect(stands.html).not.toContain('đã sáp nhập');
  // Nothing of the dissolved school is touched when the other is renamed.
  const { rows } = await t.db.ownerPool.query<{ shortName: string; type: string; version: number }>(
    'select short_name as "shortName", type, version from organizations.unit where id = $1',
    [heir.id],
  );
  for (const facts of rows) await t.db.as(admin(), (work) => editUnit(work, heir.id, { ...facts, name: 'Trường vừa đổi tên' }));
  await expect
    .poll(async () => (await ask('/')).html)
    .toContain(`đã sáp nhập vào <a href="http://${heir.slug}.namdinh.localhost/">Trường vừa đổi tên`);
});

test('an article that waited for its hour does not appear', async () => {
  t.clock.set(new Date('2018-12-13T08:00:00+07:00'));
  await t.db.as({ kind: 'system', label: 'việc nền' }, turnArticles);
  expect((await ask('/tin/le-phat-thuong-hoc-ky')).status).not.toBe(200);
  expect((await ask('/')).html).not.toContain('Lễ phát thưởng học kỳ');
});
