import { timetableRoutes } from './timetable-routes.ts';

export const teachingRoutes = [...timetableRoutes];
