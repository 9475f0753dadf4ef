// What am I looking at, and what can I do here?
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function PageHeader({
  title,
  crumbs = [],
  facts,
  children,
}: {
  title: ReactNode;
  crumbs?: { label: string; to?: string }[];
  facts?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="ph">
      {crumbs.length > 0 && (
        <nav className="crumbs" aria-label="Đường dẫn">
          {crumbs.map((crumb, i) => (
            <span key={crumb.label}>
              {i > 0 && '› '}
              {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            </span>
          ))}
        </nav>
      )}
      <div>
        <h1>{title}</h1>
        {facts && <p className="facts">{facts}</p>}
      </div>
      {children && <div className="actions">{children}</div>}
    </header>
  );
}
