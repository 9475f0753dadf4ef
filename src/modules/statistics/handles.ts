import { readerOf, writerOf } from '#platform/db/work.ts';
import type { StatisticsTables } from './tables.ts';

export const read = readerOf<StatisticsTables>();
export const write = writerOf<StatisticsTables>();
