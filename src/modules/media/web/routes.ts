import { route } from '@react-router/dev/routes';

export const mediaRoutes = [
  route('media/library', 'modules/media/web/library.page.tsx'),
  route('media/pictures', 'modules/media/web/pictures.ts'),
  route('media/upload', 'modules/media/web/upload.ts'),
];
