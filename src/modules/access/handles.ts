import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { AccessTables } from './tables.ts';

export const read = readerOf<AccessTables & OrganizationsViews>();
export const write = writerOf<AccessTables>();
