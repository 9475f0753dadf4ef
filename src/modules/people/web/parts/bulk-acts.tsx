// What can be done with several chosen pupils at once: another class, leaving, taking the list along.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { leavingReasons } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';

export function BulkActs({
  ids,
  clear,
  classes,
  today,
  to,
}: {
  ids: string[];
  clear(): void;
  classes: { id: number; name: string }[];
  today: string;
  to: string;
}) {
  const fetcher = useFetcher<{ refused?: Reason[]; placed?: number }>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  const [leaving, setLeaving] = useState(false);
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
          {classes.map((c) => (
            <option key={c.id} value={c.id}>
              {c.name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" name="act" value="move" size="xs" variant="default" loading={fetcher.state !== 'idle'}>
        Chuyển lớp
      </Button>
      <Button type="button" size="xs" variant="default" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
        Ghi rời trường
      </Button>
      {leaving && (
        <span className="row small">
          <input type="text" name="date" aria-label="Ngày rời trường" defaultValue={today} size={10} />
          <select name="reason" aria-label="Lý do rời trường" defaultValue="">
            <option value="">chọn lý do</option>
            {leavingReasons.entries.map((entry) => (
              <option key={entry.code} value={entry.code}>
                {entry.name}
              </option>
            ))}
          </select>
          <Button type="submit" name="act" value="leave" size="xs" variant="default">
            Thôi học
          </Button>
          <Button type="submit" name="act" value="transfer" size="xs" variant="default">
            Chuyển đi
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
    </fetcher.Form>
  );
}
