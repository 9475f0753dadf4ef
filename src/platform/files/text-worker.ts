// Reads the words of one file, away from the server's own thread.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { officeText } from './office-text.ts';
import type { FileText } from './text.ts';

const mostPages = 400;
const mostSigns = 400_000;

/** With fewer letters than this on a page, on the average, somebody has scanned paper. */
const fewLetters = 15;

type Told = (FileText & { pages?: number }) | null;

async function pdfText(bytes: Uint8Array): Promise<Told> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
  const parts: string[] = [];
  let signs = 0;
  let pages = 0;
  for (let n = 1; n <= Math.min(pdf.numPages, mostPages) && signs <= mostSigns; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    page.cleanup();
    parts.push(text);
    signs += text.length;
    pages = n;
  }
  const text = parts.join('\n').normalize('NFC');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewLetters * pages) return { state: 'scan', text };
  return { state: pages < pdf.numPages || signs > mostSigns ? 'long' : 'text', text };
}

async function textOf(bytes: Uint8Array): Promise<Told> {
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return pdfText(bytes);
  const text = officeText(bytes);
  return text === null ? null : { state: text.length > mostSigns ? 'long' : 'text', text };
}

try {
  const told = await textOf(workerData as Uint8Array);
  parentPort?.postMessage(told ? { state: told.state, text: told.text.slice(0, mostSigns) } : { state: 'broken', text: '' });
} catch {
  // Protected by a password, cut off, not what it says: whatever it is, there are no words in it for us.
  parentPort?.postMessage({ state: 'broken', text: '' });
}
