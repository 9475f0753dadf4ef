// The same units as tiles or as a list, with the same filters.
import { IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { Link } from 'react-router';

export function Views({ at, base, search }: { at: 'wall' | 'table'; base: string; search: string }) {
  return (
    <nav className="views" aria-label="Cách xem">
      <Link to={`${base}/campaigns/wall?${search}`} aria-current={at === 'wall' ? 'page' : undefined}>
        <IconLayoutGrid size={16} aria-hidden /> Tường
      </Link>
      <Link to={`${base}/campaigns/table?${search}`} aria-current={at === 'table' ? 'page' : undefined}>
        <IconTable size={16} aria-hidden /> Bảng
      </Link>
    </nav>
  );
}
