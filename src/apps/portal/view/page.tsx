// The frame of every public page: who we are, where to go, how to reach us.
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Site } from '#modules/sites/index.ts';

export type Around = {
  site: Site;
  url(label: string, path?: string): string;
  officeUrl: string;
  css: string;
  sceneUrl(name: string): string;
};
export type Head = {
  title: string;
  description: string;
  path: string;
  status?: 'article' | 'page';
  publishedAt?: Date;
  author?: string;
  noindex?: boolean;
};

const initials = (name: string) =>
  name
    .replace(/^(Trường|Trung tâm) (Mầm non|Tiểu học|THCS|THPT|GDNN-GDTX|GDTX)?|Sở .*|Phòng .*/g, '')
    .trim()
    .split(' ')
    .filter(Boolean)
    .slice(0, 2)
    .map((w) => w[0])
    .join('') || 'GD';

export function render(around: Around, head: Head, body: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <Page around={around} head={head}>
      {body}
    </Page>,
  )}`;
}

function Page({ around, head, children }: { around: Around; head: Head; children: ReactNode }) {
  const { site, url, css } = around;
  const address = url(site.hostLabel, head.path);
  const home = head.path === '/';
  const title = home ? site.name : `${head.title} – ${site.shortName}`;
  return (
    <html lang="vi" data-palette={site.palette} data-level={site.level}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={head.description.slice(0, 300)} />
        {head.noindex && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={address} />
        <link rel="stylesheet" href={css} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/rss+xml" title={`Tin của ${site.shortName}`} href="/rss.xml" />
        <meta name="DC.title" content={head.title} />
        <meta name="DC.publisher" content={site.name} />
        <meta name="DC.language" content="vi" />
        <meta name="DC.identifier" content={address} />
        <meta name="DC.type" content="Text" />
        {head.publishedAt && <meta name="DC.date" content={head.publishedAt.toISOString()} />}
        {head.author && <meta name="DC.creator" content={head.author} />}
      </head>
      <body>
        <a className="skip" href="#noi-dung">
          Tới nội dung
        </a>
        <div className="topbar">
          <div className="wrap">
            <span>{site.superior ? `Thuộc ${site.superior.name}` : 'Trang thông tin chính thức của cơ quan nhà nước'}</span>
            <a className="end" href={around.officeUrl}>
              Đăng nhập
            </a>
          </div>
        </div>
        <header className={site.level === 'department' ? 'mast solid' : 'mast'}>
          <div className="wrap">
            <a className="id" href="/">
              <span className="arch" aria-hidden="true">
                {initials(site.name)}
              </span>
              <span>
                <small>{site.superior?.name ?? 'Ủy ban nhân dân tỉnh Nam Định'}</small>
                <b>{site.name}</b>
              </span>
            </a>
            <form className="find" action="/tim-kiem" role="search">
              <input name="q" type="search" aria-label="Tìm trong trang" placeholder="Tìm trong trang này" required />
              <button type="submit">Tìm</button>
            </form>
          </div>
        </header>
        <nav className="nav" aria-label="Mục chính">
          <div className="wrap">
            <ul>
              {menuOf(site).map((section) => (
                <li key={section.slug}>
                  <a href={`/${section.slug}`} aria-current={head.path === `/${section.slug}` ? 'page' : undefined}>
                    {section.title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </nav>
        <main id="noi-dung">{children}</main>
        <Footer around={around} />
      </body>
    </html>
  );
}

/** An empty section is not in the menu: visitors never meet an empty page. */
export const menuOf = (site: Site) => site.sections.filter((s) => s.inMenu && (s.kind !== 'page' || s.body !== null));

function Footer({ around: { site, url } }: { around: Around }) {
  const { profile, superior } = site;
  return (
    <footer>
      <div className="wrap c2">
        <div>
          <h2>{site.name}</h2>
          {superior && <p>Cơ quan chủ quản: {superior.name}</p>}
          {profile.address && <p>Địa chỉ: {profile.address}</p>}
          {profile.phone && (
            <p>
              Điện thoại: <a href={`tel:${profile.phone}`}>{profile.phone}</a>
            </p>
          )}
          {profile.email && (
            <p>
              E-mail: <a href={`mailto:${profile.email}`}>{profile.email}</a>
            </p>
          )}
          {profile.headName && (
            <p>
              Chịu trách nhiệm: {profile.headTitle ?? 'Người đứng đầu'} {profile.headName}
            </p>
          )}
        </div>
        <ul className="links">
          {superior && (
            <li>
              <a href={url(superior.hostLabel)}>{superior.name}</a>
            </li>
          )}
          {site.hostLabel !== '' && superior?.hostLabel !== '' && (
            <li>
              <a href={url('')}>Sở Giáo dục và Đào tạo</a>
            </li>
          )}
          <li>
            <a href="/rss.xml">RSS</a>
          </li>
          <li>
            <a href="/sitemap.xml">Sơ đồ trang</a>
          </li>
        </ul>
      </div>
      <p className="wrap end">Ghi rõ nguồn “{site.name}” khi phát hành lại thông tin từ trang này.</p>
    </footer>
  );
}
