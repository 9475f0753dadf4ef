import { route } from '@react-router/dev/routes';

export const sitesRoutes = [
  route('sites/settings', 'modules/sites/web/settings.page.tsx'),
  route('sites/sections', 'modules/sites/web/sections.page.tsx'),
  route('sites/leaders', 'modules/sites/web/leaders.page.tsx'),
  route('sites/leaders/:leader', 'modules/sites/web/edit-leader.page.tsx'),
  route('sites/english', 'modules/sites/web/english.page.tsx'),
  route('sites/hosts', 'modules/sites/web/hosts.page.tsx'),
  route('sites/completeness', 'modules/sites/web/completeness.page.tsx'),
  route('sites/completeness.xlsx', 'modules/sites/web/completeness.export.ts'),
  route('sites/board', 'modules/sites/web/board.page.tsx'),
  route('sites/board/:board', 'modules/sites/web/edit-board.page.tsx'),
];
