// Row 13: from the command to the first 200.
import { spawn } from 'node:child_process';
import type { Installation } from '#apps/cli/installation.ts';
import { type Row, round, startProduct, timed } from './measure.ts';

export async function start(installation: Installation): Promise<Row[]> {
  const product = await startProduct();
  await product.stop();
  const bare = await timed(
    () =>
      new Promise<void>((resolve) => {
        spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).on('exit', () => resolve());
      }),
    5,
  );
  return [
    {
      row: `13 start to the first 200 on the Sở's home (database ${installation.server?.adopted ? 'already up' : 'held by this run'})`,
      ours: `${Math.round(product.readyMs)} ms`,
      baseline: `starting Node alone ${Math.round(bare)} ms`,
      ratio: round(product.readyMs / bare),
      goal: '< 5 s',
    },
  ];
}
