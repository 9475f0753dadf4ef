// Which school year is looked at? Where there are several, a choice that a cookie keeps; lists of a year that is over are read-only.
import { useRevalidator } from 'react-router';
import { yearCookie } from '#kernel/chosen-year.ts';

export function YearSwitch({ year, years }: { year: string; years: string[] }) {
  const { revalidate } = useRevalidator();
  const shown = years.includes(year) ? years : [year, ...years];
  if (shown.length < 2)
    return (
      <span className="year">
        Năm học <b className="num">{year}</b>
      </span>
    );
  return (
    <label className="year">
      Năm học{' '}
      <select
        className="num"
        value={year}
        onChange={(event) => {
          // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
          document.cookie = `${yearCookie}=${event.currentTarget.value}; path=/; samesite=lax`;
          revalidate();
        }}
      >
        {[...shown]
          .sort()
          .reverse()
          .map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
      </select>
    </label>
  );
}
