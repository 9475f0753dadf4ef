// Row 3: pages that are not in the cache, each made by one of two processes, as a server of two cores runs them, over all sites of the province.
// A first page is made of blocks that are kept by themselves: once with none of them, once after what an article drops.
import http from 'node:http';
import { jsx } from 'hono/jsx';
import { sql } from 'kysely';
import { articleTags } from '#modules/content/index.ts';
import type { Database } from '#platform/db/database.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { spentIn } from '../cpu.ts';
import { type Row, round, startProduct } from '../measure.ts';

const connections = 32;
type Page = { unit: number; above: string; label: string; path: string };

export async function fresh(db: Database): Promise<Row[]> {
  const { rows } = await db.portal((work) =>
    sql<Page>`
      select s.unit_id as unit, u.path::text as above, s.host_label as label, p.path from sites.site s
        join organizations.unit u on u.id = s.unit_id
        cross join lateral (select '/' as path union all select '/lien-he' union all select '/tin-tuc' union all select '/van-ban'
          union all (select '/tin/' || a.slug from content.article a where a.unit_id = s.unit_id and a.state = 'published' order by a.published_at desc limit 4)) p
      order by md5(s.host_label || p.path)`.execute(work.handle),
  );
  const products = [await startProduct(), await startProduct()];
  const ports = products.map(({ port }) => port);
  const bare = [renders()];
  const dropped = async (tags: string[]) => {
    for (let at = 0; at < tags.length; at += 200)
      await db.ownerPool.query('select pg_notify($1, $2)', [purgeChannel, tags.slice(at, at + 200).join(' ')]);
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  /** Dropped and asked twice, the first time to warm up: who has served for a while makes a page in half the time, and plans nothing. */
  const measured = async (pages: Page[], tagsOf: (page: Page) => string[]) => {
    const tags = [...new Set(pages.flatMap(tagsOf))];
    await dropped(tags);
    await once(ports, pages);
    await dropped(tags);
    const pids = products.map(({ pid }) => pid);
    const { value, spent } = await spentIn(db.ownerPool, pids, () => once(ports, pages));
    bare.push(renders());
    return { ...value, node: spent.node / pages.length, postgres: spent.postgres / pages.length };
  };
  const all = ({ unit }: Page) => [`site:${unit}`];
  const others = await measured(
    rows.filter((row) => row.path !== '/'),
    all,
  );
  const firsts = rows.filter((row) => row.path === '/');
  const homes = await measured(firsts, all);
  const told = await measured(firsts, ({ unit, above: path }) => articleTags({ id: unit, path }, '', false));
  for (const product of products) await product.stop();
  // The processor's time of a page to that of the baseline, both of this minute: other work on the machine slows both.
  const element = bare.reduce((n, one) => n + one, 0) / bare.length;
  const rowOf = (
    what: string,
    { perSecond, p99, misses, failed, node, postgres }: Awaited<ReturnType<typeof measured>>,
  ): Row => ({
    row: `3 ${what}, no page kept, two processes, ${connections} connections`,
    ours: `${Math.round(perSecond)} pages/s, p99 ${Math.round(p99)} ms; ${round(node, 2)} ms of the processor a page in Node and ${round(postgres, 2)} in PostgreSQL; ${misses} made, ${failed} failed`,
    baseline: `rendering alone a page of 300 elements by hono/jsx ${round(element, 2)} ms of the processor`,
    ratio: round((node + postgres) / element, 2),
    goal: '≥ 1,000 pages/s: < 2 ms on two cores together with who asks, p99 < 100 ms',
  });
  return [
    rowOf('articles, lists, contacts and documents of all sites, nothing of their sites kept', others),
    rowOf('first pages of all sites, nothing of their sites kept', homes),
    rowOf('first pages of all sites after an article was published at each', told),
  ];
}

async function once(ports: readonly number[], pages: readonly Page[]) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let misses = 0;
  let failed = 0;
  const ask = (port: number, page: Page) =>
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
  // Always the same process for a page: what the other one keeps would not help.
  const queues = ports.map((_, n) => pages.filter((_, i) => i % ports.length === n));
  const run = async (n: number) => {
    const queue = queues[n] ?? [];
    for (let page = queue.pop(); page; page = queue.pop()) await ask(ports[n] ?? 0, page);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, i) => run(i % ports.length)));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: pages.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0, misses, failed };
}

/** What a page of this many elements costs a rendering library on this machine at this moment, in ms of the processor. */
function renders(): number {
  const page = () =>
    jsx(
      'main',
      {},
      ...Array.from({ length: 100 }, (_, i) =>
        jsx('p', { class: 'c' }, jsx('a', { href: `/tin/${i}` }, `Tin số ${i}`), jsx('span', {}, 'Ban biên tập')),
      ),
    );
  const times = 1000;
  for (let n = 0; n < times; n++) page().toString();
  const began = process.cpuUsage();
  for (let n = 0; n < times; n++) page().toString();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / times;
}
