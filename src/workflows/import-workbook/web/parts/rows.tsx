// Rows of the dry run: what stood there struck out, what will stand there bold, a faulty cell red with its reason.
import { IconAlertCircle, IconBan, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ViewColumn, ViewRow } from '../import-view.ts';

export const verdicts = {
  new: { label: 'mới', tag: 'tag info', Icon: IconPlus },
  changed: { label: 'thay đổi', tag: 'tag ok', Icon: IconPencil },
  unchanged: { label: 'không đổi', tag: 'tag', Icon: IconEqual },
  refused: { label: 'lỗi', tag: 'tag bad', Icon: IconBan },
} as const;

export function Rows({
  rows,
  columns,
  anchor,
  titles,
}: {
  rows: ViewRow[];
  columns: ViewColumn[];
  anchor: { field: string; title: string };
  titles: Record<string, string>;
}) {
  if (rows.length === 0) return <p className="blank">Không có dòng nào ở nhóm này.</p>;
  // Where the table is wider than the screen, the reason must not be what is cut off.
  const early = columns.length > 6;
  const shown = new Set(['', anchor.field, ...columns.map((c) => c.field)]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled with the keyboard too.
    <section className="scroll" aria-label="Các dòng của tệp" tabIndex={0}>
      <table className="list flow rows">
        <thead>
          <tr>
            <th className="n">Hàng</th>
            <th>Kết luận</th>
            <th>{anchor.title}</th>
            {early && <th>Lý do</th>}
            {columns.map((c) => (
              <th key={c.field}>{c.title}</th>
            ))}
            {!early && <th>Lý do</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { label, tag, Icon } = verdicts[row.verdict];
            return (
              <tr key={row.row}>
                <td className="n" data-label="Hàng">
                  {row.row}
                </td>
                <td data-label="Kết luận">
                  <span className={tag}>
                    <Icon size={12} aria-hidden /> {label}
                  </span>
                </td>
                <Cell row={row} field={anchor.field} title={anchor.title} name />
                {early && <Why row={row} shown={shown} titles={titles} />}
                {columns.map((c) => (
                  <Cell key={c.field} row={row} field={c.field} title={c.title} />
                ))}
                {!early && <Why row={row} shown={shown} titles={titles} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Why({ row, shown, titles }: { row: ViewRow; shown: Set<string>; titles: Record<string, string> }) {
  return (
    <td className="why" data-label="Lý do">
      {row.issues.map((issue) => (
        <p key={issue.code + issue.field + issue.message} className={issue.level === 'error' ? 'bad' : 'warn'}>
          {issue.message}
        </p>
      ))}
      {row.changes
        .filter((change) => !shown.has(change.field))
        .map((change) => (
          <p key={change.field}>
            {titles[change.field] ?? change.field}: <s className="muted">{change.was ?? 'trống'}</s>{' '}
            <b className="becomes">{change.is ?? 'trống'}</b>
          </p>
        ))}
    </td>
  );
}

function Cell({ row, field, title, name = false }: { row: ViewRow; field: string; title: string; name?: boolean }) {
  const [raw, was] = [row.raw[field], row.was[field]];
  const issue = row.issues.find((i) => i.field === field && i.level === 'error');
  const doubt = row.issues.find((i) => i.field === field && i.level === 'warning');
  const change = row.changes.find((c) => c.field === field);
  const kind = name ? 'name' : '';
  if (issue)
    return (
      <td className={`${kind} cell-bad`} data-label={title} title={issue.message}>
        <span className="cellrow">
          <IconAlertCircle size={14} aria-label="lỗi" />
          <span>
            {was !== undefined && <s>{was}</s>} <b>{raw ?? 'trống'}</b>
          </span>
        </span>
      </td>
    );
  if (change)
    return (
      <td className={`${kind} cell-changed`} data-label={title}>
        <span>
          <s>{change.was ?? 'trống'}</s> <b>{change.is ?? 'trống'}</b>
        </span>
      </td>
    );
  if (was !== undefined)
    return (
      <td className={`${kind} cell-changed`} data-label={title} title="Đã sửa trong tệp">
        <span>
          <s>{was}</s> <b>{raw}</b>
        </span>
      </td>
    );
  return (
    <td className={doubt ? `${kind} cell-doubt` : kind || undefined} data-label={title} title={doubt?.message}>
      {raw}
    </td>
  );
}
