// Every speed claim as a command that prints its own baseline beside it: npm run bench -- portal | wall | import | search | gradebook | sites | start | memory [--json].
// Figures are ratios within one run on one machine; the absolute ones say where the machine stood that day.
import { connect } from '#apps/cli/installation.ts';
import { parseConfig } from '#platform/config/config.ts';
import { demoLoaded, loadDemo } from '#workflows/demo/load.ts';
import { gradebook } from './gradebook/index.ts';
import { importing } from './import.ts';
import type { Row } from './measure.ts';
import { memory } from './memory.ts';
import { portal } from './portal/index.ts';
import { search } from './search.ts';
import { sites } from './sites.ts';
import { start } from './start.ts';
import { wall } from './wall.ts';

const [name = 'all', ...flags] = process.argv.slice(2);
const installation = await connect(parseConfig(process.env), (line) => process.stderr.write(`${line}\n`));
let { db } = await installation.open();
const benches: Record<string, () => Promise<Row[]>> = {
  portal: () => portal(db),
  wall: () => wall(db),
  import: () => importing(db),
  search: () => search(installation.url),
  gradebook: () => gradebook(installation.url),
  sites: () => sites(db),
  start: () => start(installation),
  memory: () => memory(installation),
};
const chosen = Object.entries(benches).filter(([key]) => name === 'all' || name === key);
if (chosen.length === 0) {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(' | ')} | all [--json]\n`);
  await installation.close();
  process.exit(2);
}
// The search brings its own sites, the gradebook its own province.
if (!['search', 'gradebook'].includes(name) && !(await demoLoaded(db.ownerPool))) {
  await loadDemo(db.ownerPool, 'province', (line) => process.stderr.write(`  ${line}\n`));
  // The demo brings its own clock: by the machine's, what is saved here would be years ahead of the readers.
  await db.close();
  ({ db } = await installation.open());
}
const rows: Row[] = [];
for (const [, bench] of chosen) rows.push(...(await bench()));
await installation.close();
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const r of rows)
    process.stdout.write(
      `${r.row}\n  ours      ${r.ours}\n  baseline  ${r.baseline}\n  ratio     ${r.ratio ?? '–'}   goal ${r.goal}\n`,
    );
