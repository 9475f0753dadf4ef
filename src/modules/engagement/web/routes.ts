import { route } from '@react-router/dev/routes';

export const engagementRoutes = [
  route('engagement/questions', 'modules/engagement/web/questions.page.tsx'),
  route('engagement/questions.xlsx', 'modules/engagement/web/questions.export.ts'),
  route('engagement/questions/:question', 'modules/engagement/web/question.page.tsx'),
  route('engagement/questions/:question/file', 'modules/engagement/web/question-file.ts'),
  route('engagement/consultations', 'modules/engagement/web/consultations.page.tsx'),
  route('engagement/consultations/:consultation', 'modules/engagement/web/consultation.page.tsx'),
  route('engagement/consultations/:consultation/comments.xlsx', 'modules/engagement/web/comments.export.ts'),
  route('engagement/consultations/:consultation/files/:file', 'modules/engagement/web/consultation-file.ts'),
  route('engagement/polls', 'modules/engagement/web/polls.page.tsx'),
  route('engagement/polls/:poll', 'modules/engagement/web/poll.page.tsx'),
  route('engagement/reports', 'modules/engagement/web/reports.page.tsx'),
  route('engagement/reports.xlsx', 'modules/engagement/web/reports.export.ts'),
];
