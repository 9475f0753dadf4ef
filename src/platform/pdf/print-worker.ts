// The thread in which templates are typeset. Files of the disk are read below src/ only; the fonts are ours, the machine's are not asked for.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { root } = workerData as { root: string };
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });

parentPort?.on('message', ({ id, template, data }: { id: number; template: string; data: string }) => {
  try {
    const pdf = compiler.pdf({ mainFilePath: join(root, template), inputs: { data } });
    parentPort?.postMessage({ id, pdf: new Uint8Array(pdf) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  } finally {
    // What was typeset is remembered; without this the memory of a busy June only grows.
    compiler.evictCache(5);
  }
});
