import { route } from '@react-router/dev/routes';

export const closeSubjectRoutes = [
  route('teaching/subjects/:class/:subject/close', 'workflows/close-subject/web/close.page.tsx'),
];
