// Pupils whose result is not the one that was approved: what was written since, and the one act that approves it.
import { Button } from '@mantine/core';
import { Form } from 'react-router';
import type { Again } from '../results-view.ts';
import { Change } from './change.tsx';

type Props = { again: readonly Again[]; opened: readonly string[]; principal: boolean };

export function ApproveAgain({ again, opened, principal }: Props) {
  const changed = again.filter((one) => one.changed).length;
  const late = again.length - changed;
  const ready = again.filter((one) => one.ready);
  const counted = [changed > 0 && `${changed} em đổi sau khi duyệt`, late > 0 && `${late} em nay mới đủ kết quả, chưa duyệt`];
  return (
    <div className="note warn">
      <Form method="post" className="stack" preventScrollReset>
        <p>
          <b>{counted.filter(Boolean).join('; ')}.</b> Tới khi hiệu trưởng duyệt lại, phiếu và học bạ của các em này in ra là bản
          nháp, không cấp số; bản đã phát không còn đúng với kết quả.
        </p>
        <ul>
          {again.map((one) => (
            <li key={one.id} className="small">
              <b>{one.name}</b>:{' '}
              {one.marks.length === 0
                ? one.changed
                  ? 'không phải do sửa điểm (buổi nghỉ, miễn giảm, cột điểm …)'
                  : 'lúc duyệt còn thiếu kết quả'
                : one.marks.map(({ key, what, old, next, by }, i) => (
                    <span key={key}>
                      {i > 0 && '; '}
                      {what}: <Change old={old} next={next} /> ({by})
                    </span>
                  ))}
              {!one.ready && <span className="tag bad">còn thiếu kết quả, chưa duyệt lại được</span>}
              {one.ready && <input type="hidden" name="seen" value={`${one.id} ${one.version}`} />}
            </li>
          ))}
        </ul>
        {principal && ready.length > 0 && opened.length > 0 && (
          <p className="small">
            <b>
              {opened.length} yêu cầu đang mở ô của {ready.length === 1 ? 'em này' : 'các em này'} sẽ đóng lại
            </b>{' '}
            ({opened.join('; ')}): ô nào chưa ghi xong thì không ghi tiếp được. Ô của em khác trong cùng yêu cầu vẫn mở.
          </p>
        )}
        {principal && ready.length > 0 && (
          <div>
            <Button type="submit" name="intent" value="reapprove">
              Duyệt lại {ready.length} em
            </Button>
          </div>
        )}
      </Form>
    </div>
  );
}
