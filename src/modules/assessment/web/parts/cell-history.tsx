// What stood in a cell before, who wrote it, when, how and why: newest first, asked for when it is looked at.
import '../locks.css';
import { useEffect } from 'react';
import { Link, useFetcher } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { CellEntry, CellStory } from '../cell.ts';

/**
 * @param sheet address of the sheet: /thcs-con-a/assessment/sheets/12/hk1
 * @param version of the cell, so that it asks again when it was stored anew
 */
export function CellHistory({
  sheet,
  pupil,
  column,
  version = 0,
}: {
  sheet: string;
  pupil: string;
  column: string;
  version?: number;
}) {
  const { load, data, state } = useFetcher<CellStory>({ key: `cell:${sheet}:${pupil}:${column}` });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new question.
  useEffect(() => {
    load(`${sheet}/cell?${new URLSearchParams({ pupil, column })}`);
  }, [load, sheet, pupil, column, version]);
  if (!data) return <p className="small muted">{state === 'idle' ? 'Chưa tải được lịch sử của ô.' : 'Đang tải lịch sử…'}</p>;
  if (!Array.isArray(data.entries)) return <p className="small muted">Chưa tải được lịch sử của ô.</p>;
  return <CellEntries entries={data.entries} unit={sheet.split('/assessment/')[0] ?? ''} />;
}

/** @param unit address of the unit */
export function CellEntries({ entries, unit }: { entries: readonly CellEntry[]; unit: string }) {
  if (entries.length === 0) return <p className="small muted">Ô này chưa ai ghi gì.</p>;
  return (
    <ol className="history small">
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.old !== null && (
            <>
              <span className="vh">trước: </span>
              <span className="was num">{entry.shownOld}</span>{' '}
            </>
          )}
          <span className="vh">nay: </span>
          <span className="is num">{entry.shown}</span>
          <br />
          {entry.by}, <span className="num">{formatInstant(new Date(entry.at))}</span>
          {entry.via !== 'grid' && <span className="muted">, {entry.viaName}</span>}
          {entry.reason && <p className="words">“{entry.reason}”</p>}
          {entry.request !== null && (
            <p>
              <Link to={`${unit}/assessment/requests/${entry.request}`}>Theo đề nghị mở khóa số {entry.request}</Link>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
