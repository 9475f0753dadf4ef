// Which campaign, Phòng, level and part of the record is looked at? All in the address, so that a view can be sent to a colleague.
import { useSearchParams } from 'react-router';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { measureNames } from '../../rules/standing.ts';
import type { WallFilter } from '../wall-query.ts';

type Props = {
  filter: WallFilter;
  offices: { slug: string; name: string }[];
  campaigns: { code: string; name: string }[];
  current: string;
  measures: readonly string[];
  /** The department has units of its own. */
  direct: boolean;
};

export function WallFilters({ filter, offices, campaigns, current, measures, direct }: Props) {
  const [search, setSearch] = useSearchParams();
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    for (const gone of ['page', 'u']) next.delete(gone);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { preventScrollReset: true });
  };
  const pill = (name: string, label: string, value: string, options: [string, string][]) => (
    <select
      className={value ? 'pill on' : 'pill'}
      aria-label={label}
      title={options.find(([code]) => code === value)?.[1]}
      value={value}
      onChange={(event) => choose(name, event.currentTarget.value)}
    >
      {name !== 'c' && <option value="">{label}</option>}
      {options.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <>
      {campaigns.length > 1 &&
        pill(
          'c',
          'Đợt',
          current,
          campaigns.map((c) => [c.code, c.name]),
        )}
      {offices.length > 1 &&
        pill('phong', 'Phòng', filter.office, [
          ...offices.map((o): [string, string] => [o.slug, o.name]),
          ...(direct ? [['so', 'Trực thuộc Sở'] as [string, string]] : []),
        ])}
      {pill(
        'level',
        'Cấp học',
        filter.level,
        Object.entries(levelNames).filter(([code]) => code !== 'department'),
      )}
      {measures.length > 1 &&
        pill(
          'measure',
          'Mục hồ sơ',
          filter.measure,
          Object.entries(measureNames).filter(([code]) => measures.includes(code)),
        )}
    </>
  );
}
