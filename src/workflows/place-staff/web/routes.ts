import { route } from '@react-router/dev/routes';

export const placeStaffRoutes = [route('people/staff/:staff/status', 'workflows/place-staff/web/status.page.tsx')];
