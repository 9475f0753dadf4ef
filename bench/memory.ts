// Row 14: memory of the app process and of the whole default stack.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '#apps/cli/installation.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { load } from './load.ts';
import { memoryOf, type Row, round, shareOf, startProduct } from './measure.ts';

const postmasterOf = ({ server }: Installation): number | null =>
  server ? Number(readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]) : null;

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
      } catch {
        return false;
      }
    })
    .map(Number);

export async function memory(installation: Installation): Promise<Row[]> {
  const product = await startProduct();
  const server = postmasterOf(installation);
  const stack = () => shareOf([product.pid, ...(server ? [server, ...childrenOf(server)] : [])]);
  // Just started, and when nobody has asked for a while: the engine may collect what starting left behind, and may not.
  const started = memoryOf(product.pid);
  await new Promise((resolve) => setTimeout(resolve, 45_000));
  const idle = memoryOf(product.pid);
  const hot = load(product.port, '/', `${demoSchoolSlug}.namdinh.localhost`, 32, 3000);
  await hot;
  const busy = memoryOf(product.pid);
  const whole = stack();
  await product.stop();
  const bare = memoryOf(process.pid);
  return [
    {
      row: '14 memory of the app process, idle for 45 s',
      ours: `${Math.round(idle)} MiB (${Math.round(started)} MiB just started)`,
      baseline: `this process ${Math.round(bare)} MiB`,
      ratio: round(idle / bare),
      goal: '< 250 MiB',
    },
    {
      row: '14 the same under load',
      ours: `${Math.round(busy)} MiB`,
      baseline: `idle ${Math.round(idle)} MiB`,
      ratio: round(busy / idle),
      goal: '< 500 MiB',
    },
    {
      row: '14 whole default stack under load: app and database server, shared pages once',
      ours: server ? `${Math.round(whole)} MiB` : "another machine's server",
      baseline: `app alone ${Math.round(busy)} MiB`,
      ratio: server ? round(whole / busy) : null,
      goal: '< 1 GiB',
    },
  ];
}
