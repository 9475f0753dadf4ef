// A site for every unit from its type's template, and everything its editors have told since.
import type pg from 'pg';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { keywordSlug } from '#modules/content/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { type Carried, carriedBy, keywordsOfStory, loadCarried } from './carried.ts';
import { lighten } from './lighten.ts';
import { loadEditorial } from './load-editorial.ts';
import { loadSites } from './load-sites.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import { type Place, storiesTold, type Told } from './stories/tell.ts';
import { storiesOf } from './stories.ts';
import type { DemoUnit } from './units.ts';

const taglines: Partial<Record<DemoUnit['level'], string[]>> = {
  mn: [
    'Mỗi ngày đến trường là một ngày vui',
    'Bé khỏe, bé ngoan, bé vui tới lớp',
    'Ngôi nhà thứ hai của bé',
    'Yêu thương là bài học đầu tiên',
  ],
  th: [
    'Học vui, chơi vui, lớn từng ngày',
    'Nét chữ đẹp, nết người ngoan',
    'Mỗi em một niềm vui học',
    'Thật thà, chăm chỉ, biết yêu thương',
  ],
  thcs: [
    'Học để hiểu, lớn lên cùng nhau',
    'Kỷ cương, yêu thương, sáng tạo',
    'Chăm học, chăm làm, giữ lời',
    'Mỗi ngày tiến bộ một chút',
  ],
  thpt: ['Dám học, dám hỏi, dám làm', 'Tri thức mở đường, nhân cách dẫn lối', 'Trung thực – Tự chủ – Sáng tạo'],
  gdtx: ['Học suốt đời, nghề trong tay', 'Ai cũng có thể học, lúc nào cũng có lớp'],
};
const scenes: Record<string, string[]> = {
  mn: ['lop-mam-non', 'bua-an', 'vuon-be', 'hoa-gao-2', 'trung-thu'],
  th: ['san-truong', 'lop-hoc', 'thu-vien', 'vuon-truong', 'hoa-gao', 'khai-giang'],
  thcs: ['san-truong', 'the-thao', 'thi-nghiem', 'van-nghe', 'xe-dap', 'song-ninh'],
  thpt: ['san-truong-2', 'may-tinh', 'thu-vien', 'thi-nghiem', 'hoa-gao-3'],
  gdtx: ['may-tinh', 'lop-hoc', 'song-ninh'],
  district: ['hoi-truong', 'dong-lua', 'song-ninh'],
  department: ['hoi-truong'],
};

type Written = { unit: DemoUnit; id: string; members: boolean; keywords: string[] } & Omit<Told, 'scenes'> & Carried;

export async function loadPortals(client: pg.PoolClient, units: DemoUnit[], files?: FileStore): Promise<void> {
  const rows = units.map((unit) => {
    const rng = random(`site-${unit.slug}`);
    return {
      unit,
      tagline: rng.pick(taglines[unit.level] ?? ['']) || null,
      scene: rng.pick(scenes[unit.level] ?? ['san-truong']),
    };
  });
  await loadSites(client, rows);
  await loadArticles(client, await written(client, units));
  await loadEditorial(client, units);
  await loadCarried(client, units, files);
}

