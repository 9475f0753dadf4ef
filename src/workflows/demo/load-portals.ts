// A site for every unit from its type's template, and the first articles of the autumn of 2018.
import type pg from 'pg';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { keywordSlug } from '#modules/content/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { loadEditorial } from './load-editorial.ts';
import { loadSites } from './load-sites.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import { storiesOf } from './stories.ts';
import { keywordsOfStory, loadCarried, toldOf } from './told.ts';
import type { DemoUnit } from './units.ts';

const taglines: Partial<Record<DemoUnit['level'], string[]>> = {
  mn: ['Mỗi ngày đến trường là một ngày vui', 'Bé khỏe, bé ngoan, bé vui tới lớp'],
  th: ['Học vui, chơi vui, lớn từng ngày', 'Nét chữ đẹp, nết người ngoan'],
  thcs: ['Học để hiểu, lớn lên cùng nhau', 'Kỷ cương, yêu thương, sáng tạo'],
  thpt: ['Dám học, dám hỏi, dám làm', 'Tri thức mở đường, nhân cách dẫn lối'],
  gdtx: ['Học suốt đời, nghề trong tay'],
};
const scenes: Record<string, string[]> = {
  mn: ['lop-mam-non', 'bua-an', 'vuon-truong'],
  th: ['san-truong', 'lop-hoc', 'thu-vien', 'vuon-truong'],
  thcs: ['san-truong', 'the-thao', 'thi-nghiem', 'van-nghe'],
  thpt: ['san-truong', 'may-tinh', 'thu-vien', 'thi-nghiem'],
  gdtx: ['may-tinh', 'lop-hoc'],
  district: ['hoi-truong', 'dong-lua'],
  department: ['hoi-truong'],
};

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

  const ids = new Ids(4);
  const articles = rows.flatMap(({ unit }) =>
    storiesOf(unit).map((story) => ({ unit, story, id: ids.next(), keywords: keywordsOfStory(story), ...toldOf(unit, story) })),
  );
  const used = new Set<string>();
  const article = copyInto(client, 'content.article', [
    ...[
      'id',
      'unit_id',
      'slug',
      'section_slug',
      'kind',
      'state',
      'title',
      'summary',
      'body',
      'cover_scene',
      'cover_alt',
      'author',
      'for_members',
      'draft_for_members',
    ],
    ...['keywords', 'attachments', 'priority', 'priority_until', 'draft_priority', 'draft_priority_until'],
    ...['search_fold', 'draft_fold', 'published_at', 'first_published_at', 'created_by', 'updated_by', 'updated_at'],
  ]);
  for (const { unit, story, id, body, keywords, attachments, priority, until } of articles) {
    const words = fold(`${story.title} ${story.summary} ${story.text}`);
    let slug = slugify(story.title, 90);
    if (used.has(`${unit.id}/${slug}`)) slug = `${slug}-2`;
    used.add(`${unit.id}/${slug}`);
    const at = `${story.day}T07:${String(10 + (unit.id % 45))}:00+07:00`;
    await article.row([
      ...[
        id,
        unit.id,
        slug,
        story.section,
        story.section === 'tin-tuc' ? 'news' : 'notice',
        'published',
        story.title,
        story.summary,
        JSON.stringify(body),
      ],
      ...[story.scene, story.alt, unit.level === 'department' ? 'Văn phòng Sở' : 'Ban biên tập'],
      ...[story.members ?? false, story.members ?? false],
      ...[keywords, attachments, priority, until, priority, until],
      ...[words, words, at, at, 'Ban biên tập', 'Ban biên tập', at],
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
    update content.article set published_version = 1`);
  await loadEditorial(client, units);
  await loadCarried(client, units, files);
}
