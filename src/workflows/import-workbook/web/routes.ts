import { route } from '@react-router/dev/routes';

export const importRoutes = [
  route('people/imports', 'workflows/import-workbook/web/imports.page.tsx'),
  route('people/imports/:import', 'workflows/import-workbook/web/import.page.tsx'),
  route('people/imports/:import/file', 'workflows/import-workbook/web/import-file.ts'),
];
