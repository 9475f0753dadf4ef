import { route } from '@react-router/dev/routes';

export const closeYearRoutes = [route('assessment/rollover', 'workflows/close-year/web/rollover.page.tsx')];
