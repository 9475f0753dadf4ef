// Writes the school life of the demo: weeks, events, menus, albums, resources; set-based for the whole province.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { gradeChoices, resourceKinds, resourceSubjects } from '#modules/resources/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { isAwake } from './activity.ts';
import { albumsOf } from './album-words.ts';
import { dayMenu } from './menu-words.ts';
import { writePdf } from './pdf.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import { resourcesOf } from './resource-words.ts';
import { eventsOf, weekLinesOf } from './schedule-words.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

/** The demo begins on Monday 10/12/2018. */
const thisMonday = '2018-12-10';
/** So many days before the week; what is ahead of today was written a week earlier still. */
function beforehand(monday: LocalDate, days: number): LocalDate {
  const day = addDays(monday, -days);
  return day < thisMonday ? day : addDays(day, -7);
}

export async function copyRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: CopyValue[][],
): Promise<void> {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
}

/** @param files where the bytes of resources are kept; without it only their rows are there */
export async function loadLife(client: pg.PoolClient, units: DemoUnit[], files?: FileStore): Promise<void> {
  await loadWeeks(client, units);
  await loadEvents(client, units);
  await loadMenus(client, units);
  await loadGallery(client, units);
  await loadResources(client, units, files);
  await loadConsents(client);
}

const entryColumns = [
  ...['id', 'unit_id', 'monday', 'day', 'session', 'position', 'starts', 'title', 'attendees', 'chair', 'place'],
  ...['prepare', 'note', 'internal'],
];

async function loadWeeks(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(9);
  const weeks: CopyValue[][] = [];
  const entries: CopyValue[][] = [];
  const shown: CopyValue[][] = [];
  for (const unit of units.filter(isAwake)) {
    const rng = random(`week-${unit.slug}`);
    const lines = weekLinesOf(unit);
    const own = unit.slug === demoSchoolSlug || unit.level === 'department';
    // Every fourth unit has not got round to its schedule yet; the next week is written by those who are ahead.
    const offsets = own ? [-14, -7, 0, 7] : rng.chance(0.75) ? [-7, 0, ...(rng.chance(0.3) ? [7] : [])] : [-7];
    for (const offset of offsets) {
      const monday = addDays(thisMonday, offset);
      // The demo's school and the Sở have next week in the drawer still.
      const published = !(own && offset === 7);
      const at = `${beforehand(monday, 3)}T16:${String(10 + (unit.id % 45))}:00+07:00`;
      weeks.push([unit.id, monday, 1, ...(published ? [1, at, at] : [null, null, null]), 'Văn thư', at]);
      const kept = lines.filter((_, i) => own || i < 2 || rng.chance(0.8));
      const moved = own && offset === 0 ? kept.findIndex((line) => line[0] === 3) : -1;
      for (const [position, line] of kept.entries()) {
        const [weekday, session, starts, title, attendees, chair, place, more = {}] = line;
        const row: CopyValue[] = [
          ...[
            ids.next(),
            unit.id,
            monday,
            addDays(monday, weekday - 1),
            session,
            position,
            starts,
            title,
            attendees,
            chair,
            place,
          ],
          ...[more.prepare ?? '', more.note ?? '', more.internal ?? false],
        ];
        entries.push(row);
        if (published) shown.push([...row, ...(position === moved ? ['changed', '2018-12-09T19:20:00+07:00'] : [null, null])]);
      }
    }
  }
  const weekColumns = [
    ...['unit_id', 'monday', 'version', 'published_version', 'first_published_at', 'published_at', 'saved_by', 'saved_at'],
  ];
  await copyRows(client, 'schedule.week', weekColumns, weeks);
  await copyRows(client, 'schedule.entry', entryColumns, entries);
  await copyRows(client, 'schedule.shown', [...entryColumns, 'change', 'changed_at'], shown);
}

