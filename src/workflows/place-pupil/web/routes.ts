import { route } from '@react-router/dev/routes';

export const placePupilRoutes = [
  route('people/pupils/new', 'workflows/place-pupil/web/new.page.tsx'),
  route('people/pupils/place', 'workflows/place-pupil/web/bulk.ts'),
  route('people/pupils/schools', 'workflows/place-pupil/web/schools.ts'),
  route('people/pupils/:pupil/former', 'workflows/place-pupil/web/former.page.tsx'),
  route('people/pupils/:pupil/place', 'workflows/place-pupil/web/place.page.tsx'),
];
