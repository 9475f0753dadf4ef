import { readerOf, writerOf } from '#platform/db/work.ts';
import type { ReportsTables } from './tables.ts';

export const read = readerOf<ReportsTables>();
export const write = writerOf<ReportsTables>();
