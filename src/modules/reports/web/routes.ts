import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/reports/web/${name}`;

export const reportsRoutes = [
  route('reports/books', page('books.page.tsx')),
  route('reports/books/preview.svg', page('preview.ts')),
  route('reports/books/print', page('print.ts')),
  route('reports/jobs/:job/:file', page('job-file.ts')),
  route('reports/cards', page('issued.page.tsx')),
  route('reports/cards.xlsx', page('issued.export.ts')),
  route('reports/cards/:pupil/:kind', page('cards.page.tsx')),
  route('reports/templates', page('templates.page.tsx')),
  route('reports/templates/:kind', page('template.page.tsx')),
  route('reports/templates/:kind/preview.svg', page('template-preview.ts')),
];
