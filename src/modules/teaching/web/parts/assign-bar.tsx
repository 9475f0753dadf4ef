// The chosen cells get a teacher here: found by typing a part of the name, those of the subject first, each with the load beside the norm.
import { Button, NativeSelect, Select } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { useFetcher } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { byWords } from '#platform/ui/unit-picker.tsx';
import { strandsOf } from '../../curricula/curricula.ts';
import { periodWords } from '../../rules/load.ts';
import type { AssignmentTable, Cell } from '../assignment-table.ts';

type Load = AssignmentTable['loads'][number];
const labelOf = (one: Load) =>
  `${one.name} · ${periodWords(one.periods) || '0'}${one.norm === null ? '' : `/${periodWords(one.norm)}`} tiết${one.leads ? `, CN ${one.leads}` : ''}`;

export function AssignBar({
  table,
  cells,
  today,
  fetcher,
  input,
  reasons,
}: {
  table: AssignmentTable;
  cells: Cell[];
  today: string;
  fetcher: ReturnType<typeof useFetcher>;
  input: RefObject<HTMLInputElement | null>;
  reasons: Reason[] | undefined;
}) {
  const [staffId, setStaff] = useState<string | null>(null);
  const [part, setPart] = useState('');
  const listOpen = useRef(false);
  const assign = useRef<HTMLButtonElement>(null);
  /** In the open list Enter chooses; once somebody is chosen it gives the cells to him or her. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== input.current || listOpen.current || !staffId) return;
    event.preventDefault();
    event.stopPropagation();
    assign.current?.click();
  };
  const [first] = cells;
  const classOf = new Map(table.classes.map((one) => [one.id, one]));
  const names = new Map(table.loads.map((one) => [one.id, one.name]));
  const subjects = new Set(cells.map((cell) => cell.subject));
  const nameOf = (code: string) => table.subjects.find((one) => one.code === code)?.name ?? code;
  const what = first && cells.length === 1 ? `${nameOf(first.subject)} ${classOf.get(first.classId)?.name}` : `${cells.length} ô`;
  const current = [...new Set(cells.flatMap((cell) => cell.teachers.map((one) => names.get(one.staffId) ?? 'người đã nghỉ')))];
  const strands = first && subjects.size === 1 ? strandsOf(first.subject, classOf.get(first.classId)?.grade ?? '') : [];
  // Somebody has taught it for some days: the next one takes it over on a day.
  const begun = cells.some((cell) => cell.teachers.some((one) => one.from < today));
  const own = (one: Load) => one.mainSubject !== null && (subjects.has(one.mainSubject) || one.mainSubject === 'TH');
  const options = [
    { group: 'Giáo viên môn này', items: table.loads.filter(own).map((one) => ({ value: one.id, label: labelOf(one) })) },
    { group: 'Người khác', items: table.loads.filter((one) => !own(one)).map((one) => ({ value: one.id, label: labelOf(one) })) },
  ].filter((group) => group.items.length > 0);
  return (
    <fetcher.Form method="post" className="assignbar" onKeyDownCapture={onKeyDown}>
      <input type="hidden" name="ids" value={cells.map((cell) => cell.id).join(',')} />
      <input type="hidden" name="semester" value={table.semester} />
      <input type="hidden" name="staffId" value={staffId ?? ''} />
      <div className="what">
        <b>
          {what}
          {first && cells.length === 1 && <span className="muted"> {periodWords(first.periods)} tiết một tuần</span>}
        </b>
        <span className="small muted">
          {current.length === 0
            ? 'chưa có người dạy'
            : `${current.slice(0, 4).join(', ')}${current.length > 4 ? ` và ${current.length - 4} người khác` : ''}`}
          {first && cells.length === 1 && first.teachers[0] && ` từ ${formatDate(first.teachers[0].from)}`}
        </span>
      </div>
      <Select
        ref={input}
        id="f-staffId"
        label={begun ? 'Giao lại cho' : 'Giao cho'}
        placeholder="Gõ tên, không cần dấu"
        data={options}
        value={staffId}
        onChange={setStaff}
        onDropdownOpen={() => {
          listOpen.current = true;
        }}
        onDropdownClose={() => {
          listOpen.current = false;
        }}
        searchable
        clearable
        allowDeselect={false}
        filter={byWords}
        nothingFoundMessage="Không có ai tên như vậy"
        selectFirstOptionOnChange
        // Opened again, the list stands at who is chosen: Enter must not make it somebody else.
        selectFirstOptionOnDropdownOpen={staffId === null}
        w={300}
      />
      {strands.length > 0 && (
        <NativeSelect
          name="part"
          label="Phần"
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
          data={[{ value: '', label: 'Cả môn' }, ...strands.map((one) => ({ value: one, label: one }))]}
        />
      )}
      {begun && (
        <DayInput
          key={first?.id}
          id="f-from"
          name="from"
          label="Từ ngày"
          defaultValue={formatDate(today)}
          error={reasonAt(reasons, 'from')}
          w={160}
        />
      )}
      <Button ref={assign} type="submit" name="intent" value="assign" disabled={!staffId} loading={fetcher.state !== 'idle'}>
        {begun ? 'Bàn giao' : 'Phân công'}
      </Button>
      {current.length > 0 && (
        <Button type="submit" name="intent" value="unassign" variant="default" disabled={fetcher.state !== 'idle'}>
          Gỡ người dạy
        </Button>
      )}
    </fetcher.Form>
  );
}
