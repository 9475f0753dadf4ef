// What a unit discloses in a school year: each item with where it stands and its days; the other years; what else the unit wrote.
/** @jsxImportSource hono/jsx */
import type { LocalDate } from '#kernel/calendar.ts';
import { type RuleSet, subjectOf, type YearItem } from '#modules/disclosure/index.ts';
import type { Around } from './around.ts';
import { Archive, Day, State } from './disclosure-table.tsx';
import { render } from './page.tsx';
import { Crumbs } from './parts.tsx';

export type YearView = {
  year: string;
  years: string[];
  archive: boolean;
  /** The first page, whatever its year. */
  first: boolean;
  rule: RuleSet;
  items: YearItem[];
  /** What the unit itself wrote into this section: HTML of the rich text schema. */
  more: string;
  today: LocalDate;
};

export function renderYear(around: Around, view: YearView): string {
  const { year, years, archive, first, rule, items, more } = view;
  const { site } = around;
  const path = first ? '/cong-khai' : `/cong-khai/${year}`;
  const others = years.filter((one) => one !== year);
  return render(
    around,
    {
      sheet: 'disclosure',
      title: `Công khai năm học ${year}`,
      description: `${site.name} công khai theo ${rule.name}, năm học ${year}`,
      path,
    },
    <>
      <Crumbs items={first ? [] : [{ href: '/cong-khai', label: 'Công khai' }]} />
      <div className="wrap sec top">
        <h1>Công khai năm học {year}</h1>
        <p className="meta">
          <span>{rule.name}</span>
          <span>Giữ trên trang ít nhất {rule.retentionYears} năm</span>
        </p>
        {archive && <Archive year={year} />}
        <OwnWords html={more} />
        {items.length === 0 ? (
          <p>Đơn vị không thuộc diện lập các biểu công khai này.</p>
        ) : (
          <div className="scroll">
            <table className="tb stack disclosed">
              <caption className="vh">Các mục công khai, tình trạng và ngày</caption>
              <thead>
                <tr>
                  <th scope="col">Mục</th>
                  <th scope="col">Tình trạng</th>
                  <th scope="col">Hạn</th>
                  <th scope="col">Ngày công khai</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ item, title, standing, row, periods }) => {
                  const there = row?.publishedVersion || periods.some((one) => one.firstOn);
                  const on = row?.firstOn ?? periods.find((one) => one.firstOn)?.firstOn ?? null;
                  return (
                    <tr key={item.slug}>
                      <th scope="row" data-label="Mục">
                        {there ? <a href={`/cong-khai/${year}/${item.slug}`}>{title}</a> : title}
                        <small>
                          {[item.form, subjectOf(rule, item.subject).title === title ? '' : subjectOf(rule, item.subject).title]
                            .filter(Boolean)
                            .join(', ')}
                        </small>
                      </th>
                      <td data-label="Tình trạng">
                        <State standing={standing} />
                      </td>
                      <td data-label="Hạn">{standing ? <Day day={standing.lastDay} /> : item.due.words}</td>
                      <td data-label="Ngày công khai">{on ? <Day day={on} /> : <span className="meta">chưa công khai</span>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {others.length > 0 && (
        <section className="wrap sec" aria-labelledby="h-nam">
          <div className="sh">
            <h2 id="h-nam">Năm học khác</h2>
          </div>
          <ul className="chips years">
            {others.map((one) => (
              <li key={one}>
                <a href={`/cong-khai/${one}`}>
                  Năm học {one}
                  {one < year ? ', lưu trữ' : ''}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  );
}

/** What the unit itself says before its forms. */
export function OwnWords({ html }: { html: string }) {
  if (!html) return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text
  return <div className="prose ownwords" dangerouslySetInnerHTML={{ __html: html }} />;
}
