// The names of a class with what is said of each: five buttons a name, letters of the keyboard, arrows from name to name.
import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { type AbsenceState, absenceStates, mostAbsences, stateNames, stateSigns } from '../../rules/attendance.ts';

export type Marks = Record<string, { state: AbsenceState; note: string }>;
export type RollName = { id: string; name: string; counted: number; standing: 'fine' | 'near' | 'over' };

const letters: Record<string, AbsenceState | null> = { p: 'P', k: 'K', m: 'late', s: 'early', c: null };

export function RollSums({ marks, pupils }: { marks: Marks; pupils: number }) {
  const all = Object.values(marks);
  const n = (state: AbsenceState) => all.filter((one) => one.state === state).length;
  return (
    <p className="rollsums" role="status">
      <span>
        <b>{pupils - n('P') - n('K')}</b> có mặt
      </span>
      <span>
        <b>{n('P')}</b> có phép
      </span>
      <span className={n('K') > 0 ? 'bad' : undefined}>
        <b>{n('K')}</b> không phép
      </span>
      {n('late') > 0 && (
        <span>
          <b>{n('late')}</b> muộn
        </span>
      )}
      {n('early') > 0 && (
        <span>
          <b>{n('early')}</b> về sớm
        </span>
      )}
    </p>
  );
}

export function RollList(props: {
  pupils: RollName[];
  marks: Marks;
  onChange(next: Marks): void;
  readOnly: boolean;
  pupilsAt: string;
}) {
  const { pupils, marks, onChange, readOnly, pupilsAt } = props;
  const set = (id: string, state: AbsenceState | null) => {
    const { [id]: was, ...rest } = marks;
    onChange(state ? { ...rest, [id]: { state, note: was?.note ?? '' } } : rest);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, id: string, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).matches('input')) return;
    const row = event.currentTarget.closest('li');
    const to = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null;
    if (event.key.startsWith('Arrow')) {
      const buttons = [...((to ?? row)?.querySelectorAll<HTMLElement>('.rollset button') ?? [])];
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      event.preventDefault();
      buttons[Math.min(4, Math.max(0, column + step))]?.focus();
      return;
    }
    const state = letters[event.key.toLowerCase()];
    if (state === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(id, state);
  };
  return (
    <ol className="rolllist">
      {pupils.map(({ id, name, counted, standing }) => {
        const mark = marks[id];
        return (
          <li key={id} className={mark ? 'said' : undefined}>
            <div className="who">
              <Link to={`${pupilsAt}/${id}`}>{name}</Link>
              {standing !== 'fine' && (
                <span
                  className={standing === 'over' ? 'tag bad' : 'tag warn'}
                  title={`Quá ${mostAbsences} buổi trong năm học thì không được lên lớp`}
                >
                  đã nghỉ {counted} buổi
                </span>
              )}
              {mark &&
                (readOnly ? (
                  mark.note && <p className="small muted">{mark.note}</p>
                ) : (
                  <input
                    type="text"
                    className="why"
                    aria-label={`Ghi chú của ${name}`}
                    placeholder="Lý do (nếu có)"
                    maxLength={300}
                    value={mark.note}
                    onChange={(event) => onChange({ ...marks, [id]: { ...mark, note: event.currentTarget.value } })}
                  />
                ))}
            </div>
            <fieldset className="rollset" aria-label={name}>
              {([null, ...absenceStates] as const).map((state, column) => {
                const on = (mark?.state ?? null) === state;
                return (
                  <button
                    key={state ?? 'present'}
                    type="button"
                    className={on ? `on ${state ?? 'present'}` : undefined}
                    aria-pressed={on}
                    aria-label={state ? stateNames[state] : 'Có mặt'}
                    title={state ? stateNames[state] : 'Có mặt'}
                    disabled={readOnly}
                    onClick={() => set(id, state)}
                    onKeyDown={(event) => onKey(event, id, column)}
                  >
                    {state ? stateSigns[state] : on ? <IconCheck size={16} aria-hidden /> : 'Có'}
                  </button>
                );
              })}
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}
