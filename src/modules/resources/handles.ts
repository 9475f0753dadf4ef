import { readerOf, writerOf } from '#platform/db/work.ts';
import type { ResourcesTables } from './tables.ts';

export const read = readerOf<ResourcesTables>();
export const write = writerOf<ResourcesTables>();
