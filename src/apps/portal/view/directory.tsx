// The units below a Sở or a Phòng: by office, by level, found by name.
/** @jsxImportSource hono/jsx */
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Icon } from './parts.tsx';

type Level = keyof typeof levelNames;
export type UnitGroup = {
  /** The place on the directory's page. */
  anchor: string;
  name: string;
  /** The group's own site; null when the group is a level. */
  hostLabel: string | null;
  units: { name: string; hostLabel: string; level: Level }[];
};

export function levelCounts(group: UnitGroup): { level: Level; name: string; n: number }[] {
  const levels = [...new Set(group.units.map((unit) => unit.level))];
  return levels.map((level) => ({
    level,
    name: levelNames[level],
    n: group.units.filter((unit) => unit.level === level).length,
  }));
}

export function renderDirectory(around: Around, title: string, groups: UnitGroup[], text: string): string {
  const found = groups.reduce((n, group) => n + group.units.length, 0);
  return render(
    around,
    {
      ...{ title, description: `Danh bạ đơn vị của ${around.site.name}`, path: '/danh-ba' },
      ...(text ? { noindex: true } : {}),
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <form className="finder" action="/danh-ba" role="search" aria-label="Tìm trong danh bạ">
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
            <span>{found === 0 ? `Không có đơn vị nào khớp “${text}”` : `${formatNumber(found)} đơn vị khớp “${text}”`}</span>
            <a href="/danh-ba">Xem cả danh bạ</a>
          </p>
        )}
        {groups.map((group) => (
          <details className="units" key={group.anchor} id={group.anchor} open={text !== '' || groups.length <= 5}>
            <summary>
              {group.name} <span>{formatNumber(group.units.length)}</span>
            </summary>
            <ul className="ul">
              {group.hostLabel !== null && (
                <li>
                  <a href={around.url(group.hostLabel)}>
                    <b>Trang của {group.name}</b>
                  </a>
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
    </>,
  );
}