async function loadEvents(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(10);
  const rows = units.filter(isAwake).flatMap((unit) =>
    eventsOf(unit).map((event): CopyValue[] => {
      const at = `2018-12-${event.day < '2018-12-01' ? '01' : '05'}T09:${String(10 + (unit.id % 45))}:00+07:00`;
      return [
        ...[
          ids.next(),
          unit.id,
          slugify(`${event.title} ${event.day}`, 100),
          'published',
          event.title,
          event.summary,
          event.body,
        ],
        ...[event.place, '', event.day, event.starts, event.lastDay ?? event.day, event.ends],
        ...[fold(`${event.title} ${event.summary} ${event.body} ${event.place}`), 1, at, 'Ban biên tập', at],
      ];
    }),
  );
  await copyRows(
    client,
    'schedule.event',
    [
      ...['id', 'unit_id', 'slug', 'state', 'title', 'summary', 'body', 'place', 'organiser', 'starts_on', 'starts'],
      ...['ends_on', 'ends', 'search_fold', 'version', 'first_published_at', 'updated_by', 'updated_at'],
    ],
    rows,
  );
}

/** Preschools cook for two groups, a third of the primary schools for those who stay over noon. */
async function loadMenus(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const menus: CopyValue[][] = [];
  const meals: CopyValue[][] = [];
  for (const unit of units.filter(isAwake)) {
    const rng = random(`menu-${unit.slug}`);
    const groups =
      unit.level === 'mn'
        ? (['kindergarten', 'nursery'] as const)
        : unit.level === 'th' && rng.chance(0.35)
          ? (['primary'] as const)
          : [];
    if (groups.length === 0) continue;
    const late = rng.chance(0.2);
    for (const offset of [-7, 0, ...(rng.chance(0.6) ? [7] : [])])
      for (const group of groups) {
        const monday = addDays(thisMonday, offset);
        const start = rng.int(0, 9);
        const at = `${beforehand(monday, late ? 2 : 3)}T15:${String(10 + (unit.id % 45))}:00+07:00`;
        menus.push([
          ...[unit.id, monday, group, 1, 'Phó Hiệu trưởng', 'Trẻ dị ứng được nấu riêng; xin báo cô chủ nhiệm.'],
          ...[offset === 7 && late ? null : at, 'Bếp trưởng', at],
        ]);
        const days = unit.level === 'mn' && start % 3 === 0 ? 6 : 5;
        for (let day = 0; day < days; day++)
          for (const { meal, dishes, kcal } of dayMenu(group, start, day, rng))
            meals.push([unit.id, monday, group, addDays(monday, day), meal, dishes, kcal]);
      }
  }
  await copyRows(
    client,
    'kitchen.menu',
    [...['unit_id', 'monday', 'child_group', 'version', 'approver', 'note', 'first_published_at', 'saved_by', 'saved_at']],
    menus,
  );
  await copyRows(client, 'kitchen.meal', ['unit_id', 'monday', 'child_group', 'day', 'meal', 'dishes', 'kcal'], meals);
}

async function loadGallery(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(11);
  const albums: CopyValue[][] = [];
  const pictures: CopyValue[][] = [];
  const videos: CopyValue[][] = [];
  for (const unit of units.filter(isAwake)) {
    for (const album of albumsOf(unit)) {
      const id = ids.next();
      const at = `${album.heldOn}T17:${String(10 + (unit.id % 45))}:00+07:00`;
      albums.push([
        ...[id, unit.id, slugify(album.title, 100), 'published', album.title, album.summary, album.className, album.heldOn],
        ...[fold(`${album.title} ${album.summary} ${album.className}`), 1, at, 'Ban biên tập', at],
      ]);
      for (const [position, [scene, alt, caption]] of album.pictures.entries())
        pictures.push([id, position, unit.id, scene, alt, caption]);
    }
    if (unit.level === 'department') {
      const at = '2018-11-20T08:30:00+07:00';
      const title = 'Phóng sự: mùa khai trường trên quê lúa';
      videos.push([
        ...[ids.next(), unit.id, slugify(title), 'published', title, 'Năm phút cùng các trường ven biển đón năm học mới.'],
        ...['2018-09-05', 'vtv', 'https://vtv.vn/video/mua-khai-truong.htm', 'dong-lua', fold(title), 1, at, 'Ban biên tập', at],
      ]);
    }
  }
  const common = ['search_fold', 'version', 'first_published_at', 'updated_by', 'updated_at'];
  await copyRows(
    client,
    'gallery.album',
    ['id', 'unit_id', 'slug', 'state', 'title', 'summary', 'class_name', 'held_on', ...common],
    albums,
  );
  await copyRows(client, 'gallery.album_picture', ['album_id', 'position', 'unit_id', 'scene', 'scene_alt', 'caption'], pictures);
  await copyRows(
    client,
    'gallery.video',
    ['id', 'unit_id', 'slug', 'state', 'title', 'summary', 'held_on', 'provider', 'url', 'poster_scene', ...common],
    videos,
  );
}

