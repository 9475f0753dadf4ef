// The door for screens: pure words and React parts, nothing that needs the server.
export { isDescribed, mediaPath, type Picture, srcOf, srcSetOf, variantFor } from './rules/picture.ts';
export { type Answer, asked, libraryOf } from './web/parts/client.ts';
export { PicturePicker } from './web/parts/picture-picker.tsx';
export { refusedAtOnce, shrunk } from './web/parts/shrink.ts';
