// The door of the gallery module.

export { providerNames } from '#kernel/video-address.ts';
export { approvePiece, dropPiece, returnPiece } from './commands/answer-piece.ts';
export type { AlbumForm, VideoForm } from './commands/gallery-form.ts';
export { saveAlbum } from './commands/save-album.ts';
export { saveVideo } from './commands/save-video.ts';
export { indexAlbums, itemOfAlbum, noteGallery, publicAlbumsText } from './commands/tell-public.ts';
export { withdrawPiece } from './commands/withdraw-piece.ts';
export {
  type AlbumCard,
  type AlbumPicture,
  askAlbums,
  listGallery,
  publishedAlbum,
  publishedAlbums,
  publishedVideos,
  type Video,
} from './queries/gallery.ts';
export { galleryWaiting, type WaitingRow } from './queries/waiting.ts';
