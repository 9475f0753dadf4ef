import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/assessment/web/${name}`;

export const importRoutes = [
  route('assessment/import', page('imports.page.tsx')),
  route('assessment/import/:markfile', page('import.page.tsx')),
  route('assessment/import/:markfile/report.xlsx', page('import-report.ts')),
  // Sheets as workbooks: one, a class, or the school.
  route('assessment/export.xlsx', page('marks.export.ts')),
  route('assessment/export.zip', page('school-marks.export.ts')),
];
