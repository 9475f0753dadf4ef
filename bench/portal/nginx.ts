// Row 2: nginx with our page files and our configuration, beside nginx with the same page as a plain file, which it answers with the same headers
// and notes in a log of its own kind: ours is what visits are counted from.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { load } from '../load.ts';
import { ask, freePort, type Row, round, startProduct } from '../measure.ts';

const host = `${demoSchoolSlug}.namdinh.localhost`;
const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const goal = '≥ 0.95 × nginx static';
const row = '2 page files served by nginx with deploy/nginx/congtruong.conf, one worker, 32 connections';
const missing = (what: string): Row[] => [
  { row, ours: `not measured: ${what} is not installed`, baseline: '–', ratio: null, goal },
];

/** Requests a second: by wrk where it is, which asks faster than our own client can. */
async function rate(port: number): Promise<{ perSecond: number; client: string }> {
  const wrk = spawnSync(
    'wrk',
    ['-t1', '-c32', '-d1', '-H', `Host: ${host}`, '-H', 'Accept-Encoding: br', `http://127.0.0.1:${port}/`],
    {
      encoding: 'utf8',
    },
  );
  const said = /Requests\/sec:\s+([\d.]+)/.exec(wrk.stdout ?? '')?.[1];
  if (said && !/Non-2xx/.test(wrk.stdout)) return { perSecond: Number(said), client: 'wrk' };
  return { perSecond: (await load(port, '/', host)).perSecond, client: 'our own client, which is the limit' };
}

export async function nginx(): Promise<Row[]> {
  if (spawnSync('nginx', ['-v']).error) return missing('nginx');
  if (!existsSync(brotli)) return missing('libnginx-mod-http-brotli-static');
  const dir = mkdtempSync(join(tmpdir(), 'congtruong-nginx-'));
  // The workers of nginx are another user.
  chmodSync(dir, 0o755);
  const pages = join(dir, 'pages');
  const product = await startProduct({ PAGE_FILES: pages });
  const [ours, plain] = [await freePort(), await freePort()];
  const conf = readFileSync('deploy/nginx/congtruong.conf', 'utf8')
    .replaceAll('@PAGES@', pages)
    .replaceAll('@LOG@', join(dir, 'pages.log'))
    .replaceAll('@UPSTREAM@', `127.0.0.1:${product.port}`)
    .replaceAll('@BASE_HOST@', 'namdinh.localhost')
    .replaceAll('@ORIGINS@', `http://*.namdinh.localhost:${ours}`)
    .replaceAll('@LISTEN@', `127.0.0.1:${ours}`);
  // Both places of ours have them; an answer has each once.
  const headers = [...new Set(conf.match(/add_header [^$]*?;$/gm))].filter((one) => !one.includes('stale')).join(' ');
  const first = await ask(product.port, host);
  mkdirSync(join(dir, 'plain'));
  writeFileSync(join(dir, 'plain', 'index.html'), first.body);
  writeFileSync(join(dir, 'plain', 'index.html.br'), brotliCompressSync(first.body));
  writeFileSync(
    join(dir, 'nginx.conf'),
    `load_module ${brotli};
worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/error.log; daemon off;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 10000000;
  client_body_temp_path ${dir}/b; proxy_temp_path ${dir}/p; fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
  ${conf}
  server { listen 127.0.0.1:${plain}; access_log ${dir}/plain.log combined buffer=64k flush=5s; root ${dir}/plain; brotli_static on; ${headers} location / { index index.html; } }
}
`,
  );
  const server = spawn('nginx', ['-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
  try {
    await settled(join(pages, 'live', host, 'index.html.br'));
    await settled(join(dir, 'nginx.pid'));
    const answer = await ask(ours, host, { 'accept-encoding': 'br' });
    // Asked of nginx, answered from a file: its own kind of ETag, our mark.
    if (answer.headers['x-cache'] !== 'hit' || /^W\//.test(String(answer.headers.etag)))
      throw new Error(
        `nginx did not answer from a file: ${JSON.stringify(answer.headers)} ${readFileSync(join(dir, 'error.log'), 'utf8')}`,
      );
    const pairs: { a: number; b: number; client: string }[] = [];
    // Short and many, now one first, now the other: what the machine gives changes from second to second.
    for (let i = 0; i < 25; i++) {
      const sides = i % 2 ? ([ours, plain] as const) : ([plain, ours] as const);
      const [one, two] = [await rate(sides[0]), await rate(sides[1])];
      const [a, b] = i % 2 ? [one, two] : [two, one];
      pairs.push({ a: a.perSecond, b: b.perSecond, client: a.client });
    }
    const middle = pairs.sort((x, y) => x.a / x.b - y.a / y.b)[12];
    if (!middle) return [];
    return [
      {
        row: `${row} (asked by ${middle.client})`,
        ours: `${Math.round(middle.a)}/s`,
        baseline: `nginx, the same page and headers, a plain pre-compressed file, its own log ${Math.round(middle.b)}/s`,
        ratio: round(middle.a / middle.b, 2),
        goal,
      },
    ];
  } finally {
    server.kill();
    await product.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function settled(path: string): Promise<void> {
  for (let i = 0; i < 100 && !existsSync(path); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!existsSync(path)) throw new Error(`${path} did not come`);
}
