// The thread in which templates are typeset. Files of the disk are read below src/ only; the fonts are ours, the machine's are not asked for.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

const { root } = workerData as { root: string };
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
/** The white of every page is laid over the first one: the screen brings its own. */
const pageWhite = /<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v [\d.]+ h [\d.]+ v -[\d.]+ Z "\/>/g;
const mostSteps = 5;
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });

/** @throws Error with the template's own complaint */
function typeset(template: string, inputs: Record<string, string>): NodeTypstDocument {
  const typeset = compiler.compile({ mainFilePath: join(root, template), inputs });
  if (typeset.result) return typeset.result;
  const failure = typeset.takeError();
  throw new Error(JSON.stringify(failure ? compiler.fetchDiagnostics(failure) : 'no page'));
}

/**
 * A sheet that is to stay on one page says its number on every page it takes: `#metadata(at)<sheet>` in the foot. Those that took two are set again
 * with letters a step smaller, until none does or the letters are as small as may be. The others are remembered as they are, so that this costs a
 * fifth of asking the template to measure each sheet.
 */
function onOnePageEach(template: string, data: string): NodeTypstDocument {
  const smaller: number[] = [];
  for (let step = 0; ; step++) {
    const pages = typeset(template, { data, smaller: JSON.stringify(smaller) });
    const sheets: number[] = compiler.query(pages, { selector: '<sheet>', field: 'value' });
    const tooLong = new Set(sheets.filter((sheet, at) => sheet === sheets[at - 1]));
    if (tooLong.size === 0 || step === mostSteps) return pages;
    for (const sheet of new Set(sheets)) smaller[sheet] = (smaller[sheet] ?? 0) + (tooLong.has(sheet) ? 1 : 0);
  }
}

parentPort?.on(
  'message',
  ({ id, as, template, data }: { id: number; as: 'pdf' | 'press' | 'svg'; template: string; data: string }) => {
    try {
      const pages = onOnePageEach(template, data);
      const bytes =
        as === 'svg'
          ? Buffer.from(compiler.plainSvg(pages).replace(pageWhite, ''))
          : compiler.pdf(pages, { pdfTags: as === 'pdf' });
      parentPort?.postMessage({ id, pdf: new Uint8Array(bytes) });
    } catch (error) {
      parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
    } finally {
      // What was typeset is remembered: what the next page has in common with this one halves its time. The rest, fifteen megabytes a class, goes.
      compiler.evictCache(1);
    }
  },
);
