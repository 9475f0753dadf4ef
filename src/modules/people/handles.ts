import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { PeopleTables } from './tables.ts';

export const read = readerOf<PeopleTables & OrganizationsViews>();
export const write = writerOf<PeopleTables>();
