import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/assessment/web/${name}`;

export const resultRoutes = [
  route('assessment/results', page('results.page.tsx')),
  route('assessment/results/statistics', page('statistics.page.tsx')),
  route('assessment/results/statistics.xlsx', page('statistics.export.ts')),
  route('assessment/results/findings', page('findings.page.tsx')),
  route('assessment/results/findings.xlsx', page('findings.export.ts')),
  route('assessment/results/completion', page('completion.page.tsx')),
  route('assessment/results/completion.xlsx', page('completion.export.ts')),
  route('assessment/results/:class/:period', page('class-results.page.tsx')),
  route('assessment/results/:class/:period/table.xlsx', page('class-results.export.ts')),
  // Asked for by the table itself.
  route('assessment/results/:class/:period/why', page('why.ts')),
];
