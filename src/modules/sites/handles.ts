import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { SitesTables } from './tables.ts';

export const read = readerOf<SitesTables & OrganizationsViews>();
export const write = writerOf<SitesTables>();
