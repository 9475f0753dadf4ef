// What a site tells other programs: its articles with everything that changed since they last asked, and the description of that (P-2.13).
import { sql } from 'kysely';
import { type ChangedArticle, changesAfter, cursorOf, cursorText, picturesIn, richTextHtml } from '#modules/content/index.ts';
import { mediaPath, type Picture, picturesById, variantFor } from '#modules/media/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type CachedPage, pageOf } from './cache.ts';
import { overOthers } from './directory-view.ts';
import type { Around } from './view/around.ts';

export const openDataPath = '/api/';
const mostAtOnce = 100;

/** Anybody's program may ask from anywhere: there is nothing here that a reader of the pages does not see. */
const json = (value: unknown, status = 200): CachedPage => ({
  ...pageOf(JSON.stringify(value), 'application/json; charset=utf-8', status),
  headers: { 'access-control-allow-origin': '*' },
});
const wrong = (message: string, status = 400) => json({ error: { status, message } }, status);

const known = ['limit', 'cursor', 'updatedSince', 'scope'];

/** A program is answered as programs are, also where there is nothing. */
export async function openDataPage(work: Work, around: Around, path: string, search: URLSearchParams): Promise<CachedPage> {
  if (path === '/api/v1/openapi.json') return json(descriptionOf(around));
  if (path !== '/api/v1/articles') return wrong(`Không có địa chỉ ${path}. Có: /api/v1/articles, /api/v1/openapi.json.`, 404);
  const strange = [...search.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) return wrong(`Không có tham số ${strange.slice(0, 60)}. Có: ${known.join(', ')}.`);
  const typedLimit = search.get('limit') ?? '50';
  const limit = Number(typedLimit);
  if (!/^\d{1,3}$/.test(typedLimit) || limit < 1 || limit > mostAtOnce) return wrong(`limit: một số từ 1 đến ${mostAtOnce}.`);
  const typedCursor = search.get('cursor');
  const cursor = typedCursor === null ? null : cursorOf(typedCursor);
  if (typedCursor !== null && !cursor) return wrong('cursor: lấy nguyên giá trị nextCursor của lần hỏi trước.');
  const typedSince = search.get('updatedSince');
  const since = typedSince === null ? null : instantOf(typedSince);
  if (typedSince !== null && !since) return wrong('updatedSince: một thời điểm ISO 8601, ví dụ 2018-12-10T08:00:00+07:00.');
  const scope = search.get('scope') ?? 'site';
  if (scope !== 'site' && scope !== 'below')
    return wrong('scope: site (trang này) hoặc below (trang này và các đơn vị bên dưới).');
  const { site } = around;
  if (scope === 'below' && !overOthers(site)) return wrong('scope=below: chỉ trang của Sở và của Phòng có đơn vị bên dưới.');
  const found = await changesAfter(work, scope === 'below' ? { below: site.path } : { unitId: site.unitId }, {
    cursor,
    since,
    limit,
  });
  if (found.stale) return wrong('Con trỏ cũ hơn dữ liệu đang có (máy chủ đã khôi phục từ bản sao): hỏi lại từ đầu.', 410);
  const units = await unitsOf(work, site, found.items);
  const pictures = await picturesById(
    work,
    found.items.flatMap(({ article }) => (article ? [article.coverFile ?? '', ...picturesIn(article.body)] : [])),
  );
  return json({
    items: found.items.flatMap((item) => {
      const unit = units.get(item.unitId);
      return unit ? [itemOf(around, item, unit, pictures)] : [];
    }),
    nextCursor: found.next && cursorText(found.next),
    more: found.more,
  });
}

function instantOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

type Origin = { code: string; name: string; hostLabel: string };

