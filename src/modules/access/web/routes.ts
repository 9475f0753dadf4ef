import { route } from '@react-router/dev/routes';

export const accessRoutes = [route('access/people', 'modules/access/web/people.page.tsx')];
