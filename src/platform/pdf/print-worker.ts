// The thread in which templates are typeset. Files of the disk are read below src/ only; the fonts are ours, the machine's are not asked for.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { root } = workerData as { root: string };
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
/** The white of every page is laid over the first one: the screen brings its own. */
const pageWhite = /<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v [\d.]+ h [\d.]+ v -[\d.]+ Z "\/>/g;
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });

parentPort?.on(
  'message',
  ({ id, as, template, data }: { id: number; as: 'pdf' | 'press' | 'svg'; template: string; data: string }) => {
    try {
      const page = { mainFilePath: join(root, template), inputs: { data } };
      const bytes =
        as === 'svg'
          ? Buffer.from(compiler.plainSvg(page).replace(pageWhite, ''))
          : compiler.pdf(page, { pdfTags: as === 'pdf' });
      parentPort?.postMessage({ id, pdf: new Uint8Array(bytes) });
    } catch (error) {
      parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
    } finally {
      // What was typeset is remembered: what the next page has in common with this one halves its time. The rest, fifteen megabytes a class, goes.
      compiler.evictCache(1);
    }
  },
);
