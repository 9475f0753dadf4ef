// Resources for citizens: filtered without any script; at an office also what its units shared.
import {
  gradeChoices,
  publishedResource,
  resourceKinds,
  resourceSubjects,
  type Shelf,
  searchResources,
} from '#modules/resources/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { overOthers } from './directory-view.ts';
import type { LivingPages } from './living.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { type ResourceChoice, renderResource, renderResources } from './view/resources.tsx';

const pageSize = 20;

async function page(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { site } = around;
  const tags = [`resources:${site.unitId}`];
  const made = (text: string): Made => ({ page: pageOf(text, 'text/html; charset=utf-8'), tags });
  if (path.startsWith('/tai-nguyen/')) {
    const resource = await publishedResource(work, site.unitId, path.slice('/tai-nguyen/'.length));
    return resource ? made(renderResource(around, resource)) : null;
  }
  if (path !== '/tai-nguyen') return null;
  const lists = { loai: resourceKinds, mon: resourceSubjects, khoi: gradeChoices };
  const labels = { loai: 'Loại', mon: 'Môn', khoi: 'Khối' };
  const choices = (Object.keys(lists) as (keyof typeof lists)[]).map((name): ResourceChoice => {
    const given = search.get(name) ?? '';
    return {
      ...{ name, label: labels[name], value: lists[name].has(given) ? given : '' },
      options: lists[name].entries.map((entry) => ({ value: entry.code, label: entry.name })),
    };
  });
  const chosen = (name: string) => choices.find((choice) => choice.name === name)?.value ?? '';
  const text = (search.get('q') ?? '').trim().slice(0, 100).normalize('NFC');
  const number = Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));
  const shelf: Shelf = { unitId: site.unitId, path: site.path, repository: overOthers(site) };
  const { rows, total } = await searchResources(work, shelf, {
    ...(text ? { text } : {}),
    ...(chosen('loai') ? { kind: chosen('loai') } : {}),
    ...(chosen('mon') ? { subject: chosen('mon') } : {}),
    ...(chosen('khoi') ? { grade: chosen('khoi') } : {}),
    ...{ limit: pageSize, offset: (number - 1) * pageSize },
  });
  // A page beyond the last is no page: guessed numbers must not fill the cache.
  if (number > 1 && rows.length === 0) return null;
  return made(renderResources(around, { text, choices, rows, total, page: number, pageSize }));
}

export const resourcePages: LivingPages = { slugs: ['tai-nguyen'], names: [], page };
