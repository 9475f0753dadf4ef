import { route } from '@react-router/dev/routes';

export const scheduleRoutes = [
  route('schedule/weeks', 'modules/schedule/web/weeks.page.tsx'),
  route('schedule/weeks.xlsx', 'modules/schedule/web/weeks.export.ts'),
  route('schedule/weeks/:week', 'modules/schedule/web/week.page.tsx'),
  route('schedule/events', 'modules/schedule/web/events.page.tsx'),
  route('schedule/events.xlsx', 'modules/schedule/web/events.export.ts'),
  route('schedule/events/:event', 'modules/schedule/web/event.page.tsx'),
];
