// Row 15: what a first visit weighs.
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { ask, type Row, round, startProduct } from '../measure.ts';

const kib = (bytes: number) => `${round(bytes / 1000)} KB`;

export async function weight(): Promise<Row[]> {
  const product = await startProduct();
  const rows: Row[] = [];
  for (const [what, host] of [
    ['the Sở', 'namdinh.localhost'],
    ['a school', `${demoSchoolSlug}.namdinh.localhost`],
  ] as const) {
    const br = { 'accept-encoding': 'br' };
    const page = (await ask(product.port, host)).body;
    const wire = (await ask(product.port, host, br)).body.length;
    const sheets = [...page.toString().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] ?? '');
    const style = Buffer.concat(await Promise.all(sheets.map(async (css) => (await ask(product.port, host, {}, css)).body)));
    let styleWire = 0;
    for (const css of sheets) styleWire += (await ask(product.port, host, br, css)).body.length;
    const fonts = new Set(
      [...style.toString().matchAll(/url\(([^)]+\.woff2)\)/g)].map((match) => (match[1] ?? '').replace(/["']/g, '')),
    );
    let fontBytes = 0;
    for (const font of fonts) fontBytes += (await ask(product.port, host, {}, font)).body.length;
    const scripts = [...page.toString().matchAll(/<script(?![^>]*ld\+json)/g)].length;
    rows.push({
      row: `15 first visit of ${what}`,
      ours: `HTML ${kib(page.length)} + CSS ${kib(style.length)}, over the wire ${kib(wire + styleWire)}; ${fonts.size} fonts ${kib(fontBytes)}; ${scripts} scripts`,
      baseline: '60 KB before compression, 20 KB over the wire, fonts 105 KB',
      ratio: round((wire + styleWire) / 20_000, 2),
      goal: '< 60 KB, < 20 KB over the wire, fonts ≤ 105 KB, no script required',
    });
  }
  await product.stop();
  return rows;
}
