// Every screen of the office, in one list. The word after the unit is the folder under modules/.
import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';
import { accessRoutes } from '../../modules/access/web/routes.ts';
import { adoptionRoutes } from '../../modules/adoption/web/routes.ts';
import { assessmentRoutes } from '../../modules/assessment/web/routes.ts';
import { campaignsRoutes } from '../../modules/campaigns/web/routes.ts';
import { classesRoutes } from '../../modules/classes/web/routes.ts';
import { consentRoutes } from '../../modules/consent/web/routes.ts';
import { contentRoutes } from '../../modules/content/web/routes.ts';
import { disclosureRoutes } from '../../modules/disclosure/web/routes.ts';
import { documentsRoutes } from '../../modules/documents/web/routes.ts';
import { engagementRoutes } from '../../modules/engagement/web/routes.ts';
import { galleryRoutes } from '../../modules/gallery/web/routes.ts';
import { kitchenRoutes } from '../../modules/kitchen/web/routes.ts';
import { mediaRoutes } from '../../modules/media/web/routes.ts';
import { organizationsRoutes } from '../../modules/organizations/web/routes.ts';
import { peopleRoutes } from '../../modules/people/web/routes.ts';
import { reportsRoutes } from '../../modules/reports/web/routes.ts';
import { resourcesRoutes } from '../../modules/resources/web/routes.ts';
import { scheduleRoutes } from '../../modules/schedule/web/routes.ts';
import { sharingRoutes } from '../../modules/sharing/web/routes.ts';
import { sitesRoutes } from '../../modules/sites/web/routes.ts';
import { statisticsRoutes } from '../../modules/statistics/web/routes.ts';
import { teachingRoutes } from '../../modules/teaching/web/routes.ts';
import { closeSubjectRoutes } from '../../workflows/close-subject/web/routes.ts';
import { closeYearRoutes } from '../../workflows/close-year/web/routes.ts';
import { dissolveUnitRoutes } from '../../workflows/dissolve-unit/web/routes.ts';
import { editSectionRoutes } from '../../workflows/edit-section/web/routes.ts';
import { importRoutes } from '../../workflows/import-workbook/web/routes.ts';
import { openSitesRoutes } from '../../workflows/open-sites/web/routes.ts';
import { openUnitRoutes } from '../../workflows/open-unit/web/routes.ts';
import { placePupilRoutes } from '../../workflows/place-pupil/web/routes.ts';
import { placeStaffRoutes } from '../../workflows/place-staff/web/routes.ts';
import { transferRoutes } from '../../workflows/transfer-site/web/routes.ts';
import { unlockRoutes } from '../../workflows/unlock-marks/web/routes.ts';

export const routes: RouteConfig = [
  index('apps/office/start.page.tsx'),
  route('login', 'apps/office/login.page.tsx'),
  route('logout', 'apps/office/logout.page.tsx'),
  route('welcome/:token', 'apps/office/welcome.page.tsx'),
  route('account', 'apps/office/account.page.tsx'),
  route(':unit', 'apps/office/shell.tsx', [
    layout('apps/office/inside.tsx', [
      index('apps/office/home.page.tsx'),
      ...campaignsRoutes,
      ...adoptionRoutes,
      ...statisticsRoutes,
      ...peopleRoutes,
      ...importRoutes,
      ...classesRoutes,
      ...teachingRoutes,
      ...assessmentRoutes,
      ...closeSubjectRoutes,
      ...unlockRoutes,
      ...contentRoutes,
      // Made by the portal's renderer, which content does not know.
      route('content/preview', 'apps/office/preview-article.ts'),
      ...documentsRoutes,
      ...engagementRoutes,
      ...disclosureRoutes,
      ...mediaRoutes,
      ...sharingRoutes,
      ...scheduleRoutes,
      ...kitchenRoutes,
      ...galleryRoutes,
      ...consentRoutes,
      ...resourcesRoutes,
      ...reportsRoutes,
      ...sitesRoutes,
      // Kinds of blocks are the portal's.
      route('sites/layout', 'apps/office/layout/arrange.page.tsx'),
      route('sites/look', 'apps/office/layout/look.page.tsx'),
      route('sites/standard', 'apps/office/layout/standard.page.tsx'),
      route('sites/layout/preview', 'apps/office/layout/preview-home.ts'),
      ...editSectionRoutes,
      ...openSitesRoutes,
      ...transferRoutes,
      // Made by the portal's renderer, which sites does not know.
      route('sites/preview', 'apps/office/preview-section.ts'),
      ...accessRoutes,
      ...organizationsRoutes,
      ...openUnitRoutes,
      ...dissolveUnitRoutes,
      ...placePupilRoutes,
      ...placeStaffRoutes,
      ...closeYearRoutes,
      // The record knows no units (floor 3), so its screen is composed here.
      route('audit/entries', 'apps/office/audit.page.tsx'),
      route('audit/entries.xlsx', 'apps/office/audit.export.ts'),
      // Asked for by the frame itself.
      route('find', 'apps/office/find.ts'),
      route('panel', 'apps/office/panel.ts'),
      route('*', 'apps/office/missing.page.tsx'),
    ]),
  ]),
];
