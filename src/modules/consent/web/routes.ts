import { route } from '@react-router/dev/routes';

export const consentRoutes = [
  route('consent/list', 'modules/consent/web/list.page.tsx'),
  route('consent/list.xlsx', 'modules/consent/web/list.export.ts'),
  route('consent/list/:pupil', 'modules/consent/web/pupil.page.tsx'),
  route('consent/classes/:class', 'modules/consent/web/class.page.tsx'),
  route('consent/pictures/:picture', 'modules/consent/web/picture.page.tsx'),
];
