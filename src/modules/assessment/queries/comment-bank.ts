// Sentences of the school and of the teacher, beside those of the house.

import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type OwnComment = { id: number; text: string; from: number; to: number; subject: string | null; mine: boolean };

/** What this person may use for a subject: the school's, and his or her own. */
export async function commentBank(work: Work, unitId: number, subject: string): Promise<OwnComment[]> {
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  const rows = await read(work)
    .selectFrom('assessment.comment_bank')
    .select(['id', 'text', 'from_mean', 'to_mean', 'subject', 'owner'])
    .where('unit_id', '=', unitId)
    .where((q) => q.or([q('owner', 'is', null), q('owner', '=', me)]))
    .where((q) => q.or([q('subject', 'is', null), q('subject', '=', subject)]))
    .orderBy('from_mean', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(({ id, text, from_mean: from, to_mean: to, subject: of, owner }) => ({
    ...{ id, text, from, to, subject: of, mine: owner === me },
  }));
}
