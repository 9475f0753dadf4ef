import { route } from '@react-router/dev/routes';
import { importRoutes } from './import-routes.ts';
import { lockRoutes } from './lock-routes.ts';
import { resultRoutes } from './result-routes.ts';

export const assessmentRoutes = [
  route('assessment/sheets', 'modules/assessment/web/sheets.page.tsx'),
  route('assessment/sheets/:sheet/:period', 'modules/assessment/web/sheet.page.tsx'),
  route('assessment/minimums', 'modules/assessment/web/minimums.page.tsx'),
  ...resultRoutes,
  ...lockRoutes,
  ...importRoutes,
];
