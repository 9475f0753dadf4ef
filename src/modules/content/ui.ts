// The door for screens of others: the editor of texts, and what it writes.
export type { RichNode } from './rich-text.ts';
export { PicturesContext } from './web/parts/figure.tsx';
export { TextEditor } from './web/parts/text-editor.tsx';
