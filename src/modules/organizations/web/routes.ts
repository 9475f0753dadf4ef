import { route } from '@react-router/dev/routes';

export const organizationsRoutes = [route('organizations/profile', 'modules/organizations/web/profile.page.tsx')];
