import { route } from '@react-router/dev/routes';

/** Report cards that were issued are known above the marks. */
export const unlockRoutes = [
  route('assessment/requests/:request', 'workflows/unlock-marks/web/request.page.tsx'),
  route('assessment/unlocks', 'workflows/unlock-marks/web/unlocks.page.tsx'),
  route('assessment/unlocks.xlsx', 'workflows/unlock-marks/web/unlocks.export.ts'),
];
