// The frame of every public page: who we are, where to go, how to reach us.
/** @jsxImportSource hono/jsx */

import { raw } from 'hono/html';
import { formatDate } from '#kernel/calendar.ts';
import { isShown, type Section, type Site } from '#modules/sites/index.ts';
import { type MenuItem, menuTree } from '../menu.ts';
import type { Around, Head } from './around.ts';
import { HtmlHead } from './html-head.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { type Node, textOf } from './node.tsx';
import { type Fact, Facts, Icon, Photo, telOf } from './parts.tsx';
import { unitSchema } from './schema-org.ts';

const initials = (name: string) =>
  name
    .replace(/^(Trường|Trung tâm) (Mầm non|Tiểu học|THCS|THPT|GDNN-GDTX|GDTX)?|Sở .*|Phòng .*/g, '')
    .trim()
    .split(' ')
    .filter(Boolean)
    .slice(0, 2)
    .map((w) => w[0])
    .join('') || 'GD';

export function render(around: Around, head: Head, body: Node): string {
  const page = (
    <Page around={around} head={head}>
      {body}
    </Page>
  );
  return `<!doctype html>${textOf(page)}`;
}

const bodyHere = '\0';
/** The same with the body left out: what stands before and after it. */
export function renderAround(around: Around, head: Head): [before: string, after: string] {
  const [before = '', after = ''] = render(around, head, bodyHere).split(bodyHere);
  return [before, after];
}

/** An office's site is searched with those of the units below it. */
const places: Partial<Record<Site['level'], string>> = {
  department: 'Tìm ở Sở và các trường',
  district: 'Tìm ở Phòng và các trường',
};

/** The first level of the menu: where a visitor can go. */
export function menuOf(site: Site): Section[] {
  const tops = new Set(menuTree(site).map((item) => item.slug));
  return site.sections.filter((section) => tops.has(section.slug));
}
/** As many as stand in one line at the desk; the others wait behind “Tất cả”. */
const lineLength = 8;

/** Of the frame, what is the same on all pages of a site: written down once, for as long as the site is kept (`sites.ts`). */
function onceASite(part: (around: Around) => Node): (around: Around) => Node {
  const written = new WeakMap<Site, Node>();
  return (around) => {
    const known = written.get(around.site);
    if (known) return known;
    // Through bytes: the text in one piece, without the thousand it was put together from.
    const html = raw(Buffer.from(textOf(part(around))).toString());
    written.set(around.site, html);
    return html;
  };
}

/** 'Sở Giáo dục và Đào tạo Nam Định' is the department of 'Nam Định'. */
export const provinceOf = (site: Site) => (site.superiors.at(-1) ?? site).name.replace(/^Sở Giáo dục và Đào tạo\s+/i, '');

/** Cơ quan chủ quản (P-3.1): the unit above; above the department the people's committee, which has no site here. */
function governingBodyOf(site: Site): string {
  if (site.superiors[0]) return site.superiors[0].name;
  const province = provinceOf(site);
  const whole = /^(tỉnh|thành phố)/i.test(province) ? province : `tỉnh ${province}`;
  // A name is not taken apart at the end of a line.
  return `Ủy ban nhân dân ${whole.replaceAll(' ', '\u00a0')}`;
}

/** What the style sheet dresses the page by. */
export const dressOf = ({ palette, level, look: { theme } }: Site) => ({
  ...{ 'data-palette': palette, 'data-theme': theme, 'data-level': level },
  'data-mast': theme === 'bang' || (theme === 'cong' && level === 'department') ? 'deep' : undefined,
});

function Page({ around, head, children }: { around: Around; head: Head; children: Node }) {
  const { site } = around;
  const home = head.path === '/';
  const title = home ? site.name : `${head.title} – ${site.shortName}`;
  const schema = [...(home ? unitSchema(around) : []), ...(head.schema ?? [])];
  return (
    <html lang="vi" {...dressOf(site)}>
      <HtmlHead
        {...{ around, head, title, schema, lang: 'vi', siteName: site.name }}
        rights={`Ghi rõ nguồn “${site.name}” khi phát hành lại`}
      />
      <body>
        <a className="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        <header>
          <div className="topbar">
            <div className="wrap">
              {official(around)}
              <div className="tools">
                <LanguageSwitch around={around} head={head} />
                <a href={around.officeUrl}>Đăng nhập</a>
              </div>
            </div>
          </div>
          {site.look.banner && <Photo picture={site.look.banner} className="strip" width={1600} eager />}
          <div className={home && site.level === 'department' ? 'mast full' : 'mast'}>{mast(around)}</div>
          <nav className="nav" aria-label="Danh mục chính">
            <div className="wrap">
              <ul className="n">
                {menuTree(site)
                  .slice(0, lineLength)
                  .map((item) => (
                    <Top key={item.slug} item={item} path={head.path} />
                  ))}
              </ul>
              <button type="button" className="icon-btn" popoverTarget="menu">
                <Icon name="menu" />
                Tất cả
              </button>
            </div>
          </nav>
          {menu(around)}
        </header>
        <main id="noi-dung" tabIndex={-1}>
          <Closed around={around} />
          {children}
        </main>
        {footer(around)}
      </body>
    </html>
  );
}

