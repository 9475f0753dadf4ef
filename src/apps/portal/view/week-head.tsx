// Above a page of one week: which week it is, and the ways to the one before, the present one and the one after.
/** @jsxImportSource hono/jsx */
import type { LocalDate } from '#kernel/calendar.ts';
import { weekKey, weekNumber, weekRange } from '#kernel/week.ts';
import type { Node } from './node.tsx';

export type WeekShown = {
  monday: LocalDate;
  /** The Monday of the present week. */
  now: LocalDate;
  today: LocalDate;
  /** The address names the week. */
  asked: boolean;
  before: LocalDate | null;
  after: LocalDate | null;
};
export const weekAt = (path: string, monday: LocalDate) => `${path}?tuan=${weekKey(monday)}`;

type Props = Pick<WeekShown, 'monday' | 'now' | 'before' | 'after'> & {
  title: string;
  path: string;
  days?: number;
  children?: Node;
};

export function WeekHead({ title, path, days, monday, now, before, after, children }: Props) {
  return (
    <div className="pagehead">
      <div>
        <h1>{title}</h1>
        <p className="meta">
          <span>Tuần {weekNumber(monday).week}</span>
          <span>{weekRange(monday, days)}</span>
          {monday === now && <span>tuần này</span>}
        </p>
      </div>
      <nav className="acts" aria-label="Chọn tuần">
        {before && (
          <a className="icon-btn" href={weekAt(path, before)} rel="prev">
            Tuần trước
          </a>
        )}
        {monday !== now && (
          <a className="icon-btn" href={path}>
            Tuần này
          </a>
        )}
        {after && (
          <a className="icon-btn" href={weekAt(path, after)} rel="next">
            Tuần sau
          </a>
        )}
        {children}
      </nav>
    </div>
  );
}
