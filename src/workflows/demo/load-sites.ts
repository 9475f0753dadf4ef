// Sites of the demo province: sections with their texts, who leads each unit, names that were given up, what there is to read.
import type pg from 'pg';
import { isReporting, registryVersion, sectionRows, separatesApproval, siteTemplates } from '#modules/sites/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import { rhythmOf } from './activity.ts';
import { loadEnglish } from './load-english.ts';
import { mailOf, personName } from './names.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import { sitePagesOf } from './site-pages.ts';
import type { DemoUnit } from './units.ts';

/** Site by site in the summer before the school year; some only now. */
const openedOn = (unit: DemoUnit): string =>
  unit.level === 'department'
    ? '2018-07-16'
    : rhythmOf(unit) === 'opening'
      ? `2018-11-${random(`opened-${unit.slug}`).int(20, 28)}`
      : `2018-08-0${random(`opened-${unit.slug}`).int(1, 5)}`;
export type DemoFace = { unit: DemoUnit; tagline: string | null; scene: string };

export async function loadSites(client: pg.PoolClient, faces: readonly DemoFace[]): Promise<void> {
  const hostOf = (unit: DemoUnit) => (unit.level === 'department' ? '' : unit.slug);
  const site = copyInto(client, 'sites.site', [
    ...['unit_id', 'host_label', 'registry', 'template', 'palette', 'tagline', 'hero_scene', 'opened_on', 'separate_approval'],
  ]);
  for (const { unit, tagline, scene } of faces)
    await site.row([
      ...[unit.id, hostOf(unit), registryVersion, unit.level, siteTemplates[unit.level].palette, tagline, scene, openedOn(unit)],
      separatesApproval(unit.level),
    ]);
  await site.end();
  const host = copyInto(client, 'sites.host', ['host', 'unit_id', 'is_primary', 'valid_from', 'created_by']);
  for (const { unit } of faces) await host.row([hostOf(unit), unit.id, true, openedOn(unit), 'Quản trị tỉnh']);
  await host.end();
  const section = copyInto(client, 'sites.section', [
    ...[
      'unit_id',
      'slug',
      'title',
      'position',
      'kind',
      'source',
      'mandatory',
      'legal_basis',
      'in_menu',
      'parent_slug',
      'max_age_days',
    ],
    ...['body', 'content_at', 'updated_at', 'updated_by'],
  ]);
  const templates = new Map(faces.map(({ unit }) => [unit.level, sectionRows(unit.level, '2018-12-10')]));
  for (const { unit } of faces) {
    const pages = sitePagesOf(unit);
    const rng = random(`written-${unit.slug}`);
    for (const row of templates.get(unit.level) ?? []) {
      const body = pages.get(row.slug);
      const at = body
        ? `2018-12-0${rng.int(1, 8)}T1${rng.int(0, 6)}:${rng.int(10, 59)}:00+07:00`
        : `${openedOn(unit)}T08:00:00+07:00`;
      await section.row([
        ...[unit.id, row.slug, row.title, row.position, row.kind, row.source, row.mandatory, row.legal_basis, row.in_menu],
        ...[
          row.parent_slug,
          row.max_age_days,
          body ? JSON.stringify(body) : null,
          body && !isReporting(row.slug) ? at : null,
          at,
          body ? 'Ban biên tập' : '',
        ],
      ]);
    }
  }
  await section.end();
  await client.query(`
    insert into sites.section_version (unit_id, slug, version, title, body, kept_by, kept_at)
    select unit_id, slug, version, title, body, updated_by, updated_at from sites.section where body is not null`);
  await loadLeaders(
    client,
    faces.map(({ unit }) => unit),
  );
  await loadEnglish(
    client,
    faces.map(({ unit }) => unit),
  );
  await formerNames(client);
}

const deputyDuties: Record<string, readonly string[]> = {
  department: ['Giáo dục mầm non, tiểu học', 'Giáo dục trung học, thường xuyên', 'Kế hoạch, tài chính, công nghệ thông tin'],
  district: ['Mầm non, tiểu học', 'Trung học cơ sở, công nghệ thông tin'],
  mn: ['Chuyên môn nhà trẻ, mẫu giáo', 'Nuôi dưỡng, bán trú'],
  th: ['Chuyên môn', 'Hoạt động ngoài giờ, cơ sở vật chất'],
  thcs: ['Chuyên môn', 'Cơ sở vật chất, Đoàn – Đội'],
  thpt: ['Chuyên môn khối 12', 'Cơ sở vật chất, Đoàn thanh niên'],
  gdtx: ['Đào tạo nghề'],
};

