import { readerOf, writerOf } from '#platform/db/work.ts';
import type { TransferTables } from './tables.ts';

export const read = readerOf<TransferTables>();
export const write = writerOf<TransferTables>();
