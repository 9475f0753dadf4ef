// The door for screens: writing rich text with pictures of the unit's library.

export type { RichNode } from './rich-text.ts';
export { PageText } from './web/parts/page-text.tsx';
