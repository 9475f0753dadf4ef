// An import as it goes on: begun, moved from state to state, told how far it is. What it brings in is other modules'.
import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandImports } from '../policy.ts';
import type { TransferKind, TransferState } from '../tables.ts';

export async function beginImport(
  work: Work,
  unit: Unit,
  from: { kind: TransferKind; name: string; files: string[]; state: TransferState },
): Promise<string> {
  demandImports(work.actor, unit);
  const id = randomUUID();
  await write(work)
    .insertInto('transfer.import')
    .values({
      ...{ id, unit_id: unit.id, ...from, name: from.name.slice(0, 2000), site: '', phase: null, done: 0, total: 0 },
      ...{ preview: null, report: null, failure: null, created_by: actorName(work.actor), created_at: work.now, ended_at: null },
    })
    .execute();
  await record(work, {
    action: 'transfer.begin-import',
    object: { kind: 'transfer', id },
    unitId: unit.id,
    summary: `Đọc trang cũ từ “${from.name.slice(0, 200)}” để nhập vào trang ${unit.shortName}`,
  });
  return id;
}

/** @returns false when it stood in another state meanwhile: somebody else has moved it */
export async function moveImport(
  work: Work,
  id: string,
  from: readonly TransferState[],
  to: TransferState,
  more: {
    kind?: TransferKind;
    site?: string;
    files?: string[];
    preview?: unknown;
    report?: unknown;
    failure?: string | null;
  } = {},
): Promise<boolean> {
  const { preview, report, ...plain } = more;
  const moved = await write(work)
    .updateTable('transfer.import')
    .set({
      ...{ state: to, phase: null, done: 0, total: 0, failure: null, ...plain },
      ...(preview === undefined ? {} : { preview: JSON.stringify(preview) }),
      ...(report === undefined ? {} : { report: JSON.stringify(report) }),
      ...(to === 'done' || to === 'undone' ? { ended_at: work.now } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) > 0;
}

export async function tellProgress(work: Work, id: string, phase: string, done: number, total: number): Promise<void> {
  await write(work).updateTable('transfer.import').set({ phase, done, total }).where('id', '=', id).execute();
}
