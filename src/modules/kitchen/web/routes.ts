import { route } from '@react-router/dev/routes';

export const kitchenRoutes = [
  route('kitchen/menus', 'modules/kitchen/web/menus.page.tsx'),
  route('kitchen/menus.xlsx', 'modules/kitchen/web/menus.export.ts'),
  route('kitchen/menus/:week/:group', 'modules/kitchen/web/menu.page.tsx'),
];
