// Marks that this browser still has to send, of whichever sheet: said on the first screen and where sheets are chosen, and sent from there as well.
import { IconAlertCircle, IconCloudOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useLine, useOutbox } from '../grid/use-outbox.ts';
import { periodWord, periodWords } from '../period.ts';
import { unsentOf } from './unsent.ts';

export function UnsentNote() {
  const outbox = useOutbox();
  const { queue, line } = useLine(outbox);
  const { waiting, untaken, sheets } = unsentOf(queue);
  if (queue.length === 0) return null;
  const Mark = waiting > 0 ? IconCloudOff : IconAlertCircle;
  return (
    <div className="note warn" style={{ marginBottom: 12 }} role="status">
      <Mark size={18} aria-hidden />
      <span>
        {waiting > 0 && (
          <>
            <b>{waiting} điểm gõ khi mất mạng còn chờ gửi từ máy này</b>
            {line === 'login' ? ', đợi thầy cô đăng nhập lại. ' : line === 'sending' ? ', đang gửi. ' : ', có mạng là tự gửi. '}
          </>
        )}
        {untaken > 0 && (
          <>
            <b>{untaken} điểm gõ trên máy này chưa ghi được</b>, chờ thầy cô xem.{' '}
          </>
        )}
        {sheets.map((one, i) => (
          <span key={`${one.unit} ${one.classSubject} ${one.period}`}>
            {i > 0 && ', '}
            <Link to={`/${one.unit}/assessment/sheets/${one.classSubject}/${periodWord[one.period]}`}>
              Mở {one.name}, {periodWords[one.period]}
            </Link>
          </span>
        ))}
        .{' '}
        {waiting > 0 && line === 'away' && (
          <button type="button" onClick={() => outbox.retry()}>
            Gửi lại ngay
          </button>
        )}
      </span>
    </div>
  );
}
