import { readerOf, writerOf } from '#platform/db/work.ts';
import type { DisclosureTables } from './tables.ts';

export const read = readerOf<DisclosureTables>();
export const write = writerOf<DisclosureTables>();
