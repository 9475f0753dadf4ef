import { readerOf, writerOf } from '#platform/db/work.ts';
import type { CampaignsTables } from './tables.ts';

export const read = readerOf<CampaignsTables>();
export const write = writerOf<CampaignsTables>();
