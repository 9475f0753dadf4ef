import { route } from '@react-router/dev/routes';

export const importRoutes = [
  route('people/imports', 'workflows/import-pupils/web/imports.page.tsx'),
  route('people/imports/:import', 'workflows/import-pupils/web/import.page.tsx'),
  route('people/imports/:import/file', 'workflows/import-pupils/web/import-file.ts'),
];