/** One file for each text, whoever shares it: the demo's resources differ by school in their authors only. */
async function loadResources(client: pg.PoolClient, units: DemoUnit[], files?: FileStore): Promise<void> {
  const { rows: staff } = await client.query<{ unit_id: number; full_name: string }>(
    `select distinct on (unit_id) unit_id, full_name from people.staff where kind = 'teacher' and active order by unit_id, id`,
  );
  const authors = new Map(staff.map((row) => [row.unit_id, row.full_name]));
  const ids = new Ids(12);
  const bytesOf = new Map<string, Buffer>();
  const rows: CopyValue[][] = [];
  for (const unit of units) {
    const rng = random(`resource-${unit.slug}`);
    for (const one of resourcesOf(unit)) {
      const author = authors.get(unit.id) ?? 'Tổ chuyên môn';
      let bytes = bytesOf.get(one.title);
      if (!bytes) {
        bytes = writePdf(one.title, [
          { text: one.title, size: 15, align: 'center' },
          { text: one.summary, gap: 2 },
        ]);
        bytesOf.set(one.title, bytes);
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const at = `2018-${rng.pick(['11', '12'])}-0${rng.int(1, 9)}T08:${String(10 + (unit.id % 45))}:00+07:00`;
      const shared = rng.weighted([
        ['no', 88],
        ['asked', 4],
        ['approved', 8],
      ] as const);
      const words = [one.title, one.summary, author, one.series, resourceKinds.nameOf(one.kind)];
      rows.push([
        ...[ids.next(), unit.id, slugify(one.title, 100), 'published', one.title, one.summary, one.kind, one.subject, one.grades],
        ...[author, one.series, one.licence, sha256, `${slugify(one.title, 60)}.pdf`, 'application/pdf', bytes.length],
        ...[shared, rng.int(0, 60)],
        fold(
          [
            ...[...words, resourceSubjects.nameOf(one.subject), unit.shortName],
            ...one.grades.map((grade) => gradeChoices.nameOf(grade)),
          ].join(' '),
        ),
        ...[1, at, 'Ban biên tập', at],
      ]);
    }
  }
  await copyRows(
    client,
    'resources.resource',
    [
      ...['id', 'unit_id', 'slug', 'state', 'title', 'summary', 'kind', 'subject', 'grades', 'author', 'series', 'licence'],
      ...['sha256', 'file_name', 'mime', 'size_bytes', 'shared', 'downloads', 'search_fold', 'version'],
      ...['first_published_at', 'updated_by', 'updated_at'],
    ],
    rows,
  );
  if (files) await Promise.all([...bytesOf.values()].map((bytes) => files.put(bytes)));
}

/** At the demo's school most parents have answered, and the school names its staff; one in two other schools does. */
async function loadConsents(client: pg.PoolClient): Promise<void> {
  await client.query(
    `insert into consent.consent (id, unit_id, pupil_id, purpose, purpose_version, given_by, relation, child_agreed, age, method, evidence, given_on, entered_by, entered_at)
     select ('0167a0c0-000d-7000-8000-' || lpad(to_hex(row_number() over (order by p.id)), 12, '0'))::uuid, p.unit_id, p.id, 'publish_picture', 1,
       g.full_name, g.relation, true, extract(year from age('2018-09-10'::date, p.birth_date))::smallint, 'paper',
       'Phiếu đồng ý đầu năm học, tủ hồ sơ số 2', '2018-09-10', 'Văn thư', '2018-09-12T09:00:00+07:00'
     from people.pupil p join organizations.unit u on u.id = p.unit_id
     join lateral (select full_name, relation from people.guardian g where g.pupil_id = p.id order by relation desc, id limit 1) g on true
     where u.slug = $1 and p.active and p.birth_date is not null and hashtext(p.id::text) % 5 <> 0`,
    [demoSchoolSlug],
  );
  await client.query(
    `insert into people.staff_page (unit_id, shown, with_email, version, updated_by, updated_at)
     select id, true, slug = $1, 1, 'Văn thư', '2018-12-03T09:00:00+07:00' from organizations.unit where slug = $1 or id % 2 = 0`,
    [demoSchoolSlug],
  );
}
