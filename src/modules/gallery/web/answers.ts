// What becomes of an album or a video whose screen sends no words of its own: it is answered for, or taken off the site.
import type { Work } from '#platform/db/work.ts';
import { approvePiece, dropPiece, returnPiece } from '../commands/answer-piece.ts';
import type { Table } from '../commands/held-piece.ts';
import { withdrawPiece } from '../commands/withdraw-piece.ts';
import type { Act } from './parts/around-piece.tsx';

/** @returns whether that was it */
export async function answerPiece(
  work: Work,
  table: Table,
  unitId: number,
  id: string,
  act: Act,
  form: FormData,
): Promise<boolean> {
  const text = (name: string) => String(form.get(name) ?? '');
  const seen = { version: Number(form.get('version')), waiting: Number(form.get('waiting')) };
  if (act === 'withdraw') await withdrawPiece(work, table, unitId, id, { reason: text('reason'), version: seen.version });
  else if (act === 'approve')
    await approvePiece(work, table, unitId, id, {
      ...{ ...seen, children: text('children'), agreed: text('agreed').split(',').filter(Boolean) },
    });
  else if (act === 'return') await returnPiece(work, table, unitId, id, { ...seen, reason: text('returnReason') });
  else if (act === 'drop') await dropPiece(work, table, unitId, id, seen);
  else return false;
  return true;
}
