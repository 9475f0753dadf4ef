// The days that are looked at, in the address.
import { useSearchParams } from 'react-router';
import { periods } from '../period.ts';

export function PeriodChoice({ days }: { days: number }) {
  const [search, setSearch] = useSearchParams();
  return (
    <select
      aria-label="Số ngày"
      className="search periodchoice"
      value={String(days)}
      onChange={(event) => {
        const next = new URLSearchParams(search);
        next.delete('page');
        next.set('days', event.currentTarget.value);
        setSearch(next, { preventScrollReset: true });
      }}
    >
      {Object.entries(periods).map(([value, label]) => (
        <option key={value} value={value}>
          {label} qua
        </option>
      ))}
    </select>
  );
}