/** A dissolved unit's pages stay to be read; what is new stands elsewhere. */
function Closed({ around: { site, url } }: { around: Around }) {
  if (!site.closed) return null;
  const { on, successor } = site.closed;
  return (
    <div className="wrap">
      <p className="note closed-unit">
        {successor ? (
          <>
            {site.name} đã sáp nhập vào{' '}
            {successor.hostLabel === null ? <b>{successor.name}</b> : <a href={url(successor.hostLabel)}>{successor.name}</a>} từ
            ngày {formatDate(on)}.
          </>
        ) : (
          <>
            {site.name} đã giải thể từ ngày {formatDate(on)}.
          </>
        )}{' '}
        Trang này chỉ còn để đọc, không có tin mới và không nhận câu hỏi.
      </p>
    </div>
  );
}

export const Flag = () => (
  <svg viewBox="0 0 30 20" aria-hidden="true">
    <path fill="#da251d" d="M0 0h30v20H0z" />
    <path fill="#ff0" d="m15 4 1.35 4.15h4.36l-3.53 2.56 1.35 4.15L15 12.3l-3.53 2.56 1.35-4.15-3.53-2.56h4.36z" />
  </svg>
);

const official = onceASite(({ site }) => (
  <p className="official">
    <Flag />
    <span>
      {site.superiors.length > 0 ? (
        <>
          Thuộc Cổng <span className="roomy">thông tin ngành </span>Giáo dục {provinceOf(site)}
        </>
      ) : (
        <>
          Trang <span className="roomy">thông tin </span>chính thức của cơ quan nhà nước
        </>
      )}
    </span>
  </p>
));

const mast = onceASite((around) => {
  const { site } = around;
  return (
    <div className="wrap">
      <a className="brand" href="/">
        <Mark around={around} />
        <span>
          <small>{governingBodyOf(site)}</small>
          <b>{site.name}</b>
        </span>
      </a>
      <div className="mast-act">
        <a className="icon-btn" href="/tim-kiem" aria-label="Tìm kiếm">
          <Icon name="search" />
        </a>
        <button type="button" className="icon-btn" popoverTarget="menu" aria-label="Mở danh mục">
          <Icon name="menu" />
        </button>
      </div>
      <form className="search" action="/tim-kiem" role="search">
        <label className="vh" htmlFor="q">
          Tìm trong trang
        </label>
        <input
          id="q"
          name="q"
          type="search"
          placeholder={places[site.level] ?? 'Tìm trong trang này'}
          required
          maxLength={100}
          autoComplete="off"
        />
        <button type="submit">
          <Icon name="search" />
          <span className="vh">Tìm</span>
        </button>
      </form>
    </div>
  );
});

/** The logo that the unit has or was given, else its first letters in the arch of a gate. Its name stands beside it: no words. */
export function Mark({ around: { site, url } }: { around: Around }) {
  const { logo } = site.look;
  if (logo)
    return (
      <Photo
        picture={{ ...logo.picture, alt: '' }}
        base={logo.hostLabel === site.hostLabel ? '' : url(logo.hostLabel, '')}
        className="logo"
        sizes="14rem"
        width={480}
        eager
      />
    );
  return (
    <svg className="mark" viewBox="0 0 60 68" aria-hidden="true">
      <path d="M2 66V30a28 28 0 0 1 56 0v36z" />
      <path className="in" d="M12 66V31a18 18 0 0 1 36 0v35" />
      <text x="30" y="51" textAnchor="middle">
        {initials(site.name)}
      </text>
    </svg>
  );
}

