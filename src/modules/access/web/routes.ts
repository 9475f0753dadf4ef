import { route } from '@react-router/dev/routes';

export const accessRoutes = [
  route('access/people', 'modules/access/web/people.page.tsx'),
  route('access/people.xlsx', 'modules/access/web/people.export.ts'),
  route('access/invite', 'modules/access/web/invite.page.tsx'),
  route('access/people/:user', 'modules/access/web/person.page.tsx'),
];
