// The screens about a unit's public site, beside each other.
import './site-tabs.css';
import { NavLink } from 'react-router';

const screens = [
  ['sections', 'Các mục'],
  ['layout', 'Trang chủ'],
  ['look', 'Giao diện'],
  ['settings', 'Ảnh, lời đầu trang'],
  ['leaders', 'Lãnh đạo'],
  ['english', 'Tiếng Anh'],
  ['hosts', 'Tên miền, chuyển hướng'],
  ['board', 'Ban biên tập'],
  ['transfers', 'Chuyển trang'],
] as const;

export function SiteTabs({ unit }: { unit: { slug: string } }) {
  return (
    <nav className="sitetabs" aria-label="Trang công khai">
      <ul>
        {screens.map(([to, label]) => (
          <li key={to}>
            <NavLink to={`/${unit.slug}/sites/${to}`}>{label}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
