// What citizens read of questions, consultations and polls: lists and answers, kept and dropped by tags; results and one's own question,
// made at each reading.
import {
  ownQuestion,
  publicFields,
  publicPoll,
  publicPolls,
  publicQuestion,
  publicQuestions,
  publishedConsultations,
  questionClock,
  questionDays,
} from '#modules/engagement/index.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag, pageOf } from './cache.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderThanks } from './view/feedback.tsx';
import { renderConsultations, renderPollResult, renderPolls } from './view/opinions.tsx';
import { renderOwnQuestion, renderQuestion, renderQuestions } from './view/questions.tsx';

export const isEngagementPath = (path: string): boolean => /^\/(hoi-dap|gop-y|tham-do|da-gui)(\/|$)/.test(path);
/** Whose address holds a secret, or whose content moves with every vote: never kept. */
export const isFleeting = (path: string): boolean => /^\/(hoi-dap\/cua-toi\/|da-gui\/|tham-do\/[a-z0-9-]+\/ket-qua$)/.test(path);

const pageSize = 20;
const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');

/** null: there is no such page. */
export async function engagementPage(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { site } = around;
  if (path === '/hoi-dap') return listPage(work, around, search, [`questions:${site.unitId}`]);
  const own = /^\/hoi-dap\/cua-toi\/([a-z0-9]{6,12})-([a-z0-9]{10})$/.exec(path);
  if (own) {
    const [, code = '', secret = ''] = own;
    const found = await ownQuestion(work, site.unitId, code, secret);
    if (!found) return null;
    return {
      page: html(renderOwnQuestion(around, found, secret, await questionClock(work, found.dueOn), search.has('vua-gui'))),
      tags: [],
    };
  }
  const code = /^\/hoi-dap\/([a-z0-9]{6,12})$/.exec(path)?.[1];
  if (code) {
    const found = await publicQuestion(work, site.unitId, code);
    return found ? { page: html(renderQuestion(around, found)), tags: [`question:${found.id}`] } : null;
  }
  if (path === '/gop-y') {
    const rows = await publishedConsultations(work, site.unitId);
    return { page: html(renderConsultations(around, rows)), tags: [dayTag, `consultations:${site.unitId}`] };
  }
  if (path === '/tham-do')
    return {
      page: html(renderPolls(around, await publicPolls(work, site.unitId))),
      tags: [dayTag, `polls:${site.unitId}`],
    };
  const slug = /^\/tham-do\/([a-z0-9-]+)\/ket-qua$/.exec(path)?.[1];
  const poll = slug ? await publicPoll(work, site.unitId, slug) : undefined;
  if (poll) return { page: html(renderPollResult(around, poll, search.get('phieu'))), tags: [] };
  const thanks = /^\/da-gui\/([a-z-]+)$/.exec(path)?.[1];
  if (thanks) {
    const word = (name: string) => (/^[a-z0-9-]{1,130}$/.test(search.get(name) ?? '') ? search.get(name) : null);
    const back = word('bai') ? `/tin/${word('bai')}` : word('du-thao') ? `/gop-y/${word('du-thao')}` : null;
    const text = renderThanks(around, thanks, back);
    return text === null ? null : { page: html(text), tags: [] };
  }
  return null;
}

async function listPage(work: Work, around: Around, search: URLSearchParams, tags: string[]): Promise<Made | null> {
  const { unitId } = around.site;
  const fields = await publicFields(work, unitId);
  const text = (search.get('q') ?? '').trim().slice(0, 100).normalize('NFC');
  const wanted = search.get('linh-vuc') ?? '';
  const field = fields.includes(wanted) ? wanted : '';
  const page = Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));
  const { rows, total } = await publicQuestions(work, unitId, {
    ...{ text, field, limit: pageSize, offset: (page - 1) * pageSize },
  });
  // A page beyond the last is no page: guessed numbers must not fill the cache.
  if (page > 1 && rows.length === 0) return null;
  const days = await questionDays(work);
  return { page: html(renderQuestions(around, { text, field, fields, rows, total, page, pageSize, days })), tags };
}
