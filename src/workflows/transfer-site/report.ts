// What came of an import, in a form that the school can act on: on the screen, as a workbook, from the command line. Pure.
import type { TransferItem } from '#modules/transfer/index.ts';
import { noCategory, type Plan } from './plan.ts';

/** Kept with every item that arrived. */
export type Outcome = {
  state: 'published' | 'draft' | 'page';
  /** Why a draft, what was left out. */
  reasons: string[];
  oldLinks: string[];
  lostPictures: number;
};
export type ReportLine = { title: string; id: string; reasons: string[] };
export type Report = {
  site: string;
  articles: { new: number; updated: number; unchanged: number; drafts: number; refused: number };
  pages: { new: number; filled: string[] };
  pictures: { taken: number; failed: { url: string; reason: string }[] };
  categories: Plan['categories'];
  redirects: number;
  /** Pages that still lead to the old site; `links` is bounded, `count` is not. */
  oldLinks: { count: number; links: { title: string; id: string; kind: 'article' | 'page'; href: string }[] };
  drafts: ReportLine[];
  refused: { title: string; reason: string }[];
  notes: string[];
};

const most = 500;

export function reportOf(
  plan: Plan,
  items: readonly TransferItem[],
  updates: readonly TransferItem[],
  refused: readonly { title: string; reason: string }[],
  pictures: Report['pictures'],
  redirects: number,
  notes: readonly string[],
): Report {
  const outcomes = items.map((item) => ({ item, outcome: item.outcome as Outcome }));
  const articles = outcomes.filter(({ item }) => item.kind === 'article');
  const drafts = articles.filter(({ outcome }) => outcome.state === 'draft');
  const links = outcomes.flatMap(({ item, outcome }) =>
    outcome.oldLinks.map((href) => ({ title: item.title, id: item.ref, kind: item.kind, href })),
  );
  return {
    site: plan.site,
    articles: {
      ...{ new: articles.length, updated: updates.length, unchanged: plan.known.length },
      ...{ drafts: drafts.length, refused: refused.length },
    },
    pages: {
      new: outcomes.length - articles.length,
      filled: outcomes.filter(({ item }) => item.kind === 'page').map(({ item }) => item.ref),
    },
    pictures,
    categories: plan.categories,
    redirects,
    oldLinks: { count: links.length, links: links.slice(0, most) },
    drafts: drafts.slice(0, most).map(({ item, outcome }) => ({ title: item.title, id: item.ref, reasons: outcome.reasons })),
    refused: refused.slice(0, most),
    notes: [
      ...notes,
      ...plan.categories
        .filter((one) => !one.sure)
        .map((one) =>
          one.title === noCategory
            ? `${one.articles} bài không có chuyên mục ở trang cũ: vào “${one.sectionTitle}”.`
            : `Chuyên mục “${one.title}” không có ở trang mới: ${one.articles} bài vào “${one.sectionTitle}”.`,
        ),
      ...editedNote(plan),
      ...updates.map((item) => {
        const { reasons, state } = item.outcome as Outcome;
        const what = item.kind === 'page' ? 'Trang' : 'Bài';
        return `${what} “${item.title}” được cập nhật theo trang cũ${state === 'draft' ? ' thành bản nháp' : ''}. ${reasons.join(' ')}`.trim();
      }),
      ...outcomes
        .filter(({ item, outcome }) => item.kind === 'page' && outcome.reasons.length > 0)
        .map(({ item, outcome }) => `Trang “${item.title}”: ${outcome.reasons.join(' ')}`),
    ].slice(0, most),
  };
}

/** What was changed on both sides stays as it is here, and somebody has to look. */
export function editedNote(plan: Pick<Plan, 'known'>): string[] {
  const edited = plan.known.filter((one) => one.edited);
  if (edited.length === 0) return [];
  const names = edited.slice(0, 5).map((one) => `“${one.title}”`);
  return [
    `${edited.length} mục đã nhập trước đây được sửa ở trang cũ, nhưng ở đây cũng đã sửa hoặc gỡ nên giữ nguyên: ${names.join(', ')}${edited.length > 5 ? '…' : ''}.`,
  ];
}

export type Preview = {
  site: string;
  title: string;
  articles: number;
  pages: number;
  unchanged: number;
  updates: number;
  pictures: number;
  passed: { title: string; reason: string }[];
  categories: Plan['categories'];
  first: { title: string; kind: 'article' | 'page'; at: string | null; section: string; path: string }[];
  from: string | null;
  to: string | null;
  notes: string[];
};
