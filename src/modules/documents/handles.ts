import { readerOf, writerOf } from '#platform/db/work.ts';
import type { DocumentsTables } from './tables.ts';

export const read = readerOf<DocumentsTables>();
export const write = writerOf<DocumentsTables>();
