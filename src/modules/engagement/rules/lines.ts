// Text of several lines as it is stored: each line clean, never more than one blank line between two.
import { nfc } from '#kernel/vietnamese-text.ts';

export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(nfc)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
