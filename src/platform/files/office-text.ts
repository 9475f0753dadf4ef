// The words of DOCX, XLSX, PPTX: zips of XML of which only the runs of text are of interest. Pure.
import { zipEntry, zipNames } from '../spreadsheet/inspect.ts';

const mostUnpacked = 60 * 1024 * 1024;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Runs of one paragraph belong together, whatever bold letter divides them; paragraphs, cells and breaks do not. */
function wordsOfXml(xml: string): string {
  let text = '';
  for (const [, run, apart] of xml.matchAll(
    /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>|(<\/(?:\w+:)?(?:p|tc|si|is|row)>|<(?:\w+:)?(?:tab|br|cr)\b[^>]*>)/g,
  ))
    text += apart ? '\n' : decoded(run ?? '');
  return text;
}

const order = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

/** null: none of these, or broken. */
export function officeText(bytes: Uint8Array): string | null {
  const names = zipNames(bytes);
  if (!names) return null;
  const wanted = names
    .filter((name) =>
      /^(word\/(document|footnotes|endnotes|header\d*|footer\d*)|xl\/(sharedStrings|worksheets\/sheet\d+)|ppt\/(slides|notesSlides)\/\w+\d+)\.xml$/.test(
        name,
      ),
    )
    // The document itself before what stands at its edges, slides in their order.
    .sort((a, b) => Number(b.includes('/document')) - Number(a.includes('/document')) || order(a) - order(b));
  if (wanted.length === 0) return null;
  const parts: string[] = [];
  let left = mostUnpacked;
  for (const name of wanted) {
    const xml = zipEntry(bytes, name, left);
    if (xml === null) continue;
    left -= xml.length;
    parts.push(wordsOfXml(new TextDecoder().decode(xml)));
    if (left <= 0) break;
  }
  return parts.length === 0
    ? null
    : parts
        .join('\n')
        .replace(/\n{2,}/g, '\n')
        .normalize('NFC')
        .trim();
}
