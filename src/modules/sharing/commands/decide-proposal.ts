// A superior answers a proposal: takes the text into its own workflow, as it is or to be edited, or returns it with the reason.
import { actorName } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { ChildrenAnswer } from '#modules/consent/index.ts';
import {
  type ArticleForm,
  filesOf,
  keepFile,
  keptVersion,
  picturesIn,
  type RichNode,
  saveArticle,
  sendForReview,
} from '#modules/content/index.ts';
import { adoptPicture } from '#modules/media/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { mayDecide } from '../policy.ts';
import { answeredThere } from '../queries/answered-there.ts';
import { heldProposal } from './held-proposal.ts';

async function held(work: Work, superiorId: number, id: string, seen: number) {
  const superior = await unitById(work, superiorId);
  if (!superior) throw notFound('Không tìm thấy đơn vị.');
  const may = mayDecide(work.actor, superior);
  if (may !== true) throw refuse(may.code, may.message);
  const proposal = await heldProposal(work, 'to_unit_id', superiorId, id, seen);
  if (proposal.state !== 'waiting') throw refuse('answered', 'Đề nghị này đã được trả lời hoặc đơn vị đã rút lại.');
  const proposer = await unitById(work, proposal.unit_id);
  if (!proposer) throw notFound('Không tìm thấy đơn vị đề nghị.');
  return { superior, proposal, proposer };
}

/** The same document with the superior's own pictures in place of the proposer's. */
function withPictures(node: RichNode, own: ReadonlyMap<string, string>): RichNode {
  const file = node.type === 'image' ? own.get(String(node.attrs?.file)) : undefined;
  return {
    ...node,
    ...(file ? { attrs: { ...node.attrs, file } } : {}),
    ...(Array.isArray(node.content) ? { content: node.content.map((child) => withPictures(child, own)) } : {}),
  };
}

async function copyOf(
  work: Work,
  superiorId: number,
  proposer: Unit,
  articleId: string,
  version: number,
): Promise<{ form: ArticleForm; own: ReadonlyMap<string, string> }> {
  const text = await keptVersion(work, articleId, version);
  if (!text) throw notFound('Không tìm thấy bản đã đề nghị.');
  const body = text.body as RichNode;
  const own = new Map<string, string>();
  for (const id of new Set([...picturesIn(body), ...(text.cover_media_id ? [text.cover_media_id] : [])])) {
    const adopted = await adoptPicture(work, superiorId, id);
    if (adopted) own.set(id, adopted.id);
  }
  const attachments: string[] = [];
  for (const file of await filesOf(work, proposer.id, text.attachments))
    attachments.push((await keepFile(work, superiorId, file)).id);
  const cover = text.cover_media_id ? own.get(text.cover_media_id) : text.cover_scene ? `scene:${text.cover_scene}` : undefined;
  const form = {
    ...{ title: text.title, summary: text.summary, body: withPictures(body, own), section: 'tin-tuc', author: text.author },
    ...{ reused: true, keywords: text.keywords, attachments },
    ...{ source: proposer.name.slice(0, 160), ...(cover ? { cover } : {}) },
  };
  return { form, own };
}

/**
 * `send`: as it is, at once to whoever approves; otherwise it is a draft to be edited. What the unit answered for the children on its pictures
 * comes along; `children`: said by whoever accepts, where the unit was not asked. `agreed`: numbers of persons that were asked about.
 */
export async function acceptProposal(
  work: Work,
  superiorId: number,
  id: string,
  { send, seen, children = '', agreed = [] }: { send: boolean; seen: number; children?: ChildrenAnswer; agreed?: string[] },
): Promise<{ articleId: string }> {
  const { superior, proposal, proposer } = await held(work, superiorId, id, seen);
  if (proposal.origin_ended_at)
    throw refuse(
      'origin',
      `${proposer.shortName} đã gỡ bài này (${proposal.origin_reason || 'không ghi lý do'}). Trả lại đề nghị.`,
    );
  const { form: copied, own } = await copyOf(work, superiorId, proposer, proposal.article_id, proposal.version);
  const there = await answeredThere(work, proposer.id, proposal.article_id, [...own.keys()]);
  const carried = { answer: there.answer, pictures: there.pictures.flatMap((one) => own.get(one) ?? []) };
  const here = { answer: children, pictures: [...own.values()] };
  const form = { ...copied, agreed, children: children === '' ? carried : here };
  const hands = { taken: true, ...(children === '' && there.answer !== '' ? { childrenSaidBy: proposer.shortName } : {}) };
  const { id: articleId } = send
    ? await sendForReview(work, superiorId, null, form, hands)
    : await saveArticle(work, superiorId, null, form, false, hands);
  await write(work)
    .updateTable('sharing.proposal')
    .set({
      ...{ state: 'accepted', copy_article_id: articleId, decided_at: work.now, decided_by: actorName(work.actor) },
      row_version: proposal.row_version + 1,
    })
    .where('id', '=', id)
    .execute();
  await answered(work, superior, proposer, id, `Nhận đăng bài “${form.title}” của ${proposer.shortName}`, 'accept-proposal');
  return { articleId };
}

export async function returnProposal(
  work: Work,
  superiorId: number,
  id: string,
  input: { reason: string; seen: number },
): Promise<void> {
  const { superior, proposal, proposer } = await held(work, superiorId, id, input.seen);
  const reason = nfc(input.reason).slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: đơn vị sẽ đọc câu này để sửa bài.', 'reason');
  await write(work)
    .updateTable('sharing.proposal')
    .set({
      ...{ state: 'returned', reason, decided_at: work.now, decided_by: actorName(work.actor) },
      row_version: proposal.row_version + 1,
    })
    .where('id', '=', id)
    .execute();
  await answered(work, superior, proposer, id, `Trả lại đề nghị của ${proposer.shortName}: ${reason}`, 'return-proposal');
}

async function answered(work: Work, superior: Unit, proposer: Unit, id: string, summary: string, act: string): Promise<void> {
  await announceMoved(work, proposer.id);
  await announceMoved(work, superior.id);
  await record(work, { action: `sharing.${act}`, object: { kind: 'proposal', id }, unitId: superior.id, summary });
}
