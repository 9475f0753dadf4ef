import { route } from '@react-router/dev/routes';

export const campaignsRoutes = [route('campaigns/wall', 'modules/campaigns/web/wall.page.tsx')];
