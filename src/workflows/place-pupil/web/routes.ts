import { route } from '@react-router/dev/routes';

export const placePupilRoutes = [route('people/pupils/:pupil/place', 'workflows/place-pupil/web/place.page.tsx')];
