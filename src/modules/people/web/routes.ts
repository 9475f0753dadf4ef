import { route } from '@react-router/dev/routes';

export const peopleRoutes = [
  route('people/pupils', 'modules/people/web/pupils.page.tsx'),
  route('people/pupils.xlsx', 'modules/people/web/pupils.export.ts'),
  route('people/pupils/:pupil', 'modules/people/web/pupil.page.tsx'),
  route('people/staff', 'modules/people/web/staff.page.tsx'),
  route('people/staff.xlsx', 'modules/people/web/staff.export.ts'),
  route('people/staff-shown', 'modules/people/web/staff-shown.page.tsx'),
  route('people/staff/new', 'modules/people/web/staff-new.page.tsx'),
  route('people/staff/:staff', 'modules/people/web/staff-record.page.tsx'),
  route('people/findings', 'modules/people/web/findings.page.tsx'),
  route('people/findings.xlsx', 'modules/people/web/findings.export.ts'),
];
