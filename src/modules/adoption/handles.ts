import { readerOf, writerOf } from '#platform/db/work.ts';
import type { AdoptionTables } from './tables.ts';

export const read = readerOf<AdoptionTables>();
export const write = writerOf<AdoptionTables>();
