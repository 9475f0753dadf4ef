// The pages behind the first one, as functions of plain data.
/** @jsxImportSource hono/jsx */

import { formatDate, formatInstant, type LocalDate, toLocal } from '#kernel/calendar.ts';
import {
  type ArticleFile,
  keywordSlug,
  opensWith,
  type PublishedArticle,
  type PublishedCard,
  picturesIn,
  plainText,
  richTextHtml,
} from '#modules/content/index.ts';
import type { Rating } from '#modules/engagement/index.ts';
import { srcOf } from '#modules/media/index.ts';
import type { Around } from './around.ts';
import { ArticleFiles } from './article-files.tsx';
import { Useful } from './feedback.tsx';
import type { Node } from './node.tsx';
import { render } from './page.tsx';
import {
  type AboveCard,
  Cover,
  Crumbs,
  copiesSlug,
  copyPath,
  DayRow,
  dateOf,
  type Fact,
  Facts,
  Head,
  keywordPath,
  linkOf,
  Pager,
  PictureRow,
  telOf,
} from './parts.tsx';
import { articleSchema, crumbsSchema } from './schema-org.ts';

const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** `base`: where the pictures lie when the text is another unit's. */
export function Prose({ around, body, base }: { around: Around; body: unknown; base?: string }) {
  const own = richTextHtml(body, around.pictures);
  const html = base ? own.replace(/(?<=(?:src="|srcset="|href="|, ))\/media\/(?=[0-9a-f]{64}\.webp)/g, `${base}/media/`) : own;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Where an article comes from: it stands here as a superior's copy, or it was taken over from a unit below. */
export type ArticleOrigin = {
  how: 'copy' | 'taken';
  slug: string;
  name: string;
  hostLabel: string;
  path: string;
  /** False when the original has left its site: nobody is led there. */
  stands?: boolean;
};

/** Of stories, and of notices, beside an article. */
export const besideMost = 4;

/**
 * The published article, or one as it would stand there (`aside` without neighbours). `preview`: by a link for a look; `rating`: readers
 * may say how useful it is.
 */
export function renderArticle(
  around: Around,
  article: PublishedArticle,
  aside: PublishedCard[],
  {
    preview,
    origin,
    rating,
    files = [],
  }: {
    preview?: { keptAt: Date; expiresAt: Date };
    origin?: ArticleOrigin | undefined;
    rating?: Rating | null;
    files?: ArticleFile[];
  } = {},
): string {
  const { site } = around;
  const copy = origin?.how === 'copy' ? origin : undefined;
  const reprint = origin?.how === 'taken' ? origin.name : copy ? '' : article.reprintOf;
  const section = copy ? { slug: copiesSlug, title: 'Từ cấp trên' } : site.sections.find((s) => s.slug === article.sectionSlug);
  const base = copy && around.url(copy.hostLabel, '');
  const here = copy ? copyPath(copy.slug, article.slug) : linkOf(article);
  const crumbs = section ? [{ href: `/${section.slug}`, label: section.title }] : [];
  const local = toLocal(article.publishedAt);
  const changed = article.version > 1 && article.updatedAt.getTime() - article.publishedAt.getTime() > 60_000;
  const picture = article.coverFile ? around.pictures.get(article.coverFile) : undefined;
  // A picture stands once on a page: where the text shows it, not above it as well.
  const above = !picture || !picturesIn(article.body).includes(picture.id);
  const beside = aside.filter((card) => card.id !== article.id);
  const related = beside.filter((card) => card.kind === 'news').slice(0, besideMost);
  const notices = beside.filter((card) => card.kind === 'notice').slice(0, besideMost);
  return render(
    around,
    {
      ...{ title: article.title, description: article.summary || plainText(article.body).slice(0, 200), path: here },
      sheet: 'article',
      ...(copy ? { canonical: around.url(copy.hostLabel, copy.path) } : {}),
      ...{ publishedAt: article.publishedAt, author: article.author, keywords: article.keywords },
      image: picture && around.url(copy?.hostLabel ?? site.hostLabel, srcOf(picture, 960)),
      ...(preview
        ? { noindex: true }
        : {
            schema: [
              // The article is described where it counts: at its origin.
              ...(copy ? [] : [articleSchema(around, article, picture)]),
              crumbsSchema(around, [...crumbs, { href: here, label: article.title }]),
            ],
          }),
    },
    <>
      {preview && (
        <div className="wrap sec top">
          <p className="note" role="status">
            Bản xem trước lúc {formatInstant(preview.keptAt)}, chưa phải bài đã đăng. Liên kết này dùng được đến{' '}
            {formatInstant(preview.expiresAt)}.
          </p>
        </div>
      )}
      <Crumbs items={crumbs} />
      <div className="wrap sec art">
        <div className="cols c84">
          <article>
            <header className="prose">
              {section && <p className="kick">{copy?.name ?? section.title}</p>}
              <h1>{article.title}</h1>
              <p className="meta">
                <time dateTime={article.publishedAt.toISOString()}>
                  {weekdays[new Date(`${local.date}T00:00:00Z`).getUTCDay()]}, {formatDate(local.date)}, {local.time}
                </time>
                {article.author && <span>{article.author}</span>}
                {reprint && <span>Đăng lại từ {reprint}</span>}
                {changed && <span>Cập nhật {dateOf(article.updatedAt)}</span>}
              </p>
            </header>
            {(picture || article.coverScene) && above && (
              <figure className="wide">
                <Cover
                  around={around}
                  card={article}
                  className="ph"
                  sizes="(min-width: 64rem) 52rem, 100vw"
                  eager
                  {...(copy ? { hostLabel: copy.hostLabel } : {})}
                />
              </figure>
            )}
            {article.summary && !opensWith(article.body, article.summary) && (
              <div className="prose lede">
                <p className="sapo-l">{article.summary}</p>
              </div>
            )}
            <Prose around={around} body={article.body} {...(base ? { base } : {})} />
            <ArticleFiles files={files} base={base ?? ''} />
            {origin && (
              <div className="prose">
                <p className="note">
                  {origin.how === 'copy' ? 'Bài của' : 'Đăng lại từ trang'} {origin.name}.{' '}
                  {origin.stands === false ? (
                    'Bài gốc đã được gỡ khỏi trang ấy.'
                  ) : (
                    <a href={around.url(origin.hostLabel, origin.path)}>Xem bài gốc</a>
                  )}
                </p>
              </div>
            )}
            {(article.author || article.source) && (
              <div className="prose">
                <p className="meta sign">
                  {article.author && <span>Tác giả: {article.author}</span>}
                  {article.source && <span>Nguồn: {article.source}</span>}
                </p>
              </div>
            )}
            {article.keywords.length > 0 && (
              <nav className="prose keywords" aria-label="Từ khóa">
                <ul>
                  {article.keywords.map((word) => (
                    <li key={word}>
                      {preview || copy ? <span>{word}</span> : <a href={keywordPath + keywordSlug(word)}>{word}</a>}
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            {rating !== undefined && <Useful slug={article.slug} rating={rating} />}
          </article>
          {(related.length > 0 || notices.length > 0) && (
            <aside className="beside">
              {related.length > 0 && (
                <section aria-labelledby="h-lq">
                  <Head id="h-lq" title="Tin mới" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
                  <ul className="rows">
                    {related.map((card) => (
                      <PictureRow key={card.id} around={around} card={card} />
                    ))}
                  </ul>
                </section>
              )}
              {notices.length > 0 && (
                <section aria-labelledby="h-tb">
                  <Head id="h-tb" title="Thông báo" more={{ href: '/thong-bao', label: 'Tất cả thông báo' }} />
                  <ul className="rows">
                    {notices.map((card) => (
                      <DayRow key={card.id} card={card} href={linkOf(card)} />
                    ))}
                  </ul>
                </section>
              )}
            </aside>
          )}
        </div>
      </div>
    </>,
  );
}

export function Plain({
  title,
  above,
  children,
}: {
  title: string;
  /** The section under which the page stands. */
  above?: { slug: string; title: string } | undefined;
  children: Node;
}) {
  return (
    <>
      <Crumbs items={above ? [{ href: `/${above.slug}`, label: above.title }] : []} />
      <div className="wrap sec top">
        <h1>{title}</h1>
        {children}
      </div>
    </>
  );
}

/** The places below a section, as a line of links. */
export function Below({ items }: { items: { slug: string; title: string }[] }) {
  if (items.length === 0) return null;
  return (
    <nav className="below" aria-label="Trong mục này">
      <ul>
        {items.map((item) => (
          <li key={item.slug}>
            <a href={`/${item.slug}`}>{item.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function renderList(
  around: Around,
  section: { slug: string; title: string },
  cards: PublishedCard[],
  page: number,
  more: boolean,
  near: { above: { slug: string; title: string } | undefined; children: { slug: string; title: string }[] },
  above: AboveCard[] = [],
): string {
  const at = (n: number) => (n > 1 ? `/${section.slug}?trang=${n}` : `/${section.slug}`);
  return render(
    around,
    {
      sheet: 'news',
      ...{ title: section.title, description: `${section.title} của ${around.site.name}`, path: at(page) },
      feed: { title: `${section.title} của ${around.site.shortName}`, href: `/${section.slug}/rss.xml` },
    },
    <Plain title={section.title} above={near.above}>
      <Below items={near.children} />
      {above.length > 0 && (
        <section aria-labelledby="h-tren" className="sec top">
          <Head id="h-tren" title="Từ cấp trên" more={{ href: `/${copiesSlug}`, label: 'Tất cả từ cấp trên' }} />
          <ul className="rows r2">
            {above.map((card) => (
              <DayRow key={card.id} card={card} href={card.href} from={card.from.name} />
            ))}
          </ul>
        </section>
      )}
      {above.length > 0 ? (
        <Head id="h-rieng" title={`Của ${around.site.shortName}`} />
      ) : (
        <h2 className="vh">Các bài trong mục</h2>
      )}
      <ul className="rows list">
        {cards.map((card) =>
          card.kind === 'notice' ? (
            <DayRow key={card.id} card={card} href={linkOf(card)} summary year />
          ) : (
            <PictureRow key={card.id} around={around} card={card} />
          ),
        )}
      </ul>
      {cards.length === 0 && <p>Chưa có bài trong mục này.</p>}
      <Pager page={page} more={more} at={at} />
    </Plain>,
  );
}

/** What a site has published under one keyword. */
export function renderKeyword(
  around: Around,
  { slug, word }: { slug: string; word: string },
  cards: PublishedCard[],
  { page, more }: { page: number; more: boolean },
): string {
  const at = (n: number) => `${keywordPath}${slug}${n > 1 ? `?trang=${n}` : ''}`;
  const title = `Từ khóa: ${word}`;
  return render(
    around,
    {
      sheet: 'news',
      title,
      description: `Các bài của ${around.site.name} có từ khóa “${word}”`,
      path: at(page),
      keywords: [word],
    },
    <Plain title={title}>
      <h2 className="vh">Các bài có từ khóa này</h2>
      <ul className="rows list">
        {cards.map((card) =>
          card.kind === 'notice' ? (
            <DayRow key={card.id} card={card} href={linkOf(card)} summary year />
          ) : (
            <PictureRow key={card.id} around={around} card={card} />
          ),
        )}
      </ul>
      <Pager page={page} more={more} at={at} />
      <p className="acts after">
        <a className="btn alt" href={`/tim-kiem?q=${encodeURIComponent(word)}`}>
          Tìm “{word}” trong trang
        </a>
      </p>
    </Plain>,
  );
}

/** What superiors have sent to the unit, as a list of its own. */
export function renderCopies(around: Around, cards: AboveCard[], page: number, more: boolean): string {
  const at = (n: number) => (n > 1 ? `/${copiesSlug}?trang=${n}` : `/${copiesSlug}`);
  const names = [...new Set(cards.map((card) => card.from.name))].join(', ');
  return render(
    around,
    {
      sheet: 'news',
      title: 'Từ cấp trên',
      description: `Thông báo của ${names || 'cấp trên'} gửi ${around.site.name}`,
      path: at(page),
    },
    <Plain title="Từ cấp trên">
      <h2 className="vh">Các thông báo đã nhận</h2>
      <ul className="rows list">
        {cards.map((card) => (
          <DayRow key={card.id} card={card} href={card.href} from={card.from.name} summary year />
        ))}
      </ul>
      {cards.length === 0 && <p>Chưa có thông báo nào từ cấp trên.</p>}
      <Pager page={page} more={more} at={at} />
    </Plain>,
  );
}

/** The record names this very site; the port is the installation's, not the record's. */
const isOwn = (around: Around, website: string): boolean => {
  try {
    return new URL(website).hostname === new URL(around.url(around.site.hostLabel)).hostname;
  } catch {
    return false;
  }
};

export function renderContact(around: Around, section: { slug: string; title: string }): string {
  const { profile, name, superiors } = around.site;
  const facts: Fact[] = [{ label: 'Đơn vị', text: name }];
  if (profile.headName) facts.push({ label: profile.headTitle ?? 'Người đứng đầu', text: profile.headName });
  if (profile.address) facts.push({ label: 'Địa chỉ', text: profile.address });
  if (profile.phone) facts.push({ label: 'Điện thoại', text: profile.phone, href: telOf(profile.phone) });
  if (profile.email) facts.push({ label: 'E-mail', text: profile.email, href: `mailto:${profile.email}` });
  if (profile.website && /^https?:\/\//.test(profile.website) && !isOwn(around, profile.website))
    facts.push({ label: 'Trang khác', text: profile.website, href: profile.website });
  const [superior] = superiors;
  if (superior) facts.push({ label: 'Cơ quan chủ quản', text: superior.name, href: around.url(superior.hostLabel) });
  return render(
    around,
    { title: section.title, description: `Liên hệ ${name}`, path: `/${section.slug}` },
    <Plain title={section.title}>
      <Facts facts={facts} className="facts contact" />
      <p className="acts">
        <a className="btn" href={`/${section.slug}/gui`}>
          Gửi lời nhắn
        </a>
        <a className="btn alt" href="/hoi-dap">
          Hỏi đáp
        </a>
      </p>
    </Plain>,
  );
}

/** A link for a look that shows nothing any more. */
export function renderPreviewOver(around: Around, why: 'expired' | 'revoked', at: Date): string {
  const title = why === 'expired' ? 'Liên kết xem trước đã hết hạn' : 'Liên kết xem trước đã được thu hồi';
  return render(
    around,
    { title, description: title, path: '/xem-truoc', noindex: true },
    <Plain title={title}>
      <p>
        {why === 'expired' ? 'Liên kết này dùng được đến' : 'Người gửi đã thu hồi liên kết này lúc'} {formatInstant(at)}. Cần xem
        bài, hỏi người đã gửi để nhận liên kết mới.
      </p>
      <p className="acts">
        <a className="btn" href="/">
          Về trang chủ
        </a>
      </p>
    </Plain>,
  );
}

/** The unit has another host by now, and this one has led there for as long as it was to. */
export function renderHostGone(around: Around): string {
  const title = 'Tên miền này thôi dùng';
  const address = around.url(around.site.hostLabel);
  return render(
    around,
    { title, description: title, path: '/410', noindex: true },
    <Plain title={title}>
      <p>Trang của {around.site.name} nay ở địa chỉ khác. Sửa lại dấu trang của bạn nếu có.</p>
      <p className="acts">
        <a className="btn" href={address}>
          {address.replace(/^https?:\/\/|\/$/g, '')}
        </a>
      </p>
    </Plain>,
  );
}

/** Citizens could read it once; why it went is the unit's own business. */
export function renderTakenDown(around: Around, day: LocalDate, by = around.site.name): string {
  const title = 'Bài này đã được gỡ';
  return render(
    around,
    { title, description: title, path: '/410', noindex: true },
    <Plain title={title}>
      <p>
        {by} đã gỡ bài ở địa chỉ này ngày {formatDate(day)}. Tin mới của đơn vị ở trang chủ; cần biết thêm, hỏi ở mục Hỏi đáp.
      </p>
      <p className="acts">
        <a className="btn" href="/">
          Về trang chủ
        </a>
        <a className="btn alt" href="/tim-kiem">
          Tìm trong trang
        </a>
      </p>
    </Plain>,
  );
}

export function renderMissing(around: Around): string {
  return render(
    around,
    { title: 'Không có trang này', description: 'Không có trang này', path: '/404', noindex: true },
    <Plain title="Không có trang này">
      <p className="lead-in">
        Địa chỉ có thể đã gõ nhầm, hoặc trang đã được gỡ. Gõ vài từ của điều đang tìm, không dấu cũng được.
      </p>
      <form className="finder" action="/tim-kiem" role="search" aria-label="Tìm trang đã mất">
        <div className="search">
          <input name="q" type="search" aria-label="Từ cần tìm" required maxLength={100} autoComplete="off" />
          <button type="submit">Tìm</button>
        </div>
      </form>
      <p className="acts">
        <a className="btn alt" href="/">
          Về trang chủ
        </a>
        <a className="btn alt" href="/so-do">
          Sơ đồ trang
        </a>
      </p>
    </Plain>,
  );
}
