// Which reasons of the last answer still hold? One that belongs to a field goes as soon as that field is changed; the others stay until the
// next answer.
import { useEffect, useMemo, useState } from 'react';
import type { Reason } from '#kernel/refusal.ts';

const none: ReadonlySet<string> = new Set();

/**
 * A field is what has its name, or what stands inside the element that the reasons lead to (`f-NAME`). What buttons and pickers put there is
 * heard of when it is the value of a hidden box, or `data-value` of that element.
 */
const isOf = (node: EventTarget | null, field: string): boolean =>
  node instanceof Element && (node.getAttribute('name') === field || node.closest(`#f-${CSS.escape(field)}`) !== null);

export function useOpenReasons(reasons: Reason[] | undefined): Reason[] | undefined {
  const [mended, setMended] = useState<{ of: Reason[] | undefined; fields: ReadonlySet<string> }>({ of: reasons, fields: none });
  const fields = mended.of === reasons ? mended.fields : none;

  useEffect(() => {
    const named = [...new Set((reasons ?? []).flatMap(({ field }) => field ?? []))];
    if (named.length === 0) return;
    const changed = (nodes: readonly (EventTarget | null)[]) => {
      const now = named.filter((field) => nodes.some((node) => isOf(node, field)));
      if (now.length === 0) return;
      setMended((was) => {
        const before = was.of === reasons ? was.fields : none;
        return now.every((field) => before.has(field)) ? was : { of: reasons, fields: new Set([...before, ...now]) };
      });
    };
    const onInput = ({ target }: Event) => changed([target]);
    const observer = new MutationObserver((records) => changed(records.map(({ target }) => target)));
    document.addEventListener('input', onInput);
    document.addEventListener('change', onInput);
    observer.observe(document.body, { attributes: true, attributeFilter: ['value', 'data-value'], subtree: true });
    return () => {
      document.removeEventListener('input', onInput);
      document.removeEventListener('change', onInput);
      observer.disconnect();
    };
  }, [reasons]);

  return useMemo(
    () => (fields.size === 0 ? reasons : reasons?.filter(({ field }) => field === undefined || !fields.has(field))),
    [reasons, fields],
  );
}

/** The answer of a form with those of its reasons that still hold. */
export function useOpenAnswer<T>(answer: T): T {
  const given = (answer as { refused?: Reason[] } | null | undefined)?.refused;
  const open = useOpenReasons(given);
  return useMemo(() => (open === given ? answer : { ...answer, refused: open }), [answer, given, open]);
}
