import { route } from '@react-router/dev/routes';

const page = (name: string) => `modules/campaigns/web/${name}`;

export const campaignsRoutes = [
  route('campaigns/wall', page('wall.page.tsx')),
  route('campaigns/table', page('table.page.tsx')),
  route('campaigns/status.xlsx', page('status.export.ts')),
  route('campaigns/panel', page('panel.page.tsx')),
  route('campaigns/remind', page('remind.page.tsx')),
  route('campaigns/reminders/:reminder?', page('reminders.page.tsx')),
  route('campaigns/missing', page('missing.page.tsx')),
  route('campaigns/list', page('campaigns.page.tsx')),
  route('campaigns/edit/:campaign', page('campaign.page.tsx')),
];
