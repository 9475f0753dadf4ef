// The tiles. One tab stop; arrows move to the tile beside, above and below; "/" finds a school by name; Enter opens it.
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { cellsOf, completenessTenths } from '../../rules/standing.ts';
import type { Office } from '../wall-query.ts';
import { doneOf, sum } from './overview.tsx';
import type { WallUnit } from './rows.ts';
import { barOf, cellsWords, tileClass, tileLabel, worstFirst } from './tile.ts';

const schoolLevels = ['mn', 'th', 'thcs'] as const;
/** `own`: the tile of the office itself, unless a filter leaves it out; it is one of the `members`, the units that are counted. */
export type WallGroup = { office: Office; own: WallUnit | undefined; members: WallUnit[]; levels: WallUnit[][] };

/** The units under their offices; an office none of whose units is shown has no row. */
export function groupsOf(units: WallUnit[], offices: Office[]): { groups: WallGroup[]; direct: WallUnit[] } {
  const groups = offices
    .map((office): WallGroup => {
      const members = units.filter((u) => u.unitId === office.id || u.parentId === office.id);
      return {
        ...{ office, members, own: members.find((u) => u.unitId === office.id) },
        levels: schoolLevels.map((level) => members.filter((u) => u.level === level).sort(worstFirst)),
      };
    })
    .filter((group) => group.members.length > 0);
  const grouped = new Set(groups.flatMap((group) => group.members.map((u) => u.unitId)));
  return { groups, direct: units.filter((u) => !grouped.has(u.unitId)) };
}

/** False in the page as sent and while it is taken over, true from then on. */
const useTakenOver = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );

/** Its name travels once, in the data: the page as sent holds nameless tiles, and the browser names them at once. */
const Tile = memo(function Tile({
  unit,
  chosen,
  dim,
  stop,
  named,
}: {
  unit: WallUnit;
  chosen: boolean;
  dim: boolean;
  stop: boolean;
  named: boolean;
}) {
  const bar = named ? barOf(unit) : null;
  return (
    <button
      type="button"
      className={`${tileClass(unit)}${chosen ? ' on' : ''}${dim ? ' dim' : ''}${bar === null ? '' : ' begun'}`}
      style={bar === null ? undefined : ({ '--share': `${bar}%` } as CSSProperties)}
      aria-label={named ? tileLabel(unit) : undefined}
      title={named ? tileLabel(unit) : undefined}
      tabIndex={stop ? undefined : -1}
    />
  );
});

/** The nearest tile above or below: rows have no common number of tiles. */
function vertical(tiles: HTMLElement[], from: HTMLElement, down: boolean): number {
  const here = from.getBoundingClientRect();
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (const [i, tile] of tiles.entries()) {
    const there = tile.getBoundingClientRect();
    const dy = down ? there.top - here.top : here.top - there.top;
    if (dy < here.height / 2) continue;
    const far = dy * 1000 + Math.abs(there.left - here.left);
    if (far < distance) [best, distance] = [i, far];
  }
  return best;
}

type WallProps = {
  groups: WallGroup[];
  direct: WallUnit[];
  chosen: number | null;
  onChoose(id: number): void;
  officeTo(slug: string): string;
};

