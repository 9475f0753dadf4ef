// Rows 1 to 4 and 15: the public pages.
import type { Database } from '#platform/db/database.ts';
import type { Row } from '../measure.ts';
import { cached } from './cached.ts';
import { fresh } from './fresh.ts';
import { nginx } from './nginx.ts';
import { published } from './published.ts';
import { weight } from './weight.ts';

export async function portal(db: Database): Promise<Row[]> {
  return [...(await cached()), ...(await nginx()), ...(await fresh(db)), ...(await published(db)), ...(await weight())];
}
