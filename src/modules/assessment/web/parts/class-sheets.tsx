// The sheets of a class: what each still lacks, one click from its grid.
import { Link } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { Period } from '../../rules/outcome.ts';
import { periodWord } from '../period.ts';

export type ClassSheet = { id: number; name: string; needed: number; present: number; teacher: string | null };
export function ClassSheets({ sheets, at, period }: { sheets: readonly ClassSheet[]; at: string; period: Period }) {
  if (sheets.length === 0) return null;
  return (
    <nav className="card pad classsheets" aria-label="Bảng điểm của lớp">
      <b>Bảng điểm</b>
      {sheets.map(({ id, name, needed, present, teacher }) => (
        <Link key={id} to={`${at}/${id}/${periodWord[period]}`} title={teacher ?? 'chưa phân công'}>
          {name}{' '}
          {needed > 0 && (
            <span className={present < needed ? 'bad num' : 'muted'}>
              {present < needed ? `thiếu ${formatNumber(needed - present)}` : 'đủ'}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