async function written(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<Written[]> {
  const { rows } = await client.query<{ unit_id: number; name: string; title: string }>(
    'select unit_id, head_name as name, head_title as title from organizations.profile where head_name is not null and head_title is not null',
  );
  const heads = new Map(rows.map((row) => [row.unit_id, row]));
  const ids = new Ids(4);
  // Neighbours seldom use the same words: what was said is remembered by district.
  const neighbours = Map.groupBy(
    units.filter((unit) => unit.level !== 'department'),
    (unit) => unit.district,
  );
  const used = new Map<string | null, Set<string>>();
  return units.flatMap((unit) => {
    const said = used.get(unit.district) ?? new Set<string>();
    used.set(unit.district, said);
    const around = unit.level === 'department' ? units : (neighbours.get(unit.district) ?? []);
    const place: Place = { unit, head: heads.get(unit.id), around };
    const byHand = storiesOf(unit).map((story) => ({
      ...{ title: story.title, summary: story.summary, text: story.text, section: story.section, scene: story.scene },
      ...{ alt: story.alt, at: `${story.day}T07:${String(10 + (unit.id % 45))}:00+07:00` },
      ...{ author: unit.level === 'department' ? 'Văn phòng Sở' : 'Ban biên tập', members: story.members ?? false },
    }));
    for (const { title } of byHand) said.add(title);
    const others = storiesTold(place, said, byHand).map((story) => ({
      ...story,
      // What an office asks of its schools is shown to them first.
      members: unit.level === 'district' && story.section === 'thong-bao' && story.at > '2018-11',
    }));
    return [...byHand, ...others].map((story) => ({
      ...{ ...story, unit, id: ids.next(), keywords: keywordsOfStory(story) },
      ...carriedBy(unit, story),
    }));
  });
}

const contentTables = [
  'content.article',
  'content.article_version',
  'content.approval',
  'content.step',
  'content.change',
  'content.keyword',
];

async function loadArticles(client: pg.PoolClient, articles: readonly Written[]): Promise<void> {
  const restore = await lighten(client, contentTables);
  // What they would do for each row is done for all of them below.
  for (const table of contentTables) await client.query(`alter table ${table} disable trigger user`);
  const used = new Set<string>();
  const article = copyInto(client, 'content.article', [
    ...['id', 'unit_id', 'slug', 'section_slug', 'kind', 'state', 'title', 'summary', 'body', 'cover_scene', 'cover_alt'],
    ...['keywords', 'attachments', 'priority', 'priority_until', 'draft_priority', 'draft_priority_until'],
    ...['author', 'for_members', 'draft_for_members', 'search_fold', 'draft_fold', 'published_at', 'first_published_at'],
    ...['published_version', 'created_by', 'created_at', 'updated_by', 'updated_at'],
  ]);
  for (const one of articles) {
    const { unit, at, keywords, attachments, priority, until } = one;
    const words = fold(`${one.title} ${one.summary} ${one.text}`);
    let slug = slugify(one.title, 90);
    for (let n = 2; used.has(`${unit.id}/${slug}`); n++) slug = `${slugify(one.title, 86)}-${n}`;
    used.add(`${unit.id}/${slug}`);
    await article.row([
      ...[one.id, unit.id, slug, one.section, one.section === 'thong-bao' ? 'notice' : 'news', 'published'],
      ...[one.title, one.summary, JSON.stringify(one.body), one.scene, one.alt],
      ...[keywords, attachments, priority, until, priority, until],
      ...[one.author, one.members, one.members, words, words, at, at, 1, 'Ban biên tập', at, 'Ban biên tập', at],
    ]);
  }
  await article.end();
  const listed = copyInto(client, 'content.keyword', ['article_id', 'slug', 'unit_id', 'word']);
  for (const { unit, id, keywords } of articles)
    for (const word of keywords) await listed.row([id, keywordSlug(word), unit.id, word]);
  await listed.end();
  await client.query(`
    insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, cover_scene, cover_alt, author, source, keywords, attachments, kept_by, kept_at)
      select id, unit_id, 1, title, summary, body, section_slug, cover_scene, cover_alt, author, '', keywords, attachments, created_by, published_at
      from content.article;
    insert into content.approval (article_id, version, unit_id, approved_by, approved_at)
      select article_id, version, unit_id, kept_by, kept_at from content.article_version;
    insert into content.step (article_id, unit_id, act, version, by_name, at)
      select article_id, unit_id, 'publish', version, kept_by, kept_at from content.article_version order by kept_at;
    insert into content.change (article_id, unit_id, changed_at, first_published_at)
      select id, unit_id, published_at, first_published_at from content.article`);
  for (const table of contentTables) await client.query(`alter table ${table} enable trigger user`);
  await restore();
}
