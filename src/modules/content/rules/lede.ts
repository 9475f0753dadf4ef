// Does a text begin with what its summary says, so that a reader would read it twice? Pure.
import { plainText } from '#kernel/document-text.ts';
import type { RichNode } from '../rich-text.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** An old site without summaries lent the first words of each text; cut, they end in "…". */
export function opensWith(body: unknown, summary: string): boolean {
  const first = (body as RichNode | null)?.content?.find((node) => plain(plainText(node)) !== '');
  const said = plain(summary)
    .replace(/(…|\.\.\.)$/, '')
    .trim();
  return said !== '' && first?.type === 'paragraph' && plain(plainText(first)).startsWith(said);
}
