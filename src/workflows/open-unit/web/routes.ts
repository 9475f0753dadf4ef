import { route } from '@react-router/dev/routes';

export const openUnitRoutes = [route('organizations/units', 'workflows/open-unit/web/units.page.tsx')];
