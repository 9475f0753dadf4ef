// Row 1: a portal page from the cache, one process.
import { spawn } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { load } from '../load.ts';
import { body, freePort, type Row, round, startProduct } from '../measure.ts';

export async function cached(): Promise<Row[]> {
  const ours = await startProduct();
  const host = `${demoSchoolSlug}.namdinh.localhost`;
  const bytes = brotliCompressSync(await body(ours.port, host));
  // The baseline in its own process too: bare node:http, the same bytes.
  const script = `require('node:http').createServer((q,s)=>{s.writeHead(200,{'content-type':'text/html','content-encoding':'br','content-length':${bytes.length}});s.end(b)}).listen(+process.argv[1],'127.0.0.1');const b=Buffer.from(process.argv[2],'base64')`;
  const port = await freePort();
  const bare = spawn(process.execPath, ['-e', script, String(port), bytes.toString('base64')], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const pairs: { a: Awaited<ReturnType<typeof load>>; b: Awaited<ReturnType<typeof load>> }[] = [];
  for (let i = 0; i < 3; i++) pairs.push({ a: await load(ours.port, '/', host), b: await load(port, '/', host) });
  bare.kill();
  await ours.stop();
  const best = pairs.sort((x, y) => x.a.perSecond / x.b.perSecond - y.a.perSecond / y.b.perSecond)[1] ?? pairs[0];
  if (!best) return [];
  return [
    {
      row: '1 portal page from cache, one process, 32 connections',
      ours: `${Math.round(best.a.perSecond)}/s, p99 ${round(best.a.p99)} ms, ${best.a.failed} failed`,
      baseline: `bare node:http ${Math.round(best.b.perSecond)}/s, p99 ${round(best.b.p99)} ms`,
      ratio: round(best.a.perSecond / best.b.perSecond, 2),
      goal: '≥ 0.7, p99 < 10 ms',
    },
  ];
}
