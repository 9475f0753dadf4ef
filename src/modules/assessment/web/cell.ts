// The history of one cell, for whoever has it under the caret: ?pupil=&column=.
import { data } from 'react-router';
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { cellHistory } from '../queries/cell-changes.ts';
import { parseColumnId } from '../rules/sheet.ts';
import { viaNames } from '../rules/via.ts';
import { sheetOfAddress } from './marks-unit.ts';

export type CellEntry = {
  id: number;
  old: number | string | null;
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

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const entries = await reading(context, async (work): Promise<CellEntry[]> => {
    const { context: sheet } = await sheetOfAddress(work, params);
    const pupil = search.get('pupil') ?? '';
    const column = parseColumnId(search.get('column') ?? '', sheet.period)?.key ?? '';
    if (!isUuid(pupil)) throw notFound('Không tìm thấy ô này.');
    return (await cellHistory(work, sheet, pupil, column)).map((one) => ({
      ...{ id: one.id, old: one.old, shownOld: one.shownOld, shown: one.shown, by: one.by },
      ...{ at: one.at.toISOString(), via: one.via, how: viaNames[one.via], reason: one.reason, request: one.request },
    }));
  });
  return data(entries, { headers: { 'cache-control': 'no-store' } });
});
