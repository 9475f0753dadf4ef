import { route } from '@react-router/dev/routes';

export const openSitesRoutes = [
  route('sites/create', 'workflows/open-sites/web/create.page.tsx'),
  route('sites/create.xlsx', 'workflows/open-sites/web/report.export.ts'),
];
