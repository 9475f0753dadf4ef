import { route } from '@react-router/dev/routes';

export const contentRoutes = [
  route('content/articles', 'modules/content/web/articles.page.tsx'),
  route('content/articles.xlsx', 'modules/content/web/articles.export.ts'),
  route('content/photos', 'modules/content/web/photos.page.tsx'),
  route('content/files', 'modules/content/web/take-file.ts'),
  route('content/files/:carried', 'modules/content/web/file.ts'),
  route('content/articles/:article', 'modules/content/web/article.page.tsx'),
  route('content/articles/:article/open', 'modules/content/web/open-desk.ts'),
  route('content/articles/:article/history', 'modules/content/web/history.page.tsx'),
];