async function loadLeaders(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<void> {
  type Profile = { unit_id: number; head_name: string; head_title: string; phone: string | null };
  const { rows } = await client.query<Profile>(
    'select unit_id, head_name, head_title, phone from organizations.profile where head_name is not null',
  );
  const profiles = new Map(rows.map((row) => [row.unit_id, row]));
  const deputies = await client.query<{ unit_id: number; names: string[] }>(
    "select unit_id, array_agg(full_name order by id) as names from people.staff where position in ('vice_principal', 'vice_head_office') group by unit_id",
  );
  const known = new Map(deputies.rows.map((row) => [row.unit_id, row.names]));
  const leader = copyInto(client, 'sites.leader', [
    ...[
      'id',
      'unit_id',
      'position',
      'name',
      'title',
      'phone',
      'email',
      'duty',
      'valid_from',
      'valid_to',
      'updated_by',
      'updated_at',
    ],
  ]);
  const ids = new Ids(8);
  const at = '2018-12-03T09:00:00+07:00';
  const led: [unit: number, slug: string][] = [];
  for (const unit of units) {
    const profile = profiles.get(unit.id);
    if (!profile) continue;
    const rng = random(`leaders-${unit.slug}`);
    // A few schools have not written their heads down yet.
    if (unit.level !== 'department' && rng.chance(0.08) && unit.level !== 'district') continue;
    const duties = deputyDuties[unit.level] ?? [];
    const count = unit.level === 'department' || unit.level === 'district' || unit.staff > 30 ? duties.length : 1;
    const title = `Phó ${profile.head_title}`.replace(/^Phó Giám đốc Sở$/, 'Phó Giám đốc');
    const rows = [
      {
        name: profile.head_name,
        title: profile.head_title.replace(/ Sở$/, ''),
        duty: 'Phụ trách chung; tổ chức, tài chính, thi đua',
      },
      ...duties.slice(0, count).map((duty, i) => ({
        ...{ title, duty, name: known.get(unit.id)?.[i] ?? personName(rng, rng.chance(0.6) ? 'female' : 'male') },
      })),
    ];
    for (const [i, row] of rows.entries())
      await leader.row([
        ...[ids.next(), unit.id, i + 1, row.name, row.title, profile.phone ?? '', mailOf(unit, row.name), row.duty],
        ...[`20${rng.int(10, 17)}-0${rng.int(1, 9)}-01`, null, 'Văn thư', at],
      ]);
    if (rng.chance(0.2))
      await leader.row([
        ...[ids.next(), unit.id, 9, personName(rng, 'male'), profile.head_title.replace(/ Sở$/, ''), '', '', 'Phụ trách chung'],
        ...['2008-08-01', '2015-07-31', 'Văn thư', at],
      ]);
    led.push([unit.id, at]);
  }
  await leader.end();
  await client.query(
    "update sites.section set content_at = $2, updated_by = 'Văn thư' where slug = 'lanh-dao' and unit_id = any($1::int[])",
    [led.map(([unit]) => unit), at],
  );
}

/** Names from before the common portal, and pages that had other addresses. */
async function formerNames(client: pg.PoolClient): Promise<void> {
  await client.query(`
    insert into sites.host (host, unit_id, valid_from, valid_to, retired_until, note, created_by)
    select n.host, u.id, n.valid_from::date, n.valid_to::date, n.until::date, n.note, 'Quản trị tỉnh'
    from (values
      ('pgdhaihau.edu.vn', 'pgd-hai-hau', '2012-09-05', '2018-12-01', '2020-12-01', 'Trang cũ của Phòng, trỏ về từ 01/12/2018'),
      ('haihau', 'pgd-hai-hau', '2018-12-01', '2018-12-05', '2020-12-05', 'Đặt nhầm khi mở trang'),
      ('pgdxuantruong.edu.vn', 'pgd-xuan-truong', '2013-01-10', '2018-12-01', '2020-12-01', 'Trang cũ của Phòng'),
      ('thcstthaihau', 'thcs-con-a', '2014-08-20', '2018-12-01', '2020-12-01', 'Tên trên hệ thống cũ'),
      ('thcscon', 'thcs-con-a', '2010-03-01', '2014-08-20', '2016-08-20', 'Hết hạn chuyển hướng')
    ) as n(host, slug, valid_from, valid_to, until, note) join organizations.unit u on u.slug = n.slug;
    insert into sites.redirect (unit_id, from_path, to_path, note, created_by)
    select u.id, r.from_path, r.to_path, 'Trang cũ', 'Ban biên tập'
    from (values ('/gioi-thieu-chung.html', '/gioi-thieu'), ('/index.php?nv=news', '/tin-tuc'), ('/thong-bao-chung', '/thong-bao')) as r(from_path, to_path)
    join organizations.unit u on u.slug = 'thcs-con-a'`);
}

/** After everything is there: what categories and living sections have to read. */
export async function noteDemoContent(client: pg.PoolClient): Promise<void> {
  await client.query(`
    with live as (
      select a.unit_id, v.section_slug as slug, max(a.published_at) as at from content.article a
      join content.article_version v on v.article_id = a.id and v.version = a.published_version
      where a.state = 'published' and a.published_at <= '2018-12-10T08:00:00+07:00' group by 1, 2
      union all
      select unit_id, 'van-ban', max(first_published_at) from documents.document where state = 'published' group by 1
      union all
      select unit_id, 'hoi-dap', max(public_at) from engagement.question where public_at is not null group by 1
      union all
      select unit_id, 'gop-y', max(updated_at) from engagement.consultation where state = 'published' group by 1
      union all
      select unit_id, 'cong-khai', max(last_published_at) from disclosure.item where published_version is not null group by 1
      union all
      select w.unit_id, 'lich-cong-tac', max(w.published_at) from schedule.week w
      where exists (select from schedule.shown e where e.unit_id = w.unit_id and e.monday = w.monday and not e.internal) group by 1
      union all
      select unit_id, 'su-kien', max(first_published_at) from schedule.event where state in ('published', 'cancelled') group by 1
      union all
      select unit_id, 'thuc-don', max(first_published_at) from kitchen.menu where first_published_at is not null group by 1
      union all
      select unit_id, 'thoi-khoa-bieu', max(published_at) from teaching.timetable where published_at is not null group by 1
      union all
      select unit_id, 'thu-vien', max(first_published_at) from (
        select unit_id, first_published_at from gallery.album where state = 'published'
        union all select unit_id, first_published_at from gallery.video where state = 'published') g group by 1
      union all
      select shelf.id, 'tai-nguyen', max(r.first_published_at) from resources.resource r join organizations.unit u on u.id = r.unit_id
      join organizations.unit shelf on shelf.id = u.id or r.shared = 'approved' and shelf.path @> u.path
      where r.state = 'published' group by 1)
    update sites.section s set content_at = live.at from live where s.unit_id = live.unit_id and s.slug = live.slug`);
}
