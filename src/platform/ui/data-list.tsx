// Every list of the office: search as one types, filters and order in the address, columns, selection, pages, export, keyboard.
import './data-list.css';
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconDownload, IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Form, Link, useNavigation, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { ListQuery } from '#platform/http/list-query.ts';
import { typing } from './keyboard.ts';

export type ListColumn<Row> = {
  key: string;
  title: string;
  cell(row: Row): ReactNode;
  /** The word of this order in the address. */
  sort?: string;
  numeric?: boolean;
  /** On a phone the row says what matters; this waits for the desk. */
  deskOnly?: true;
  /** On a phone the title stands before each value: a shorter one; '' where the value says it. */
  phoneTitle?: string;
  /** Not shown until chosen. */
  hidden?: boolean;
};
export type ListFilter = { name: string; label: string; options: { value: string; label: string }[] };

type Props<Row> = {
  /** What the rows are, e.g. "học sinh": for labels and the footer. */
  noun: string;
  query: ListQuery;
  rows: Row[];
  /** undefined: not counted, `more` says whether there is a next page. */
  total?: number;
  more?: boolean;
  rowKey(row: Row): string;
  /** The first column is the row's name; with `rowTo` it is a link, and Enter on a row opens it. */
  columns: ListColumn<Row>[];
  rowTo?(row: Row): string;
  search?: string;
  filters?: ListFilter[];
  /** Filters that came with a link and have no control of their own: shown as a chip that can be taken off. */
  chips?: { name: string; label: string }[];
  /** More controls of the tools row, e.g. two days. They must be form fields with the names of filters. */
  tools?: ReactNode;
  exportTo?: string;
  /** Acts on chosen rows; given, the rows can be chosen. */
  selection?(ids: string[], clear: () => void): ReactNode;
  empty?: ReactNode;
  footer?: ReactNode;
};

const keep = (search: URLSearchParams, changes: Record<string, string>): URLSearchParams => {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries({ page: '', ...changes }))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
};

