import { readerOf, writerOf } from '#platform/db/work.ts';
import type { OrganizationsTables } from './tables.ts';

export const read = readerOf<OrganizationsTables>();
export const write = writerOf<OrganizationsTables>();
