import { route } from '@react-router/dev/routes';

export const organizationsRoutes = [
  route('organizations/profile', 'modules/organizations/web/profile.page.tsx'),
  route('organizations/change', 'modules/organizations/web/change.page.tsx'),
  route('organizations/calendar', 'modules/organizations/web/calendar.page.tsx'),
];
