// The units below a Sở or a Phòng: by office, by level, found by name.
/** @jsxImportSource hono/jsx */
import { formatNumber } from '#kernel/numbers.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Icon, Pager } from './parts.tsx';
import { GroupIndex, type UnitGroup, UnitLists } from './units.tsx';

export const directoryPath = '/danh-ba';
export const groupPath = (group: Pick<UnitGroup, 'slug'>): string => `${directoryPath}/${group.slug}`;

export type DirectoryView = {
  /** Of the section. */
  title: string;
  /** The one whose page this is. */
  group: UnitGroup | null;
  /** What was looked for. */
  text: string;
  total: number;
  groups: UnitGroup[];
  /** The groups without their units. */
  index: boolean;
  page: number;
  more: boolean;
};

export function renderDirectory(around: Around, view: DirectoryView): string {
  const { title, group, text, total, groups, index, page, more } = view;
  const here = group ? groupPath(group) : directoryPath;
  const at = (n: number) => {
    const search = new URLSearchParams({ ...(text ? { q: text } : {}), ...(n > 1 ? { trang: String(n) } : {}) });
    return search.size > 0 ? `${here}?${search}` : here;
  };
  return render(
    around,
    {
      ...{ sheet: 'units', title: group ? `${group.name}, ${title.toLowerCase()}` : title, path: text ? here : at(page) },
      description: `Danh bạ đơn vị của ${group?.name ?? around.site.name}`,
      ...(text ? { noindex: true } : {}),
    },
    <>
      <Crumbs items={group ? [{ href: directoryPath, label: title }] : []} />
      <div className="wrap sec top">
        <h1>{group?.name ?? title}</h1>
        {group && (
          <p className="meta">
            <span>{formatNumber(total)} đơn vị</span>
            {group.hostLabel !== null && <a href={around.url(group.hostLabel)}>Trang của {group.name}</a>}
          </p>
        )}
        <form className="finder" action={directoryPath} role="search" aria-label="Tìm trong danh bạ">
          <label htmlFor="ten-truong">Tên trường, gõ không dấu cũng được</label>
          <div className="search">
            <input id="ten-truong" name="q" type="search" value={text} maxLength={100} autoComplete="off" />
            <button type="submit">
              <Icon name="search" />
              Tìm
            </button>
          </div>
        </form>
        {text && (
          <p className="meta">
            <span>{total === 0 ? `Không có đơn vị nào khớp “${text}”` : `${formatNumber(total)} đơn vị khớp “${text}”`}</span>
            <a href={directoryPath}>Xem cả danh bạ</a>
          </p>
        )}
        {index ? (
          <GroupIndex groups={groups} at={groupPath} heading="h2" />
        ) : (
          <UnitLists groups={groups} at={(unit) => around.url(unit.hostLabel)} own={around.url} />
        )}
        <Pager page={page} more={more} at={at} />
      </div>
    </>,
  );
}
