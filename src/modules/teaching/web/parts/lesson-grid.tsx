// The week of a class, written with selects: letters choose, Tab and Ctrl with arrows walk; who teaches comes from the assignments.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Form } from 'react-router';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { useBusinessTime, useDraftKey } from '#platform/ui/desk.ts';
import {
  type Activity,
  activityNames,
  type Lesson,
  type Place,
  placeKey,
  placeWords,
  sessions,
  weekdays,
} from '../../rules/timetable.ts';
import { WeekFrame, WrongMark } from './timetable-week.tsx';

type Subject = { id: number; name: string; staffIds: string[] };
type Cells = Record<string, Lesson>;
type Kept = { at: string; seen: string; cells: Cells };
const sameLesson = (a: Lesson | undefined, b: Lesson | undefined) =>
  a?.subjectId === b?.subjectId && a?.activity === b?.activity && a?.staffId === b?.staffId && a?.room === b?.room;
const cellsOf = (lessons: Lesson[]): Cells => Object.fromEntries(lessons.map((one) => [placeKey(one), one]));
const keyAt = (weekday: number, session: Place['session'], period: number) => placeKey({ weekday, session, period });

export function ClassGrid(props: {
  classId: number;
  lessons: Lesson[];
  subjects: Subject[];
  staff: { id: string; name: string }[];
  seen: string;
  draft: string;
  /** By place, what is wrong with the lesson as it is stored. */
  wrong: Record<string, string>;
  readOnly: boolean;
  busy: boolean;
}) {
  const { classId, lessons, subjects, staff, seen, wrong, readOnly, busy } = props;
  const stored = cellsOf(lessons);
  const [cells, setCells] = useState<Cells>(() => cellsOf(lessons));
  const [at, setAt] = useState<Place>({ weekday: 2, session: 'morning', period: 1 });
  const [found, setFound] = useState<string | null>(null);
  const afternoon = lessons.some((one) => one.session === 'afternoon');
  const [halves, setHalves] = useState(afternoon ? sessions : sessions.slice(0, 1));
  const form = useRef<HTMLFormElement>(null);
  const key = useDraftKey(`thoi-khoa-bieu:${props.draft}`);
  const timeOf = useBusinessTime();
  const nameOf = (id: string | null) => staff.find((one) => one.id === id)?.name ?? '';
  /** A cell is narrow: the room, and how colleagues call each other. */
  const underOf = (cell: Lesson) => [cell.room, nameOf(cell.staffId).split(' ').slice(-2).join(' ')].filter(Boolean).join(' · ');

  useEffect(() => {
    const kept = readKept<Kept>(key);
    if (!kept || readOnly) return;
    if (kept.seen !== seen) return forget(key);
    setCells(kept.cells);
    setFound(kept.at);
    if (Object.values(kept.cells).some((one) => one.session === 'afternoon')) setHalves(sessions);
  }, [key, seen, readOnly]);
  const put = (next: Cells) => {
    setCells(next);
    keep(key, { at: new Date().toISOString(), seen, cells: next } satisfies Kept);
  };
  const choose = (place: Place, value: string) => {
    const { [placeKey(place)]: was, ...rest } = cells;
    if (value === '') return put(rest);
    const { weekday, session, period } = place;
    const subject = subjects.find((one) => `s${one.id}` === value);
    const lesson: Lesson = {
      ...{ classId, weekday, session, period, subjectId: subject?.id ?? null, activity: subject ? null : (value as Activity) },
      ...{ staffId: subject?.staffIds.length === 1 ? (subject.staffIds[0] ?? null) : null, room: was?.room ?? null },
    };
    put({ ...rest, [placeKey(place)]: lesson });
  };
  /** Ctrl or Alt with an arrow: arrows alone choose in a select. */
  const walk = (event: KeyboardEvent<HTMLElement>, place: Place) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      return choose(place, '');
    }
    if (!(event.ctrlKey || event.altKey) || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const rows = halves.flatMap((session) => [1, 2, 3, 4, 5].map((period) => ({ session, period })));
    const row = rows.findIndex((one) => one.session === place.session && one.period === place.period);
    const day = weekdays.indexOf(place.weekday as (typeof weekdays)[number]);
    const next = rows[row + (event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0)];
    const to = weekdays[day + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0)];
    if (next && to) form.current?.querySelector<HTMLElement>(`[data-at="${keyAt(to, next.session, next.period)}"]`)?.focus();
  };
  const here = cells[placeKey(at)];
  const subject = subjects.find((one) => one.id === here?.subjectId);
  return (
    <Form method="post" ref={form} onSubmit={() => forget(key)}>
      {found && (
        <p className="note" role="status">
          <span style={{ flex: 1 }}>Đã lấy lại bản đang xếp lúc {timeOf(found)}, chưa lưu.</span>
          <button
            type="button"
            onClick={() => {
              forget(key);
              setCells(cellsOf(lessons));
              setFound(null);
            }}
          >
            Bỏ
          </button>
        </p>
      )}
      <input type="hidden" name="class" value={classId} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="lessons" value={JSON.stringify(Object.values(cells).map(({ classId: _, ...one }) => one))} />
      {subjects.length === 0 && <p className="note warn">Lớp chưa có môn học nào: mở môn và phân công trước khi xếp.</p>}
      <WeekFrame halves={halves}>
        {(place) => {
          const cell = cells[placeKey(place)];
          // Another lesson since: whether that clashes is known when it is stored.
          const clash = sameLesson(cell, stored[placeKey(place)]) ? wrong[placeKey(place)] : undefined;
          const value = cell ? (cell.subjectId === null ? (cell.activity ?? '') : `s${cell.subjectId}`) : '';
          const title = cell
            ? cell.subjectId === null
              ? activityNames[cell.activity ?? 'other']
              : (subjects.find((one) => one.id === cell.subjectId)?.name ?? '')
            : '';
          if (readOnly)
            return cell ? (
              <span className={clash ? 'tkbcell wrong' : 'tkbcell'} title={clash}>
                <b>{title}</b>
                <small title={nameOf(cell.staffId)}>{underOf(cell)}</small>
                <WrongMark message={clash} />
              </span>
            ) : null;
          return (
            <span className={clash ? 'tkbcell choice wrong' : 'tkbcell choice'}>
              <b aria-hidden>{title}</b>
              <small>{cell && underOf(cell)}</small>
              <WrongMark message={clash} />
              <select
                aria-label={clash ? `${placeWords(place)}. Lỗi: ${clash}` : placeWords(place)}
                title={clash ?? (cell && nameOf(cell.staffId))}
                data-at={placeKey(place)}
                value={value}
                onFocus={() => setAt(place)}
                onKeyDown={(event) => walk(event, place)}
                onChange={(event) => choose(place, event.currentTarget.value)}
              >
                <option value=""> </option>
                {subjects.map((one) => (
                  <option key={one.id} value={`s${one.id}`}>
                    {one.name}
                  </option>
                ))}
                {Object.entries(activityNames).map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </span>
          );
        }}
      </WeekFrame>
      {!readOnly && (
        <div className="tkbfoot noprint">
          {here ? (
            <div className="grid3">
              <NativeSelect
                label={`Người dạy ${subject?.name ?? activityNames[here.activity ?? 'other']}, ${placeWords(at)}`}
                value={here.staffId ?? ''}
                onChange={(event) => put({ ...cells, [placeKey(at)]: { ...here, staffId: event.currentTarget.value || null } })}
                data={[
                  { value: '', label: 'không ghi' },
                  ...[...staff]
                    .sort(
                      (a, b) =>
                        Number(subject?.staffIds.includes(b.id) ?? false) - Number(subject?.staffIds.includes(a.id) ?? false),
                    )
                    .map((one) => ({
                      value: one.id,
                      label: subject?.staffIds.includes(one.id) ? `${one.name} (phân công)` : one.name,
                    })),
                ]}
              />
              <TextInput
                label="Phòng"
                maxLength={40}
                value={here.room ?? ''}
                onChange={(event) => put({ ...cells, [placeKey(at)]: { ...here, room: event.currentTarget.value || null } })}
              />
            </div>
          ) : (
            <p className="small muted">
              Gõ chữ đầu để chọn môn, <kbd>Tab</kbd> sang ô bên, <kbd>Ctrl</kbd> + mũi tên đi bốn phía, <kbd>Delete</kbd> bỏ
              trống. Chọn một ô có môn để đổi người dạy, phòng.
            </p>
          )}
          <div className="row">
            <Button type="submit" name="intent" value="lessons" loading={busy} data-key="s">
              Lưu lớp này
            </Button>
            {halves.length === 1 && (
              <Button variant="default" onClick={() => setHalves(sessions)}>
                Thêm buổi chiều
              </Button>
            )}
          </div>
        </div>
      )}
    </Form>
  );
}
