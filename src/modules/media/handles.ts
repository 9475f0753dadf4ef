import { readerOf, writerOf } from '#platform/db/work.ts';
import type { MediaTables } from './tables.ts';

export const read = readerOf<MediaTables>();
export const write = writerOf<MediaTables>();
