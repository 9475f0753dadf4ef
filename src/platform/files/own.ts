// Where do the product's own files lie? What runs may be its sources or what was built of them: both name files by their names in the package.
import { createRequire, findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the installation: sources, migrations, what was built. */
export const rootDir = dirname(findPackageJSON(import.meta.url) ?? '.');
const { resolve } = createRequire(import.meta.url);
/** `name` as imports have it: '#platform/pdf/print-worker.ts', '#workflows/demo/communes.csv'. */
export const ownFile = (name: `#${string}`): string => resolve(name);
