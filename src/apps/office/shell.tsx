// The frame around every screen of a unit: where I am, where I may go, who I am; and the line that says when something moved.
import {
  IconBuilding,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconFileImport,
  IconFlag,
  IconHistory,
  IconHome,
  IconId,
  IconLayoutGrid,
  IconLogout,
  IconNews,
  IconSchool,
  IconShieldLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { Form, NavLink, Outlet, redirect, useLoaderData, useMatches, useNavigate, useRevalidator } from 'react-router';
import { holds, roleNames } from '#kernel/actor.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { needsSecondFactor, secondFactorRequired } from '#modules/access/index.ts';
import { yearsOf } from '#modules/classes/index.ts';
import { unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { personOf, reading, requestContext, sessionContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { Gate } from './parts/gate.tsx';
import { YearSwitch } from './parts/year-switch.tsx';

export const loader = load(async ({ context, params, request }) => {
  const person = personOf(context);
  const session = context.get(sessionContext);
  return reading(context, async (work) => {
    if (!session.secondFactor && needsSecondFactor(person) && (await secondFactorRequired(work))) throw redirect('/account');
    const unit = await unitOfAddress(work, params.unit);
    const mine = await Promise.all([...new Set(person.grants.map((grant) => grant.unitId))].map((id) => unitById(work, id)));
    const options = mine.filter((u) => u !== undefined).map((u) => ({ slug: u.slug, name: u.shortName }));
    if (!options.some((option) => option.slug === unit.slug)) options.push({ slug: unit.slug, name: unit.shortName });
    const role = person.grants.find((grant) => unit.path === grant.path || unit.path.startsWith(`${grant.path}.`));
    const school = teaches(unit.type);
    const over = holds(person, ['province_admin', 'department_officer', 'district_admin', 'district_officer'], unit.path);
    const records =
      school &&
      holds(
        person,
        ['principal', 'clerk', 'teacher', 'province_admin', 'department_officer', 'district_admin', 'district_officer'],
        unit.path,
      );
    const admin = holds(person, ['province_admin', 'district_admin', 'principal'], unit.path);
    return {
      unit: { slug: unit.slug, name: unit.shortName, id: unit.id },
      options,
      schoolYear: chosenYear(request.headers.get('cookie'), work.today).year,
      years: [...new Set([schoolYearOf(work.today), ...(await yearsOf(work, school ? unit.id : null))])],
      me: { name: person.name, role: role ? roleNames[role.role] : '' },
      portal: context.get(requestContext).portalUrl(unit.level === 'department' ? '' : unit.slug),
      nav: [
        { to: '', label: 'Hôm nay', icon: 'home' },
        ...(over && !school
          ? [
              { to: 'campaigns/wall', label: 'Tường tiến độ', icon: 'wall' },
              { to: 'campaigns/list', label: 'Các đợt', icon: 'flag' },
            ]
          : []),
        {
          to: school ? 'organizations/profile' : 'organizations/units',
          label: school ? 'Hồ sơ trường' : 'Đơn vị',
          icon: 'units',
        },
        ...(records
          ? [
              { to: 'people/pupils', label: 'Học sinh', icon: 'pupils' },
              { to: 'classes/list', label: 'Lớp học', icon: 'classes' },
            ]
          : []),
        ...(records || over ? [{ to: 'people/staff', label: 'Cán bộ', icon: 'staff' }] : []),
        ...(over && unit.level === 'department'
          ? [
              { to: 'campaigns/survey', label: 'Sổ cổng thông tin', icon: 'portal' },
              { to: 'organizations/calendar', label: 'Lịch làm việc', icon: 'calendar' },
              { to: 'classes/years', label: 'Năm học', icon: 'classes' },
            ]
          : []),
        ...(school && holds(person, ['principal', 'clerk'], unit.path)
          ? [{ to: 'people/imports', label: 'Nhập từ Excel', icon: 'import' }]
          : []),
        { to: 'content/articles', label: 'Bài đăng', icon: 'news' },
        ...(admin
          ? [
              { to: 'access/people', label: 'Người và vai trò', icon: 'access' },
              { to: 'audit/entries', label: 'Nhật ký', icon: 'audit' },
            ]
          : []),
      ],
    };
  });
});

const icons = {
  home: IconHome,
  wall: IconLayoutGrid,
  flag: IconFlag,
  portal: IconWorld,
  calendar: IconCalendarEvent,
  pupils: IconUsers,
  classes: IconSchool,
  import: IconFileImport,
  news: IconNews,
  access: IconShieldLock,
  units: IconBuilding,
  staff: IconId,
  audit: IconHistory,
};

/** Asks again for what is on the screen when the server says that something moved; one question at a time, at most twice a second. */
function useLive(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const source = new EventSource('/events');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      if (timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === 'visible') revalidate();
      }, 250);
    };
    source.addEventListener('moved', ask);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [revalidate]);
}

const initials = (name: string) =>
  name
    .split(' ')
    .slice(-2)
    .map((word) => word[0])
    .join('');

export default function Shell() {
  const { unit, options, schoolYear, years, me, nav, portal } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide);
  useLive();
  return (
    <div className={wide ? 'shell wide' : 'shell'}>
      <header className="top">
        <a className="brand" href="/" aria-label="Cổng Trường, trang đầu">
          <Gate />
          <span>Cổng Trường</span>
        </a>
        <div className="where">
          <IconBuildingCommunity size={18} aria-hidden />
          {options.length > 1 ? (
            <select aria-label="Đơn vị" value={unit.slug} onChange={(event) => navigate(`/${event.currentTarget.value}`)}>
              {options.map((option) => (
                <option key={option.slug} value={option.slug}>
                  {option.name}
                </option>
              ))}
            </select>
          ) : (
            <b>{unit.name}</b>
          )}
        </div>
        <YearSwitch year={schoolYear} years={years} />
        <span className="grow" />
        <a href={portal} className="small public">
          Trang công khai
        </a>
        <a className="me" href="/account" style={{ color: 'inherit' }}>
          <i className="avatar" aria-hidden="true" style={{ fontStyle: 'normal' }}>
            {initials(me.name)}
          </i>
          <b>{me.name}</b>
          <span>{me.role}</span>
        </a>
        <Form method="post" action="/logout">
          <button
            type="submit"
            aria-label="Đăng xuất"
            title="Đăng xuất"
            style={{ background: 'none', border: 0, padding: 6, color: 'inherit', cursor: 'pointer' }}
          >
            <IconLogout size={18} aria-hidden />
          </button>
        </Form>
      </header>
      <nav className="nav" aria-label="Màn hình">
        {nav.map(({ to, label, icon }) => {
          const Icon = icons[icon as keyof typeof icons];
          return (
            <NavLink key={to} to={`/${unit.slug}${to ? `/${to}` : ''}`} end={to === ''} title={label}>
              <Icon size={18} stroke={1.75} aria-hidden />
              <span>{label}</span>
            </NavLink>
          );
        })}
      </nav>
      <main className="main" id="noi-dung">
        <Outlet />
      </main>
    </div>
  );
}
