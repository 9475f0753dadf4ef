import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/adoption/web/${name}`;

export const adoptionRoutes = [
  route('adoption/register', page('register.page.tsx')),
  route('adoption/register.xlsx', page('register.export.ts')),
  route('adoption/register/moi', page('new-survey.page.tsx')),
  route('adoption/rule', page('rule.page.tsx')),
  route('adoption/portal', page('portal.page.tsx')),
  route('adoption/scores', page('scores.page.tsx')),
  route('adoption/ranking', page('ranking.page.tsx')),
  route('adoption/ranking.xlsx', page('ranking.export.ts')),
  route('adoption/criteria', page('criteria.page.tsx')),
];
