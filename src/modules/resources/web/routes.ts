import { route } from '@react-router/dev/routes';

export const resourcesRoutes = [
  route('resources/list', 'modules/resources/web/list.page.tsx'),
  route('resources/list.xlsx', 'modules/resources/web/list.export.ts'),
  route('resources/list/:resource', 'modules/resources/web/resource.page.tsx'),
  route('resources/list/:resource/file', 'modules/resources/web/file.ts'),
];
