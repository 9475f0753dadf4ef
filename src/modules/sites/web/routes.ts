import { route } from '@react-router/dev/routes';

export const sitesRoutes = [route('sites/settings', 'modules/sites/web/settings.page.tsx')];
