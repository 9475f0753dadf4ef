// What keeps the class from being approved, and the approval itself; approved, how it is opened again.
import { Button, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Form, Link } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { Period } from '../../tables.ts';
import { periodName } from '../period.ts';
import type { Lack } from '../results-view.ts';

type Props = {
  period: Period;
  class: { frozen: boolean };
  approval: { by: string; on: string; note: string } | null;
  principal: boolean;
  counts: { here: number; complete: number };
  waiting: readonly { id: string; name: string; words: string; lacks: readonly Lack[] }[];
  answer: Reason[] | undefined;
};

export function ApprovalPanel({ period, class: c, approval, principal, counts, waiting, answer }: Props) {
  const of = periodName[period].toLowerCase();
  if (approval)
    return (
      <aside className="card approval" aria-label="Duyệt kết quả">
        <h2>
          <IconLock size={16} aria-hidden /> Đã duyệt
        </h2>
        <div className="pad stack">
          <p className="small">
            {approval.by} duyệt ngày {formatDate(approval.on)}. {approval.note}.
          </p>
          <Reasons reasons={answer} />
          {principal && !c.frozen && (
            <Form method="post" className="stack" preventScrollReset>
              <TextInput name="reason" label="Lý do mở lại" maxLength={300} required />
              <div>
                <Button type="submit" name="intent" value="reopen" variant="default">
                  Mở lại kết quả
                </Button>
              </div>
            </Form>
          )}
        </div>
      </aside>
    );
  return (
    <aside className="card approval" aria-label="Duyệt kết quả">
      <h2>Duyệt kết quả {of}</h2>
      <Form method="post" className="pad stack" preventScrollReset>
        <Reasons reasons={answer} />
        {waiting.length === 0 ? (
          <p className="small">
            {counts.here > 0
              ? `Cả ${counts.here} em đã đủ kết quả ${of}. Duyệt xong, điểm và hạnh kiểm khóa lại.`
              : 'Lớp chưa có học sinh.'}
          </p>
        ) : (
          <>
            <p className="small">
              Còn {waiting.length} em chưa đủ.
              {principal &&
                ' Em nào được để lại như hiện có (ốm dài ngày, bảo lưu …) thì ghi lý do; còn lại phải đủ mới duyệt được.'}
            </p>
            <ul>
              {waiting.slice(0, 60).map((one) => (
                <li key={one.id} className="small">
                  <b>{one.name}</b>:{' '}
                  {one.lacks.length === 0
                    ? 'chưa có quyết định cuối năm'
                    : one.lacks.slice(0, 5).map(({ text, to }, i) => (
                        <span key={text}>
                          {i > 0 && ', '}
                          <Link to={to}>{text}</Link>
                        </span>
                      ))}
                  {one.lacks.length > 5 && ` và ${one.lacks.length - 5} mục nữa`}
                  {principal && (
                    <input
                      name={`except-${one.id}`}
                      aria-label={`Lý do ngoại lệ, ${one.name}`}
                      placeholder="lý do ngoại lệ"
                      maxLength={300}
                    />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {principal ? (
          <div>
            <Button type="submit" name="intent" value="approve" disabled={counts.here === 0}>
              Duyệt {of}
            </Button>
          </div>
        ) : (
          <p className="small muted">Hiệu trưởng duyệt khi mọi em đã đủ.</p>
        )}
      </Form>
    </aside>
  );
}
