// Two people saved one record. Nothing is lost and nothing overwritten unseen: every differing field is shown twice and chosen.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormValues, RecordView } from '#platform/http/fields.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

export function Conflict({
  stored,
  theirs,
  changes,
  who,
  labelOf,
  words,
  busy,
  onChoose,
}: {
  /** What I had before me when I began. */
  stored: FormValues;
  theirs: RecordView;
  /** What I typed. */
  changes: FormValues;
  /** Who saved it, where that is known. */
  who: string;
  labelOf(name: string): string;
  words(name: string, value: string | string[] | undefined): string;
  busy: boolean;
  onChoose(mine: FormValues): void;
}) {
  const names = [...new Set([...Object.keys(changes), ...Object.keys(theirs.values), ...Object.keys(stored)])];
  const rows = names.flatMap((name) => {
    const touched = name in changes;
    const mine = touched ? changes[name] : stored[name];
    const hidden = theirs.covered[name];
    // A covered value that only they may have changed stays as they left it.
    if (hidden !== undefined ? !touched : same(mine, theirs.values[name])) return [];
    if (!touched && !(name in theirs.values)) return [];
    const both = touched && (hidden !== undefined || !same(stored[name], theirs.values[name]));
    return [{ name, touched, both, mine, hidden }];
  });
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(rows.filter((row) => !row.both).map((row) => [row.name, row.touched ? 'mine' : 'theirs'])),
  );
  const open = rows.filter((row) => !choice[row.name]).length;
  return (
    <section className="card conflict" role="alert" aria-label="Hai bản của hồ sơ">
      <h2>
        <IconAlertTriangle size={18} aria-hidden /> {who} vừa lưu hồ sơ này
      </h2>
      <p className="pad small">Hai bản khác nhau ở {rows.length} mục. Chọn bản giữ lại cho từng mục, rồi lưu.</p>
      <table className="list flow">
        <thead>
          <tr>
            <th>Mục</th>
            <th>Bản của tôi</th>
            <th>Bản vừa được lưu</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, mine, hidden }) => (
            <tr key={name}>
              <td className="name" data-label="Mục">
                {labelOf(name)}
              </td>
              {(['mine', 'theirs'] as const).map((side) => (
                <td key={side} data-label={side === 'mine' ? 'Bản của tôi' : 'Bản vừa được lưu'}>
                  <label className="row">
                    <input
                      type="radio"
                      name={`choice-${name}`}
                      checked={choice[name] === side}
                      onChange={() => setChoice((was) => ({ ...was, [name]: side }))}
                      aria-label={`${labelOf(name)}: ${side === 'mine' ? 'bản của tôi' : 'bản vừa được lưu'}`}
                    />
                    {(side === 'mine' ? words(name, mine) : (hidden ?? words(name, theirs.values[name]))) || (
                      <span className="muted">trống</span>
                    )}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pad row">
        <Button
          loading={busy}
          disabled={open > 0}
          onClick={() =>
            onChoose(
              Object.fromEntries(rows.filter((row) => choice[row.name] === 'mine').map((row) => [row.name, row.mine ?? ''])),
            )
          }
        >
          Lưu theo lựa chọn
        </Button>
        {open > 0 && <span className="small muted">Còn {open} mục cả hai cùng sửa, chưa chọn.</span>}
      </div>
    </section>
  );
}
