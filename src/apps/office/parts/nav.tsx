// Where I may go: a column at the desk, five places at the bottom of a phone, the rest behind "Thêm".
import { Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, NavLink, useLocation } from 'react-router';
import type { NavItem } from '../navigation.ts';
import { icons } from './icons.ts';
import { openPalette } from './palette.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';

export type Counted = NavItem & { count?: string };

export function Nav({ base, nav, portal }: { base: string; nav: Counted[]; portal: string }) {
  const [more, setMore] = useState(false);
  const { pathname } = useLocation();
  const to = (item: NavItem) => `${base}${item.to ? `/${item.to}` : ''}`;
  const link = (item: Counted, onClick?: () => void) => {
    const Icon = icons[item.icon];
    return (
      <NavLink key={item.to} to={to(item)} end={item.to === ''} title={item.label} {...(onClick ? { onClick } : {})}>
        <Icon size={20} stroke={1.75} aria-hidden />
        <span>{item.label}</span>
        {item.count && <span className="n">{item.count}</span>}
      </NavLink>
    );
  };
  const own = nav.filter((item) => !item.common);
  const common = nav.filter((item) => item.common);
  const bar = nav.length <= 5 ? nav : nav.slice(0, 4);
  const rest = nav.slice(bar.length);
  const inRest = rest.some((item) => pathname.startsWith(to(item)));
  return (
    <>
      <nav className="nav" aria-label="Màn hình">
        {own.map((item) => link(item))}
        {common.length > 0 && <p className="group">Chung</p>}
        {common.map((item) => link(item))}
        <p className="end">
          Phím <kbd>?</kbd> xem mọi phím tắt
        </p>
      </nav>
      <nav className="tabbar" aria-label="Màn hình chính">
        {bar.map((item) => link(item))}
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
          {rest.map((item) => link(item, () => setMore(false)))}
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
          <Form method="post" action="/logout">
            <button type="submit">Đăng xuất</button>
          </Form>
        </div>
      </Drawer>
    </>
  );
}
