// The door for screens of others: the editor of texts with pictures of the unit's library, and what it writes.

export { picturesIn, type RichNode } from './rich-text.ts';
export { differenceOf, type Line, linesOf } from './rules/difference.ts';
export { Difference } from './web/parts/difference.tsx';
export { PicturesContext } from './web/parts/figure.tsx';
export { type Mode, ModeSwitch } from './web/parts/mode-switch.tsx';
export { PageText } from './web/parts/page-text.tsx';
export { TextEditor } from './web/parts/text-editor.tsx';
export { insertPictures } from './web/parts/unit-pictures.ts';
