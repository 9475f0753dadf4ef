// The header: where I am, find and do, what runs, what is new, who I am.
import { Menu } from '@mantine/core';
import { IconBuildingCommunity, IconExternalLink, IconLogout, IconSearch, IconSelector, IconUserCog } from '@tabler/icons-react';
import { Gate } from './gate.tsx';
import { openPalette } from './palette.tsx';
import { Bell, Jobs } from './panels.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import { useSignOut } from './sign-out.ts';
import { YearSwitch } from './year-switch.tsx';

export type Header = {
  unit: { slug: string; name: string; above: string };
  several: boolean;
  schoolYear: string;
  years: string[];
  me: { name: string; role: string };
  portal: string;
  running: number;
  fresh: number;
};

const initials = (name: string) =>
  name
    .split(' ')
    .slice(-2)
    .map((word) => word[0])
    .join('');

function Me({ me, portal }: Pick<Header, 'me' | 'portal'>) {
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <button type="button" className="me" title="Tài khoản, đăng xuất">
          <i className="avatar" aria-hidden="true">
            {initials(me.name)}
          </i>
          <b>{me.name}</b>
          <span>{me.role}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/account" leftSection={<IconUserCog size={18} aria-hidden />}>
          Tài khoản
        </Menu.Item>
        <Menu.Item component="a" href={portal} leftSection={<IconExternalLink size={18} aria-hidden />}>
          Trang công khai
        </Menu.Item>
        <Menu.Divider />
        <div style={{ padding: '6px 10px' }}>
          <SchemeSwitch />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={signOut}>
          Đăng xuất
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function Top({ unit, several, schoolYear, years, me, portal, running, fresh }: Header) {
  const where = (
    <>
      <IconBuildingCommunity size={18} stroke={1.75} aria-hidden />
      <b>{unit.name}</b>
      <span className="above">{unit.above}</span>
    </>
  );
  return (
    <header className="top">
      <a className="brand" href="/" aria-label="Cổng Trường, trang đầu">
        <Gate />
        <span>Cổng Trường</span>
      </a>
      {several ? (
        <button type="button" className="where" onClick={() => openPalette(':')}>
          {where} <span className="vh">Đổi đơn vị</span>
          <IconSelector size={16} aria-hidden />
        </button>
      ) : (
        <span className="where">{where}</span>
      )}
      <YearSwitch year={schoolYear} years={years} />
      <span className="grow" />
      <button type="button" className="find" onClick={() => openPalette()}>
        <IconSearch size={16} aria-hidden />
        <span>Tìm học sinh, lớp, đơn vị, màn hình</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Jobs base={`/${unit.slug}`} running={running} />
      <Bell base={`/${unit.slug}`} fresh={fresh} />
      <Me me={me} portal={portal} />
    </header>
  );
}
