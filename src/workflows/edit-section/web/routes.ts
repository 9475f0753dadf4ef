import { route } from '@react-router/dev/routes';

export const editSectionRoutes = [
  route('sites/sections/:section', 'workflows/edit-section/web/section.page.tsx'),
  route('sites/sections/:section/english', 'workflows/edit-section/web/english.page.tsx'),
];
