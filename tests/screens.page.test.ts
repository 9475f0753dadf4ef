// Every screen of the office, asked by every role at its own unit and at a stranger's: who may open what is this table. A screen that
// is not in it fails, so that nobody forgets to decide.
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#apps/office/routes.ts';
import { openIdentity } from '#modules/access/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { poolOf } from '#platform/db/database.ts';
import { openFiles } from '#platform/files/store.ts';
import { createDemoAccounts, demoPassword } from '#workflows/demo/accounts.ts';
import { uploadFile } from '#workflows/import-workbook/imports.ts';
import { templateWorkbook } from '#workflows/import-workbook/workbooks.ts';
import { copyDemoFiles, withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';
import { openWeb, secret, type Web } from './support/web.ts';

const t = withDatabase('district');
const office = 'http://quanly.namdinh.localhost:3000';

const school = ['hieutruong', 'vanthu', 'giaovien', 'bientap', 'duyetbai'] as const;
const above = ['quantri.so', 'chuyenvien.so', 'quantri.phong', 'chuyenvien.phong'] as const;
const people = [...above, 'bientap.so', ...school] as const;
type Username = (typeof people)[number];

const everybody = people;
const officers = above;
/** Whoever works at the Sở or a Phòng. */
const offices = [...above, 'bientap.so'] as const;
const readers = [...above, 'hieutruong', 'vanthu', 'giaovien'] as const;
/** Of marks themselves, and of requests to open them: the teacher has nothing to do with those that are asked for. */
const markReaders = readers.filter((who) => who !== 'giaovien');
const department = ['quantri.so', 'chuyenvien.so'] as const;
/** A teacher has nothing to do with what citizens write. */
const answering = people.filter((who) => who !== 'giaovien');
const writers = ['hieutruong', 'vanthu'] as const;
const administrators = ['quantri.so', 'quantri.phong', 'hieutruong'] as const;
type Entry = { at: 'school' | 'own'; who: readonly Username[]; query?: string };
const at = (where: Entry['at'], who: readonly Username[], query?: string): Entry => ({
  at: where,
  who,
  ...(query ? { query } : {}),
});

/** Who may open what: at the demo's school, or each at his or her own unit. */
const may: Record<string, Entry> = {
  '': at('own', everybody),
  find: at('own', everybody, '?q=an'),
  panel: at('own', everybody),
  'campaigns/wall': at('own', everybody),
  'campaigns/table': at('own', everybody),
  'campaigns/status.xlsx': at('own', everybody),
  'campaigns/panel': at('own', everybody, '?id=:school'),
  'campaigns/remind': at('own', officers),
  'campaigns/reminders/:reminder?': at('own', everybody),
  'campaigns/missing': at('own', readers),
  'adoption/register': at('own', officers),
  'adoption/register.xlsx': at('own', officers),
  'adoption/register/moi': at('own', department),
  'adoption/rule': at('own', everybody),
  'adoption/portal': at('school', everybody),
  'adoption/scores': at('school', everybody),
  'adoption/ranking': at('own', officers),
  'adoption/ranking.xlsx': at('own', officers),
  'adoption/criteria': at('own', department),
  'statistics/visits': at('own', everybody),
  'statistics/visits.xlsx': at('own', everybody),
  'statistics/pages.xlsx': at('own', everybody),
  'statistics/units': at('own', [...above, 'bientap.so']),
  'statistics/units.xlsx': at('own', [...above, 'bientap.so']),
  'campaigns/list': at('own', everybody),
  'campaigns/edit/:campaign': at('own', everybody),
  'people/pupils': at('school', readers),
  'people/pupils.xlsx': at('school', readers),
  'people/pupils/new': at('school', writers),
  'people/pupils/schools': at('school', writers),
  'people/pupils/:pupil': at('school', readers),
  'people/pupils/:pupil/place': at('school', writers),
  'people/pupils/:pupil/former': at('school', writers),
  'people/staff': at('school', readers),
  'people/staff.xlsx': at('school', readers),
  'people/staff-shown': at('school', readers),
  'people/staff/new': at('school', writers),
  'people/staff/:staff': at('school', readers),
  'people/staff/:staff/status': at('school', writers),
  'people/findings': at('school', readers),
  'people/findings.xlsx': at('school', readers),
  'people/imports': at('school', writers),
  'people/imports/:import': at('school', writers),
  'people/imports/:import/file': at('school', writers),
  'classes/list': at('school', readers),
  'classes/list.xlsx': at('school', readers),
  'classes/list/new': at('school', writers),
  'classes/list/:class': at('school', readers),
  'assessment/import': at('school', readers),
  'assessment/import/:markfile': at('school', readers),
  'assessment/import/:markfile/report.xlsx': at('school', ['hieutruong', 'vanthu', 'giaovien']),
  'assessment/export.xlsx': at('school', markReaders, '?period=hk1&class=:class'),
  'assessment/export.zip': at(
    'school',
    readers.filter((who) => who !== 'giaovien'),
    '?period=hk1&year=2017-2018',
  ),
  'assessment/results': at('school', readers),
  'assessment/rollover': at('school', readers),
  'assessment/results/statistics': at('school', readers, '?period=hk1'),
  'assessment/results/statistics.xlsx': at('school', readers),
  'assessment/results/findings': at('school', readers),
  'assessment/results/findings.xlsx': at('school', readers),
  'assessment/results/completion': at('school', readers),
  'assessment/results/completion.xlsx': at('school', readers),
  'assessment/results/:class/:period': at('school', readers),
  'assessment/results/:class/:period/table.xlsx': at('school', readers),
  'assessment/results/:class/:period/why': at('school', readers, '?pupil=:pupil'),
  'teaching/mine': at('school', readers),
  'teaching/subjects': at('school', readers),
  'teaching/subjects/:class': at('school', readers),
  'teaching/subjects/:class/:subject/close': at('school', writers),
  'teaching/assignments': at('school', readers),
  'teaching/assignments.xlsx': at('school', readers),
  'teaching/exemptions': at('school', readers),
  'teaching/exemptions.xlsx': at('school', readers),
  'teaching/exemptions/new': at('school', writers),
  'teaching/groups': at('school', readers),
  'teaching/groups/:team': at('school', writers),
  'teaching/calendar': at('school', everybody),
  'classes/years': at('own', everybody),
  'teaching/timetable': at('school', readers),
  'teaching/timetable/:timetable': at('school', readers),
  'teaching/timetable/:timetable/tkb.xlsx': at('school', readers),
  'teaching/timetable/:timetable/import': at('school', writers),
  'teaching/attendance': at('school', ['hieutruong', 'vanthu', 'giaovien']),
  'teaching/attendance/:class': at('school', ['hieutruong', 'vanthu', 'giaovien']),
  'teaching/attendance/:class/month': at('school', ['hieutruong', 'vanthu', 'giaovien']),
  'teaching/attendance/:class/month.xlsx': at('school', ['hieutruong', 'vanthu', 'giaovien']),
  'assessment/minimums': at('own', ['quantri.so', 'chuyenvien.so']),
  'assessment/locks': at('school', readers),
  'assessment/requests': at('school', readers),
  'assessment/requests.xlsx': at('school', readers),
  'assessment/requests/:request': at('school', markReaders),
  'assessment/requests/:request/files/:file': at('school', markReaders),
  'assessment/unlocks': at('own', officers),
  'assessment/unlocks.xlsx': at('own', officers),
  'assessment/sheets/:sheet/:period/unlock': at('school', markReaders),
  'assessment/sheets/:sheet/:period/cell': at('school', markReaders, '?pupil=:pupil&column=HK1.KTtx1'),
  'assessment/sheets/:sheet/:period/log': at('school', markReaders),
  'assessment/sheets/:sheet/:period/log.xlsx': at('school', markReaders),
  'assessment/sheets': at('school', readers),
  'assessment/sheets/:sheet/:period': at('school', markReaders),
  'content/articles': at('school', everybody),
  'content/articles.xlsx': at('school', everybody),
  'content/photos': at('school', ['quantri.so', 'quantri.phong', 'bientap.so', 'hieutruong', 'bientap', 'duyetbai']),
  'content/files/:carried': at('school', everybody),
  'content/articles/:article': at('school', everybody),
  'documents/list': at('school', everybody),
  'documents/list.xlsx': at('school', everybody),
  'documents/list/:document': at('school', everybody),
  'documents/list/:document/files/:file': at('school', everybody),
  'sharing/received': at('school', everybody),
  'sharing/received.xlsx': at('school', everybody),
  'sharing/received/:push': at('school', everybody),
  'sharing/pushes': at('own', offices),
  'sharing/pushes.xlsx': at('own', offices),
  'sharing/pushes/new': at('own', offices),
  'sharing/audience': at('own', offices),
  'sharing/pushes/:sent': at('own', offices),
  'sharing/pushes/:sent/receipts.xlsx': at('own', offices),
  'sharing/proposals': at('school', everybody),
  'sharing/proposals.xlsx': at('school', everybody),
  'sharing/proposals/new': at('school', ['quantri.so', 'quantri.phong', 'bientap.so', 'hieutruong', 'bientap', 'duyetbai']),
  'sharing/proposals/:proposal': at('school', everybody),
  'sharing/copies/:article': at('school', everybody),
  'sharing/activity': at('own', offices),
  'sharing/activity.xlsx': at('own', offices),
  'sites/retired-names': at('own', ['quantri.so', 'chuyenvien.so', 'bientap.so']),
  'disclosure/smallest': at('own', ['quantri.so', 'chuyenvien.so', 'bientap.so']),
  'sharing/feeds': at('school', everybody),
  'sharing/feeds.xlsx': at('school', everybody),
  'sharing/feeds/:feed': at('school', [
    'quantri.so',
    'chuyenvien.so',
    'quantri.phong',
    'chuyenvien.phong',
    'bientap.so',
    'hieutruong',
    'bientap',
    'duyetbai',
  ]),
  'engagement/questions': at('school', answering),
  'engagement/questions.xlsx': at('school', answering),
  'engagement/questions/:question': at('school', answering),
  'engagement/questions/:question/file': at('school', []),
  'engagement/consultations': at('school', answering),
  'engagement/consultations/:consultation': at('school', answering),
  'engagement/consultations/:consultation/comments.xlsx': at('school', answering),
  'engagement/consultations/:consultation/files/:file': at('school', []),
  'engagement/polls': at('school', answering),
  'engagement/polls/:poll': at('school', answering),
  'engagement/reports': at('school', answering),
  'engagement/reports.xlsx': at('school', answering),
  'disclosure/list': at('school', everybody),
  'disclosure/list/:year/:item': at('school', everybody),
  'disclosure/list/:year/:item/print': at('school', everybody),
  'disclosure/files/:attachment': at('school', everybody),
  'disclosure/board': at('own', officers),
  'disclosure/board.xlsx': at('own', officers),
  'reports/books': at('school', readers),
  'reports/books/preview.svg': at('school', readers, '?kind=bang-tong-hop'),
  'reports/jobs/:job/:file': at('school', []),
  'reports/cards': at('school', readers),
  'reports/cards.xlsx': at('school', readers),
  'reports/cards/:pupil/:kind': at('school', readers),
  'reports/templates': at('own', above),
  'reports/templates/:kind': at('own', above),
  'reports/templates/:kind/preview.svg': at('own', above, '?fontSize=24&who0=head&signer0=Hiệu trưởng'),
  'content/articles/:article/history': at('school', everybody),
  'media/library': at('school', everybody),
  'media/pictures': at('school', everybody),
  'schedule/weeks': at('school', everybody),
  'schedule/weeks.xlsx': at('school', everybody),
  'schedule/weeks/:week': at('school', everybody),
  'schedule/events': at('school', everybody),
  'schedule/events.xlsx': at('school', everybody),
  'schedule/events/:event': at('school', everybody),
  'kitchen/menus': at('school', everybody),
  'kitchen/menus.xlsx': at('school', everybody),
  'kitchen/menus/:week/:group': at('school', []),
  'gallery/albums': at('school', everybody),
  'gallery/albums.xlsx': at('school', everybody),
  'gallery/albums/:album': at('school', everybody),
  'gallery/videos/:video': at('school', everybody),
  'consent/list': at('school', readers),
  'consent/list.xlsx': at('school', readers),
  'consent/list/:pupil': at('school', readers),
  'consent/classes/:class': at('school', readers),
  'consent/pictures/:picture': at('school', readers),
  'resources/list': at('school', everybody),
  'resources/list.xlsx': at('school', everybody),
  'resources/list/:resource': at('school', everybody),
  'resources/list/:resource/file': at('school', everybody),
  'sites/settings': at('school', everybody),
  'sites/layout': at('school', everybody),
  'sites/look': at('school', everybody),
  'sites/standard': at('own', [...above, 'bientap.so']),
  'sites/sections': at('school', everybody),
  'sites/sections/:section': at('school', everybody),
  'sites/sections/:section/english': at('school', everybody),
  'sites/english': at('school', everybody),
  'sites/leaders': at('school', everybody),
  'sites/leaders/:leader': at('school', [...administrators, 'bientap.so', 'vanthu', 'bientap', 'duyetbai']),
  'sites/hosts': at('school', [...administrators, 'bientap.so', 'bientap', 'duyetbai']),
  'sites/completeness': at('own', everybody),
  'sites/completeness.xlsx': at('own', everybody),
  'sites/create': at('own', ['quantri.so', 'quantri.phong']),
  'sites/transfers': at('school', ['quantri.so', 'quantri.phong', 'bientap.so', 'hieutruong', 'bientap', 'duyetbai']),
  'sites/transfers/export': at('school', administrators),
  'sites/transfers/:transfer': at('school', ['quantri.so', 'quantri.phong', 'bientap.so', 'hieutruong', 'bientap', 'duyetbai']),
  'sites/transfers/:transfer/report.xlsx': at('school', [
    'quantri.so',
    'quantri.phong',
    'bientap.so',
    'hieutruong',
    'bientap',
    'duyetbai',
  ]),
  'sites/board': at('school', everybody),
  'sites/board/:board': at('school', administrators),
  'access/people': at('school', administrators),
  'access/people.xlsx': at('school', administrators),
  'access/invite': at('school', administrators),
  'access/people/:user': at('school', administrators),
  'organizations/profile': at('school', everybody),
  'organizations/change': at('school', ['quantri.so', 'quantri.phong']),
  'organizations/dissolve': at('school', ['quantri.so', 'quantri.phong']),
  'organizations/calendar': at('own', [...department, 'bientap.so']),
  'organizations/units': at('own', everybody),
  'organizations/units.xlsx': at('own', everybody),
  'organizations/units/moi': at('own', ['quantri.so', 'quantri.phong']),
  'audit/entries': at('school', administrators),
  'audit/entries.xlsx': at('school', administrators),
};
/** Answer to forms only. */
const verbs = [
  'content/preview',
  'content/files',
  'content/articles/:article/open',
  'sites/layout/preview',
  'sites/preview',
  'sites/create.xlsx',
  'media/upload',
  'people/pupils/place',
  'reports/books/print',
];
const home = new Map<Username, string>([
  ...(['quantri.so', 'chuyenvien.so', 'bientap.so'] as const).map((who) => [who, 'namdinh'] as const),
  ...(['quantri.phong', 'chuyenvien.phong'] as const).map((who) => [who, 'pgd-hai-hau'] as const),
  ...school.map((who) => [who, 'thcs-con-a'] as const),
]);

let web: Web;
let closeAll = async () => {};
const cookies = new Map<Username, string>();
const samples: Record<string, string> = {};

beforeAll(async () => {
  const pool = poolOf(t.url, null, 3, 'test');
  const dir = tempFolder('files');
  copyDemoFiles('district', dir);
  const files = openFiles(dir);
  const identity = openIdentity({
    pool: t.db.authPool,
    secret,
    baseUrl: office,
    trustedOrigins: [office],
    secure: false,
    clock: t.clock,
    remember: async () => {},
  });
  await createDemoAccounts(pool, identity);
  for (const username of people) {
    const { cookies: set } = await identity.signIn(username, demoPassword, new Headers());
    cookies.set(username, set.map((cookie) => cookie.split(';')[0]).join('; '));
  }
  web = await openWeb(t.db, { files, identity });
  const one = async (name: string, text: string) => {
    const { rows } = await pool.query<{ id: string }>(text);
    samples[name] = String(rows[0]?.id);
  };
  await one(
    'pupil',
    `select p.id from people.pupil p join organizations.unit u on u.id = p.unit_id where u.slug = 'thcs-con-a' and p.active limit 1`,
  );
  await one(
    'article',
    `select a.id from content.article a join organizations.unit u on u.id = a.unit_id where u.slug = 'thcs-con-a' limit 1`,
  );
  await one(
    'staff',
    `select p.id from people.staff p join organizations.unit u on u.id = p.unit_id where u.slug = 'thcs-con-a' and p.active limit 1`,
  );
  await one(
    'class',
    `select p.id from classes.class p join organizations.unit u on u.id = p.unit_id where u.slug = 'thcs-con-a' and p.active
       and not exists (select from people.staff s join access."user" a on a.id = s.user_id where a.username = 'giaovien'
         and (s.id = p.homeroom_staff_id or exists (select from teaching.assignment t join teaching.class_subject k on k.id = t.class_subject_id
           where t.staff_id = s.id and k.class_id = p.id))) order by p.id limit 1`,
  );
  await one('subject', `select id from teaching.class_subject where class_id = ${samples.class} and kind = 'subject' limit 1`);
  samples.team = 'moi';
  samples.period = 'hk1';
  await one(
    'timetable',
    `select t.id from teaching.timetable t join organizations.unit u on u.id = t.unit_id where u.slug = 'thcs-con-a' order by t.published_at nulls first limit 1`,
  );
  await one(
    'document',
    `select a.document_id as id from documents.attachment a join organizations.unit u on u.id = a.unit_id where u.slug = 'thcs-con-a' limit 1`,
  );
  await one('file', `select sha256 as id from documents.attachment where document_id = '${samples.document}'`);
  await one(
    'sheet',
    `select s.id from teaching.class_subject s join organizations.unit u on u.id = s.unit_id where u.slug = 'thcs-con-a' and s.kind = 'subject' limit 1`,
  );
  await one(
    'request',
    `insert into assessment.unlock_request (unit_id, class_subject_id, semester, cells, reason, evidence, asked_by, asked_by_name, asked_at)
     select unit_id, id, 1, '[{"pupil": "${samples.pupil}", "column": "KTtx1"}]', 'cộng thiếu câu 3 của một em',
       '[{"name": "bài.pdf", "file": "${samples.file}", "mime": "application/pdf", "size": 9}]', 'x', 'Giáo viên thử', now()
     from teaching.class_subject where id = ${samples.sheet} returning id`,
  );
  await one(
    'carried',
    `select f.id from content.file f join organizations.unit u on u.id = f.unit_id where u.slug = 'thcs-con-a' limit 1`,
  );
  for (const table of ['question', 'consultation', 'poll'])
    await one(
      table,
      `select q.id from engagement.${table} q join organizations.unit u on u.id = q.unit_id where u.slug = 'thcs-con-a' limit 1`,
    );
  samples.year = '2018-2019';
  await one('sheet', `select id from teaching.class_subject where class_id = ${samples.class} and subject = 'VAN'`);
  samples.period = 'hk1';
  samples.item = 'bieu-mau-11-thcs';
  await one(
    'attachment',
    `select a.sha256 as id from disclosure.attachment a join organizations.unit u on u.id = a.unit_id where u.slug = 'thcs-con-a' limit 1`,
  );
  await one('school', `select id from organizations.unit where slug = 'thcs-con-a'`);
  await one('push', `select push_id as id from sharing.receipt where unit_id = ${samples.school} limit 1`);
  await one(
    'sent',
    `select id from sharing.push where unit_id = (select id from organizations.unit where slug = 'namdinh') limit 1`,
  );
  await one('proposal', `select id from sharing.proposal where unit_id = ${samples.school} limit 1`);
  await one('campaign', `select code as id from campaigns.campaign order by id limit 1`);
  samples.kind = 'hoc-ba';
  samples.job = '00000000-0000-4000-8000-000000000000';
  samples.week = '2018-50';
  samples.video = 'moi';
  samples.feed = 'moi';
  await one('resource', `select id from resources.resource where unit_id = ${samples.school} and sha256 is not null limit 1`);
  await one('album', `select id from gallery.album where unit_id = ${samples.school} limit 1`);
  await one(
    'picture',
    `insert into media.file (id, unit_id, sha256, mime, size_bytes, name, created_by) values (gen_random_uuid(), ${samples.school}, 'x', 'image/webp', 1, 'anh.jpg', 'x') returning id`,
  );
  samples.group = 'kindergarten';
  await one('event', `select id from schedule.event where unit_id = ${samples.school} limit 1`);
  await one('board', `select id from sites.board where unit_id = ${samples.school}`);
  samples.section = 'lich-su';
  await one('leader', `select id from sites.leader where unit_id = ${samples.school} limit 1`);
  await one(
    'transfer',
    `insert into transfer.import (id, unit_id, kind, name, state, report, created_by, created_at) values (gen_random_uuid(), ${samples.school},
       'wxr', 'trang-cu.xml', 'done', '${JSON.stringify({ articles: { new: 0, unchanged: 1, drafts: 0, refused: 0 }, pages: { new: 0, filled: [] }, pictures: { taken: 0, failed: [] }, categories: [], redirects: 0, oldLinks: { count: 0, links: [] }, drafts: [], refused: [], notes: [] })}', 'x', now()) returning id`,
  );
  await one('user', `select id from access."user" where username = 'vanthu'`);
  const workbook = await templateWorkbook('pupils', { name: 'THCS Cồn A', type: 'THCS' }, []);
  samples.import = await t.db.as({ kind: 'system', label: 'test' }, async (work) => {
    const unit = await unitById(work, Number(samples.school));
    if (!unit) throw new Error('the demo has its school');
    return uploadFile(work, unit, 'pupils', { name: 'mau.xlsx', bytes: workbook });
  });
  await one(
    'markfile',
    `insert into assessment.mark_import (id, unit_id, file_name, file_sha256, tables, created_by, created_by_name, created_at)
       select gen_random_uuid(), ${samples.school}, 'diem.xlsx', 'x', '[]', id, name, now() from access."user" where username = 'giaovien' returning id`,
  );
  closeAll = async () => {
    await web.close();
    await pool.end();
  };
}, 180_000);
afterAll(() => closeAll());

async function ask(who: Username | null, path: string): Promise<{ status: number; text: string; to: string }> {
  const headers = new Headers({ host: 'quanly.namdinh.localhost:3000' });
  if (who) headers.set('cookie', cookies.get(who) ?? '');
  const response = await web.answer(new Request(`${office}${path}`, { headers }));
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}
/** Addresses below the unit, from the route table itself. */
const screens = (config: RouteConfigEntry[], base = ''): string[] =>
  config.flatMap((entry) => {
    const path = [base, entry.path].filter(Boolean).join('/');
    return [...(entry.index || (entry.path && !entry.children) ? [path] : []), ...screens(entry.children ?? [], path)];
  });
const below = screens(routes as RouteConfigEntry[])
  .filter((path) => path.startsWith(':unit') && !path.endsWith('*'))
  .map((path) => path.replace(/^:unit\/?/, ''))
  .filter((path) => !verbs.includes(path));
const filled = (path: string) =>
  path
    .replace('/:reminder?', '')
    .replace(':import/file', 'mau/file')
    .replace(/:(\w+)/g, (_all, name) => samples[name] ?? `no-sample-for-${name}`);

test.each(below)('a stranger does not find /%s', async (path) => {
  for (const who of school) expect([who, (await ask(who, `/thcs-con-b/${filled(path)}`)).status]).toEqual([who, 404]);
  const nobody = await ask(null, `/thcs-con-a/${filled(path)}`);
  expect(nobody.status === 401 || nobody.to.startsWith('/login')).toBe(true);
});

test.each(below)('who opens /%s', async (path) => {
  const entry = may[path];
  if (!entry) throw new Error(`Say in this table who may open /${path}, and where.`);
  const asked = people.map(async (who) => {
    const unit = entry.at === 'school' ? 'thcs-con-a' : (home.get(who) ?? '');
    const { status } = await ask(who, `/${unit}/${filled(`${path}${entry.query ?? ''}`)}`);
    expect([who, status]).toEqual([who, expect.toBeOneOf([200, 403, 404])]);
    return status === 200 ? [who] : [];
  });
  const opened: Username[] = (await Promise.all(asked)).flat();
  expect(opened).toEqual(people.filter((who) => entry.who.includes(who)));
});

test('who looks at children from above leaves a line, once an hour; the school itself does not', async () => {
  for (const who of ['chuyenvien.phong', 'chuyenvien.phong', 'vanthu'] as const)
    for (const path of ['people/findings', 'people/pupils/:pupil']) await ask(who, `/thcs-con-a/${filled(path)}`);
  const { rows } = await t.db.ownerPool.query(
    `select u.username, e.action, count(*) as n from audit.entry e join access."user" u on u.id = e.actor_id
     where e.action in ('people.open-findings', 'people.open-pupil') and u.username in ('chuyenvien.phong', 'vanthu') group by 1, 2 order by 2`,
  );
  expect(rows).toEqual([
    { username: 'chuyenvien.phong', action: 'people.open-findings', n: 1 },
    { username: 'chuyenvien.phong', action: 'people.open-pupil', n: 1 },
  ]);
});

test('a body whose length nobody tells is not read', async () => {
  const headers = new Headers({ host: 'quanly.namdinh.localhost:3000', 'transfer-encoding': 'chunked' });
  headers.set('cookie', cookies.get('vanthu') ?? '');
  const response = await web.answer(new Request(`${office}/thcs-con-a/people/imports`, { method: 'POST', headers, body: 'x' }));
  expect(response.status).toBe(411);
});

test('under filters a school keeps its office, and what is not computed is not told as none', async () => {
  const filters = 'phong=pgd-hai-hau&level=thcs&measure=pupils';
  const table = await ask('chuyenvien.so', `/namdinh/campaigns/table?${filters}`);
  expect(table.text).not.toContain('trực thuộc Sở</span>');
  expect(table.text).toContain('không tính');
  const wall = await ask('chuyenvien.so', `/namdinh/campaigns/wall?${filters}`);
  expect(wall.text).toContain('Hải Hậu</a>');
  expect(wall.text).not.toContain('>Mầm non</b>');
  const nothing = await ask('chuyenvien.so', '/namdinh/campaigns/wall?phong=sai');
  expect(nothing.text).not.toContain('Mọi đơn vị đã đủ');
  expect(nothing.text).toContain('Xóa lọc');
});

test('who may not name the children on pictures is led nowhere, and told who does', async () => {
  const editor = await ask('bientap', '/thcs-con-a/media/library');
  expect(editor.text).not.toContain('/consent/pictures/');
  expect(editor.text).toContain('họ biết mặt học sinh');
  const principal = await ask('hieutruong', '/thcs-con-a/media/library');
  expect(principal.text).toContain('/consent/pictures/');
  expect(principal.text).not.toContain('họ biết mặt học sinh');
});

test('home leads to the units it counts', async () => {
  const { text } = await ask('quantri.so', '/namdinh');
  const lacking = /([\d.]+) trường chưa có ai giữ vai trò Hiệu trưởng/.exec(text)?.[1];
  const list = await ask('quantri.so', '/namdinh/organizations/units?nobody=principal');
  expect(list.text).toContain(`trong ${lacking} đơn vị`);
});

test('a refusal names those who can, and an office no principal', async () => {
  const { status, text } = await ask('vanthu', '/thcs-con-a/organizations/change');
  expect(status).toBe(403);
  expect(text).toContain('Người giúp được');
  expect(text).not.toContain('(Hiệu trưởng)');
  expect((await ask('chuyenvien.phong', '/pgd-hai-hau/audit/entries')).text).toContain(
    'do quản trị Phòng hoặc quản trị tỉnh xem',
  );
});

test.each([
  ['khong-co.namdinh.localhost:3000', '/', 404],
  ['localhost:3000', '/abc', 404],
  ['localhost:3000', '/', 200],
])('http://%s%s answers %i in a page that leads to the province', async (host, path, status) => {
  const response = await web.answer(new Request(`http://${host}${path}`, { headers: { host } }));
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(await response.text()).toContain('href="http://namdinh.localhost:3000/"');
});
