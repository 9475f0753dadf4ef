import { readerOf, writerOf } from '#platform/db/work.ts';
import type { ScheduleTables } from './tables.ts';

export const read = readerOf<ScheduleTables>();
export const write = writerOf<ScheduleTables>();
