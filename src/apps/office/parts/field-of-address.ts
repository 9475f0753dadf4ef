// An address that ends in #f-… means a field of a form: it is brought into view and can be typed into at once.
import { useEffect } from 'react';
import { useLocation } from 'react-router';

const takesFocus = 'input:not([type=hidden]),select,textarea,button,a[href],[tabindex]';

export function useFieldOfAddress(): void {
  const { hash, key, pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every going to an address counts, also the same one again
  useEffect(() => {
    if (!hash.startsWith('#f-')) return;
    const field = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!field) return;
    const focus = field.matches(takesFocus)
      ? field
      : (field.querySelector<HTMLElement>(takesFocus) ?? field.closest('section')?.querySelector<HTMLElement>(takesFocus));
    focus?.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
  }, [hash, key, pathname]);
}
