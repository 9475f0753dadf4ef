// What keeps the class from being approved, and the approval itself; approved, how it is opened again.
import { Button, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Form, Link } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { formatSome } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { Period } from '../../rules/outcome.ts';
import { periodNames } from '../../rules/period-names.ts';
import { waitingWords } from '../../rules/waiting.ts';
import type { Again, Lack } from '../results-view.ts';
import { ApproveAgain } from './approve-again.tsx';
import { PhoneFold } from './phone-fold.tsx';

type Props = {
  period: Period;
  class: { frozen: boolean };
  /** The last day of the period, while it lies ahead. */
  endsOn: string | null;
  /** The register of cards that were issued by these results. */
  cards: string;
  approval: { by: string; on: string; note: string } | null;
  /** Approved once, and opened again. */
  reopened: { by: string; at: string; reason: string } | null;
  /** The year is to be approved, and semester II is not. */
  secondOpen: boolean;
  /** 'điểm và hạnh kiểm': what the approval closes. */
  closes: string;
  principal: boolean;
  /** Results that nobody has approved as they are, though the class is. */
  again: readonly Again[];
  /** Names of who came after the approval and has no results. */
  came: readonly string[];
  /** Requests by which cells are open now, that the approval closes; of an approved class those of pupils to be approved again. */
  opened: readonly string[];
  /** `undecided`: complete, and only the principal's decision of the year lacks. */
  counts: { here: number; complete: number; undecided: number };
  waiting: readonly { id: string; name: string; lacks: readonly Lack[] }[];
  answer: Reason[] | undefined;
};

export function ApprovalPanel({
  period,
  class: c,
  endsOn,
  cards,
  approval,
  reopened,
  secondOpen,
  closes,
  principal,
  again,
  came,
  opened,
  counts,
  waiting,
  answer,
}: Props) {
  const of = periodNames[period];
  const [sure, setSure] = useState(false);
  const [excepted, setExcepted] = useState(0);
  const open = waiting.length - excepted;
  const count = (event: FormEvent<HTMLUListElement>) =>
    setExcepted([...event.currentTarget.querySelectorAll('input')].filter((one) => one.value.trim() !== '').length);
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
          {came.length > 0 && (
            <p className="note warn">
              <span>
                <b>
                  {counts.complete}/{counts.here} em đủ kết quả {of}, {came.length} em mới vào lớp chưa có kết quả:
                </b>{' '}
                {formatSome(came, 5)}. Sổ đã khóa: điểm của em ghi qua đề nghị mở khóa, đủ rồi thì duyệt tiếp ở đây.
              </span>
            </p>
          )}
          {again.length > 0 && <ApproveAgain again={again} opened={opened} principal={principal && !c.frozen} />}
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
        {reopened && (
          <p className="note small">
            <span>
              Kết quả {of} đã mở lại bởi {reopened.by} lúc {reopened.at}: {reopened.reason}
            </span>
          </p>
        )}
        {secondOpen && (
          <p className="note warn small">
            <span>
              <b>Kết quả học kỳ II của lớp chưa được duyệt.</b> Duyệt cả năm thì điểm học kỳ II cũng khóa; nên duyệt học kỳ II
              trước.
            </span>
          </p>
        )}
        <div className="row">
          <div id="not-yet">
            {counts.here === 0 ? (
              'Lớp chưa có học sinh.'
            ) : waiting.length === 0 ? (
              `Cả ${counts.here} em đã đủ kết quả ${of}. Duyệt xong, ${closes} khóa lại.`
            ) : (
              <>
                <b>{waitingWords(waiting.length, counts.undecided)}.</b> <Summary waiting={waiting} />
                {principal && open > 0 && (
                  <p className="small">
                    Chưa duyệt được: {counts.undecided === waiting.length ? 'ghi quyết định ở bảng dưới' : 'điền cho đủ'}, hoặc
                    nêu lý do của {open === waiting.length ? 'từng em' : `${open} em còn lại`} ở dưới.
                  </p>
                )}
              </>
            )}
          </div>
          {principal ? (
            !(sure && open === 0) && (
              <Button onClick={() => setSure(true)} disabled={counts.here === 0 || open > 0} aria-describedby="not-yet">
                Duyệt {of}
              </Button>
            )
          ) : (
            <span className="small muted">Hiệu trưởng duyệt khi mọi em đã đủ.</span>
          )}
        </div>
        {sure && open === 0 && (
          <div className="note warn">
            <div className="stack">
              <p>
                Duyệt {of}: {closes}, nhận xét của {counts.here} em ở mọi môn khóa lại, phiếu và học bạ in theo kết quả này. Sửa
                sau đó phải mở lại kết quả, kèm lý do.
              </p>
              {endsOn && (
                <p>
                  <b>
                    Ngày {formatDate(endsOn)} mới hết {of}.
                  </b>{' '}
                  Duyệt bây giờ thì điểm kiểm tra từ nay tới đó không ghi được nữa.
                </p>
              )}
              {opened.length > 0 && (
                <p>
                  <b>{opened.length} yêu cầu đang mở sẽ đóng lại</b> ({opened.join('; ')}): ô nào chưa ghi xong thì không ghi tiếp
                  được.
                </p>
              )}
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
          <details>
            <summary>{principal ? 'Xem từng em, nêu ngoại lệ' : 'Xem từng em'}</summary>
            {principal && (
              <p className="small muted">
                Em nào được để lại như hiện có (ốm dài ngày, bảo lưu …) thì ghi lý do; còn lại phải đủ mới duyệt được.
              </p>
            )}
            <ul onInput={count}>
              {waiting.slice(0, 60).map((one) => (
                <li key={one.id} className="small">
                  <span>
                    <b>{one.name}</b>:{' '}
                    {one.lacks.slice(0, 5).map(({ text, to }, i, all) => (
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

/** What lacks, most first: 'hạnh kiểm 39 em, kết quả môn Toán 2 em', each leading to where it is written. */
function Summary({ waiting }: Pick<Props, 'waiting'>) {
  const counts = new Map<string, { n: number; to: string }>();
  // Of many pupils the sheet, of one the own line in it.
  for (const { lacks } of waiting)
    for (const { text, to } of lacks)
      counts.set(text, {
        n: (counts.get(text)?.n ?? 0) + 1,
        to: counts.has(text) ? to.replace(/\?pupil=.*$/, '') : to,
      });
  const most = [...counts].sort((a, b) => b[1].n - a[1].n);
  return (
    <PhoneFold name="Số em còn thiếu, theo từng mục">
      <ul className="small lackcounts">
        {most.map(([text, { n, to }]) => (
          <li key={text}>
            <Link to={to}>{text.replace(ofSubject, '').replace(/^./, (c) => c.toUpperCase())}</Link>{' '}
            <span className="num">{n} em</span>
          </li>
        ))}
      </ul>
    </PhoneFold>
  );
}
