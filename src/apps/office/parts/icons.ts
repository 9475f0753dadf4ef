// The icons of the navigation by name: the loader speaks names, the screen shows pictures.
import {
  IconAlertTriangle,
  IconBuilding,
  IconCalendarEvent,
  IconChartBar,
  IconFileImport,
  IconFileText,
  IconFlag,
  IconHistory,
  IconHome,
  IconId,
  IconLayoutGrid,
  IconNews,
  IconSchool,
  IconShieldLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { IconName } from '../navigation.ts';

export const icons: Record<IconName, typeof IconHome> = {
  home: IconHome,
  wall: IconLayoutGrid,
  pupils: IconUsers,
  classes: IconSchool,
  import: IconFileImport,
  news: IconNews,
  documents: IconFileText,
  access: IconShieldLock,
  units: IconBuilding,
  staff: IconId,
  audit: IconHistory,
  flag: IconFlag,
  findings: IconAlertTriangle,
  portal: IconWorld,
  calendar: IconCalendarEvent,
  chart: IconChartBar,
};
