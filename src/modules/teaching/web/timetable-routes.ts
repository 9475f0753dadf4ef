import { route } from '@react-router/dev/routes';

export const timetableRoutes = [
  route('teaching/timetable', 'modules/teaching/web/timetable-list.page.tsx'),
  route('teaching/timetable/:timetable', 'modules/teaching/web/timetable.page.tsx'),
  route('teaching/timetable/:timetable/tkb.xlsx', 'modules/teaching/web/timetable.export.ts'),
  route('teaching/timetable/:timetable/import', 'modules/teaching/web/timetable-import.page.tsx'),
  route('teaching/attendance', 'modules/teaching/web/attendance.page.tsx'),
  route('teaching/attendance/:class', 'modules/teaching/web/attendance-class.page.tsx'),
  route('teaching/attendance/:class/month', 'modules/teaching/web/attendance-month.page.tsx'),
  route('teaching/attendance/:class/month.xlsx', 'modules/teaching/web/attendance-month.export.ts'),
];
