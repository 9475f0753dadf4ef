// The door of the media module.
export { adoptPicture } from './commands/adopt-picture.ts';
export { describePicture } from './commands/describe-picture.ts';
export { hidePicture } from './commands/hide-picture.ts';
export { holdPictures, keepPicturesOut } from './commands/hold-pictures.ts';
export { keepPicture } from './commands/keep-picture.ts';
export { processPicture } from './commands/process-picture.ts';
export { wordPicture } from './commands/word-picture.ts';
export { demandPictures, mayKeepPictures, mayTag, siteWriters } from './policy.ts';
export {
  alsoAt,
  askPicturesById,
  hiddenWhereFrom,
  type LibraryRow,
  listPictures,
  picturesById,
  picturesColumn,
  picturesOfUnit,
  pictureWithBytes,
  sameBytes,
} from './queries/pictures.ts';
export { takeAwayPictures } from './queries/take-away.ts';
export { isDescribed, mediaPath, type Picture, srcOf, srcSetOf, variantFor } from './rules/picture.ts';
export { maxBytes } from './rules/picture-size.ts';
export type { MediaTables } from './tables.ts';
