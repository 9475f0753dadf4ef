// The history of one cell, for whoever has it under the caret: ?pupil=&column=.
import { data } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { cellHistory, columnNameIn } from '../queries/cell-changes.ts';
import { formatCell } from '../rules/cell.ts';
import { lockOn, lockReason } from '../rules/lock.ts';
import { parseColumnId } from '../rules/sheet.ts';
import { viaNames } from '../rules/via.ts';
import { sheetOfAddress } from './marks-unit.ts';

export type CellEntry = {
  id: number;
  old: number | string | null;
  new: number | string | null;
  /** As the cell showed them. */
  shownOld: string;
  shown: string;
  by: string;
  at: string;
  via: string;
  /** The same in words. */
  how: string;
  reason: string;
  /** The unlocking through which it was written. */
  request: number | null;
};
export type CellStory = {
  pupil: string;
  column: string;
  columnName: string;
  shown: string;
  changes: CellEntry[];
  /** Why nobody may write here now, with who opens it. */
  locked: string | null;
};

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const story = await reading(context, async (work): Promise<CellStory> => {
    const { context: sheet } = await sheetOfAddress(work, params);
    const pupil = search.get('pupil') ?? '';
    const column = parseColumnId(search.get('column') ?? '', sheet.period)?.key ?? '';
    if (!isUuid(pupil)) throw notFound('Không tìm thấy ô này.');
    const entries = await cellHistory(work, sheet, pupil, column);
    const me = work.actor.kind === 'person' ? work.actor.userId : null;
    const { lock } = lockOn(sheet.locks, sheet.openRequests, { pupil, column }, me);
    const scale = sheet.sheet.columns.find(({ key }) => key === column)?.scale;
    const last = entries[0]?.new ?? null;
    return {
      ...{ pupil, column, columnName: columnNameIn(sheet.sheet.columns, column), locked: lock ? lockReason(lock) : null },
      shown: scale ? formatCell(last, scale) : String(last ?? ''),
      changes: entries.map((one) => ({
        ...{ id: one.id, old: one.old, new: one.new, shownOld: one.shownOld, shown: one.shown, by: one.by },
        ...{ at: one.at.toISOString(), via: one.via, how: viaNames[one.via], reason: one.reason, request: one.request },
      })),
    };
  });
  return data(story, { headers: { 'cache-control': 'no-store' } });
});
