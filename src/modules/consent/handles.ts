import { readerOf, writerOf } from '#platform/db/work.ts';
import type { ConsentTables } from './tables.ts';

export const read = readerOf<ConsentTables>();
export const write = writerOf<ConsentTables>();
