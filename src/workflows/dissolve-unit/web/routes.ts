import { route } from '@react-router/dev/routes';

export const dissolveUnitRoutes = [route('organizations/dissolve', 'workflows/dissolve-unit/web/dissolve.page.tsx')];
