import { readerOf, writerOf } from '#platform/db/work.ts';
import type { GalleryTables } from './tables.ts';

export const read = readerOf<GalleryTables>();
export const write = writerOf<GalleryTables>();
