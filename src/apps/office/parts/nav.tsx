// Where I may go: a column at the desk, five places at the bottom of a phone, the rest behind "Thêm".
import { Drawer } from '@mantine/core';
import { IconChevronDown, IconLayoutSidebarLeftCollapse, IconMenu2 } from '@tabler/icons-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { barOf, groupNames, type NavGroup, type NavItem } from '../navigation.ts';
import { icons } from './icons.ts';
import { openPalette } from './palette.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import { useSignOut } from './sign-out.ts';

export type Counted = NavItem & { count?: string };

/** In the order of the list; what stands above all groups comes first. */
function groupsOf(nav: Counted[]): { group: NavGroup | null; items: Counted[] }[] {
  const groups: { group: NavGroup | null; items: Counted[] }[] = [];
  for (const item of nav) {
    const last = groups.at(-1);
    if (last && last.group === (item.group ?? null)) last.items.push(item);
    else groups.push({ group: item.group ?? null, items: [item] });
  }
  return groups;
}

/** What the number beside an entry counts. */
const countWords: Record<string, string> = {
  'content/articles': 'bài nháp và bài chờ duyệt',
  'sharing/received': 'thông báo chưa đọc',
  'sharing/proposals': 'đề nghị chờ trả lời',
  'people/imports': 'tệp chờ quyết định',
};

export function Nav({ base, nav, portal }: { base: string; nav: Counted[]; portal: string }) {
  const [more, setMore] = useState(false);
  const signOut = useSignOut();
  const { pathname } = useLocation();
  const [chosen, setChosen] = useState<ReadonlyMap<NavGroup, boolean>>(new Map());
  const to = (item: NavItem) => `${base}${item.to ? `/${item.to}` : ''}`;
  const isHere = (item: NavItem) => item.to !== '' && (pathname === to(item) || pathname.startsWith(`${to(item)}/`));
  const link = (item: Counted, onClick?: () => void, words = item.label) => {
    const Icon = icons[item.icon];
    return (
      <NavLink
        key={item.to}
        to={to(item)}
        end={item.to === ''}
        // A rail of icons has room for what is done every day.
        {...(item.letter ? {} : { className: 'minor' })}
        {...(onClick ? { onClick } : {})}
      >
        <Icon size={20} stroke={1.75} aria-hidden />
        <span>{words}</span>
        {item.count && (
          <span className="n">
            {item.count}
            <span className="vh"> {countWords[item.to] ?? 'việc chờ'}</span>
          </span>
        )}
      </NavLink>
    );
  };
  const groups = groupsOf(nav);
  // The first two groups are a person's daily work; others open by hand, or because one is there.
  const open = (group: NavGroup, at: number, items: Counted[]) => chosen.get(group) ?? (at <= 2 || items.some(isHere));
  const bar = barOf(nav);
  const rest = nav.slice(bar.length);
  const inRest = rest.some(isHere);
  // The rail of icons, spread over the screen with all its words.
  const [spread, setSpread] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has arrived needs it no more
  useEffect(() => setSpread(false), [pathname]);
  return (
    <>
      <nav
        className="nav"
        aria-label="Màn hình"
        data-spread={spread || undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !spread) return;
          setSpread(false);
          toggle.current?.focus();
        }}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setSpread(false)}
      >
        <button ref={toggle} type="button" className="spread" aria-expanded={spread} onClick={() => setSpread(!spread)}>
          {spread ? (
            <IconLayoutSidebarLeftCollapse size={20} stroke={1.75} aria-hidden />
          ) : (
            <IconMenu2 size={20} stroke={1.75} aria-hidden />
          )}
          <span>{spread ? 'Thu gọn' : 'Mọi màn hình'}</span>
        </button>
        {groups.map(({ group, items }, at) =>
          group === null ? (
            items.map((item) => link(item))
          ) : (
            <div key={group} className="part" data-open={open(group, at, items)}>
              <button
                type="button"
                aria-expanded={open(group, at, items)}
                onClick={() => setChosen(new Map(chosen).set(group, !open(group, at, items)))}
              >
                {groupNames[group]}
                <IconChevronDown size={14} stroke={1.75} aria-hidden />
              </button>
              {items.map((item) => link(item))}
            </div>
          ),
        )}
        <p className="end">
          Phím <kbd>?</kbd> xem mọi phím tắt
        </p>
      </nav>
      <nav className="tabbar" aria-label="Màn hình chính">
        {bar.map((item) => link(item, undefined, item.short))}
        <button type="button" onClick={() => setMore(true)} aria-expanded={more} data-current={inRest || undefined}>
          <IconMenu2 size={20} stroke={1.75} aria-hidden />
          <span>Thêm</span>
        </button>
      </nav>
      <Drawer
        opened={more}
        onClose={() => setMore(false)}
        position="bottom"
        size="auto"
        title="Thêm"
        lockScroll={false}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <div className="more">
          {groupsOf(rest).map(({ group, items }) => (
            <Fragment key={group ?? ''}>
              {group && <p className="group">{groupNames[group]}</p>}
              {items.map((item) => link(item, () => setMore(false)))}
            </Fragment>
          ))}
          <p className="group">Của tôi</p>
          <button
            type="button"
            onClick={() => {
              setMore(false);
              openPalette();
            }}
          >
            Tìm và tới
          </button>
          <a href="/account">Tài khoản</a>
          <a href={portal}>Trang công khai</a>
          <SchemeSwitch />
          <button type="button" onClick={signOut}>
            Đăng xuất
          </button>
        </div>
      </Drawer>
    </>
  );
}