export function Wall({ groups, direct, chosen, onChoose, officeTo }: WallProps) {
  const navigate = useNavigate();
  const grid = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const named = useTakenOver();
  const columns = useMemo(() => {
    const others = direct
      .filter((u) => !(schoolLevels as readonly string[]).includes(u.level) && u.level !== 'gdtx')
      .sort(worstFirst);
    const gdtx = direct.filter((u) => u.level === 'gdtx').sort(worstFirst);
    const lone = schoolLevels.map((level) => direct.filter((u) => u.level === level).sort(worstFirst));
    return { others, gdtx, lone, some: lone.some((list) => list.length > 0) };
  }, [direct]);
  const order = useMemo(
    () => [
      ...groups.flatMap((g) => [...(g.own ? [g.own] : []), ...g.levels.flat()]),
      ...columns.lone.flat(),
      ...columns.others,
      ...columns.gdtx,
    ],
    [groups, columns],
  );
  const stop = order.some((u) => u.unitId === chosen) ? chosen : (order[0]?.unitId ?? null);
  const hits = useMemo(
    () => (text ? new Set(order.filter((u) => fold(u.name).includes(fold(text))).map((u) => u.unitId)) : null),
    [order, text],
  );
  const withMarks = order.some((unit) => cellsOf(unit.items));
  const tiles = () => [...(grid.current?.querySelectorAll<HTMLElement>('button.k') ?? [])];
  const go = (at: number) => {
    const unit = order[at];
    if (!unit) return;
    onChoose(unit.unitId);
    tiles()[at]?.focus();
  };
  const open = (unit: WallUnit | undefined) => unit && navigate(`/${unit.slug}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = tiles();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const next =
      event.key === 'ArrowRight' || event.key === 'ArrowLeft'
        ? at + (event.key === 'ArrowRight' ? 1 : -1)
        : event.key === 'ArrowDown' || event.key === 'ArrowUp'
          ? vertical(all, event.target as HTMLElement, event.key === 'ArrowDown')
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : null;
    if (next !== null) {
      event.preventDefault();
      go(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(order[at]);
    }
  };
  useEffect(() => {
    const jump = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey) return;
      if ((event.target as HTMLElement).closest('input,textarea,select,[contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, []);
  const search = (value: string) => {
    setText(value);
    const first = value ? order.find((u) => fold(u.name).includes(fold(value))) : undefined;
    if (first) onChoose(first.unitId);
  };
  const tile = (unit: WallUnit) => (
    <Tile
      key={unit.unitId}
      unit={unit}
      chosen={unit.unitId === chosen}
      dim={hits !== null && !hits.has(unit.unitId)}
      stop={unit.unitId === stop}
      named={named}
    />
  );
  const head = (level: UnitLevel, list: WallUnit[]) => (
    <div className="h" key={level}>
      <b>{levelNames[level]}</b>
      <span className="num">
        {doneOf(list)}/{list.length} đủ
      </span>
    </div>
  );
  const ofLevel = (level: (typeof schoolLevels)[number]) => {
    const i = schoolLevels.indexOf(level);
    return [...groups.flatMap((g) => g.levels[i] ?? []), ...(columns.lone[i] ?? [])];
  };
  // Levels with units stand first; what is left of the three columns is empty.
  const some = new Set(schoolLevels.filter((level) => ofLevel(level).length > 0));
  const shown = [...some, ...schoolLevels.filter((level) => !some.has(level))];
  const label = (members: WallUnit[]) => {
    const late = members.filter((u) => u.standing === 'overdue').length;
    const cells = cellsOf(members.flatMap(({ items }) => items));
    return (
      <>
        <span className="num small">{formatPercent(completenessTenths(sum(members, 'complete'), sum(members, 'required')))}</span>
        <small>
          {doneOf(members)}/{members.length} đủ{late > 0 && <em>, {late} quá hạn</em>}
          {cells && `, ô ${formatPercent(completenessTenths(cells.present, cells.needed))}`}
        </small>
      </>
    );
  };
  return (
    <>
      <div className="legend">
        <span>0 %</span>
        <span className="ramp" aria-hidden="true">
          {[0, 1, 2, 3, 4, 5, 6].map((step) => (
            <i key={step} className={`k k${step}`} />
          ))}
        </span>
        <span>100 % đủ</span>
        <span>
          <i className="k late" aria-hidden="true" /> quá hạn mốc
        </span>
        <span>
          <i className="k k3 risk" aria-hidden="true" /> có thể trễ
        </span>
        <span>
          <i className="k k0" aria-hidden="true" /> chưa bắt đầu
        </span>
        {withMarks && (
          <span>
            <i className="k k0 begun" style={{ '--share': '60%' } as CSSProperties} aria-hidden="true" /> đang ghi điểm, vạch
            dưới: phần ô đã có
          </span>
        )}
        <span className="find">
          {hits && (
            <span role="status">{hits.size > 0 ? `${formatNumber(hits.size)} đơn vị khớp` : 'Không có đơn vị nào khớp'}</span>
          )}
          <input
            ref={field}
            type="search"
            className="search"
            aria-label="Tìm đơn vị trên tường"
            placeholder="Tìm đơn vị"
            value={text}
            autoComplete="off"
            onChange={(event) => search(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') go(order.findIndex((u) => hits?.has(u.unitId)));
              if (event.key === 'Escape') search('');
            }}
          />
          <kbd>/</kbd>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the group hands clicks and arrow keys to its buttons */}
      <div
        className="mx"
        ref={grid}
        // Tiles without their names are nothing to anybody who cannot see them, and do nothing yet.
        inert={!named}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const at = tiles().indexOf(event.target as HTMLElement);
          if (at >= 0) onChoose(order[at]?.unitId ?? 0);
        }}
        onDoubleClick={(event) => open(order[tiles().indexOf(event.target as HTMLElement)])}
        data-testid="wall"
      >
        {(groups.length > 0 || columns.some) && (
          <>
            <div className="h">{groups.length > 0 ? 'Phòng GD&ĐT' : ''}</div>
            {shown.map((level) => (some.has(level) ? head(level, ofLevel(level)) : <div className="h" key={level} />))}
          </>
        )}
        {groups.map(({ office, own, members, levels }) => [
          <div className="lb" key={`l${office.id}`}>
            {own ? tile(own) : <span />}
            <Link to={officeTo(office.slug)}>{office.name}</Link>
            {label(members)}
          </div>,
          ...shown.map((level) => (
            <div className="ts" key={`${office.id}-${level}`}>
              {levels[schoolLevels.indexOf(level)]?.map(tile)}
            </div>
          )),
        ])}
        {columns.some && (
          <>
            <div className="lb" />
            {shown.map((level) => (
              <div className="ts" key={level}>
                {columns.lone[schoolLevels.indexOf(level)]?.map(tile)}
              </div>
            ))}
          </>
        )}
        {columns.others.length + columns.gdtx.length > 0 && (
          <>
            <div className="h" />
            <div className="h wide">
              {columns.others.length > 0 && (
                <>
                  <b>{levelNames.thpt}</b>
                  <span className="num">
                    {doneOf(columns.others)}/{columns.others.length} đủ
                  </span>
                </>
              )}
            </div>
            {columns.gdtx.length > 0 ? head('gdtx', columns.gdtx) : <div className="h" />}
            <div className="lb">
              <span />
              <b>Trực thuộc Sở</b>
              {label([...columns.others, ...columns.gdtx])}
            </div>
            <div className="ts wide">{columns.others.map(tile)}</div>
            <div className="ts">{columns.gdtx.map(tile)}</div>
          </>
        )}
      </div>
    </>
  );
}

/** On a phone the wall is bars, worst first. */
export function Bars({ groups, direct, officeTo }: Pick<WallProps, 'groups' | 'direct' | 'officeTo'>) {
  const rows = [
    ...groups.map(({ office, members }) => ({ slug: office.slug, name: office.name, members })),
    { slug: 'so', name: groups.length > 0 ? 'Trực thuộc Sở' : 'Các đơn vị', members: direct },
  ]
    .filter((row) => row.members.length > 0)
    .map((row) => ({ ...row, tenths: completenessTenths(sum(row.members, 'complete'), sum(row.members, 'required')) }))
    .sort((a, b) => a.tenths - b.tenths);
  return (
    <section className="card bars">
      <h2>
        Theo Phòng <small className="muted">cần giúp trước</small>
      </h2>
      <ul>
        {rows.map((row) => {
          const late = row.members.filter((u) => u.standing === 'overdue').length;
          const cells = cellsOf(row.members.flatMap(({ items }) => items));
          const parts = [
            ['k late', late],
            ['k k0', row.members.filter((u) => u.standing === 'not_started').length],
            ['k k2', row.members.filter((u) => u.standing === 'working' && u.tenths < 750).length],
            ['k k4', row.members.filter((u) => u.standing === 'working' && u.tenths >= 750).length],
            ['k k6', doneOf(row.members)],
          ] as const;
          return (
            <li key={row.name}>
              <Link to={officeTo(row.slug)}>
                <b>{row.name}</b>
                <span className="num">{formatPercent(row.tenths)}</span>
              </Link>
              <div className="b" aria-hidden="true">
                {parts.map(([tile, n]) => n > 0 && <i key={tile} className={tile} style={{ flexGrow: n }} />)}
              </div>
              <p className="small muted">
                {doneOf(row.members)}/{row.members.length} đơn vị đủ{late > 0 && <em>, {late} quá hạn</em>}
                {cells && `, ${cellsWords(cells)}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