export function DataList<Row>(props: Props<Row>) {
  const { noun, query, rows, total, rowKey, rowTo, filters = [], chips = [], tools, exportTo, selection, empty, footer } = props;
  const [search, setSearch] = useSearchParams();
  const loading = useNavigation().state === 'loading';
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const body = useRef<HTMLTableSectionElement>(null);
  const set = (changes: Record<string, string>) => setSearch(keep(search, changes), { replace: true, preventScrollReset: true });

  const shownKeys = search.get('cols')?.split(',');
  const columns = props.columns.filter((column, i) => i === 0 || (shownKeys ? shownKeys.includes(column.key) : !column.hidden));
  const active = chips.length + filters.filter((filter) => query.filters[filter.name]).length + (query.q ? 1 : 0);
  const narrowed = Object.values(query.filters).filter(Boolean).length;
  // On a phone the filters wait behind one button; at the desk they always stand open.
  const [filtering, setFiltering] = useState(false);
  const ids = rows.map(rowKey);
  const selected = ids.filter((id) => chosen.has(id));
  const toggle = (id: string) => setChosen((was) => new Set(was.has(id) ? [...was].filter((x) => x !== id) : [...was, id]));

  const section = useRef<HTMLElement>(null);
  /** Arrows walk over the rows, X chooses, Enter opens; on a fresh page, where nothing has the focus yet, from the first row. */
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const target = event.target as HTMLElement;
    // Several lists on a screen: the keys belong to the one with the focus, else to the first.
    if ((target.closest('.datalist') ?? document.querySelector('.datalist')) !== section.current) return;
    const lines = [...(body.current?.querySelectorAll<HTMLElement>('tr') ?? [])];
    const at = lines.findIndex((line) => line.contains(target));
    const focus = (line: HTMLElement | undefined) =>
      (line?.querySelector<HTMLElement>('[data-row]') ?? line?.querySelector<HTMLElement>('input, a, button'))?.focus();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = lines[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
      if (!next) return;
      event.preventDefault();
      focus(next);
    } else if (event.key.toLowerCase() === 'x' && selection) {
      const id = ids[Math.max(0, at)];
      if (!id) return;
      event.preventDefault();
      if (at < 0) focus(lines[0]);
      toggle(id);
    } else if (event.key === 'Enter' && (target === document.body || (at >= 0 && target.matches('input')))) {
      const link = lines[Math.max(0, at)]?.querySelector<HTMLElement>('a[data-row]');
      if (!link) return;
      event.preventDefault();
      link.click();
    }
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const href = exportTo && `${exportTo}?${keep(search, {})}`;
  const last = total !== undefined && query.page * query.limit >= total;
  return (
    <section ref={section} className="card datalist" aria-busy={loading}>
      <Form className="tools" role="search" onSubmit={(event) => event.preventDefault()}>
        {props.search && <SearchField label={`Tìm ${noun}`} hint={props.search} value={query.q} onSearch={(q) => set({ q })} />}
        {(filters.length > 0 || tools) && (
          <button type="button" className="narrow" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            <IconFilter size={16} aria-hidden /> Lọc{narrowed > 0 && <b className="num">{narrowed}</b>}
          </button>
        )}
        <div className={filtering ? 'filters open' : 'filters'}>
          {filters.map((filter) => (
            <select
              key={filter.name}
              name={filter.name}
              aria-label={filter.label}
              className={query.filters[filter.name] ? 'on' : undefined}
              value={query.filters[filter.name] ?? ''}
              onChange={(event) => set({ [filter.name]: event.currentTarget.value })}
            >
              <option value="">{filter.label}</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ))}
          {tools}
        </div>
        {chips.map((chip) => (
          <button key={chip.name} type="button" className="chip" onClick={() => set({ [chip.name]: '' })}>
            {chip.label} <IconX size={14} aria-label="bỏ lọc" />
          </button>
        ))}
        {active > 0 && (
          <button type="button" className="plain" onClick={() => setSearch(new URLSearchParams(), { replace: true })}>
            Xóa lọc
          </button>
        )}
        <noscript>
          <button type="submit">Lọc</button>
        </noscript>
        <span className="grow" />
        <ColumnMenu
          columns={props.columns}
          shown={columns.map((c) => c.key)}
          onChange={(keys) => set({ cols: keys.join(',') })}
        />
        {href && (
          <Button
            component="a"
            href={href}
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} aria-hidden />}
            data-key="e"
          >
            Tải Excel
          </Button>
        )}
      </Form>
      {selection && selected.length > 0 && (
        <div className="selbar" role="status">
          <b>
            {formatNumber(selected.length)} {noun} đã chọn
          </b>
          {selection(selected, () => setChosen(new Set()))}
          <button type="button" className="plain" onClick={() => setChosen(new Set())}>
            Bỏ chọn
          </button>
        </div>
      )}
      {rows.length === 0 && query.page > 1 ? (
        <p className="blank">
          Danh sách không có trang {formatNumber(query.page)}. <Link to={`?${keep(search, {})}`}>Về trang đầu</Link>
        </p>
      ) : rows.length === 0 ? (
        <p className="blank">
          {active > 0
            ? `Không có ${noun} nào khớp. Bớt điều kiện lọc, hoặc tìm bằng một phần của tên.`
            : (empty ?? `Chưa có ${noun} nào.`)}
        </p>
      ) : (
        <div className="scroll">
          <table className="list flow">
            <thead>
              <tr>
                {selection && (
                  <th className="pick">
                    <input
                      type="checkbox"
                      aria-label="Chọn cả trang"
                      checked={selected.length === ids.length}
                      onChange={(event) => setChosen(new Set(event.currentTarget.checked ? ids : []))}
                    />
                  </th>
                )}
                {columns.map((column) => (
                  <HeadCell key={column.key} column={column} sort={query.sort} to={(sort) => `?${keep(search, { sort })}`} />
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row, i) => {
                const id = ids[i] ?? '';
                const to = rowTo?.(row);
                return (
                  <tr key={id} aria-selected={selection ? chosen.has(id) : undefined}>
                    {selection && (
                      <td className="pick">
                        <input type="checkbox" aria-label="Chọn dòng này" checked={chosen.has(id)} onChange={() => toggle(id)} />
                      </td>
                    )}
                    {columns.map((column, n) => (
                      <td
                        key={column.key}
                        data-label={column.phoneTitle === '' ? undefined : (column.phoneTitle ?? column.title)}
                        className={
                          [n === 0 ? 'name' : column.numeric && 'n', column.deskOnly && 'desk'].filter(Boolean).join(' ') ||
                          undefined
                        }
                      >
                        {n === 0 && to ? (
                          <Link to={to} data-row="">
                            {column.cell(row)}
                          </Link>
                        ) : (
                          column.cell(row)
                        )}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <footer className="foot">
        <span>
          {total === undefined
            ? `Trang ${formatNumber(query.page)}`
            : total === 0 || rows.length === 0
              ? `${formatNumber(total)} ${noun}`
              : `${formatNumber(query.offset + 1)} đến ${formatNumber(Math.min(total, query.offset + rows.length))} trong ${formatNumber(total)} ${noun}`}
        </span>
        {footer}
        <span className="pager">
          {query.page > 1 && (
            <Link to={`?${keep(search, { page: query.page > 2 ? String(query.page - 1) : '' })}`}>Trang trước</Link>
          )}
          {(total === undefined ? props.more : !last) && rows.length > 0 && (
            <Link to={`?${keep(search, { page: String(query.page + 1) })}`}>Trang sau</Link>
          )}
        </span>
      </footer>
    </section>
  );
}

function HeadCell<Row>({ column, sort, to }: { column: ListColumn<Row>; sort: string; to(sort: string): string }) {
  const by = sort.replace(/^-/, '') === column.sort ? (sort.startsWith('-') ? 'descending' : 'ascending') : undefined;
  return (
    <th aria-sort={by} className={column.numeric ? 'n' : undefined}>
      {column.sort ? (
        <Link to={to(by === 'ascending' ? `-${column.sort}` : column.sort)} preventScrollReset replace>
          {column.title}
          {by === 'ascending' && <IconArrowUp size={14} aria-hidden />}
          {by === 'descending' && <IconArrowDown size={14} aria-hidden />}
        </Link>
      ) : (
        column.title
      )}
    </th>
  );
}

/** Asks the server when typing pauses; "/" jumps here from anywhere. */
function SearchField({
  label,
  hint,
  value,
  onSearch,
}: {
  label: string;
  hint: string;
  value: string;
  onSearch(text: string): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change without us (filters taken off, going back); never under somebody's typing.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = value;
  }, [value]);
  useEffect(() => {
    const jump = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || typing(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => {
      document.removeEventListener('keydown', jump);
      clearTimeout(timer.current);
    };
  }, []);
  return (
    <input
      ref={field}
      className="search"
      type="search"
      name="q"
      aria-label={label}
      placeholder={hint}
      defaultValue={value}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => {
        const text = event.currentTarget.value;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onSearch(text), 200);
      }}
    />
  );
}

function ColumnMenu<Row>({
  columns,
  shown,
  onChange,
}: {
  columns: ListColumn<Row>[];
  shown: string[];
  onChange(keys: string[]): void;
}) {
  if (columns.length < 4) return null;
  const toggle = (key: string) =>
    onChange(columns.map((c) => c.key).filter((k) => (k === key ? !shown.includes(k) : shown.includes(k))));
  return (
    <details className="colmenu">
      <summary>
        <IconColumns3 size={16} aria-hidden /> Cột{' '}
        <span className="num">
          {shown.length}/{columns.length}
        </span>
      </summary>
      <div className="card pad">
        {columns.slice(1).map((column) => (
          <label key={column.key} className="row">
            <input type="checkbox" checked={shown.includes(column.key)} onChange={() => toggle(column.key)} /> {column.title}
          </label>
        ))}
      </div>
    </details>
  );
}
