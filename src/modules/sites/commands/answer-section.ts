// Somebody other than the writer answers for the text of a page, in either language: it takes the place of what citizens read, or goes back with a reason.
import { actorName, runnersOf } from '#kernel/actor.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { demandPages, mayApproveTexts } from '../policy.ts';
import { englishBeside } from '../queries/english.ts';
import type { Language, SectionHead } from '../queries/section-drafts.ts';
import { separateApprovalAt } from '../queries/site.ts';
import { formerText } from './former-text.ts';
import { keepEnglish } from './keep-english.ts';
import { keepSection } from './keep-section.ts';

async function held(work: Work, unitId: number, slug: string, lang: Language) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const draft = await write(work)
    // The page first, as whoever sends a text holds them.
    .selectFrom('sites.section as s')
    .innerJoin('sites.section_draft as d', (join) => join.onRef('s.unit_id', '=', 'd.unit_id').onRef('s.slug', '=', 'd.slug'))
    .select(['d.body', 'd.version', 'd.written_by', 'd.sent_by', 'd.state', 's.title', 'd.title as english', 'd.said', 'd.head'])
    .where('d.unit_id', '=', unitId)
    .where('d.slug', '=', slug)
    .where('d.lang', '=', lang)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw notFound('Mục này không có bản nào chờ duyệt.');
  return { unit, draft, named: lang === 'en' ? `“${draft.title}” bằng tiếng Anh` : `“${draft.title}”` };
}

function demandApproval(work: Work, unit: Unit): void {
  if (!mayApproveTexts(work.actor, unit))
    throw refuse('not_allowed', `Người duyệt bài, ${runnersOf(unit.level)} duyệt và trả lại nội dung của mục.`);
}

function demandSeen(draft: { version: number; sent_by: string }, seen: number): void {
  if (draft.version !== seen)
    throw new Refused('conflict', [
      { code: 'draft_stale', message: `${draft.sent_by} vừa gửi bản mới của mục này. Tải lại trang, đọc bản mới rồi chọn.` },
    ]);
}

/** `seen` is the text the approver has read: another one is not approved with it. `noted`: more for the record. */
export async function approveSection(
  work: Work,
  unitId: number,
  slug: string,
  seen: number,
  lang: Language = 'vi',
  noted: Record<string, unknown> = {},
): Promise<{ version: number; slug: string }> {
  const { unit, draft, named } = await held(work, unitId, slug, lang);
  demandApproval(work, unit);
  demandSeen(draft, seen);
  if (draft.state !== 'waiting') throw refuse('not_waiting', 'Bản này đã trả lại người viết, chờ bản sửa.');
  if (work.actor.kind === 'person' && draft.written_by.includes(work.actor.userId) && (await separateApprovalAt(work, unitId)))
    throw refuse('own_text', 'Bạn đã viết trong bản này nên người khác duyệt: trang đặt người viết không tự duyệt bài của mình.');
  // Approved under another address, the waiting text has gone there with the page.
  const kept =
    lang === 'vi'
      ? await keepSection(
          work,
          unitId,
          slug,
          { ...((draft.head as SectionHead | null) ?? { title: draft.title, slug }), body: draft.body },
          noted,
        )
      : {
          ...(await keepEnglish(
            work,
            unitId,
            slug,
            {
              ...{ title: draft.english ?? '', says: draft.said ?? '', body: draft.body },
              version: (await englishBeside(work, unitId, slug))?.english?.version ?? 0,
            },
            noted,
          )),
          slug,
        };
  await gone(work, unitId, kept.slug, lang);
  await record(work, {
    action: 'sites.approve-section',
    object: { kind: 'section', id: `${unitId}/${kept.slug}` },
    unitId,
    summary: `Duyệt nội dung mục ${named} do ${draft.sent_by} gửi`,
    after: { version: kept.version, ...noted },
  });
  return { version: kept.version, slug: kept.slug };
}

export async function returnSection(
  work: Work,
  unitId: number,
  slug: string,
  input: { reason: string; seen: number },
  lang: Language = 'vi',
): Promise<void> {
  const { unit, draft, named } = await held(work, unitId, slug, lang);
  demandApproval(work, unit);
  demandSeen(draft, input.seen);
  const reason = nfc(input.reason).trim().slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: người viết đọc câu này để sửa.', 'reason');
  await write(work)
    .updateTable('sites.section_draft')
    .set({ state: 'returned', return_reason: reason })
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .where('lang', '=', lang)
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sites.return-section',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `${actorName(work.actor)} trả lại nội dung mục ${named}: ${reason}`,
  });
}

/** The writers give up the text that they have `seen`; what citizens read stays. */
export async function dropSectionDraft(
  work: Work,
  unitId: number,
  slug: string,
  seen: number,
  lang: Language = 'vi',
): Promise<void> {
  const { unit, draft, named } = await held(work, unitId, slug, lang);
  demandPages(work.actor, unit);
  demandSeen(draft, seen);
  await gone(work, unitId, slug, lang);
  await record(work, {
    action: 'sites.drop-section-draft',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `Bỏ bản chờ duyệt của mục ${named}`,
    before: formerText(draft),
  });
}

async function gone(work: Work, unitId: number, slug: string, lang: Language): Promise<void> {
  await write(work)
    .deleteFrom('sites.section_draft')
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .where('lang', '=', lang)
    .execute();
  await announceMoved(work, unitId);
}
