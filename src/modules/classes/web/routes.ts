import { route } from '@react-router/dev/routes';

export const classesRoutes = [
  route('classes/list', 'modules/classes/web/list.page.tsx'),
  route('classes/list.xlsx', 'modules/classes/web/list.export.ts'),
  route('classes/list/new', 'modules/classes/web/new.page.tsx'),
  route('classes/list/:class', 'modules/classes/web/class.page.tsx'),
  route('classes/years', 'modules/classes/web/years.page.tsx'),
];
