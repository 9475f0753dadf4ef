// An office's own page of disclosure: how far its schools are, and the way to each one's.
/** @jsxImportSource hono/jsx */
import { formatNumber } from '#kernel/numbers.ts';
import { type BoardRow, type DueState, dueStates, type RuleSet, stateNames } from '#modules/disclosure/index.ts';
import type { Around } from './around.ts';
import { OwnWords } from './disclosure.tsx';
import { Archive } from './disclosure-table.tsx';
import { render } from './page.tsx';
import { Crumbs, Pager } from './parts.tsx';
import { GroupIndex, type UnitGroup, UnitLists, unitsAtOnce } from './units.tsx';

export type OfficeView = {
  year: string;
  present: string;
  rule: string;
  subjects: RuleSet['subjects'][number][];
  sums: Record<string, Record<DueState, number>>;
  total: number;
  groups: UnitGroup<BoardRow>[];
  /** The one whose page this is. */
  group: UnitGroup | null;
  page: number;
  /** What the office itself wrote into this section: HTML of the rich text schema. */
  more: string;
};

/** What a school still owes its readers, what it published too late. */
const lack = ({ missing, late }: BoardRow): string =>
  [missing > 0 ? `thiếu ${missing} mục` : '', late > 0 ? `trễ ${late} mục` : ''].filter(Boolean).join(', ');
const lacking = ({ units }: UnitGroup<BoardRow>): string => {
  const n = units.filter(({ missing }) => missing > 0).length;
  return n > 0 ? `${formatNumber(n)} trường còn thiếu` : '';
};

export function renderOfficeDisclosure(around: Around, view: OfficeView): string {
  const { year, present, rule, subjects, sums, total, groups, group, page, more } = view;
  const { site } = around;
  const whole = year === present ? '/cong-khai' : `/cong-khai/${year}`;
  const whose = group ? `Công khai của các trường, ${group.name}` : 'Công khai của các trường';
  const at = (n: number) => `/cong-khai/${year}/${group?.slug}${n > 1 ? `?trang=${n}` : ''}`;
  return render(
    around,
    {
      sheet: 'disclosure',
      ...{ title: `${whose}, năm học ${year}`, path: group ? at(page) : whole },
      description: `Các trường thuộc ${group?.name ?? site.name} công khai chất lượng, điều kiện, tài chính năm học ${year}`,
    },
    <>
      <Crumbs items={group ? [{ href: whole, label: year === present ? 'Công khai' : `Công khai năm học ${year}` }] : []} />
      <div className="wrap sec top">
        <h1>
          {whose}, năm học {year}
        </h1>
        <p className="meta">
          <span>{rule}</span>
          <span>{formatNumber(total)} trường</span>
        </p>
        {year < present && <Archive year={year} />}
        <OwnWords html={more} />
        {total > 0 && (
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
        {total === 0 && <p>Chưa có trường nào.</p>}
        {group === null && total > unitsAtOnce ? (
          <GroupIndex groups={groups} at={(one) => `/cong-khai/${year}/${one.slug}`} heading="h3" note={lacking} />
        ) : (
          <UnitLists groups={groups} at={(school) => around.url(school.hostLabel, whole)} note={lack} />
        )}
        {group && <Pager page={page} more={total > page * unitsAtOnce} at={at} />}
      </section>
    </>,
  );
}
