import { readerOf, writerOf } from '#platform/db/work.ts';
import type { EngagementTables } from './tables.ts';

export const read = readerOf<EngagementTables>();
export const write = writerOf<EngagementTables>();
