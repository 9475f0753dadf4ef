// What stands on the desk when an article is opened: its working copy, where it stands, what this person may do with it.
import { notFound, reservedFor } from '#kernel/refusal.ts';
import { namedOn } from '#modules/consent/index.ts';
import { mayTag, picturesById, siteWriters } from '#modules/media/index.ts';
import { closedReason, unitOfAddress } from '#modules/organizations/index.ts';
import { ownPhones, separateApprovalAt, siteOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { brings } from '../commands/held-article.ts';
import { handOf, mayWrite } from '../policy.ts';
import { articleById, metPictures, openReturn, previewLinksOf, stepsOf } from '../queries/articles.ts';
import { filesOf } from '../queries/files.ts';
import { usedKeywords } from '../queries/keywords.ts';
import { openDesks } from '../queries/open-desks.ts';
import { picturesIn, type RichNode } from '../rich-text.ts';
import { type Act, fieldOf, mayAct, returnedWords, type Standing, standingOf } from '../rules/workflow.ts';
import type { Article } from '../tables.ts';
import type { Draft } from './parts/draft.ts';
import { choicesOf } from './sections.ts';

const acts: Act[] = ['save', 'send', 'take_back', 'return', 'approve', 'publish', 'withdraw', 'archive', 'restore'];

const draftOf = (article: Article): Draft => ({
  ...{ title: article.title, summary: article.summary, body: article.body as RichNode, section: article.section_slug },
  ...{ author: article.author, source: article.source, reused: article.reused, rated: article.rated },
  ...{ keywords: article.keywords, attachments: article.attachments, forMembers: article.draft_for_members },
  ...{ priority: article.draft_priority, priorityUntil: article.draft_priority_until ?? '' },
  ...{ publishAt: fieldOf(article.planned_publish_at), expiresAt: fieldOf(article.planned_expires_at) },
  children: { answer: article.children_answer, pictures: article.children_pictures },
  cover: article.cover_media_id ?? (article.cover_scene ? `scene:${article.cover_scene}` : ''),
});

/** `id` is 'moi' for one that is not stored yet; `addressOf`: of a site on the portal. */
export async function deskOf(work: Work, slug: string, id: string, addressOf: (hostLabel: string) => string) {
  const unit = await unitOfAddress(work, slug);
  const site = await siteOf(work, unit.id);
  const article = id === 'moi' ? null : await articleById(work, unit.id, id);
  if (article === undefined) throw notFound('Không tìm thấy bài này.');
  const portal = addressOf(site?.hostLabel ?? '');
  const writes = mayWrite(work.actor, unit);
  if (id === 'moi' && writes !== true) throw reservedFor(siteWriters, writes.message);
  const separate = await separateApprovalAt(work, unit.id);
  const standing: Standing = article ? standingOf(article, work.now) : { place: 'none', review: null };
  const hand = handOf(work.actor, unit, article?.written_by ?? []);
  const back = standing.review === 'returned' && article ? await openReturn(work, article.id) : undefined;
  const may = Object.fromEntries(
    acts.map((act) => {
      const answer = (brings.includes(act) && closedReason(unit, work.today)) || mayAct(act, standing, hand, separate);
      return [act, answer === true ? true : answer.code === 'returned' && back ? returnedWords(back.by) : answer.message];
    }),
  ) as Record<Act, true | string>;
  const shown = article ? [...picturesIn(article.body), article.cover_media_id ?? ''] : [];
  const met = await metPictures(work, article ?? undefined);
  return {
    unit,
    ownPhones: await ownPhones(work, unit.id),
    children: {
      mayTag: mayTag(work.actor, unit) === true,
      /** Of these nobody need say anything. */
      saidBy: article?.children_said_by ?? '',
      known: [...met, ...(await namedOn(work, unit.id, shown))],
    },
    whyNot: writes === true ? null : writes.message,
    ...{ may, standing, separate, approves: hand.approves },
    sections: choicesOf(site),
    hasMembers: unit.level === 'department' || unit.level === 'district',
    hasSuperior: unit.parentId !== null,
    pictures: [...(await picturesById(work, shown)).values()],
    steps: article ? await stepsOf(work, article.id, 6) : [],
    files: article ? await filesOf(work, unit.id, article.attachments) : [],
    used: writes === true ? await usedKeywords(work, unit.id) : [],
    links: article && writes === true ? await previewLinksOf(work, article.id) : [],
    others: article ? ((await openDesks(work, unit.id, [article.id])).get(article.id) ?? []) : [],
    url: article && standing.place === 'live' ? `${portal}tin/${article.slug}` : null,
    article: article && {
      ...{ id: article.id, version: article.version, state: article.state, updatedAt: article.updated_at },
      ...{ updatedBy: article.updated_by, withdrawReason: article.withdraw_reason, returnReason: article.return_reason },
      returnedBy: back?.by ?? null,
      ...{ sentAt: article.sent_at, sentBy: article.sent_by, publishedAt: article.published_at, expiresAt: article.expires_at },
      unpublished: article.state === 'published' && article.version !== article.published_version,
      draft: draftOf(article),
    },
  };
}
