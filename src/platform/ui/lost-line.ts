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
