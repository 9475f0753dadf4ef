import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/statistics/web/${name}`;

export const statisticsRoutes = [
  route('statistics/visits', page('visits.page.tsx')),
  route('statistics/visits.xlsx', page('visits.export.ts')),
  route('statistics/pages.xlsx', page('pages.export.ts')),
  route('statistics/units', page('units.page.tsx')),
  route('statistics/units.xlsx', page('units.export.ts')),
];
