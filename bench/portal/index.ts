// Rows 1 to 4 and 15: the public pages. BENCH_PART=cached, nginx, fresh, published or weight takes one of them.
import type { Database } from '#platform/db/database.ts';
import type { Row } from '../measure.ts';
import { cached } from './cached.ts';
import { fresh } from './fresh.ts';
import { nginx } from './nginx.ts';
import { published } from './published.ts';
import { weight } from './weight.ts';

const parts: Record<string, (db: Database) => Promise<Row[]>> = { cached, nginx, fresh, published, weight };

export async function portal(db: Database): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, part] of Object.entries(parts)) if ((process.env.BENCH_PART ?? name) === name) rows.push(...(await part(db)));
  return rows;
}
