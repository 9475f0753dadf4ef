// An album or a video where another must approve it: what it is to be waits beside what citizens see.
import { isDeepStrictEqual } from 'node:util';
import { actorName } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { idOf } from '../policy.ts';
import type { Body } from '../rules/body.ts';
import { type Before, kindOf, type Table, type Waiting } from './held-piece.ts';

type Sent = {
  before: Before;
  waiting: Waiting | undefined;
  body: Body;
  /** What citizens see; null: nothing. */
  stands: Body | null;
  children?: '' | 'none' | 'agreed';
  noted?: Record<string, unknown>;
};

/** Who changes nothing has not written. */
export const isSent = (waiting: Waiting | undefined, body: Body): boolean =>
  waiting?.state === 'waiting' && isDeepStrictEqual(waiting.body, body);

export async function sendPiece(work: Work, table: Table, unit: Unit, id: string, sent: Sent): Promise<void> {
  const { before, waiting, body, stands, noted = {} } = sent;
  const noun = kindOf(table);
  if (isDeepStrictEqual(stands, body))
    throw refuse(
      'unchanged',
      `Không khác gì ${noun} đang đăng${waiting ? ': bỏ bản chờ duyệt nếu không đổi nữa' : ', nên không có gì để gửi'}.`,
    );
  const me = idOf(work.actor);
  const row = {
    ...{ body: JSON.stringify(body), children: sent.children || waiting?.children || ('' as const) },
    ...{ state: 'waiting' as const, return_reason: null, version: (waiting?.version ?? 0) + 1 },
    written_by: [...new Set([...(waiting?.written_by ?? []), ...(before?.written_by ?? []), ...(me ? [me] : [])])],
    ...{ sent_by: actorName(work.actor), sent_at: work.now },
  };
  await write(work)
    .insertInto('gallery.waiting')
    .values({ id, kind: noun, unit_id: unit.id, ...row })
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
  await announceMoved(work, unit.id);
  await record(work, {
    action: `gallery.send-${noun}`,
    object: { kind: noun, id },
    unitId: unit.id,
    summary: `Gửi duyệt ${noun} “${body.title}” ở trang ${unit.shortName}`,
    after: { draft: row.version, ...noted },
  });
}

/** Answered, or overtaken by what was published at once. */
export async function endWaiting(work: Work, unitId: number, id: string): Promise<void> {
  const { numDeletedRows } = await write(work).deleteFrom('gallery.waiting').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows > 0n) await announceMoved(work, unitId);
}
