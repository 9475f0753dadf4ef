// The two languages of a section, beside each other.
import './site-tabs.css';
import { NavLink } from 'react-router';

export function EnglishTabs({ unit, slug }: { unit: { slug: string }; slug: string }) {
  const at = `/${unit.slug}/sites/sections/${slug}`;
  return (
    <nav className="sitetabs" aria-label="Ngôn ngữ của mục">
      <ul>
        <li>
          <NavLink to={at} end>
            Tiếng Việt
          </NavLink>
        </li>
        <li>
          <NavLink to={`${at}/english`}>Tiếng Anh</NavLink>
        </li>
      </ul>
    </nav>
  );
}
