import { route } from '@react-router/dev/routes';

/** Locks, what is asked to be opened, the history of cells. */
export const lockRoutes = [
  route('assessment/locks', 'modules/assessment/web/locks.page.tsx'),
  route('assessment/requests', 'modules/assessment/web/requests.page.tsx'),
  route('assessment/requests.xlsx', 'modules/assessment/web/requests.export.ts'),
  route('assessment/requests/:request/files/:file', 'modules/assessment/web/evidence.ts'),
  route('assessment/sheets/:sheet/:period/unlock', 'modules/assessment/web/ask.page.tsx'),
  route('assessment/sheets/:sheet/:period/cell', 'modules/assessment/web/cell.ts'),
  route('assessment/sheets/:sheet/:period/log', 'modules/assessment/web/log.page.tsx'),
  route('assessment/sheets/:sheet/:period/log.xlsx', 'modules/assessment/web/log.export.ts'),
];
