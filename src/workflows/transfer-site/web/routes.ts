import { route } from '@react-router/dev/routes';

export const transferRoutes = [
  route('sites/transfers', 'workflows/transfer-site/web/transfers.page.tsx'),
  route('sites/transfers/export', 'workflows/transfer-site/web/site.export.ts'),
  route('sites/transfers/:transfer', 'workflows/transfer-site/web/transfer.page.tsx'),
  route('sites/transfers/:transfer/report.xlsx', 'workflows/transfer-site/web/report.export.ts'),
];
