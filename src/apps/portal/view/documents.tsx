// Official documents: the list that is filtered without any script, and one document with its file on the page.
/** @jsxImportSource hono/jsx */

import { addDays, formatDate, type LocalDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import {
  type Attachment,
  delayWords,
  documentFields,
  documentKinds,
  isLate,
  type PublishedDocument,
  type PublishedRecord,
  type RelatedDocument,
  relationKinds,
  relationNames,
  type Status,
  statusNames,
  urgencyNames,
} from '#modules/documents/index.ts';
import { kindOfMime } from '#platform/files/file-kind.ts';
import type { Around } from './around.ts';
import { Options } from './forms.tsx';
import type { Node } from './node.tsx';
import { render } from './page.tsx';
import { Crumbs, Icon, Pager } from './parts.tsx';

export type DocumentChoice = { name: string; label: string; value: string; options: { value: string; label: string }[] };
export type DocumentsView = {
  text: string;
  choices: DocumentChoice[];
  rows: PublishedDocument[];
  total: number;
  page: number;
  pageSize: number;
  today: LocalDate;
};
type Hosts = ReadonlyMap<number, { hostLabel: string; name: string }>;

const tone: Record<Status, string> = {
  in_force: 'tag ok',
  not_yet: 'tag',
  partly: 'tag warn',
  expired: 'tag mut',
  replaced: 'tag mut',
};
/** How long a document is marked as new. */
const freshDays = 5;
const isFresh = (document: PublishedDocument, today: LocalDate) => addDays(toLocal(document.publishedAt).date, freshDays) > today;
export const documentPath = (slug: string) => `/van-ban/${slug}`;
export const filePath = (file: Pick<Attachment, 'sha256' | 'name'>) =>
  `/van-ban/tep/${file.sha256}/${encodeURIComponent(file.name)}`;
const Time = ({ day }: { day: LocalDate }) => <time dateTime={day}>{formatDate(day)}</time>;

const heads = {
  feed: (around: Around) => ({ title: `Văn bản của ${around.site.shortName}`, href: '/van-ban/rss.xml' }),
};

function addressOf(
  { text, choices }: Pick<DocumentsView, 'text' | 'choices'>,
  without = '',
  page = 1,
  path = '/van-ban',
): string {
  const search = new URLSearchParams();
  if (text && without !== 'q') search.set('q', text);
  for (const choice of choices) if (choice.value && choice.name !== without) search.set(choice.name, choice.value);
  if (page > 1) search.set('trang', String(page));
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

export function renderDocuments(around: Around, view: DocumentsView): string {
  const { site } = around;
  const { text, choices, rows, total, page, pageSize, today } = view;
  const active = choices.filter((choice) => choice.value);
  const more = choices.slice(2);
  const section = site.sections.find((s) => s.slug === 'van-ban');
  const title = section?.title ?? 'Văn bản';
  return render(
    around,
    {
      sheet: 'documents',
      ...{ title, description: `Văn bản do ${site.name} ban hành và đăng tải`, path: '/van-ban', feed: heads.feed(around) },
      ...(text || active.length > 0 || page > 1 ? { noindex: true } : {}),
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <form className="box pad filter" action="/van-ban" role="search" aria-label="Lọc văn bản">
          <div className="f">
            <label htmlFor="k">Từ khóa, số ký hiệu</label>
            <input id="k" name="q" type="search" value={text} maxLength={100} autoComplete="off" />
          </div>
          {choices.slice(0, 2).map((choice) => (
            <Choice key={choice.name} choice={choice} />
          ))}
          <button className="btn" type="submit">
            <Icon name="search" />
            Tìm
          </button>
          <details className="wide4" open={more.some((choice) => choice.value !== '')}>
            <summary>Lọc thêm: {more.map((choice) => choice.label.toLowerCase()).join(', ')}</summary>
            <div className="filter in">
              {more.map((choice) => (
                <Choice key={choice.name} choice={choice} />
              ))}
            </div>
          </details>
        </form>
      </div>
      <div className="wrap sec res">
        <section aria-labelledby="kq">
          <div className="sh">
            <h2 id="kq">{formatNumber(total)} văn bản</h2>
            <p className="meta">
              <span>Mới ban hành trước</span>
              <span>
                <a href={addressOf(view, '', 1, '/van-ban.csv')}>Tải CSV</a>
              </span>
              <span>
                <a href="/van-ban/rss.xml">RSS</a>
              </span>
            </p>
          </div>
          {(text || active.length > 0) && (
            <p className="chips">
              {text && (
                <a href={addressOf(view, 'q')} aria-label={`Bỏ từ khóa ${text}`}>
                  “{text}” <Icon name="close" />
                </a>
              )}
              {active.map((choice) => {
                const label = choice.options.find((option) => option.value === choice.value)?.label ?? choice.value;
                return (
                  <a key={choice.name} href={addressOf(view, choice.name)} aria-label={`Bỏ lọc ${choice.label}: ${label}`}>
                    {choice.name === 'nam' ? `Năm ${label}` : label} <Icon name="close" />
                  </a>
                );
              })}
              <a href="/van-ban">Xóa lọc</a>
            </p>
          )}
          {rows.length === 0 ? (
            <p>
              {text || active.length > 0
                ? 'Không có văn bản nào khớp. Thử một từ ngắn hơn, hoặc bớt một điều kiện lọc.'
                : 'Đơn vị chưa đăng văn bản nào.'}
            </p>
          ) : (
            <ul className="rows docs">
              {rows.map((row) => (
                <DocumentRow key={row.id} {...{ around, row, today }} />
              ))}
            </ul>
          )}
          <Pager page={page} more={page * pageSize < total} at={(n) => addressOf(view, '', n)} />
        </section>
      </div>
    </>,
  );
}

function Choice({ choice }: { choice: DocumentChoice }) {
  return (
    <div className="f">
      <label htmlFor={`l-${choice.name}`}>{choice.label}</label>
      <select id={`l-${choice.name}`} name={choice.name}>
        <option value="">Tất cả</option>
        <Options of={choice.options} chosen={choice.value} />
      </select>
    </div>
  );
}

export function DocumentRow({ around, row, today }: { around: Around; row: PublishedDocument; today: LocalDate }) {
  const { site, url } = around;
  const from = row.unitId === site.unitId ? undefined : site.superiors.find((unit) => unit.id === row.unitId);
  const href = from ? url(from.hostLabel, documentPath(row.slug)) : documentPath(row.slug);
  return (
    <li className="row">
      <p className="meta">
        <b>{row.number}</b>
        <span>{documentKinds.nameOf(row.kind)}</span>
        <Time day={row.issuedOn} />
        {from && <span>Ban hành: {row.issuer}</span>}
      </p>
      <h3>
        <a className="t" href={href}>
          {row.title}
        </a>
      </h3>
      <p className="tags">
        <span className={tone[row.status]}>{statusNames[row.status]}</span>
        {isFresh(row, today) && <span className="tag">Mới</span>}
        {row.urgency !== 'normal' && <span className="tag err">{urgencyNames[row.urgency]}</span>}
        {from && <span className="tag mut">Mở ở trang của {from.shortName}</span>}
      </p>
    </li>
  );
}

const size = (bytes: number) =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;

export function renderDocument(around: Around, document: PublishedRecord, hosts: Hosts, today: LocalDate): string {
  const { site } = around;
  const kind = documentKinds.nameOf(document.kind);
  const published = toLocal(document.publishedAt).date;
  const pdf = document.files.find((file) => file.mime === 'application/pdf');
  const fact = (label: string, value: Node, remark?: Node) => (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {remark && <span className="cap">{remark}</span>}
      </dd>
    </div>
  );
  const section = site.sections.find((s) => s.slug === 'van-ban');
  return render(
    around,
    {
      sheet: 'documents',
      ...{ title: `${document.number}: ${document.title}`, description: `${kind} ${document.number}. ${document.title}` },
      ...{
        path: documentPath(document.slug),
        publishedAt: document.publishedAt,
        author: document.issuer,
        feed: heads.feed(around),
      },
    },
    <>
      <Crumbs items={[{ href: '/van-ban', label: section?.title ?? 'Văn bản' }]} />
      <article className="wrap sec doc">
        <header>
          <p className="kick">
            {kind} {document.number}
          </p>
          <h1>{document.title}</h1>
          <p className="tags">
            <span className={tone[document.status]}>{statusNames[document.status]}</span>
            {document.urgency !== 'normal' && <span className="tag err">{urgencyNames[document.urgency]}</span>}
            {isFresh(document, today) && <span className="tag">Mới</span>}
          </p>
        </header>
        <div className="paper-of">
          <div className="box detail">
            <div className="pad">
              <dl className="facts four">
                {fact('Ngày ban hành', <Time day={document.issuedOn} />)}
                {fact('Có hiệu lực từ', <Time day={document.effectiveOn ?? document.issuedOn} />)}
                {document.expiresOn && fact('Hết hiệu lực từ', <Time day={document.expiresOn} />)}
                {fact('Cơ quan ban hành', document.issuer)}
                {document.signer && fact('Người ký', document.signer, document.signerTitle)}
                {document.fields.length > 0 &&
                  fact('Lĩnh vực', document.fields.map((field) => documentFields.nameOf(field)).join(', '))}
                {document.recipients && fact('Nơi nhận', document.recipients)}
                {fact(
                  'Ngày đăng',
                  <Time day={published} />,
                  document.delay !== null && (
                    <span className={isLate(document.delay) ? 'late' : undefined}>{delayWords(document.delay)}</span>
                  ),
                )}
              </dl>
            </div>
            <div className="pad files">
              <h2>Tệp</h2>
              {document.files.map((file) => (
                <a className="att" key={file.sha256} href={filePath(file)} download={file.name}>
                  <Icon name={kindOfMime(file.mime) === 'xlsx' ? 'table' : 'doc'} />
                  <span>
                    <b>{file.name}</b>
                    <small>
                      {kindOfMime(file.mime).toUpperCase()}, {size(file.size)}, tải về
                      {file.scanned && '. Bản quét, không có lớp văn bản'}
                    </small>
                  </span>
                </a>
              ))}
              {document.files.length === 0 && <p className="meta">Chưa có tệp đính kèm.</p>}
              <Relations {...{ around, document, hosts }} />
            </div>
          </div>
          {pdf && (
            <p className="opens noprint">
              <a className="btn" href={filePath(pdf)}>
                Mở tệp PDF ({size(pdf.size)})
              </a>
            </p>
          )}
          {pdf && (
            <details className="sheet noprint">
              <summary>
                <Icon name="doc" />
                Đọc ngay trong trang
              </summary>
              {/* Without a viewer some browsers leave the frame empty and show not even what stands in it. */}
              <p>
                Khung dưới trống?{' '}
                <a href={filePath(pdf)}>
                  Mở tệp {pdf.name} ({size(pdf.size)})
                </a>
              </p>
              <object data={`${filePath(pdf)}#navpanes=0&view=FitH`} type="application/pdf" aria-label={`Tệp ${pdf.name}`}>
                <p>Trình duyệt này không mở PDF ngay trong trang, mời mở tệp bằng liên kết ở trên.</p>
              </object>
            </details>
          )}
        </div>
      </article>
    </>,
  );
}

function Relations({ around, document, hosts }: { around: Around; document: PublishedRecord; hosts: Hosts }) {
  const lines = relationKinds.flatMap((kind) =>
    (
      [
        [relationNames[kind].forward, document.relations],
        [relationNames[kind].backward, document.incoming],
      ] as const
    ).flatMap(([words, all]) => {
      const related = all.filter((other) => other.kind === kind);
      return related.length > 0 ? [{ words, related }] : [];
    }),
  );
  if (lines.length === 0) return null;
  const link = (other: RelatedDocument) => {
    const host = hosts.get(other.unitId);
    const elsewhere = other.unitId !== around.site.unitId && host;
    return (
      <li key={other.id}>
        <a href={elsewhere ? around.url(host.hostLabel, documentPath(other.slug)) : documentPath(other.slug)} title={other.title}>
          {other.number}, {formatDate(other.issuedOn)}
          {elsewhere && `, ${host.name}`}
        </a>
      </li>
    );
  };
  return (
    <>
      <h2>Văn bản liên quan</h2>
      <dl className="rel">
        {lines.map(({ words, related }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              <ul>{related.map(link)}</ul>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
