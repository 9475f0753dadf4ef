import { route } from '@react-router/dev/routes';

/** Report cards that were issued are known above the marks. */
export const unlockRoutes = [route('assessment/requests/:request', 'workflows/unlock-marks/web/request.page.tsx')];