function itemOf(
  { url }: Around,
  { id, changedAt, article }: ChangedArticle,
  unit: Origin,
  pictures: ReadonlyMap<string, Picture>,
) {
  const origin = { id, unit: { code: unit.code, name: unit.name, url: url(unit.hostLabel) }, changedAt: changedAt.toISOString() };
  if (!article) return { ...origin, deleted: true };
  const address = (path: string) => url(unit.hostLabel, path);
  const cover = article.coverFile ? pictures.get(article.coverFile) : undefined;
  const size = cover && variantFor(cover, 960);
  return {
    ...origin,
    ...{ deleted: false, url: address(`/tin/${article.slug}`), kind: article.kind, section: article.sectionSlug },
    ...{ title: article.title, summary: article.summary, author: article.author, source: article.source },
    keywords: article.keywords,
    publishedAt: article.publishedAt.toISOString(),
    image: size ? { url: address(mediaPath(size.sha256)), alt: cover.alt || article.coverAlt } : null,
    html: richTextHtml(article.body, pictures).replaceAll('/media/', address('/media/')),
  };
}

async function unitsOf(work: Work, site: Site, items: ChangedArticle[]): Promise<ReadonlyMap<number, Origin>> {
  const ids = [...new Set([site.unitId, ...items.map((item) => item.unitId)])];
  const { rows } = await sql<{ id: number; code: string; name: string; host_label: string }>`
    select u.id, u.code, u.name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id
    where u.id = any(${ids}::int[])`.execute(work.handle);
  return new Map(rows.map((row) => [row.id, { code: row.code, name: row.name, hostLabel: row.host_label }]));
}

function descriptionOf({ site, url }: Around) {
  const query = (name: string, description: string, schema: object) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
  });
  const text = { type: 'string' };
  const instant = { type: 'string', format: 'date-time' };
  const unit = { type: 'object', required: ['code', 'name', 'url'], properties: { code: text, name: text, url: text } };
  return {
    openapi: '3.1.0',
    info: {
      title: `Dữ liệu mở của ${site.name}`,
      version: '1',
      description:
        'Tin và thông báo đang đăng, cùng những gì đã đổi từ lần hỏi trước. Hỏi lần đầu không có cursor, theo nextCursor đến khi more là false, giữ nextCursor cho lần sau. Bài đã gỡ hoặc hết hạn đến một lần nữa với deleted: true.',
    },
    servers: [{ url: url(site.hostLabel, '/api/v1') }],
    paths: {
      '/articles': {
        get: {
          operationId: 'listArticles',
          parameters: [
            query('cursor', 'nextCursor của lần hỏi trước', text),
            query('updatedSince', 'Chỉ những gì đổi từ thời điểm này', instant),
            query('limit', 'Số bài mỗi lần', { type: 'integer', minimum: 1, maximum: mostAtOnce, default: 50 }),
            query('scope', 'below: cả các đơn vị bên dưới (trang của Sở, Phòng)', { enum: ['site', 'below'], default: 'site' }),
          ],
          responses: {
            200: {
              description: 'Những thay đổi kế tiếp',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['items', 'nextCursor', 'more'],
                    properties: {
                      items: {
                        type: 'array',
                        items: { oneOf: [{ $ref: '#/components/schemas/Article' }, { $ref: '#/components/schemas/Gone' }] },
                      },
                      nextCursor: { type: ['string', 'null'] },
                      more: { type: 'boolean' },
                    },
                  },
                },
              },
            },
            400: { description: 'Câu hỏi sai, với lý do' },
            410: { description: 'Con trỏ từ trước khi máy chủ được khôi phục: hỏi lại từ đầu' },
          },
        },
      },
    },
    components: {
      schemas: {
        Article: {
          type: 'object',
          required: ['id', 'unit', 'changedAt', 'deleted', 'url', 'kind', 'section', 'title', 'publishedAt', 'html'],
          properties: {
            ...{ id: { ...text, format: 'uuid' }, unit, changedAt: instant, deleted: { const: false }, url: text },
            ...{ kind: { enum: ['news', 'notice'] }, section: text, title: text, summary: text, author: text, source: text },
            keywords: { type: 'array', items: text },
            ...{ publishedAt: instant, html: text },
            image: { type: ['object', 'null'], properties: { url: text, alt: text } },
          },
        },
        Gone: {
          type: 'object',
          required: ['id', 'unit', 'changedAt', 'deleted'],
          properties: { id: { ...text, format: 'uuid' }, unit, changedAt: instant, deleted: { const: true } },
        },
      },
    },
  };
}
