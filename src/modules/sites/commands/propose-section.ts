// The text of a page where another must approve it: it waits beside what citizens read. Name and place of the page change at once.
import { actorName } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { formerText } from './former-text.ts';
import { keepSection, type SectionForm } from './keep-section.ts';

export type ProposedText = {
  /** As content's schema has cleaned it. */
  body: object;
  /** The draft that the writer has seen; undefined: none. */
  seen?: number | undefined;
  /** Written elsewhere, by nobody of this site: whoever approves may answer for it. */
  foreign?: boolean;
};

export async function proposeSection(
  work: Work,
  unitId: number,
  slug: string | null,
  form: Omit<SectionForm, 'body'>,
  { body, seen, foreign = false }: ProposedText,
): Promise<{ slug: string; version: number; draft: number }> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  demandOpen(unit, work.today);
  const kept = await headOf(work, unitId, slug, form);
  const before = await write(work)
    .selectFrom('sites.section_draft')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('slug', '=', kept.slug)
    .where('lang', '=', 'vi')
    .forUpdate()
    .executeTakeFirst();
  if (before && seen !== before.version)
    throw refuse(
      'draft_stale',
      `${before.sent_by} vừa gửi một bản khác của mục này. Chép phần bạn viết, tải lại trang rồi ghép vào bản ấy.`,
      'body',
    );
  const hand = !foreign && work.actor.kind === 'person' ? [work.actor.userId] : [];
  const draft = {
    ...{ body: JSON.stringify(body), state: 'waiting' as const, return_reason: null, version: (before?.version ?? 0) + 1 },
    written_by: [...new Set([...(before?.written_by ?? []), ...hand])],
    ...{ sent_by: actorName(work.actor), sent_at: work.now },
  };
  await write(work)
    .insertInto('sites.section_draft')
    .values({ unit_id: unitId, slug: kept.slug, ...draft })
    .onConflict((c) => c.columns(['unit_id', 'slug', 'lang']).doUpdateSet(draft))
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sites.propose-section',
    object: { kind: 'section', id: `${unitId}/${kept.slug}` },
    unitId,
    summary: `Gửi duyệt nội dung mục “${kept.title}” ở trang ${unit.shortName}`,
    ...(before ? { before: formerText(before) } : {}),
    after: { draft: draft.version },
  });
  return { slug: kept.slug, version: kept.version, draft: draft.version };
}

/** The page as it is named and placed now; made, when it is new. */
async function headOf(work: Work, unitId: number, slug: string | null, form: Omit<SectionForm, 'body'>) {
  const before =
    slug === null
      ? undefined
      : await write(work)
          .selectFrom('sites.section')
          .select(['slug', 'title', 'parent_slug', 'version', 'kind'])
          .where('unit_id', '=', unitId)
          .where('slug', '=', slug)
          .forUpdate()
          .executeTakeFirst();
  const same =
    before?.kind === 'page' &&
    before.title === form.title &&
    (!form.slug || form.slug === before.slug) &&
    (form.parent === undefined || (form.parent || null) === before.parent_slug) &&
    (form.version === undefined || Number(form.version) === before.version);
  if (before && same) return before;
  return { title: String(form.title), ...(await keepSection(work, unitId, slug, form)) };
}
