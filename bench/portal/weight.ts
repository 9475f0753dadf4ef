// Row 15: what a first visit weighs, kind of page by kind of page, the heaviest first.
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { ask, type Row, round, startProduct } from '../measure.ts';

const kb = (bytes: number) => `${round(bytes / 1000)} KB`;
const br = { 'accept-encoding': 'br' };

const sites = {
  'the Sở': 'namdinh',
  'a Phòng': 'pgd-hai-hau.namdinh',
  'a mầm non': 'mn-con-a.namdinh',
  'a THCS': `${demoSchoolSlug}.namdinh`,
};
/** One page of every sheet in apps/portal/assets/sheets. `first`: the first page of that kind that the list leads to. */
const kinds: { kind: string; path: string; first?: RegExp }[] = [
  { kind: 'home', path: '/' },
  { kind: 'article', path: '/', first: /href="(\/tin\/[^"]+)"/ },
  { kind: 'news', path: '/tin-tuc' },
  { kind: 'about', path: '/gioi-thieu' },
  { kind: 'documents', path: '/van-ban' },
  { kind: 'document', path: '/van-ban', first: /class="t" href="(\/van-ban\/[^"]+)"/ },
  { kind: 'week', path: '/lich-cong-tac' },
  { kind: 'menu', path: '/thuc-don' },
  { kind: 'albums', path: '/thu-vien' },
  { kind: 'disclosure', path: '/cong-khai' },
  { kind: 'item or group of disclosure', path: '/cong-khai', first: /href="(\/cong-khai\/[^"]+)"/ },
  { kind: 'questions', path: '/hoi-dap' },
  { kind: 'question form', path: '/hoi-dap/gui' },
  { kind: 'search', path: '/tim-kiem?q=tuyen+sinh' },
  { kind: 'directory', path: '/danh-ba' },
  { kind: 'group of the directory', path: '/danh-ba', first: /href="(\/danh-ba\/[^"]+)"/ },
  { kind: 'found in the directory', path: '/danh-ba?q=thcs' },
  { kind: 'visits', path: '/thong-ke' },
  { kind: 'English', path: '/en' },
];
/** Named whether they are heavy or not. */
const always = new Set([...Object.keys(sites).map((site) => `home of ${site}`), 'article of a THCS']);

type Weighed = { what: string; html: number; css: number; wire: number; scripts: number };

export async function weight(): Promise<Row[]> {
  const product = await startProduct();
  const sheets = new Map<string, { bytes: Buffer; wire: number }>();
  async function sheet(host: string, path: string) {
    const known = sheets.get(path);
    if (known) return known;
    const bytes = (await ask(product.port, host, {}, path)).body;
    const found = { bytes, wire: (await ask(product.port, host, br, path)).body.length };
    sheets.set(path, found);
    return found;
  }
  async function weigh(what: string, host: string, path: string): Promise<Weighed | undefined> {
    const { status, body } = await ask(product.port, host, {}, path);
    if (status !== 200) return undefined;
    const text = body.toString();
    const own = await Promise.all(
      [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => sheet(host, match[1] ?? '')),
    );
    const sum = (of: (one: { bytes: Buffer; wire: number }) => number) => own.reduce((all, one) => all + of(one), 0);
    return {
      ...{ what, html: body.length, css: sum((one) => one.bytes.length) },
      wire: (await ask(product.port, host, br, path)).body.length + sum((one) => one.wire),
      scripts: [...text.matchAll(/<script(?![^>]*ld\+json)/g)].length,
    };
  }

  const weighed: Weighed[] = [];
  for (const [site, label] of Object.entries(sites)) {
    const host = `${label}.localhost`;
    for (const { kind, path, first } of kinds) {
      const at = first ? first.exec((await ask(product.port, host, {}, path)).body.toString())?.[1] : path;
      const one = at && (await weigh(`${kind} of ${site}`, host, at));
      if (one) weighed.push(one);
    }
  }
  const faces = [...sheets.values()].flatMap(({ bytes }) => [...bytes.toString().matchAll(/url\(["']?([^)"']+\.woff2)/g)]);
  const fonts = [...new Set(faces.map((match) => match[1] ?? ''))];
  let fontBytes = 0;
  for (const font of fonts) fontBytes += (await ask(product.port, 'namdinh.localhost', {}, font)).body.length;
  await product.stop();

  const heaviest = weighed.toSorted((a, b) => b.html + b.css - a.html - a.css);
  const most = Math.max(...weighed.map((one) => one.wire));
  return [
    ...heaviest
      .filter((one, i) => i < 5 || always.has(one.what))
      .map(({ what, html, css, wire, scripts }) => ({
        row: `15 first visit: ${what}`,
        ours: `HTML ${kb(html)} + CSS ${kb(css)} = ${kb(html + css)}, over the wire ${kb(wire)}; ${scripts} scripts`,
        baseline: '60 KB before compression, 20 KB over the wire',
        ratio: round((html + css) / 60_000, 2),
        goal: '< 60 KB, < 20 KB over the wire, no script required',
      })),
    {
      row: `15 all ${weighed.length} pages weighed`,
      ours: `at most ${kb((heaviest[0]?.html ?? 0) + (heaviest[0]?.css ?? 0))} (${heaviest[0]?.what}), ${kb(most)} over the wire; ${fonts.length} fonts ${kb(fontBytes)}`,
      baseline: 'fonts 105 KB',
      ratio: round(fontBytes / 105_000, 2),
      goal: 'fonts ≤ 105 KB',
    },
  ];
}
