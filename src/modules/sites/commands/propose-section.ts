// The text of a page where another must approve it: it waits beside what citizens read, and so do the name, address and place that come with it.
import { isDeepStrictEqual } from 'node:util';
import { actorName } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import type { SectionHead } from '../queries/section-drafts.ts';
import { formerText } from './former-text.ts';
import { keepSection, readySection, type SectionForm } from './keep-section.ts';

export type ProposedText = {
  /** As content's schema has cleaned it; null: the page is to be emptied. */
  body: object | null;
  /** The draft that the writer has seen; undefined: none. */
  seen?: number | undefined;
  /** Written elsewhere, by nobody of this site: whoever approves may answer for it. */
  foreign?: boolean;
  /** What was said of children on its pictures. */
  children?: '' | 'none' | 'agreed';
};

export async function proposeSection(
  work: Work,
  unitId: number,
  slug: string | null,
  form: Omit<SectionForm, 'body'>,
  { body, seen, foreign = false, children = '' }: ProposedText,
): Promise<{ slug: string; version: number; draft: number }> {
  // A new page has a name and a place before it has a text: nobody reads it without one.
  const made = slug === null ? await keepSection(work, unitId, null, form) : null;
  const { unit, page, head } = await headOf(
    work,
    unitId,
    made?.slug ?? slug ?? '',
    made ? { ...form, version: undefined } : form,
  );
  demandOpen(unit, work.today);
  const before = await write(work)
    .selectFrom('sites.section_draft')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('slug', '=', page.slug)
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
    ...{ body: JSON.stringify(body), head: head && JSON.stringify(head), children },
    state: 'waiting' as const,
    return_reason: null,
    written_by: [...new Set([...(before?.written_by ?? []), ...hand])],
    ...{ sent_by: actorName(work.actor), sent_at: work.now },
  };
  const sent = await write(work)
    .insertInto('sites.section_draft')
    .values({ unit_id: unitId, slug: page.slug, ...draft })
    .onConflict((c) =>
      c.columns(['unit_id', 'slug', 'lang']).doUpdateSet((eb) => ({ ...draft, version: eb.ref('excluded.version') })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sites.propose-section',
    object: { kind: 'section', id: `${unitId}/${page.slug}` },
    unitId,
    summary: `Gửi duyệt ${body === null ? 'việc xóa nội dung' : 'nội dung'} mục “${page.title}” ở trang ${unit.shortName}`,
    ...(before ? { before: formerText(before) } : {}),
    after: { draft: sent.version, ...(head ?? {}), ...(children === '' ? {} : { childrenOnPictures: children }) },
  });
  return { slug: page.slug, version: page.version, draft: sent.version };
}

/** The page as it stands, and what it is to become besides its text; null: that stays. */
async function headOf(work: Work, unitId: number, slug: string, form: Omit<SectionForm, 'body'>) {
  const { form: read, unit, before, wanted, parent } = await readySection(work, unitId, slug, form);
  if (!before) throw new Error('a page that is there or was just made');
  const head: SectionHead = { title: read.title, slug: wanted, parent };
  const now: SectionHead = { title: before.title, slug: before.slug, parent: before.parent_slug };
  return { unit, page: before, head: isDeepStrictEqual(head, now) ? null : head };
}
