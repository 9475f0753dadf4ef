// News of units whose site is elsewhere: a title that leads there, with the unit and the site named.
/** @jsxImportSource hono/jsx */
import type { LinkedItem } from '#modules/sharing/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Day, Pager } from './parts.tsx';

export const linkedPath = '/tin-cac-don-vi';
const hostIn = (address: string): string => new URL(address).host.replace(/^www\./, '');

export function LinkedRow({ item, summary }: { item: LinkedItem; summary?: boolean }) {
  return (
    <li className="row">
      <h3>
        <a className="t" href={item.link} rel="external noopener">
          {item.title}
        </a>
      </h3>
      {summary && item.summary && <p className="sum">{item.summary}</p>}
      <p className="meta">
        <span>{item.name}</span>
        <Day at={item.publishedAt} />
        <span>trang {hostIn(item.link)}</span>
      </p>
    </li>
  );
}

export function renderLinked(around: Around, items: LinkedItem[], page: number, more: boolean): string {
  const at = (n: number) => (n > 1 ? `${linkedPath}?trang=${n}` : linkedPath);
  const title = 'Tin ở trang riêng của các đơn vị';
  return render(
    around,
    { sheet: 'news', title, description: `${title} thuộc ${around.site.name}`, path: at(page) },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <p className="meta">
          <span>Mỗi tin dẫn tới trang của đơn vị viết tin.</span>
        </p>
        <h2 className="vh">Các tin</h2>
        <ul className="rows list">
          {items.map((item) => (
            <LinkedRow key={item.link} item={item} summary />
          ))}
        </ul>
        <Pager page={page} more={more} at={at} />
      </div>
    </>,
  );
}
