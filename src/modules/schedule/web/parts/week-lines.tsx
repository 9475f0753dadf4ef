// The lines of a week: typed from the keyboard, day after day. Enter goes to the next line's text and never sends the form.
import type { KeyboardEvent } from 'react';
import { formatDate, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { type Entry, entryWords, type Session, sessionNames, type TextField } from '../../rules/entry.ts';
import { freeLines, halves } from '../week-values.ts';

const limits: Record<TextField, number> = {
  ...{ starts: 20, title: 300, attendees: 200, chair: 120, place: 160, prepare: 200, note: 300 },
};
const main = ['attendees', 'chair', 'place'] as const;

export function onWeekKey(event: KeyboardEvent<HTMLFormElement>): void {
  const box = event.target as HTMLElement;
  if (event.key !== 'Enter' || !(box instanceof HTMLInputElement) || box.type === 'checkbox') return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input.what')].filter((one) => one.offsetParent);
  const line = box.closest('.line');
  const next = boxes.find(
    (one) => line && one.closest('.line') !== line && line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  next?.focus();
}

export function WeekLines({ days, entries, reasons }: { days: LocalDate[]; entries: Entry[]; reasons: Reason[] | undefined }) {
  let n = 0;
  return (
    <section className="card" aria-label="Việc trong tuần">
      <div className="weekhead" aria-hidden="true">
        <span />
        <span className="line">
          {(['starts', 'title', ...main] as const).map((field) => (
            <span key={field}>{entryWords[field]}</span>
          ))}
          <span>Nội bộ</span>
        </span>
      </div>
      {days.map((day) => (
        <section className="weekday" key={day} aria-label={`${weekdayName(day)} ${formatDate(day)}`}>
          <h2>
            {weekdayName(day)} <span className="num">{formatDate(day)}</span>
          </h2>
          <div>
            {halves.map((session) => {
              const own = entries.filter((entry) => entry.day === day && entry.session === session);
              const wrong = (reasons ?? []).filter((reason) => reason.field === `${day}-${session}`);
              return (
                <div className="half" key={session} id={`f-${day}-${session}`}>
                  <h3>{sessionNames[session]}</h3>
                  <div className="lines">
                    {wrong.map((reason) => (
                      <p className="fielderror" key={reason.message}>
                        {reason.message}
                      </p>
                    ))}
                    {[...own, ...Array.from({ length: freeLines }, () => null)].map((entry, i) => (
                      <Line key={entry?.id ?? `free${i}`} {...{ day, session, entry, nth: i + 1, index: n++ }} />
                    ))}
                  </div>
                </div>
              );
            })}
          </div>
        </section>
      ))}
    </section>
  );
}

function Line({
  day,
  session,
  entry,
  nth,
  index,
}: {
  day: LocalDate;
  session: Session;
  entry: Entry | null;
  nth: number;
  index: number;
}) {
  const where = `${weekdayName(day)} ${sessionNames[session].toLowerCase()}, việc ${nth}`;
  const box = (field: TextField, className: string) => (
    <input
      key={field}
      className={`search ${className}`}
      name={field}
      defaultValue={entry?.[field] ?? ''}
      maxLength={limits[field]}
      aria-label={`${entryWords[field]}: ${where}`}
      placeholder={field === 'title' ? (entry ? 'Để trống là bỏ việc này' : 'Thêm việc') : entryWords[field]}
      autoComplete="off"
    />
  );
  return (
    <div className={entry ? 'line' : 'line free'}>
      <input type="hidden" name="id" value={entry?.id ?? ''} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="session" value={session} />
      {box('starts', 'when')}
      {box('title', 'what')}
      {main.map((field) => box(field, 'more'))}
      <label className="inside">
        <input type="checkbox" name="internal" value={index} defaultChecked={entry?.internal ?? false} />
        <span>
          Nội bộ<span className="vh">: {where}</span>
        </span>
      </label>
      <details open={Boolean(entry?.prepare || entry?.note)}>
        <summary>
          Chuẩn bị, ghi chú<span className="vh">: {where}</span>
        </summary>
        <div>
          {box('prepare', '')}
          {box('note', '')}
        </div>
      </details>
    </div>
  );
}
