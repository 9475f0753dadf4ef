import { route } from '@react-router/dev/routes';

export const classesRoutes = [route('classes/list', 'modules/classes/web/list.page.tsx')];
