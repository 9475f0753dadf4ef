// The English of a page where another must approve it: it waits beside what citizens read.
import { actorName } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { formerText } from './former-text.ts';
import { type EnglishForm, readyEnglish } from './keep-english.ts';
import type { ProposedText } from './propose-section.ts';

/** A body of null: the page is to be in Vietnamese only. */
export async function proposeEnglish(
  work: Work,
  unitId: number,
  slug: string,
  input: EnglishForm,
  { seen, children = '' }: Pick<ProposedText, 'seen' | 'children'>,
): Promise<{ draft: number }> {
  const { form, unit, section } = await readyEnglish(work, unitId, slug, input);
  const before = await write(work)
    .selectFrom('sites.section_draft')
    .select(['version', 'written_by', 'sent_by', 'body'])
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .where('lang', '=', 'en')
    .forUpdate()
    .executeTakeFirst();
  if (before && seen !== before.version)
    throw refuse(
      'draft_stale',
      `${before.sent_by} vừa gửi một bản tiếng Anh khác của mục này. Chép phần bạn viết, tải lại trang rồi ghép vào bản ấy.`,
      'body',
    );
  const hand = work.actor.kind === 'person' ? [work.actor.userId] : [];
  const draft = {
    ...{ body: JSON.stringify(input.body), title: form.title, said: form.says, children },
    state: 'waiting' as const,
    return_reason: null,
    written_by: [...new Set([...(before?.written_by ?? []), ...hand])],
    ...{ sent_by: actorName(work.actor), sent_at: work.now },
  };
  const { version } = await write(work)
    .insertInto('sites.section_draft')
    .values({ unit_id: unitId, slug, lang: 'en', ...draft })
    .onConflict((c) =>
      c.columns(['unit_id', 'slug', 'lang']).doUpdateSet((eb) => ({ ...draft, version: eb.ref('excluded.version') })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sites.propose-english',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `Gửi duyệt bản tiếng Anh của mục “${section.title}” ở trang ${unit.shortName}`,
    ...(before ? { before: formerText(before) } : {}),
    after: { draft: version, ...(children === '' ? {} : { childrenOnPictures: children }) },
  });
  return { draft: version };
}
