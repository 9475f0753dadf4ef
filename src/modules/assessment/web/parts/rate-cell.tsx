// One thing that the homeroom teacher says of a pupil in the table: chosen or typed, stored at once, refused with the reason beside it.
import { useState } from 'react';
import { useFetcher } from 'react-router';
import type { FormRefusal } from '#platform/http/screen.ts';
import type { CellAnswer } from '../../commands/mark-op.ts';
import { newId } from '../grid/queue.ts';

type Props = {
  pupil: string;
  name: string;
  column: string;
  label: string;
  value: string;
  version: number;
  /** null: words. */
  choices: readonly { code: string; name: string }[] | null;
  suggestion?: { code: string; name: string } | null;
};

export function RateCell({ pupil, name, column, label, value, version, choices, suggestion }: Props) {
  const sent = useFetcher<{ cell?: CellAnswer } & Partial<FormRefusal>>();
  const [typed, setTyped] = useState<string | null>(null);
  const answer = sent.data?.cell;
  const refused = answer && answer.state !== 'saved' ? answer.reason : sent.data?.refused?.[0]?.message;
  const busy = sent.state !== 'idle';
  const store = (next: string) => {
    if (next === value) return;
    setTyped(next);
    // Of a conflict somebody has just read: what is chosen now is chosen against what stands there.
    const base = answer?.state === 'conflict' ? Math.max(version, answer.version) : version;
    sent.submit({ intent: 'rate', opId: newId(), pupil, column, value: next, base: String(base) }, { method: 'post' });
  };
  const shown = busy || refused ? (typed ?? value) : value;
  const title = `${label}, ${name}`;
  return (
    <span className="ratecell" data-busy={busy || undefined}>
      {choices ? (
        <select
          aria-label={title}
          value={shown}
          aria-invalid={refused ? true : undefined}
          onChange={(event) => store(event.currentTarget.value)}
        >
          <option value="">–</option>
          {choices.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      ) : (
        <input
          key={`${version}`}
          type="text"
          aria-label={title}
          defaultValue={shown}
          maxLength={500}
          aria-invalid={refused ? true : undefined}
          onBlur={(event) => store(event.currentTarget.value.trim())}
        />
      )}
      {suggestion && !value && !busy && (
        <button type="button" className="plain small" onClick={() => store(suggestion.code)}>
          lấy {suggestion.name}
        </button>
      )}
      {refused && !busy && (
        <span className="empty small" role="alert">
          {refused}
        </span>
      )}
    </span>
  );
}
