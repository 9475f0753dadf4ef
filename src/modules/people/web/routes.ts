import { route } from '@react-router/dev/routes';

export const peopleRoutes = [
  route('people/pupils', 'modules/people/web/pupils.page.tsx'),
  route('people/pupils.xlsx', 'modules/people/web/pupils.export.ts'),
  route('people/pupils/:pupil', 'modules/people/web/pupil.page.tsx'),
  route('people/staff', 'modules/people/web/staff.page.tsx'),
];
