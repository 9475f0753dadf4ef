// An act that ended on another screen says there that it was done.
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/** `words` by what stands behind ?done= in the address; said once, so that no other record of the list says it too. */
export function Done({ words }: { words: Record<string, string> }) {
  const [search, setSearch] = useSearchParams();
  const done = search.get('done');
  const [said, setSaid] = useState(words[done ?? '']);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    // Once: the screen is drawn again while the address changes, and each further change would begin that anew, for ever on a slow line.
    if (done === taken.current) return;
    taken.current = done;
    if (done === null) return;
    setSaid(words[done]);
    const rest = new URLSearchParams(search);
    rest.delete('done');
    setSearch(rest, { replace: true, preventScrollReset: true });
  }, [done, words, search, setSearch]);
  return said ? <DoneNote>{said}</DoneNote> : null;
}

/** What the address of a list says, for the links of a record: without what was done to this one. */
export function useListSearch(): string {
  const [search] = useSearchParams();
  const rest = new URLSearchParams(search);
  rest.delete('done');
  return rest.size > 0 ? `?${rest}` : '';
}

export function DoneNote({ children }: { children: string }) {
  return (
    <p className="note ok" role="status" style={{ marginBottom: 12 }}>
      <IconCheck size={18} aria-hidden /> {children}
    </p>
  );
}
