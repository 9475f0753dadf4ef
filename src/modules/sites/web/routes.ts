import { route } from '@react-router/dev/routes';

export const sitesRoutes = [
  route('sites/settings', 'modules/sites/web/settings.page.tsx'),
  route('sites/board', 'modules/sites/web/board.page.tsx'),
  route('sites/board/:board', 'modules/sites/web/edit-board.page.tsx'),
];
