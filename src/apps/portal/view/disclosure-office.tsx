// An office's own page of disclosure: how far its schools are, and the way to each one's.
/** @jsxImportSource hono/jsx */
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { type BoardRow, type DueState, dueStates, type RuleSet, stateNames } from '#modules/disclosure/index.ts';
import type { Around } from './around.ts';
import { OwnWords } from './disclosure.tsx';
import { Archive } from './disclosure-table.tsx';
import { render } from './page.tsx';
import { Crumbs } from './parts.tsx';

export type OfficeView = {
  year: string;
  present: string;
  rule: string;
  subjects: RuleSet['subjects'][number][];
  sums: Record<string, Record<DueState, number>>;
  rows: BoardRow[];
  /** What the office itself wrote into this section: HTML of the rich text schema. */
  more: string;
};

export function renderOfficeDisclosure(around: Around, { year, present, rule, subjects, sums, rows, more }: OfficeView): string {
  const { site } = around;
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const name = site.level === 'department' ? row.officeName || 'Trực thuộc Sở' : levelNames[row.level];
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return render(
    around,
    {
      sheet: 'disclosure',
      ...{ title: `Công khai của các trường, năm học ${year}`, path: year === present ? '/cong-khai' : `/cong-khai/${year}` },
      description: `Các trường thuộc ${site.name} công khai chất lượng, điều kiện, tài chính năm học ${year}`,
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>Công khai của các trường, năm học {year}</h1>
        <p className="meta">
          <span>{rule}</span>
          <span>{formatNumber(rows.length)} trường</span>
        </p>
        {year < present && <Archive year={year} />}
        <OwnWords html={more} />
        {rows.length > 0 && (
          <div className="scroll">
            <table className="tb stack disclosed">
              <caption className="vh">Số trường theo mục và tình trạng</caption>
              <thead>
                <tr>
                  <th scope="col">Mục</th>
                  {dueStates.map((state) => (
                    <th key={state} scope="col" className="n">
                      {stateNames[state]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {subjects.map((subject) => (
                  <tr key={subject.code}>
                    <th scope="row" data-label="Mục">
                      {subject.title}
                    </th>
                    {dueStates.map((state) => (
                      <td key={state} className="n" data-label={stateNames[state]}>
                        {formatNumber(sums[subject.code]?.[state] ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <section className="wrap sec" aria-labelledby="h-truong">
        <div className="sh">
          <h2 id="h-truong">Trang công khai của từng trường</h2>
        </div>
        {rows.length === 0 && <p>Chưa có trường nào.</p>}
        {[...groups].map(([name, units]) => (
          <details className="units" key={name} open={groups.size <= 5}>
            <summary>
              {name} <span>{formatNumber(units.length)}</span>
            </summary>
            <ul className="ul">
              {units.map((row) => (
                <li key={row.unitId}>
                  <a href={around.url(row.hostLabel, year === present ? '/cong-khai' : `/cong-khai/${year}`)}>{row.name}</a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>,
  );
}
