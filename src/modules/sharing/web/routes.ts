import { route } from '@react-router/dev/routes';

export const sharingRoutes = [
  route('sharing/received', 'modules/sharing/web/received.page.tsx'),
  route('sharing/received.xlsx', 'modules/sharing/web/received.export.ts'),
  route('sharing/received/:push', 'modules/sharing/web/received-one.page.tsx'),
  route('sharing/pushes', 'modules/sharing/web/pushes.page.tsx'),
  route('sharing/pushes.xlsx', 'modules/sharing/web/pushes.export.ts'),
  route('sharing/pushes/new', 'modules/sharing/web/new-push.page.tsx'),
  route('sharing/audience', 'modules/sharing/web/audience.ts'),
  route('sharing/pushes/:sent', 'modules/sharing/web/push.page.tsx'),
  route('sharing/pushes/:sent/receipts.xlsx', 'modules/sharing/web/receipts.export.ts'),
  route('sharing/proposals', 'modules/sharing/web/proposals.page.tsx'),
  route('sharing/proposals.xlsx', 'modules/sharing/web/proposals.export.ts'),
  route('sharing/proposals/new', 'modules/sharing/web/new-proposal.page.tsx'),
  route('sharing/proposals/:proposal', 'modules/sharing/web/proposal.page.tsx'),
  route('sharing/copies/:article', 'modules/sharing/web/copies.ts'),
  route('sharing/activity', 'modules/sharing/web/activity.page.tsx'),
  route('sharing/activity.xlsx', 'modules/sharing/web/activity.export.ts'),
  route('sharing/feeds', 'modules/sharing/web/feeds.page.tsx'),
  route('sharing/feeds.xlsx', 'modules/sharing/web/feeds.export.ts'),
  route('sharing/feeds/:feed', 'modules/sharing/web/feed.page.tsx'),
];
