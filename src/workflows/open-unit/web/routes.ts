import { route } from '@react-router/dev/routes';

export const openUnitRoutes = [
  route('organizations/units', 'workflows/open-unit/web/units.page.tsx'),
  route('organizations/units.xlsx', 'workflows/open-unit/web/units.export.ts'),
  route('organizations/units/moi', 'workflows/open-unit/web/new-unit.page.tsx'),
];
