import { route } from '@react-router/dev/routes';

export const assessmentRoutes = [
  route('assessment/sheets', 'modules/assessment/web/sheets.page.tsx'),
  route('assessment/sheets/:sheet/:period', 'modules/assessment/web/sheet.page.tsx'),
  route('assessment/classes/:class/:period', 'modules/assessment/web/class.page.tsx'),
];
