import { route } from '@react-router/dev/routes';
import { timetableRoutes } from './timetable-routes.ts';

export const teachingRoutes = [
  route('teaching/mine', 'modules/teaching/web/mine.page.tsx'),
  route('teaching/subjects', 'modules/teaching/web/subjects.page.tsx'),
  route('teaching/subjects/:class', 'modules/teaching/web/class-subjects.page.tsx'),
  route('teaching/assignments', 'modules/teaching/web/assignments.page.tsx'),
  route('teaching/assignments.xlsx', 'modules/teaching/web/assignments.export.ts'),
  route('teaching/exemptions', 'modules/teaching/web/exemptions.page.tsx'),
  route('teaching/exemptions.xlsx', 'modules/teaching/web/exemptions.export.ts'),
  route('teaching/exemptions/new', 'modules/teaching/web/exempt.page.tsx'),
  route('teaching/groups', 'modules/teaching/web/groups.page.tsx'),
  route('teaching/groups/:team', 'modules/teaching/web/group.page.tsx'),
  route('teaching/calendar', 'modules/teaching/web/calendar.page.tsx'),
  ...timetableRoutes,
];
