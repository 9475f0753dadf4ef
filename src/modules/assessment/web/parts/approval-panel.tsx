// What keeps the class from being approved, and the approval itself; approved, how it is opened again.
import { Button, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, Link } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { Period } from '../../rules/outcome.ts';
import { periodNames } from '../../rules/period-names.ts';

import type { Again, Lack } from '../results-view.ts';
import { ApproveAgain } from './approve-again.tsx';

type Props = {
  period: Period;
  class: { frozen: boolean };
  /** The register of cards that were issued by these results. */
  cards: string;
  approval: { by: string; on: string; note: string } | null;
  principal: boolean;
  /** Results that nobody has approved as they are, though the class is. */
  again: readonly Again[];
  counts: { here: number; complete: number };
  waiting: readonly { id: string; name: string; words: string; lacks: readonly Lack[] }[];
  answer: Reason[] | undefined;
};

export function ApprovalPanel({ period, class: c, cards, approval, principal, again, counts, waiting, answer }: Props) {
  const of = periodNames[period];
  const [sure, setSure] = useState(false);
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
          {again.length > 0 && <ApproveAgain again={again} principal={principal && !c.frozen} />}
          {principal && !c.frozen && (
            <Form method="post" className="stack" preventScrollReset>
              <p className="small">
                Mở lại cả lớp thì phiếu, học bạ đã phát hành theo kết quả này báo “kết quả đang được sửa”, kể cả ở trang xác minh,
                cho tới khi duyệt lại. <Link to={cards}>Xem bản nào đã phát hành</Link>
              </p>
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
      <Form method="post" className="pad stack" preventScrollReset>
        <Reasons reasons={answer} />
        <div className="row">
          <p>
            {counts.here === 0 ? (
              'Lớp chưa có học sinh.'
            ) : waiting.length === 0 ? (
              `Cả ${counts.here} em đã đủ kết quả ${of}. Duyệt xong, điểm và hạnh kiểm khóa lại.`
            ) : (
              <>
                <b>Còn {waiting.length} em chưa đủ.</b> {summaryOf(waiting)}
              </>
            )}
          </p>
          {principal ? (
            !sure && (
              <Button onClick={() => setSure(true)} disabled={counts.here === 0}>
                Duyệt {of}
              </Button>
            )
          ) : (
            <span className="small muted">Hiệu trưởng duyệt khi mọi em đã đủ.</span>
          )}
        </div>
        {sure && (
          <div className="note warn">
            <div className="stack">
              <p>
                Duyệt {of}: điểm mọi môn, hạnh kiểm và nhận xét của {counts.here} em khóa lại, phiếu và học bạ in theo kết quả
                này. Sửa sau đó phải mở lại kết quả, kèm lý do.
              </p>
              <div className="row">
                <Button type="submit" name="intent" value="approve">
                  Duyệt và khóa
                </Button>
                <Button variant="default" onClick={() => setSure(false)}>
                  Thôi
                </Button>
              </div>
            </div>
          </div>
        )}
        {waiting.length > 0 && (
          <details open={answer !== undefined || undefined}>
            <summary>{principal ? 'Xem từng em, nêu ngoại lệ' : 'Xem từng em'}</summary>
            {principal && (
              <p className="small muted">
                Em nào được để lại như hiện có (ốm dài ngày, bảo lưu …) thì ghi lý do; còn lại phải đủ mới duyệt được.
              </p>
            )}
            <ul>
              {waiting.slice(0, 60).map((one) => (
                <li key={one.id} className="small">
                  <span>
                    <b>{one.name}</b>:{' '}
                    {one.lacks.length === 0
                      ? 'chưa có quyết định cuối năm'
                      : one.lacks.slice(0, 5).map(({ text, to }, i, all) => (
                          <span key={text}>
                            {i > 0 && ', '}
                            <Link to={to}>{all[i - 1]?.text.startsWith(ofSubject) ? text.replace(ofSubject, '') : text}</Link>
                          </span>
                        ))}
                    {one.lacks.length > 5 && ` và ${one.lacks.length - 5} mục nữa`}
                  </span>
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
          </details>
        )}
      </Form>
    </aside>
  );
}

/** Said once for the subjects that follow each other. */
const ofSubject = 'kết quả môn ';

/** 'Hạnh kiểm: 39 em; kết quả môn Toán: 2 em.' */
function summaryOf(waiting: Props['waiting']): string {
  const counts = new Map<string, number>();
  for (const { lacks } of waiting)
    for (const { text } of lacks.length > 0 ? lacks : [{ text: 'quyết định cuối năm' }])
      counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]);
  const said = most.slice(0, 4).map(([text, n]) => `${text}: ${n} em`);
  const words = `${said.join('; ')}${most.length > 4 ? ` và ${most.length - 4} mục khác` : ''}.`;
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
