// Row 3: pages that are not in the cache, each asked once, over all sites of the province.
import http from 'node:http';
import { jsx } from 'hono/jsx';
import { sql } from 'kysely';
import type { Database } from '#platform/db/database.ts';
import { type Row, round, startProduct } from '../measure.ts';

const connections = 32;

export async function fresh(db: Database): Promise<Row[]> {
  const { rows } = await db.portal((work) =>
    sql<{ label: string; path: string }>`
      select s.host_label as label, p.path from sites.site s
        cross join lateral (select '/' as path union all select '/lien-he' union all select '/tin-tuc' union all select '/van-ban'
          union all (select '/tin/' || a.slug from content.article a where a.unit_id = s.unit_id and a.state = 'published' order by a.published_at desc limit 4)) p
      order by md5(s.host_label || p.path)`.execute(work.handle),
  );
  const product = await startProduct();
  const homes = await once(
    product.port,
    rows.filter((row) => row.path === '/'),
  );
  const others = await once(
    product.port,
    rows.filter((row) => row.path !== '/'),
  );
  await product.stop();
  const bare = renders();
  const rowOf = (what: string, { perSecond, p99, misses, failed }: Awaited<ReturnType<typeof once>>): Row => ({
    row: `3 ${what}, none of them kept, ${connections} connections`,
    ours: `${Math.round(perSecond)} pages/s, p99 ${Math.round(p99)} ms; ${misses} made, ${failed} failed`,
    baseline: `rendering alone a page of 300 elements ${Math.round(bare)}/s on one core`,
    ratio: round(perSecond / bare, 2),
    goal: '≥ 1,000 pages/s, p99 < 100 ms',
  });
  return [rowOf('articles, lists, contacts and documents of all sites', others), rowOf('first pages of all sites', homes)];
}

async function once(port: number, pages: { label: string; path: string }[]) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let misses = 0;
  let failed = 0;
  const queue = [...pages];
  const ask = (page: { label: string; path: string }) =>
    new Promise<void>((resolve) => {
      const began = performance.now();
      const host = `${page.label ? `${page.label}.` : ''}namdinh.localhost`;
      http
        .get({ port, path: page.path, agent, headers: { host, 'accept-encoding': 'br' } }, (response) => {
          if (response.statusCode !== 200) failed += 1;
          if (response.headers['x-cache'] === 'miss') misses += 1;
          response.resume();
          response.on('end', () => {
            times.push(performance.now() - began);
            resolve();
          });
        })
        .on('error', () => {
          failed += 1;
          resolve();
        });
    });
  const run = async () => {
    for (let page = queue.pop(); page; page = queue.pop()) await ask(page);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, run));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: pages.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0, misses, failed };
}

/** What the rendering library can do on this machine: the ceiling of one core. */
function renders(): number {
  const page = () =>
    jsx(
      'main',
      {},
      ...Array.from({ length: 100 }, (_, i) =>
        jsx('p', { class: 'c' }, jsx('a', { href: `/tin/${i}` }, `Tin số ${i}`), jsx('span', {}, 'Ban biên tập')),
      ),
    );
  const until = performance.now() + 1000;
  let n = 0;
  for (; performance.now() < until; n++) page().toString();
  return n;
}
