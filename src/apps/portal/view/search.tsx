// The results of a search: where one looks, what it is narrowed to, what was found and where in it; nothing of it needs a script.
/** @jsxImportSource hono/jsx */
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Term } from '#modules/search/index.ts';
import type { Around } from './around.ts';
import { Options } from './forms.tsx';
import { render } from './page.tsx';
import { Crumbs, Day, Icon, Marked, Pager } from './parts.tsx';

export type Choice = { value: string; label: string; n: number };
export type Suggestion =
  | { kind: 'filters'; n: number }
  | { kind: 'days'; n: number }
  | { kind: 'scope'; value: string; label: string; n: number }
  | { kind: 'words'; text: string; n: number };
export type Result = {
  id: number;
  type: string;
  typeWord: string;
  /** So many other units say the same in the same words, on this page. */
  also: number;
  dated: boolean;
  at: Date;
  label: string;
  title: string;
  excerpt: string;
  file: { name: string; path: string } | null;
  /** The site it stands on, where that is another. */
  base: string;
  path: string;
  unit: string;
};
export type SearchView = {
  text: string;
  terms: readonly Term[];
  page: number;
  pageSize: number;
  total: number;
  asked: Record<'scope' | 'type' | 'office' | 'level' | 'from' | 'to', string> & {
    newest: boolean;
    /** What was typed instead of a day. */
    unread: { from: string; to: string };
  };
  scopes: { value: string; label: string }[];
  /** Over several units: then one may choose among them. */
  wide: boolean;
  types: Choice[];
  offices: Choice[];
  levels: Choice[];
  results: Result[];
  /** What superiors sent and this site shows. */
  copies: { title: string; href: string; from: string; at: Date }[];
  suggestions: Suggestion[];
};

type Address = Record<'q' | 'pham-vi' | 'loai' | 'phong' | 'cap' | 'tu' | 'den' | 'xep' | 'trang', string>;

/** The address of these results with something else about them; another question begins at its first page. */
function addressOf(view: SearchView, other: Partial<Address> = {}): string {
  const { text, asked, scopes } = view;
  const now: Address = {
    ...{ q: text, 'pham-vi': asked.scope, loai: asked.type, phong: asked.office, cap: asked.level },
    ...{ tu: asked.from, den: asked.to, xep: asked.newest ? 'moi' : '', trang: '' },
    ...other,
  };
  if (now['pham-vi'] === scopes[0]?.value) now['pham-vi'] = '';
  const said = Object.entries(now).filter(([, value]) => value !== '');
  return `/tim-kiem${said.length > 0 ? `?${new URLSearchParams(said)}` : ''}`;
}

const dropped = { loai: '', phong: '', cap: '' };

