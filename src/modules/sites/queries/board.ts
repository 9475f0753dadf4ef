// The editorial boards of a site, newest first: the one in force and those before.
import { readerOf, type Work } from '#platform/db/work.ts';
import type { BoardRole } from '../board.ts';
import type { SitesTables } from '../tables.ts';

const read = readerOf<SitesTables>();

export type Board = {
  id: string;
  decisionNumber: string;
  decidedOn: string;
  decisionUrl: string | null;
  validFrom: string;
  validTo: string | null;
  version: number;
  members: { name: string; role: BoardRole; duty: string }[];
};

export async function boardsOf(work: Work, unitId: number): Promise<Board[]> {
  const boards = await read(work)
    .selectFrom('sites.board')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('valid_from', 'desc')
    .execute();
  const members = await read(work)
    .selectFrom('sites.board_member')
    .select(['board_id', 'name', 'role', 'duty'])
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .execute();
  return boards.map((board) => ({
    ...{ id: board.id, decisionNumber: board.decision_number, decidedOn: board.decided_on, decisionUrl: board.decision_url },
    ...{ validFrom: board.valid_from, validTo: board.valid_to, version: board.version },
    members: members.filter((m) => m.board_id === board.id).map(({ name, role, duty }) => ({ name, role, duty })),
  }));
}
