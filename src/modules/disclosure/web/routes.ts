import { route } from '@react-router/dev/routes';

export const disclosureRoutes = [
  route('disclosure/list', 'modules/disclosure/web/list.page.tsx'),
  route('disclosure/list/:year/:item', 'modules/disclosure/web/item.page.tsx'),
  route('disclosure/list/:year/:item/print', 'modules/disclosure/web/print.ts'),
  route('disclosure/files/:attachment', 'modules/disclosure/web/file.ts'),
  route('disclosure/smallest', 'modules/disclosure/web/smallest.page.tsx'),
  route('disclosure/board', 'modules/disclosure/web/board.page.tsx'),
  route('disclosure/board.xlsx', 'modules/disclosure/web/board.export.ts'),
];
