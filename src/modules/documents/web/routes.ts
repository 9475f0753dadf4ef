import { route } from '@react-router/dev/routes';

export const documentsRoutes = [
  route('documents/list', 'modules/documents/web/list.page.tsx'),
  route('documents/list.xlsx', 'modules/documents/web/list.export.ts'),
  route('documents/list/:document', 'modules/documents/web/document.page.tsx'),
  route('documents/list/:document/files/:file', 'modules/documents/web/file.ts'),
];
