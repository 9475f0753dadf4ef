// What can be done with several chosen pupils at once: another class, leaving, taking the list along.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { leavingReasons, transferReasons } from '#kernel/code-lists/people-codes.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';
import { UnitPicker } from '#platform/ui/unit-picker.tsx';

/** What `people/pupils/schools` answers. */
type SchoolOptions = { group: string; items: { value: string; label: string }[] }[];

export function BulkActs({
  ids,
  clear,
  classes,
  today,
  to,
}: {
  ids: string[];
  clear(): void;
  classes: { id: number; name: string; grade: string }[];
  today: string;
  to: string;
}) {
  const fetcher = useFetcher<{ refused?: Reason[]; placed?: number }>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  const doubted = reasons !== undefined && reasons.length > 0 && reasons.every(({ code }) => code.startsWith('doubt'));
  const [leaving, setLeaving] = useState(false);
  const [going, setGoing] = useState<'leave' | 'transfer'>('leave');
  const list = going === 'leave' ? leavingReasons : transferReasons;
  const placed = fetcher.data?.placed;
  useEffect(() => {
    if (placed) clear();
  }, [placed, clear]);
  return (
    <fetcher.Form method="post" action={`${to}/place`} className="row">
      <input type="hidden" name="ids" value={ids.join(',')} />
      <label className="row small">
        Chuyển sang lớp
        <select name="classId" aria-label="Lớp chuyển đến" defaultValue="">
          <option value="">chọn lớp</option>
          {[...Map.groupBy(classes, ({ grade }) => grade)].map(([grade, list]) => (
            <optgroup key={grade} label={gradeOf(grade)?.name ?? grade}>
              {list.map((c) => (
                <option key={c.id} value={c.id}>
                  {c.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className="row small">
        từ ngày
        <input type="text" name="movedOn" aria-label="Học lớp mới từ ngày" defaultValue={today} size={10} />
      </label>
      <Button type="submit" name="act" value="move" size="xs" variant="default" loading={fetcher.state !== 'idle'}>
        Chuyển lớp
      </Button>
      <Button type="button" size="xs" variant="default" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
        Ghi rời trường
      </Button>
      {leaving && (
        <span className="row small">
          <select
            aria-label="Rời trường thế nào"
            value={going}
            onChange={(event) => setGoing(event.currentTarget.value as typeof going)}
          >
            <option value="leave">thôi học</option>
            <option value="transfer">chuyển sang trường khác</option>
          </select>
          {going === 'transfer' && <SchoolField to={to} />}
          <input type="text" name="date" aria-label="Ngày rời trường" defaultValue={today} size={10} />
          <select key={going} name="reason" aria-label={list.title} defaultValue="">
            <option value="">chọn lý do</option>
            {list.entries.map((entry) => (
              <option key={entry.code} value={entry.code}>
                {entry.name}
              </option>
            ))}
          </select>
          <Button type="submit" name="act" value={going} size="xs" variant="default" loading={fetcher.state !== 'idle'}>
            {going === 'leave' ? 'Ghi thôi học' : 'Ghi chuyển đi'}
          </Button>
        </span>
      )}
      <Button component="a" href={`${to}.xlsx?status=all&ids=${ids.join(',')}`} size="xs" variant="default">
        Tải các em đã chọn
      </Button>
      {(reasons ?? []).map((reason) => (
        <span key={reason.message} className="fieldnote bad" role="alert">
          {reason.message}
        </span>
      ))}
      {doubted && (
        <label className="check small">
          <input type="checkbox" name="anyway" value="yes" /> <span>Đã xem, vẫn xếp vào lớp này</span>
        </label>
      )}
    </fetcher.Form>
  );
}

/** All chosen go to one school: of the province, or written down. Asked for when it is needed: a list page is opened far more often. */
function SchoolField({ to }: { to: string }) {
  const schools = useFetcher<SchoolOptions>();
  const [far, setFar] = useState(false);
  const { load, data } = schools;
  useEffect(() => {
    load(`${to}/schools`);
  }, [load, to]);
  return (
    <>
      {far ? (
        <input
          type="text"
          name="toSchool"
          aria-label="Trường chuyển đến, ở tỉnh khác"
          placeholder="tên trường, tỉnh"
          maxLength={200}
        />
      ) : (
        <UnitPicker
          name="toUnit"
          aria-label="Trường chuyển đến"
          data={data ?? []}
          placeholder={data ? 'Gõ tên trường, không cần dấu' : 'Đang lấy danh sách …'}
          size="xs"
          w={240}
        />
      )}
      <button type="button" onClick={() => setFar(!far)}>
        {far ? 'trong tỉnh' : 'tỉnh khác'}
      </button>
    </>
  );
}
