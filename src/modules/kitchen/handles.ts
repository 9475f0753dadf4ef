import { readerOf, writerOf } from '#platform/db/work.ts';
import type { KitchenTables } from './tables.ts';

export const read = readerOf<KitchenTables>();
export const write = writerOf<KitchenTables>();
