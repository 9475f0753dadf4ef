import { route } from '@react-router/dev/routes';

export const galleryRoutes = [
  route('gallery/albums', 'modules/gallery/web/albums.page.tsx'),
  route('gallery/albums.xlsx', 'modules/gallery/web/albums.export.ts'),
  route('gallery/albums/:album', 'modules/gallery/web/album.page.tsx'),
  route('gallery/videos/:video', 'modules/gallery/web/video.page.tsx'),
];
