// The sheets of a class: what each still lacks, one click from its grid.
import { Link } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { Period } from '../../rules/outcome.ts';
import { periodWord } from '../period.ts';
import { PhoneFold } from './phone-fold.tsx';

export type ClassSheet = { id: number; name: string; needed: number; present: number; teacher: string | null; readable: boolean };
export function ClassSheets({ sheets, at, period }: { sheets: readonly ClassSheet[]; at: string; period: Period }) {
  if (sheets.length === 0) return null;
  return (
    <nav className="card pad" aria-label="Bảng điểm của lớp">
      <PhoneFold name="Bảng điểm của lớp, số ô còn trống">
        <ul className="classsheets">
          {sheets.map(({ id, name, needed, present, teacher, readable }) => (
            <li key={id}>
              {readable ? (
                <Link to={`${at}/${id}/${periodWord[period]}`} title={teacher ?? 'chưa phân công'}>
                  {name}
                </Link>
              ) : (
                <span title={teacher ?? 'chưa phân công'}>{name}</span>
              )}{' '}
              {needed > 0 && (
                <span className={present < needed ? 'bad num' : 'muted'}>
                  {present < needed ? `thiếu ${formatNumber(needed - present)} ô` : 'đủ'}
                </span>
              )}
            </li>
          ))}
        </ul>
      </PhoneFold>
    </nav>
  );
}
