// A small PDF, written by hand and the same every time: one page of text in the house's typeface, which can be searched and copied.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync, inflateSync } from 'node:zlib';

/** @property at from the left edge in points */
export type PdfLine = { text: string; size?: number; at?: number; align?: 'left' | 'center'; width?: number; gap?: number };

type Face = { sfnt: Buffer; packed: Buffer; glyphs: Map<number, number>; advance(glyph: number): number; unitsPerEm: number };

/** The tables of a WOFF file put back into the font they were. */
function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + 20 * i;
    const [offset, packed, plain] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum: woff.readUInt32BE(at + 16), data: packed < plain ? inflateSync(bytes) : bytes };
  });
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const body: Buffer[] = [];
  let offset = head.length;
  for (const [i, { tag, sum, data }] of tables.entries()) {
    tag.copy(head, 12 + 16 * i);
    for (const [n, value] of [sum, offset, data.length].entries()) head.writeUInt32BE(value, 16 + 16 * i + 4 * n);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    body.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...body]);
}

function faceOf(subset: 'latin' | 'vietnamese'): Face {
  const path = createRequire(import.meta.url).resolve(
    `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-400-normal.woff`,
  );
  const sfnt = sfntOf(readFileSync(path));
  const table = (tag: string) => {
    for (let i = 0; i < sfnt.readUInt16BE(4); i++)
      if (sfnt.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag) return sfnt.subarray(sfnt.readUInt32BE(20 + 16 * i));
    throw new Error(`no table ${tag}`);
  };
  const [cmap, hmtx] = [table('cmap'), table('hmtx')];
  const metrics = table('hhea').readUInt16BE(34);
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const part = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    if (part.readUInt16BE(0) !== 4) continue;
    const double = part.readUInt16BE(6);
    for (let s = 0; s < double; s += 2) {
      const [end, start] = [part.readUInt16BE(14 + s), part.readUInt16BE(16 + double + s)];
      const [delta, range] = [part.readUInt16BE(16 + 2 * double + s), part.readUInt16BE(16 + 3 * double + s)];
      for (let code = start; code <= end && code !== 0xffff; code++) {
        const glyph = range === 0 ? code : part.readUInt16BE(16 + 3 * double + s + range + 2 * (code - start));
        if (glyph) glyphs.set(code, (glyph + delta) & 0xffff);
      }
    }
  }
  const advance = (glyph: number) => hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1));
  return { sfnt, packed: deflateSync(sfnt), glyphs, advance, unitsPerEm: table('head').readUInt16BE(18) };
}
let loaded: Face[] | undefined;
const faces = (): Face[] => {
  loaded ??= [faceOf('latin'), faceOf('vietnamese')];
  return loaded;
};

type Run = { face: number; glyphs: number[] };
function runsOf(text: string, used: Map<number, number>[]): { runs: Run[]; width: number } {
  const runs: Run[] = [];
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 32;
    const found = faces().findIndex((face) => face.glyphs.has(code));
    const face = Math.max(0, found);
    const at = faces()[face] as Face;
    const glyph = at.glyphs.get(code) ?? at.glyphs.get(0x3f) ?? 0;
    used[face]?.set(glyph, code);
    width += at.advance(glyph) / at.unitsPerEm;
    if (runs.at(-1)?.face !== face) runs.push({ face, glyphs: [] });
    runs.at(-1)?.glyphs.push(glyph);
  }
  return { runs, width };
}

const hex = (n: number) => n.toString(16).padStart(4, '0');
const page = { width: 595, height: 842, left: 71, right: 57, top: 57 };

/** Lines from top to bottom; what does not fit into its width is broken between words. A line without gap stands beside the one before. */
export function writePdf(title: string, lines: readonly PdfLine[]): Buffer {
  const used = faces().map(() => new Map<number, number>());
  let y = page.height - page.top;
  const drawn: string[] = [];
  for (const {
    text,
    size = 13,
    at = page.left,
    align = 'left',
    width = page.width - page.left - page.right,
    gap = 1.45,
  } of lines) {
    let [line, step] = ['', gap];
    const flush = () => {
      y -= size * step;
      step = 1.45;
      const { runs, width: ems } = runsOf(line, used);
      const x = align === 'center' ? at + (width - ems * size) / 2 : at;
      const shown = runs.map(({ face, glyphs }) => `/F${face} ${size} Tf <${glyphs.map(hex).join('')}> Tj`).join(' ');
      drawn.push(`BT 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm ${shown} ET`);
      line = '';
    };
    for (const word of text.normalize('NFC').split(' ')) {
      const longer = line ? `${line} ${word}` : word;
      if (line && runsOf(longer, used).width * size > width) {
        flush();
        line = word;
      } else line = longer;
    }
    flush();
  }
  const objects: Buffer[] = [];
  const add = (text: string, stream?: Buffer) => {
    const body = stream ? [Buffer.from(`${text}\nstream\n`), stream, Buffer.from('\nendstream')] : [Buffer.from(text)];
    objects.push(Buffer.concat([Buffer.from(`${objects.length + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]));
    return objects.length;
  };
  const content = deflateSync(drawn.join('\n'));
  const fonts = faces().map((face, i) => {
    const known = [...(used[i] ?? [])].sort(([a], [b]) => a - b);
    const widths = known.map(([glyph]) => `${glyph} [${Math.round((face.advance(glyph) / face.unitsPerEm) * 1000)}]`).join(' ');
    const parts = Array.from({ length: Math.ceil(known.length / 100) }, (_, n) => known.slice(100 * n, 100 * n + 100));
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${parts.map((part) => `${part.length} beginbfchar\n${part.map(([glyph, code]) => `<${hex(glyph)}> <${hex(code)}>`).join('\n')}\nendbfchar`).join('\n')}
endcmap end end`;
    const packedMap = deflateSync(map);
    const toUnicode = add(`<< /Length ${packedMap.length} /Filter /FlateDecode >>`, packedMap);
    const file = add(`<< /Length ${face.packed.length} /Length1 ${face.sfnt.length} /Filter /FlateDecode >>`, face.packed);
    const name = `BeVietnamPro-${i}`;
    const descriptor = add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [-500 -300 1500 1100] /ItalicAngle 0 /Ascent 1000 /Descent -265 /CapHeight 700 /StemV 80 /FontFile2 ${file} 0 R >>`,
    );
    const cid = add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 600 /W [${widths}] >>`,
    );
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${cid} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
    );
  });
  const stream = add(`<< /Length ${content.length} /Filter /FlateDecode >>`, content);
  const first = objects.length + 1;
  add(
    `<< /Type /Page /Parent ${first + 1} 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${stream} 0 R /Resources << /Font << ${fonts.map((id, i) => `/F${i} ${id} 0 R`).join(' ')} >> >> >>`,
  );
  add(`<< /Type /Pages /Kids [${first} 0 R] /Count 1 >>`);
  add(`<< /Type /Catalog /Pages ${first + 1} 0 R /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`);
  const name = Buffer.from(`\ufeff${title.normalize('NFC')}`, 'utf16le')
    .swap16()
    .toString('hex');
  add(`<< /Title <${name}> >>`);
  const header = Buffer.from('%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
  let offset = header.length;
  const places = objects.map((object) => {
    const at = offset;
    offset += object.length;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root ${first + 2} 0 R /Info ${first + 3} 0 R >>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([header, ...objects, Buffer.from(end)]);
}
