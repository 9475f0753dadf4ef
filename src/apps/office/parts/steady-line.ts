// A question of the screen that the line lost is asked again when the line is back: what one works on stays where it is, instead of a page
// that says that something went wrong. Only questions; what changes something is never sent twice.
import { useEffect } from 'react';

const longest = 8000;

/** As soon as the browser says that it is on line again, after a while, or when nobody wants the answer any more. */
const later = (wait: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, wait);
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });

export const askingAgain =
  (ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const { url = String(input) } = input as Partial<Request>;
    const { method = 'GET', signal } = input instanceof Request ? input : (init ?? {});
    if (method !== 'GET' || !new URL(url, location.href).pathname.endsWith('.data')) return ask(input, init);
    for (let wait = 500; ; wait = Math.min(longest, wait * 2)) {
      try {
        return await ask(input, init);
      } catch (error) {
        if (!signal?.aborted) await later(wait, signal);
        if (signal?.aborted) throw error;
      }
    }
  };

export function useSteadyLine(): void {
  useEffect(() => {
    const before = window.fetch;
    window.fetch = askingAgain(before.bind(window));
    return () => {
      window.fetch = before;
    };
  }, []);
}
