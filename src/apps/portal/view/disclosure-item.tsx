// One disclosed item: a table that a screen reader walks through and a printer prints under the heading of the state.
/** @jsxImportSource hono/jsx */

import { Fragment } from 'hono/jsx';
import { formatDate, formatInstant, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import {
  type Item,
  type PaperFacts,
  type PublishedItem,
  periodWords,
  type SheetPart,
  type Standing,
} from '#modules/disclosure/index.ts';
import type { Around } from './around.ts';
import { Archive, Day, ItemTable, State } from './disclosure-table.tsx';
import { render } from './page.tsx';
import { Crumbs, Icon } from './parts.tsx';

export type ItemView = {
  year: string;
  archive: boolean;
  title: string;
  item: Item;
  period: string;
  rule: string;
  retention: number;
  standing: Standing | null;
  found: PublishedItem | null;
  parts: SheetPart[];
  source: string;
  periods: { period: string; words: string }[];
  facts: PaperFacts;
};

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))} kB` : `${formatNumber(Math.round(bytes / 1_000_000))} MB`;

export function renderItem(around: Around, view: ItemView): string {
  const { year, archive, title, item, period, standing, found, parts, source, facts, periods } = view;
  const here = `/cong-khai/${year}/${item.slug}${period ? `/${period}` : ''}`;
  const old = found !== null && found.version !== found.latest;
  const path = old ? `${here}/ban-${found.version}` : here;
  const named = [title, periodWords(period)].filter(Boolean).join(', ');
  const day = found ? toLocal(found.at).date : '';
  return render(
    around,
    {
      sheet: 'disclosure',
      ...{ title: `${named}, năm học ${year}`, description: `${named}. ${around.site.name}, năm học ${year}`, path },
      ...(old || !found ? { noindex: true } : {}),
    },
    <>
      <Crumbs
        items={[
          { href: '/cong-khai', label: 'Công khai' },
          { href: `/cong-khai/${year}`, label: `Năm học ${year}` },
        ]}
      />
      <article className="wrap sec paper">
        <div className="national" aria-hidden="true">
          <p>
            {facts.above}
            <br />
            <b>{facts.unit}</b>
          </p>
          <p>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
            <br />
            <b>Độc lập - Tự do - Hạnh phúc</b>
            {day && (
              <i>
                {facts.place}, ngày {day.slice(8)} tháng {day.slice(5, 7)} năm {day.slice(0, 4)}
              </i>
            )}
          </p>
        </div>
        <header>
          <p className="kick">{[item.form, `năm học ${year}`].filter(Boolean).join(', ')}</p>
          <h1>{named}</h1>
          <p className="tags">
            <State standing={standing} />
            {archive && <span className="tag mut">Lưu trữ</span>}
            {old && <span className="tag warn">Bản cũ, số {found.version}</span>}
          </p>
        </header>
        {archive && <Archive year={year} />}
        {old && (
          <p className="note">
            Đã có bản mới hơn. <a href={here}>Xem bản đang có giá trị</a>
          </p>
        )}
        {found === null ? (
          <p>Mục này chưa được công khai{standing ? `; hạn ${formatDate(standing.lastDay)}` : ''}.</p>
        ) : (
          <>
            <dl className="facts four about">
              <div>
                <dt>Công khai</dt>
                <dd>
                  <time dateTime={found.at.toISOString()}>{formatInstant(found.at)}</time>
                </dd>
              </div>
              {found.asOf && (
                <div>
                  <dt>Số liệu tính đến</dt>
                  <dd>
                    <Day day={found.asOf} />
                  </dd>
                </div>
              )}
              <div>
                <dt>Căn cứ</dt>
                <dd>{item.basis}</dd>
              </div>
              <div className="noprint">
                <dt>Bản in</dt>
                <dd>
                  <a href={`${path}.pdf`}>Tải PDF</a>
                </dd>
              </div>
            </dl>
            {parts.map((part) => (
              <div key={part.title}>
                <h2>{part.title}</h2>
                {part.kind === 'table' ? (
                  <ItemTable part={part} />
                ) : part.link ? (
                  <p>
                    <a href={part.text} rel="noopener nofollow">
                      {part.text}
                    </a>
                  </p>
                ) : (
                  <p className="said">
                    {part.text.split('\n').map((line, i) => (
                      <Fragment key={String(i)}>
                        {i > 0 && <br />}
                        {line}
                      </Fragment>
                    ))}
                  </p>
                )}
              </div>
            ))}
            {found.notes && (
              <p className="said">
                <b>Ghi chú:</b> {found.notes}
              </p>
            )}
            <div className="source">
              <p>{source}</p>
              {parts.some(
                (part) =>
                  part.kind === 'table' && part.rows.some((row) => row.cells.some((cell) => /^(dưới|không nêu)/.test(cell.text))),
              ) && <p>“dưới 5”, “không nêu”: số quá nhỏ, không nêu để không chỉ ra một em nào.</p>}
            </div>
            {found.files.length > 0 && (
              <section className="files noprint" aria-labelledby="h-tep">
                <h2 id="h-tep">Tệp</h2>
                {found.files.map((file) => (
                  <a
                    className="att"
                    key={file.sha256}
                    href={`/cong-khai/tep/${file.sha256}/${encodeURIComponent(file.name)}`}
                    download={file.name}
                  >
                    <Icon name="doc" />
                    <span>
                      <b>{file.name}</b>
                      <small>{size(file.size)}, tải về</small>
                    </span>
                  </a>
                ))}
              </section>
            )}
            <div className="signed" aria-hidden="true">
              <b>{facts.headTitle}</b>
              <i>(Ký tên, đóng dấu)</i>
              <b>{facts.headName}</b>
            </div>
            {found.versions.length > 1 && (
              <section className="noprint" aria-labelledby="h-ban">
                <h2 id="h-ban">Các bản đã công khai</h2>
                <ul className="rows">
                  {found.versions.map((version) => (
                    <li key={version.version}>
                      <a
                        href={version.version === found.latest ? here : `${here}/ban-${version.version}`}
                        aria-current={version.version === found.version ? 'page' : undefined}
                      >
                        Bản số {version.version}, {formatInstant(version.at)}
                      </a>
                      {version.correction && <p className="meta">Lý do: {version.correction}</p>}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
        {periods.length > 1 && (
          <section className="noprint" aria-labelledby="h-ky">
            <h2 id="h-ky">Kỳ khác</h2>
            <ul className="chips years">
              {periods.slice(0, 60).map((one) => (
                <li key={one.period}>
                  <a
                    href={`/cong-khai/${year}/${item.slug}/${one.period}`}
                    aria-current={one.period === period ? 'page' : undefined}
                  >
                    {one.words}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </>,
  );
}
