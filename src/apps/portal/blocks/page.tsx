// The first page of a site from its layout: its blocks, kept or made, within what stands around them.
/** @jsxImportSource hono/jsx */

import type { Layout, Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { homeTags } from '../made.ts';
import type { Around } from '../view/around.ts';
import { textOf } from '../view/node.tsx';
import { renderAround } from '../view/page.tsx';
import type { HomeSheet } from '../view/sheet.ts';
import { homeSheets } from '../view/sheet.ts';
import { type Keeping, rowsMade } from './made-blocks.ts';
import { introOf } from './opening.tsx';
import type { Standing } from './row.tsx';

/** The smallest sheet that has the rules of all these blocks. */
const sheetOf = (blocks: readonly Standing[]): HomeSheet =>
  blocks.reduce<HomeSheet>((sheet, { kind, settings }) => {
    const own = (typeof kind.sheet === 'function' ? kind.sheet(settings) : kind.sheet) ?? 'home';
    return homeSheets.indexOf(own) > homeSheets.indexOf(sheet) ? own : sheet;
  }, 'home');

/** `shown`: blocks that have something to show. */
export type MadeHome = { html: string; tags: string[]; shown: string[] };

/** `keeping`: blocks that stand there are used, those that are made are put there. */
export async function makeHome(work: Work, around: Around, layout: Layout, keeping?: Keeping): Promise<MadeHome> {
  const { site } = around;
  const { rows, tags, shown, standing } = await rowsMade(work, around, layout, keeping);
  const titled = standing.some(({ kind }) => kind.titled);
  const body = textOf(
    <>
      {!titled && <h1 className="vh">{site.name}</h1>}
      {rows}
    </>,
  );
  const [before, after] = standsAround(around, sheetOf(standing));
  return { html: `${before}${body}${after}`, tags: [...new Set([...homeTags(site), ...tags])], shown };
}

const written = new WeakMap<Site, { sheet: HomeSheet; text: [before: string, after: string] }>();
/** Written down once, for as long as the site is kept (`sites.ts`): it says nothing that is not the site's. */
function standsAround(around: Around, sheet: HomeSheet): [before: string, after: string] {
  const { site } = around;
  const known = written.get(site);
  if (known?.sheet === sheet) return known.text;
  const text = renderAround(around, {
    ...{ title: site.name, description: introOf(around, 180) || site.tagline || site.name, path: '/', sheet },
    image: site.hero ? around.url(site.hostLabel, `/media/${site.hero.variants.at(-1)?.sha256}.webp`) : undefined,
  });
  written.set(site, { sheet, text });
  return text;
}
