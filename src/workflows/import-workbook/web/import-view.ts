// What the screen of an import is handed: one page of rows, the columns worth showing, what each kind of error can be mended to.
import type { Column } from '#platform/spreadsheet/columns.ts';
import type { IssueGroup } from '#platform/spreadsheet/read-table.ts';
import type { DryRun } from '../imports.ts';
import type { ImportKind } from '../plan.ts';
import { generalWords } from './words.ts';

export const rowsPerPage = 100;
export type ViewRow = DryRun['rows'][number];
export type ViewGroup = IssueGroup & { key: string; title: string; options: string[] };
export type ViewColumn = { field: string; title: string };
export const shows = ['all', 'new', 'changed', 'unchanged', 'refused'] as const;

const keyOf = (group: Pick<IssueGroup, 'level' | 'code' | 'field' | 'value'>) =>
  [group.level, group.code, group.field, group.value ?? ''].join('|');

export function viewOf(kind: ImportKind, result: DryRun, search: URLSearchParams) {
  const columns: readonly Column[] = kind.table.columns;
  const wanted = search.get('show') ?? '';
  const show = shows.find((s) => s === wanted) ?? (result.counts.refused > 0 ? 'refused' : 'all');
  const group = result.groups.find((g) => keyOf(g) === search.get('group'));
  const matching = result.rows.filter((row) =>
    group
      ? row.issues.some(
          (issue) =>
            issue.level === group.level &&
            issue.code === group.code &&
            issue.field === group.field &&
            (group.value === undefined || issue.value === group.value),
        )
      : show === 'all' || row.verdict === show,
  );
  const pages = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(search.get('page'))) || 1));
  const rows = matching.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const touched = new Set(
    rows.flatMap((row) => [...row.issues.map((i) => i.field), ...row.changes.map((c) => c.field), ...Object.keys(row.was)]),
  );
  return {
    ...{ show, page, pages, rows, matching: matching.length, total: result.rows.length },
    cells: result.rows.reduce((n, row) => n + row.changes.length, 0),
    group: group ? keyOf(group) : null,
    columns: columns
      .filter((c) => c.field !== kind.table.anchor && (touched.has(c.field) || (c.shown && result.columns.includes(c.field))))
      .map(({ field, title }): ViewColumn => ({ field, title })),
    groups: result.groups.map((g): ViewGroup => {
      const of = columns.find((c) => c.field === g.field);
      const options = g.value === undefined ? [] : (of?.list?.entries.map((e) => e.name) ?? result.choices[g.field] ?? []);
      const title = of?.title ?? g.field;
      const message = g.varied ? generalWords(g.code, title) : g.message;
      return { ...g, message, rows: g.rows.slice(0, 12), key: keyOf(g), title, options };
    }),
    titles: Object.fromEntries([...columns.map((c) => [c.field, c.title] as const), ['status_date', 'Ngày trạng thái']]),
  };
}
