// How a screen talks to the library.
import type { Reason } from '#kernel/refusal.ts';
import type { Picture } from '../../rules/picture.ts';

export type Answer<T> = ({ refused?: undefined } & T) | { refused: Reason[] };
const unreachable = { refused: [{ code: 'network', message: 'Mất kết nối tới máy chủ. Kiểm tra mạng rồi thử lại.' }] };

export async function asked<T>(request: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await request;
    if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as Answer<T>;
    return { refused: [{ code: 'answer', message: (await response.text()).slice(0, 200) || 'Máy chủ không trả lời.' }] };
  } catch {
    return unreachable;
  }
}

const formOf = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

export type Words = { alt: string; decorative: boolean };

export const libraryOf = (unit: string) => ({
  list: (q: string, page: number) =>
    asked<{ rows: Picture[]; total: number; more: boolean }>(
      fetch(`/${unit}/media/pictures?${new URLSearchParams({ q, page: String(page) })}`),
    ),
  upload: (file: File, words: Words) =>
    asked<{ picture: Picture }>(
      fetch(`/${unit}/media/upload`, {
        method: 'POST',
        body: formOf({ file, alt: words.alt, decorative: String(words.decorative) }),
      }),
    ),
  describe: (id: string, words: Words) =>
    asked<{ picture: Picture }>(
      fetch(`/${unit}/media/pictures`, {
        method: 'POST',
        body: formOf({ intent: 'describe', id, alt: words.alt, decorative: String(words.decorative) }),
      }),
    ),
  /** For one place: answers with the picture to stand there, another one where this one has other words. */
  word: (id: string, words: Words) =>
    asked<{ picture: Picture }>(
      fetch(`/${unit}/media/pictures`, {
        method: 'POST',
        body: formOf({ intent: 'word', id, alt: words.alt, decorative: String(words.decorative) }),
      }),
    ),
  hide: (id: string, hidden: boolean) =>
    asked<{ elsewhere: string[] }>(
      fetch(`/${unit}/media/pictures`, { method: 'POST', body: formOf({ intent: hidden ? 'hide' : 'show', id }) }),
    ),
});
