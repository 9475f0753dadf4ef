// Kinds of error, each once; where the right value is known or can be chosen, all its cells are mended at once.
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { Correction } from '#platform/spreadsheet/columns.ts';
import type { ViewGroup } from '../import-view.ts';

export function Groups({
  groups,
  chosen,
  mayMend,
  corrections,
  unknownColumns,
  titles,
}: {
  groups: ViewGroup[];
  chosen: string | null;
  mayMend: boolean;
  corrections: Correction[];
  unknownColumns: string[];
  titles: Record<string, string>;
}) {
  const errors = groups.filter((group) => group.level === 'error').length;
  return (
    <section className="card groups">
      <h2>
        {groups.length === 0 ? 'Không có lỗi' : `${formatNumber(errors)} loại lỗi, ${formatNumber(groups.length - errors)} lưu ý`}
      </h2>
      {groups.map((group) => (
        <Group key={group.key} group={group} chosen={group.key === chosen} mayMend={mayMend} />
      ))}
      {corrections.length > 0 && (
        <div className="group">
          <p className="label">Đã sửa trong tệp</p>
          <ul className="corrections">
            {corrections.map((c) => (
              <li key={`${c.field}|${c.from}`}>
                <span>
                  {titles[c.field] ?? c.field}: <s className="muted">{c.from}</s> <b className="becomes">{c.to}</b>
                </span>
                {mayMend && (
                  <Form method="post">
                    <input type="hidden" name="field" value={c.field} />
                    <input type="hidden" name="from" value={c.from} />
                    <button type="submit" name="intent" value="uncorrect">
                      Bỏ sửa
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {unknownColumns.length > 0 && <p className="group small muted">Cột chưa dùng: {unknownColumns.join(', ')}</p>}
    </section>
  );
}

function Group({ group, chosen, mayMend }: { group: ViewGroup; chosen: boolean; mayMend: boolean }) {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.delete('page');
  if (chosen) next.delete('group');
  else next.set('group', group.key);
  return (
    <div className={chosen ? 'group on' : 'group'}>
      <p className="what">
        <span className={group.level === 'error' ? 'tag bad' : 'tag warn'}>{group.level === 'error' ? 'lỗi' : 'lưu ý'}</span>
        <Link to={`?${next}`} preventScrollReset aria-current={chosen ? 'true' : undefined}>
          {group.message}
        </Link>
        <b className="num">{formatNumber(group.count)}</b>
      </p>
      {mayMend && group.value !== undefined && group.level === 'error' ? (
        <Mend group={group} value={group.value} />
      ) : (
        <p className="small muted">
          Hàng {group.rows.join(', ')}
          {group.count > group.rows.length ? ' …' : ''}
        </p>
      )}
    </div>
  );
}

function Mend({ group, value }: { group: ViewGroup; value: string }) {
  const [open, setOpen] = useState(!group.suggestion);
  const all = group.count === 1 ? 'Sửa' : `Sửa cả ${formatNumber(group.count)}`;
  const fixed = (
    <>
      <input type="hidden" name="field" value={group.field} />
      <input type="hidden" name="from" value={value} />
    </>
  );
  return (
    <div className="mend">
      {group.suggestion && (
        <Form method="post" preventScrollReset>
          {fixed}
          <input type="hidden" name="to" value={group.suggestion} />
          <Button type="submit" name="intent" value="correct" size="xs">
            {all} thành “{group.suggestion}”
          </Button>
        </Form>
      )}
      {group.options.length > 0 &&
        (open ? (
          <Form method="post" className="row" preventScrollReset>
            {fixed}
            <NativeSelect
              name="to"
              size="xs"
              aria-label={`Giá trị đúng thay cho “${value}” ở cột ${group.title}`}
              defaultValue=""
              required
              data={[{ value: '', label: 'Chọn giá trị đúng' }, ...group.options]}
            />
            <Button type="submit" name="intent" value="correct" size="xs" variant="default">
              {all}
            </Button>
          </Form>
        ) : (
          <button type="button" onClick={() => setOpen(true)}>
            Giá trị khác
          </button>
        ))}
    </div>
  );
}
