// Teaching resources: the list that is filtered without any script, and one of them with its file and how it may be used.
/** @jsxImportSource hono/jsx */
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { gradeChoices, licences, type PublicResource, resourceKinds, resourceSubjects } from '#modules/resources/index.ts';
import { kindOfMime } from '#platform/files/file-kind.ts';
import type { Around } from './around.ts';
import { Options } from './forms.tsx';
import { render } from './page.tsx';
import { Crumbs, Icon, Pager } from './parts.tsx';

export type ResourceChoice = { name: string; label: string; value: string; options: { value: string; label: string }[] };
export type ResourcesView = {
  text: string;
  choices: ResourceChoice[];
  rows: PublicResource[];
  total: number;
  page: number;
  pageSize: number;
};
const resourcePath = (slug: string) => `/tai-nguyen/${slug}`;
const filePath = (resource: PublicResource) => `/tai-nguyen/tep/${resource.sha256}/${encodeURIComponent(resource.fileName)}`;
const size = (bytes: number) =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
const gradesOf = (resource: PublicResource) => resource.grades.map((grade) => gradeChoices.nameOf(grade)).join(', ');

function addressOf({ text, choices }: Pick<ResourcesView, 'text' | 'choices'>, page = 1): string {
  const search = new URLSearchParams();
  if (text) search.set('q', text);
  for (const choice of choices) if (choice.value) search.set(choice.name, choice.value);
  if (page > 1) search.set('trang', String(page));
  const query = search.toString();
  return query ? `/tai-nguyen?${query}` : '/tai-nguyen';
}

export function renderResources(around: Around, view: ResourcesView): string {
  const { site } = around;
  const { text, choices, rows, total, page, pageSize } = view;
  const narrowed = text !== '' || choices.some((choice) => choice.value !== '');
  const title = site.sections.find((s) => s.slug === 'tai-nguyen')?.title ?? 'Tài nguyên dạy học';
  return render(
    around,
    {
      sheet: 'documents',
      ...{ title, description: `Giáo án, bài giảng, đề thi, sáng kiến của ${site.name}`, path: '/tai-nguyen' },
      ...(narrowed || page > 1 ? { noindex: true } : {}),
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <form className="box pad filter r4" action="/tai-nguyen" role="search" aria-label="Lọc tài nguyên">
          <div className="f">
            <label htmlFor="k">Tên, tác giả, bộ sách</label>
            <input id="k" name="q" type="search" value={text} maxLength={100} autoComplete="off" />
          </div>
          {choices.map((choice) => (
            <div className="f" key={choice.name}>
              <label htmlFor={`l-${choice.name}`}>{choice.label}</label>
              <select id={`l-${choice.name}`} name={choice.name}>
                <option value="">Tất cả</option>
                <Options of={choice.options} chosen={choice.value} />
              </select>
            </div>
          ))}
          <button className="btn" type="submit">
            <Icon name="search" />
            Tìm
          </button>
        </form>
      </div>
      <div className="wrap sec res">
        <section aria-labelledby="kq">
          <div className="sh">
            <h2 id="kq">{formatNumber(total)} tài nguyên</h2>
            {narrowed && (
              <a className="more undo" href="/tai-nguyen">
                Xóa lọc
              </a>
            )}
          </div>
          {rows.length === 0 ? (
            <p>
              {narrowed
                ? 'Không có tài nguyên nào khớp. Thử một từ ngắn hơn, hoặc bớt một điều kiện lọc.'
                : 'Chưa có tài nguyên nào.'}
            </p>
          ) : (
            <ul className="rows docs">
              {rows.map((row) => (
                <ResourceRow key={row.id} around={around} row={row} />
              ))}
            </ul>
          )}
          <Pager page={page} more={page * pageSize < total} at={(n) => addressOf(view, n)} />
        </section>
      </div>
    </>,
  );
}

export function ResourceRow({ around, row }: { around: Around; row: PublicResource }) {
  const own = row.unitId === around.site.unitId;
  return (
    <li className="row">
      <p className="meta">
        <b>{resourceKinds.nameOf(row.kind)}</b>
        {row.subject && <span>{resourceSubjects.nameOf(row.subject)}</span>}
        <span>{gradesOf(row)}</span>
      </p>
      <h3>
        <a className="t" href={own ? resourcePath(row.slug) : around.url(row.hostLabel, resourcePath(row.slug))}>
          {row.title}
        </a>
      </h3>
      <p className="meta">
        <span>{row.author}</span>
        {!own && <span>{row.unitName}</span>}
        <span>
          {kindOfMime(row.mime).toUpperCase()}, {size(row.size)}
        </span>
        {row.downloads > 0 && <span>{formatNumber(row.downloads)} lượt tải</span>}
      </p>
    </li>
  );
}

export function renderResource(around: Around, resource: PublicResource): string {
  const { site } = around;
  const title = site.sections.find((s) => s.slug === 'tai-nguyen')?.title ?? 'Tài nguyên dạy học';
  const facts: [string, string][] = [
    ['Tác giả', resource.author],
    ['Đơn vị', resource.unitName],
    ['Môn', resourceSubjects.nameOf(resource.subject)],
    ['Khối', gradesOf(resource)],
    ['Bộ sách', resource.series],
    ['Phép dùng', licences.nameOf(resource.licence)],
    ['Ngày đăng', formatDate(toLocal(resource.publishedAt).date)],
    ['Lượt tải', resource.downloads > 0 ? formatNumber(resource.downloads) : ''],
  ];
  return render(
    around,
    {
      sheet: 'documents',
      ...{ title: resource.title, description: resource.summary || resource.title, path: resourcePath(resource.slug) },
      ...{ publishedAt: resource.publishedAt, author: resource.author },
    },
    <>
      <Crumbs items={[{ href: '/tai-nguyen', label: title }]} />
      <article className="wrap sec doc">
        <header>
          <p className="kick">
            {[resourceKinds.nameOf(resource.kind), resourceSubjects.nameOf(resource.subject), gradesOf(resource)]
              .filter(Boolean)
              .join(', ')}
          </p>
          <h1>{resource.title}</h1>
          {resource.summary && <p className="sum">{resource.summary}</p>}
        </header>
        <div className="box detail">
          <div className="pad">
            <dl className="facts four">
              {facts
                .filter(([, value]) => value)
                .map(([label, value]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
          </div>
          <div className="pad files">
            <h2>Tệp</h2>
            <a className="att" href={filePath(resource)} download={resource.fileName}>
              <Icon name={kindOfMime(resource.mime) === 'xlsx' ? 'table' : 'doc'} />
              <span>
                <b>{resource.fileName}</b>
                <small>
                  {kindOfMime(resource.mime).toUpperCase()}, {size(resource.size)}, tải về
                </small>
              </span>
            </a>
          </div>
        </div>
      </article>
    </>,
  );
}
