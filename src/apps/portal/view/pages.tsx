// The pages of a site as functions of plain data.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { type PublishedArticle, type PublishedCard, plainText, richTextHtml } from '#modules/content/index.ts';
import { type Around, render } from './page.tsx';

export type DirectoryGroup = { name: string; hostLabel: string | null; units: { name: string; hostLabel: string }[] };
export type HomeView = {
  news: PublishedCard[];
  notices: PublishedCard[];
  fromAbove: (PublishedCard & { hostLabel: string; from: string })[];
  figures: { label: string; value: number }[];
  directory: DirectoryGroup[];
};

const dateOf = (at: Date) => formatDate(toLocal(at).date);
const linkOf = (card: PublishedCard) => `/tin/${card.slug}`;

function Card({ around, card, lead = false }: { around: Around; card: PublishedCard; lead?: boolean }) {
  return (
    <article className={lead ? 'card lead' : 'card'}>
      <a href={linkOf(card)}>
        {card.coverScene && (
          <img
            src={around.sceneUrl(card.coverScene)}
            alt={card.coverAlt}
            width="720"
            height={lead ? 405 : 480}
            loading={lead ? 'eager' : 'lazy'}
          />
        )}
        <h3>{card.title}</h3>
      </a>
      {card.summary && <p>{card.summary}</p>}
      <p className="meta">
        {dateOf(card.publishedAt)}
        {card.author && ` · ${card.author}`}
      </p>
    </article>
  );
}

function Notice({ card, href, from }: { card: PublishedCard; href: string; from?: string }) {
  const date = toLocal(card.publishedAt).date;
  return (
    <li className="row">
      <span className="cal" aria-hidden="true">
        {date.slice(8)}
        <small>th {date.slice(5, 7)}</small>
      </span>
      <div>
        <a href={href}>{card.title}</a>
        <p className="meta">
          {from ? `${from} · ` : ''}
          {dateOf(card.publishedAt)}
        </p>
      </div>
    </li>
  );
}

