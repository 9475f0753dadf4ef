// Pages of sections: a written one, who leads the unit, the map of the site, what machines may read of it.
/** @jsxImportSource hono/jsx */
import { plainText } from '#modules/content/index.ts';
import type { Leader } from '#modules/sites/index.ts';
import type { MenuItem } from '../menu.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Below, Plain, Prose } from './pages.tsx';
import { Icon, Photo, telOf } from './parts.tsx';

type Named = { slug: string; title: string };
type Near = { above: Named | undefined; children: Named[] };

export function renderSection(around: Around, section: Named & { body: unknown }, near: Near): string {
  const description = plainText(section.body).slice(0, 200) || `${section.title} của ${around.site.name}`;
  return render(
    around,
    { title: section.title, description, path: `/${section.slug}` },
    <Plain title={section.title} above={near.above}>
      {section.body !== null && <Prose around={around} body={section.body} />}
      <Below items={near.children} />
    </Plain>,
  );
}

/** How to reach one of the leaders: as a link that a phone can follow. */
export const LeaderReach = ({ phone, email }: Pick<Leader, 'phone' | 'email'>) =>
  (phone || email) && (
    <p className="reach">
      {phone && (
        <a href={telOf(phone)}>
          <Icon name="phone" />
          {phone}
        </a>
      )}
      {email && (
        <a href={`mailto:${email}`}>
          <Icon name="mail" />
          {email}
        </a>
      )}
    </p>
  );

export const initialsOf = (name: string) =>
  name
    .split(' ')
    .slice(-2)
    .map((word) => word[0])
    .join('');

export function renderLeaders(around: Around, section: Named, leaders: readonly Leader[], near: Near): string {
  const names = leaders.map((leader) => `${leader.title} ${leader.name}`).join(', ');
  return render(
    around,
    { title: section.title, description: `${section.title} ${around.site.name}: ${names}`, path: `/${section.slug}` },
    <Plain title={section.title} above={near.above}>
      <ul className="people">
        {leaders.map((leader) => {
          const photo = leader.photo ? around.pictures.get(leader.photo) : undefined;
          return (
            <li key={leader.id}>
              {photo ? (
                <Photo picture={photo} className="gate" sizes="7rem" width={480} />
              ) : (
                <span className="gate" aria-hidden="true">
                  {initialsOf(leader.name)}
                </span>
              )}
              <div>
                <p className="kick">{leader.title}</p>
                <h2>{leader.name}</h2>
                {leader.duty && <p className="duty">{leader.duty}</p>}
                <LeaderReach {...leader} />
              </div>
            </li>
          );
        })}
      </ul>
      <Below items={near.children} />
    </Plain>,
  );
}

export function renderSiteMap(around: Around, tree: readonly MenuItem[]): string {
  const title = 'Sơ đồ trang';
  return render(
    around,
    { title, description: `Mọi mục của trang ${around.site.name}`, path: '/so-do' },
    <Plain title={title}>
      <ul className="sitemap">
        <li>
          <a href="/">Trang chủ</a>
        </li>
        {tree.map((item) => (
          <li key={item.slug}>
            <a href={`/${item.slug}`}>{item.title}</a>
            {item.children.length > 0 && (
              <ul>
                {item.children.map((child) => (
                  <li key={child.slug}>
                    <a href={`/${child.slug}`}>{child.title}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        <li>
          <a href="/tim-kiem">Tìm kiếm</a>
        </li>
      </ul>
    </Plain>,
  );
}

/** TT 37: data that describe the site, for search, exchange and linking. Every page carries its own; here are the ways to all of them. */
export function renderMetadata(around: Around, section: Named): string {
  const ways = [
    {
      href: '/sitemap.xml',
      name: 'Sơ đồ trang cho máy tìm kiếm',
      form: 'Sitemap XML',
      what: 'Mọi trang, bài và văn bản, kèm ngày cập nhật',
    },
    { href: '/rss.xml', name: 'Tin mới', form: 'RSS 2.0', what: '30 bài mới nhất, kèm ảnh' },
    { href: '/van-ban/rss.xml', name: 'Văn bản mới', form: 'RSS 2.0', what: '50 văn bản mới nhất' },
    { href: '/van-ban.csv', name: 'Danh mục văn bản', form: 'CSV', what: 'Số, loại, trích yếu, ngày, hiệu lực của mọi văn bản' },
  ];
  return render(
    around,
    { title: section.title, description: `Dữ liệu đặc tả của ${around.site.name}`, path: `/${section.slug}` },
    <Plain title={section.title}>
      <div className="prose">
        <p>
          Mỗi trang có dữ liệu đặc tả theo chuẩn Dublin Core trong phần đầu: tiêu đề, tác giả, đơn vị phát hành, ngày, ngôn ngữ,
          địa chỉ. Phần mềm khác tìm và lấy dữ liệu của trang theo các đường dưới đây.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
      <div className="scroll" role="region" aria-label="Dữ liệu đặc tả" tabIndex={0}>
        <table className="tb">
          <thead>
            <tr>
              <th scope="col">Dữ liệu</th>
              <th scope="col">Dạng</th>
              <th scope="col">Nội dung</th>
            </tr>
          </thead>
          <tbody>
            {ways.map((way) => (
              <tr key={way.href}>
                <td>
                  <a href={way.href}>{way.name}</a>
                </td>
                <td>{way.form}</td>
                <td>{way.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plain>,
  );
}