/** What stands below opens under the pointer and under the focus; a tap leads to the page, which names the same places. */
function Top({ item, path }: { item: MenuItem; path: string }) {
  const here = (slug: string) => (path === `/${slug}` ? 'page' : undefined);
  const inside = item.children.some((child) => here(child.slug));
  return (
    <li className={item.children.length > 0 ? 'has' : undefined}>
      <a href={`/${item.slug}`} aria-current={here(item.slug) ?? (inside ? 'true' : undefined)}>
        {item.title}
      </a>
      {item.children.length > 0 && (
        <ul>
          {item.children.map((child) => (
            <li key={child.slug}>
              <a href={`/${child.slug}`} aria-current={here(child.slug)}>
                {child.title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The whole tree of the site; the browser opens and closes it, no script. */
const menu = onceASite(({ site, url, officeUrl }) => {
  const tree = menuTree(site);
  const single = tree.filter((item) => item.children.length === 0);
  return (
    <nav className="menu" id="menu" popover="auto" aria-label="Tất cả mục">
      <div className="wrap">
        <div className="menu-top">
          <h2>Tất cả mục</h2>
          <button type="button" className="icon-btn" popoverTarget="menu" popoverTargetAction="hide" aria-label="Đóng danh mục">
            <Icon name="close" />
          </button>
        </div>
        <ul className="lead">
          {single.map((item) => (
            <li key={item.slug}>
              <a href={`/${item.slug}`}>{item.title}</a>
            </li>
          ))}
        </ul>
        <div className="g4">
          {tree
            .filter((item) => item.children.length > 0)
            .map((item) => (
              <div key={item.slug}>
                <h3>
                  <a href={`/${item.slug}`}>{item.title}</a>
                </h3>
                <ul>
                  {item.children.map((child) => (
                    <li key={child.slug}>
                      <a href={`/${child.slug}`}>{child.title}</a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          <div>
            <h3>Khác</h3>
            <ul>
              {site.superiors.map((unit) => (
                <li key={unit.id}>
                  <a href={url(unit.hostLabel)}>{unit.shortName}</a>
                </li>
              ))}
              <li>
                <a href="/tim-kiem">Tìm kiếm</a>
              </li>
              <li>
                <a href="/so-do">Sơ đồ trang</a>
              </li>
              <li>
                <a href={officeUrl}>Đăng nhập</a>
              </li>
            </ul>
          </div>
        </div>
      </div>
    </nav>
  );
});

/** Where a reader says that something of the site is wrong; null: the site has no such form. */
export const faultPath = ({ site }: Around): string | null => {
  const contact = site.sections.find((section) => section.kind === 'contact' && isShown(section));
  return contact && !site.closed ? `/${contact.slug}/gui` : null;
};

/** Where a site that was given no links leads, and has chosen none. */
const usualLinks = [
  { label: 'Bộ Giáo dục và Đào tạo', href: 'https://moet.gov.vn' },
  { label: 'Cổng dịch vụ công quốc gia', href: 'https://dichvucong.gov.vn' },
];

const footer = onceASite((around) => {
  const { site, url } = around;
  const { profile, superiors, look } = site;
  const links = look.links.length > 0 ? look.links : usualLinks;
  const fault = faultPath(around);
  const facts: Fact[] = [{ label: 'Cơ quan chủ quản:', text: governingBodyOf(site) }];
  if (profile.address) facts.push({ label: 'Địa chỉ:', text: profile.address });
  if (profile.phone) facts.push({ label: 'Điện thoại:', text: profile.phone, href: telOf(profile.phone) });
  if (profile.email) facts.push({ label: 'E-mail:', text: profile.email, href: `mailto:${profile.email}` });
  if (profile.headName)
    facts.push({ label: 'Chịu trách nhiệm:', text: `${profile.headTitle ?? 'Người đứng đầu'} ${profile.headName}` });
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="cols">
          <div className="org">
            <b>{site.name}</b>
            <Facts facts={facts} />
            {look.footer && <p className="own">{look.footer}</p>}
          </div>
          <nav aria-label="Liên kết">
            <h2>Liên kết</h2>
            <ul>
              {superiors.map((unit) => (
                <li key={unit.id}>
                  <a href={url(unit.hostLabel)}>{unit.name}</a>
                </li>
              ))}
              {links.map((link) => (
                <li key={link.label + link.href}>
                  <a href={link.href} rel="noopener">
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label="Về trang này">
            <h2>Về trang này</h2>
            <ul>
              <li>
                <a href="/so-do">Sơ đồ trang</a>
              </li>
              <li>
                <a href="/rss.xml">RSS</a>
              </li>
              <li>
                <a href="/tro-nang">Trợ năng</a>
              </li>
              <li>
                <a href="/du-lieu-ca-nhan">Dữ liệu cá nhân</a>
              </li>
              {fault && (
                <li>
                  <a href={fault}>Báo lỗi trang</a>
                </li>
              )}
              <li>
                <a href="/luot-xem">Thống kê truy cập</a>
              </li>
            </ul>
          </nav>
        </div>
        <div className="end">
          <p>Ghi rõ nguồn “{site.name}” khi phát hành lại thông tin từ trang này.</p>
        </div>
      </div>
    </footer>
  );
});