export function renderHome(around: Around, view: HomeView): string {
  const { site } = around;
  const office = site.level === 'department' || site.level === 'district';
  const [first, ...others] = view.news;
  return render(
    around,
    { title: site.name, description: site.tagline ?? site.profile.introduction ?? site.name, path: '/' },
    <>
      {office ? (
        <section>
          <div className="wrap">
            <h1 className="skip">{site.name}</h1>
            <div className="c2">
              <div>{first && <Card around={around} card={first} lead />}</div>
              <div>
                <NoticeList view={view} />
              </div>
            </div>
          </div>
        </section>
      ) : (
        <section className="hero">
          <div className={site.level === 'mn' ? 'wrap' : undefined}>
            {site.heroScene && <img src={around.sceneUrl(site.heroScene)} alt="" width="1440" height="480" />}
            <div className="say">
              <h1>{site.tagline ?? site.name}</h1>
              <p>{view.figures.map((f) => `${formatNumber(f.value)} ${f.label}`).join(', ')}</p>
            </div>
          </div>
        </section>
      )}
      {(office ? others.length > 0 : view.news.length + view.notices.length > 0) && (
        <section>
          <div className="wrap c2">
            {(office ? others : view.news).length > 0 && (
              <div>
                <div className="sh">
                  <h2>{office ? 'Tin tức, sự kiện' : 'Chuyện ở trường'}</h2>
                  <a href="/tin-tuc">Tất cả tin</a>
                </div>
                <div className="g3">
                  {(office ? others : view.news).map((card) => (
                    <Card key={card.id} around={around} card={card} />
                  ))}
                </div>
              </div>
            )}
            {!office && <NoticeList view={view} />}
          </div>
        </section>
      )}
      {office && view.figures.length > 0 && (
        <section className="deep">
          <div className="wrap">
            <div className="sh">
              <h2>Giáo dục qua con số</h2>
            </div>
            <div className="figs">
              {view.figures.map((f) => (
                <p key={f.label}>
                  <b>{formatNumber(f.value)}</b> {f.label}
                </p>
              ))}
            </div>
          </div>
        </section>
      )}
      {view.fromAbove.length > 0 && (
        <section className="band">
          <div className="wrap">
            <div className="sh">
              <h2>Từ cấp trên</h2>
            </div>
            <ul>
              {view.fromAbove.map((card) => (
                <Notice key={card.id} card={card} href={around.url(card.hostLabel, linkOf(card))} from={card.from} />
              ))}
            </ul>
          </div>
        </section>
      )}
      {view.directory.length > 0 && (
        <section>
          <div className="wrap">
            <div className="sh">
              <h2>Danh bạ trang thành viên</h2>
              <a href="/danh-ba">Toàn bộ danh bạ</a>
            </div>
            <ul className="dir">
              {view.directory.map((group) => (
                <li key={group.name} className="row">
                  <span>
                    {group.hostLabel === null ? <b>{group.name}</b> : <a href={around.url(group.hostLabel)}>{group.name}</a>}
                    <span className="meta"> {formatNumber(group.units.length)} đơn vị</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>,
  );
}

function NoticeList({ view }: { view: HomeView }) {
  if (view.notices.length === 0) return null;
  return (
    <div>
      <div className="sh">
        <h2>Thông báo</h2>
        <a href="/thong-bao">Tất cả thông báo</a>
      </div>
      <ul>
        {view.notices.map((card) => (
          <Notice key={card.id} card={card} href={linkOf(card)} />
        ))}
      </ul>
    </div>
  );
}

export function Directory({ around, groups }: { around: Around; groups: DirectoryGroup[] }) {
  return (
    <div className="dir">
      {groups.map((group) => (
        <details key={group.name}>
          <summary>
            {group.name} ({group.units.length})
          </summary>
          <ul>
            {group.hostLabel !== null && (
              <li>
                <a href={around.url(group.hostLabel)}>Trang của {group.name}</a>
              </li>
            )}
            {group.units.map((unit) => (
              <li key={unit.hostLabel}>
                <a href={around.url(unit.hostLabel)}>{unit.name}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

const Crumbs = ({ items }: { items: { href: string; label: string }[] }) => (
  <nav className="crumbs" aria-label="Đường dẫn">
    <a href="/">Trang đầu</a>
    {items.map((item) => (
      <span key={item.href}>
        {' › '}
        <a href={item.href}>{item.label}</a>
      </span>
    ))}
  </nav>
);

export function renderArticle(around: Around, article: PublishedArticle): string {
  const section = around.site.sections.find((s) => s.slug === article.sectionSlug);
  const changed = article.version > 1 && article.updatedAt.getTime() - article.publishedAt.getTime() > 60_000;
  return render(
    around,
    {
      title: article.title,
      description: article.summary || plainText(article.body).slice(0, 200),
      path: linkOf(article),
      publishedAt: article.publishedAt,
      author: article.author,
    },
    <section className="page">
      <article className="wrap">
        <Crumbs items={section ? [{ href: `/${section.slug}`, label: section.title }] : []} />
        <h1>{article.title}</h1>
        <p className="meta">
          {dateOf(article.publishedAt)}
          {article.author && ` · ${article.author}`}
          {changed && ` · cập nhật lúc ${toLocal(article.updatedAt).time} ${dateOf(article.updatedAt)}`}
        </p>
        {article.summary && <p className="sapo">{article.summary}</p>}
        {article.coverScene && (
          <figure className="cover">
            <img src={around.sceneUrl(article.coverScene)} alt={article.coverAlt} width="880" height="495" />
          </figure>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: richTextHtml(article.body) }} />
        {article.source && <p className="meta">Nguồn: {article.source}</p>}
      </article>
    </section>,
  );
}

export function renderList(
  around: Around,
  section: { slug: string; title: string },
  cards: PublishedCard[],
  page: number,
  more: boolean,
): string {
  return render(
    around,
    {
      title: section.title,
      description: `${section.title} của ${around.site.name}`,
      path: page > 1 ? `/${section.slug}?trang=${page}` : `/${section.slug}`,
    },
    <section className="page">
      <div className="wrap">
        <Crumbs items={[]} />
        <h1>{section.title}</h1>
        <ul className="prose">
          {cards.map((card) => (
            <Notice key={card.id} card={card} href={linkOf(card)} />
          ))}
        </ul>
        {cards.length === 0 && <p>Chưa có bài trong mục này.</p>}
        <p className="pager">
          {page > 1 && <a href={`/${section.slug}?trang=${page - 1}`}>Mới hơn</a>}
          {more && <a href={`/${section.slug}?trang=${page + 1}`}>Cũ hơn</a>}
        </p>
      </div>
    </section>,
  );
}

export function renderSection(around: Around, section: { slug: string; title: string; body: unknown }): string {
  return render(
    around,
    { title: section.title, description: plainText(section.body).slice(0, 200), path: `/${section.slug}` },
    <section className="page">
      <div className="wrap">
        <Crumbs items={[]} />
        <h1>{section.title}</h1>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: richTextHtml(section.body) }} />
      </div>
    </section>,
  );
}

export function renderContact(around: Around, title: string): string {
  const { site } = around;
  const rows = [
    ['Đơn vị', site.name],
    ['Địa chỉ', site.profile.address],
    ['Điện thoại', site.profile.phone],
    ['E-mail', site.profile.email],
    [site.profile.headTitle ?? 'Người đứng đầu', site.profile.headName],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return render(
    around,
    { title, description: `Liên hệ ${site.name}`, path: '/lien-he' },
    <section className="page">
      <div className="wrap">
        <Crumbs items={[]} />
        <h1>{title}</h1>
        <dl className="facts">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>,
  );
}

export function renderDirectory(around: Around, title: string, groups: DirectoryGroup[]): string {
  return render(
    around,
    { title, description: `Danh bạ đơn vị của ${around.site.name}`, path: '/danh-ba' },
    <section className="page">
      <div className="wrap">
        <Crumbs items={[]} />
        <h1>{title}</h1>
        <Directory around={around} groups={groups} />
      </div>
    </section>,
  );
}

export function renderSearch(around: Around, text: string, found: { items: PublishedCard[]; total: number }): string {
  return render(
    around,
    { title: text ? `Tìm “${text}”` : 'Tìm kiếm', description: 'Kết quả tìm trong trang', path: '/tim-kiem', noindex: true },
    <section className="page">
      <div className="wrap">
        <Crumbs items={[]} />
        <h1>{text ? `Tìm “${text}”` : 'Tìm kiếm'}</h1>
        <p>{text ? `${formatNumber(found.total)} bài khớp.` : 'Gõ từ cần tìm vào ô ở đầu trang, không cần dấu.'}</p>
        <ul className="prose">
          {found.items.map((card) => (
            <Notice key={card.id} card={card} href={linkOf(card)} />
          ))}
        </ul>
      </div>
    </section>,
  );
}

export function renderMissing(around: Around): string {
  return render(
    around,
    { title: 'Không có trang này', description: 'Không có trang này', path: '/404', noindex: true },
    <section className="page">
      <div className="wrap">
        <h1>Không có trang này</h1>
        <p>Địa chỉ có thể đã gõ nhầm, hoặc bài đã được gỡ. Tìm bằng ô ở đầu trang, hoặc về trang đầu.</p>
        <p>
          <a href="/">Về trang đầu của {around.site.name}</a>
        </p>
      </div>
    </section>,
  );
}
