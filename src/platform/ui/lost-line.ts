// What was sent did not reach the server: the screen stays with all that stands on it, and one presses again when the line is back.
import { type ClientActionFunctionArgs, data } from 'react-router';
import type { FormRefusal } from '#platform/http/screen.ts';

/** A fetch that found no server ends in a TypeError of the browser's own. */
export const lineLost = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed/i.test(error.message);

/** As the `clientAction` of a screen that keeps what was typed: a lost line is a refusal beside the form, not a page of its own. */
export async function actionOrWait({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (!lineLost(error)) throw error;
    const message = 'Chờ mạng: chưa gửi được tới máy chủ. Mọi thứ còn nguyên trên màn hình này; có mạng thì bấm lại.';
    // Not 200, or the router would ask all loaders anew over the line that is not there.
    return data({ refused: [{ code: 'network', message }], kind: 'refused' } satisfies FormRefusal, { status: 503 });
  }
}

/** The data of a screen, as the router asks for it. */
const isQuestion = (input: RequestInfo | URL, init?: RequestInit) =>
  (init?.method ?? 'GET') === 'GET' && /\.data(\?|$)/.test(input instanceof Request ? input.url : String(input));

const againAfterMs = 1500;
/**
 * As soon as the browser says that it is on line again, or after a while.
 * @throws what the signal says when nobody waits any more
 */
const pause = (signal: AbortSignal | null | undefined) =>
  new Promise<void>((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      reject(signal?.reason);
    };
    const again = () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const timer = setTimeout(again, againAfterMs);
    window.addEventListener('online', again, { once: true });
    signal?.addEventListener('abort', leave, { once: true });
  });

/**
 * While the line is away, questions of the router wait for it instead of failing: what moved elsewhere would otherwise replace the screen, and
 * what is being typed there, by a page about the network. What is sent does not wait: its form says that it was not stored.
 * @returns undoes it
 */
export function questionsWait(): () => void {
  const ask = window.fetch;
  window.fetch = async (input, init) => {
    if (!isQuestion(input, init)) return ask(input, init);
    for (;;) {
      try {
        return await ask(input, init);
      } catch (error) {
        if (init?.signal?.aborted || !lineLost(error)) throw error;
        await pause(init?.signal);
      }
    }
  };
  return () => {
    window.fetch = ask;
  };
}