export function renderSearch(around: Around, view: SearchView): string {
  const { text, terms, page, pageSize, total, asked, scopes } = view;
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const title = text ? `Tìm ${/["“”]/.test(text) ? short : `“${short}”`}` : 'Tìm kiếm';
  const searched = terms.length > 0;
  return render(
    around,
    { sheet: 'search', title, description: 'Kết quả tìm kiếm', path: '/tim-kiem', noindex: true },
    <>
      <Crumbs />
      <div className="wrap sec top find">
        <h1>{title}</h1>
        <form className="finder" action="/tim-kiem" role="search" aria-label="Tìm nội dung đang đăng">
          <label htmlFor="tu-khoa">Từ cần tìm, không dấu cũng được; đặt trong “ngoặc kép” để tìm cả cụm</label>
          <div className="search">
            <input id="tu-khoa" name="q" type="search" value={text} maxLength={200} autoComplete="off" />
            <button type="submit">
              <Icon name="search" />
              Tìm
            </button>
          </div>
          {asked.scope !== scopes[0]?.value && <input type="hidden" name="pham-vi" value={asked.scope} />}
        </form>
        <nav className="seg" aria-label="Tìm ở đâu">
          {scopes.map(({ value, label }) => (
            <a
              key={value}
              href={addressOf(view, { 'pham-vi': value, phong: '', cap: '' })}
              aria-current={value === asked.scope ? 'true' : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
        {text && !searched && <p>Ô tìm kiếm chỉ có dấu câu. Gõ ít nhất một từ hoặc một con số.</p>}
        {searched && (
          <section aria-labelledby="kq">
            <Narrowing view={view} />
            <div className="sh">
              <h2 id="kq">{total === 0 && view.copies.length === 0 ? 'Không tìm thấy' : `${formatNumber(total)} kết quả`}</h2>
              {total > 1 && (
                <nav className="order" aria-label="Xếp theo">
                  <a href={addressOf(view, { xep: '' })} aria-current={asked.newest ? undefined : 'true'}>
                    Khớp nhất trước
                  </a>
                  <a href={addressOf(view, { xep: 'moi' })} aria-current={asked.newest ? 'true' : undefined}>
                    Mới nhất trước
                  </a>
                </nav>
              )}
            </div>
            {total === 0 && view.copies.length === 0 && <Nothing view={view} />}
            {total > 0 && view.results.length === 0 && (
              <p>
                Trang {formatNumber(page)} không còn kết quả. <a href={addressOf(view)}>Về trang đầu</a>
              </p>
            )}
            {view.results.some((result) => result.also > 0) && (
              <p className="meta">
                {formatNumber(view.results.reduce((n, { also }) => n + 1 + also, 0))} kết quả của trang {formatNumber(page)} gộp
                còn {formatNumber(view.results.length)}: cùng một nội dung của nhiều đơn vị chỉ hiện một lần.
              </p>
            )}
            {view.results.length > 0 && (
              <ol className="rows found">
                {view.results.map((result) => (
                  <Row key={result.id} result={result} terms={terms} sameAt={sameAt(view, result)} />
                ))}
              </ol>
            )}
            {view.copies.length > 0 && (
              <section aria-labelledby="tu-tren">
                <div className="sh">
                  <h2 id="tu-tren">{formatNumber(view.copies.length)} bài từ cấp trên</h2>
                </div>
                <ol className="rows found">
                  {view.copies.map((copy) => (
                    <li className="row" key={copy.href}>
                      <p className="meta">
                        <span className="tag mut">Từ cấp trên</span>
                        <span>{copy.from}</span>
                        <Day at={copy.at} />
                      </p>
                      <h3>
                        <a className="t" href={copy.href}>
                          <Marked text={copy.title} terms={terms} />
                        </a>
                      </h3>
                    </li>
                  ))}
                </ol>
              </section>
            )}
            <Pager page={page} more={page * pageSize < total} at={(n) => addressOf(view, n > 1 ? { trang: String(n) } : {})} />
          </section>
        )}
      </div>
    </>,
  );
}

function Narrowing({ view }: { view: SearchView }) {
  const { asked, types, offices, levels } = view;
  const all = types.reduce((n, type) => n + type.n, 0);
  const unread = asked.unread.from !== '' || asked.unread.to !== '';
  const chosen = asked.office !== '' || asked.level !== '' || asked.from !== '' || asked.to !== '' || unread;
  if (all === 0 && !chosen && asked.type === '') return null;
  const kept = { q: view.text, 'pham-vi': asked.scope, loai: asked.type, xep: asked.newest ? 'moi' : '' };
  return (
    <div className="refine">
      <nav className="chips" aria-label="Loại nội dung">
        <a href={addressOf(view, { loai: '' })} aria-current={asked.type === '' ? 'true' : undefined}>
          Tất cả <b>{formatNumber(all)}</b>
        </a>
        {types.map(({ value, label, n }) => (
          <a key={value} href={addressOf(view, { loai: value })} aria-current={asked.type === value ? 'true' : undefined}>
            {label} <b>{formatNumber(n)}</b>
          </a>
        ))}
      </nav>
      <details open={chosen}>
        <summary>{view.wide ? 'Lọc theo nơi đăng, cấp học, thời gian' : 'Lọc theo thời gian'}</summary>
        <form className="filter" action="/tim-kiem" aria-label="Lọc kết quả">
          {Object.entries(kept).map(
            ([name, value]) => value !== '' && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {offices.length > 0 && <Select name="phong" label="Nơi đăng" all="Mọi nơi" value={asked.office} options={offices} />}
          {levels.length > 0 && <Select name="cap" label="Cấp học" all="Mọi cấp" value={asked.level} options={levels} />}
          <div className="f">
            <label htmlFor="tu">Từ ngày</label>
            <DayField name="tu" day={asked.from} unread={asked.unread.from} />
          </div>
          <div className="f">
            <label htmlFor="den">Đến ngày</label>
            <DayField name="den" day={asked.to} unread={asked.unread.to} />
          </div>
          <p className="acts">
            <button className="btn" type="submit">
              Lọc
            </button>
            {chosen && (
              <a className="btn alt" href={addressOf(view, { phong: '', cap: '', tu: '', den: '' })}>
                Bỏ lọc
              </a>
            )}
          </p>
        </form>
      </details>
    </div>
  );
}

type SelectProps = { name: string; label: string; all: string; value: string; options: Choice[] };
function Select({ name, label, all, value, options }: SelectProps) {
  const gone = value !== '' && !options.some((option) => option.value === value);
  return (
    <div className="f">
      <label htmlFor={`l-${name}`}>{label}</label>
      <select id={`l-${name}`} name={name}>
        <option value="">{all}</option>
        <Options
          of={options.map((one) => ({ value: one.value, label: `${one.label} (${formatNumber(one.n)})` }))}
          chosen={value}
        />
        {gone && (
          <option value={value} selected>
            Đang chọn (0)
          </option>
        )}
      </select>
    </div>
  );
}

/** All that say it, one by one: the newest first are not folded. */
const sameAt = (view: SearchView, { title, typeWord }: Result) =>
  addressOf(view, { q: `“${title.replace(/["“”]/g, ' ').slice(0, 190)}”`, loai: typeWord, xep: 'moi' });

function Row({ result, terms, sameAt }: { result: Result; terms: readonly Term[]; sameAt: string }) {
  const { type, label, unit, dated, at, base, path, title, excerpt, file } = result;
  return (
    <li className="row">
      <p className="meta">
        <span className="tag mut">{type}</span>
        {label && (
          <b>
            <Marked text={label} terms={terms} />
          </b>
        )}
        {unit && <span>{unit}</span>}
        {dated && <Day at={at} />}
      </p>
      <h3>
        <a className="t" href={`${base}${path}`}>
          <Marked text={title} terms={terms} />
        </a>
      </h3>
      {excerpt && (
        <p className="sum">
          <Marked text={excerpt} terms={terms} />
        </p>
      )}
      {result.also > 0 && (
        <p className="meta">
          <a href={sameAt}>và ở {formatNumber(result.also)} trang khác</a>
        </p>
      )}
      {file && (
        <p className="in">
          <Icon name="doc" />
          <span>
            Trong tệp <a href={`${base}${file.path}`}>{file.name}</a>
          </span>
        </p>
      )}
    </li>
  );
}

function Nothing({ view }: { view: SearchView }) {
  const { text, suggestions } = view;
  const link = (suggestion: Suggestion): { href: string; words: string } => {
    if (suggestion.kind === 'filters')
      return { href: addressOf(view, dropped), words: 'Bỏ lọc loại nội dung, nơi đăng, cấp học' };
    if (suggestion.kind === 'days') return { href: addressOf(view, { tu: '', den: '' }), words: 'Tìm ở mọi thời gian' };
    if (suggestion.kind === 'scope')
      return { href: addressOf(view, { 'pham-vi': suggestion.value, ...dropped }), words: `Tìm ở: ${suggestion.label}` };
    return { href: addressOf(view, { q: suggestion.text }), words: `Tìm: ${suggestion.text}` };
  };
  return (
    <>
      <p>
        Không có nội dung nào đang đăng có đủ các từ của “{text.replace(/["“”]/g, '')}”.{' '}
        {suggestions.length > 0 ? 'Những cách tìm sau có kết quả:' : 'Thử ít từ hơn, hoặc một từ khác cùng nghĩa.'}
      </p>
      {suggestions.length > 0 && (
        <ul className="tries">
          {suggestions.map((suggestion) => {
            const { href, words } = link(suggestion);
            return (
              <li key={href}>
                <a href={href}>{words}</a> <span>{formatNumber(suggestion.n)} kết quả</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** A native date box would show the day in the browser's own order. */
function DayField({ name, day, unread }: { name: string; day: string; unread: string }) {
  const hint = `${name}-cach-ghi`;
  return (
    <>
      <input
        id={name}
        name={name}
        inputMode="numeric"
        placeholder="dd/mm/yyyy"
        maxLength={10}
        autoComplete="off"
        value={day ? formatDate(day) : unread}
        aria-invalid={unread !== '' || undefined}
        aria-describedby={unread === '' ? undefined : hint}
      />
      {unread !== '' && (
        <span className="meta" id={hint}>
          Ngày viết như 21/12/2018
        </span>
      )}
    </>
  );
}
