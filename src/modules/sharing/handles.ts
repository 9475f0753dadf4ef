import type { ContentTables } from '#modules/content/index.ts';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { SharingTables } from './tables.ts';

export const read = readerOf<SharingTables & ContentTables & OrganizationsViews>();
export const write = writerOf<SharingTables>();
