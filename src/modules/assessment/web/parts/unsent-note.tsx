// Marks that this browser still has to send, of whichever sheet: said where sheets are chosen, and sent from here as well.
import { IconCloudOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useLine, useOutbox } from '../grid/use-grid.ts';
import { periodWord } from '../period.ts';

export function UnsentNote() {
  const outbox = useOutbox();
  const { queue } = useLine(outbox);
  const sheets = new Map(queue.map((one) => [`${one.unit} ${one.classSubject} ${one.period}`, one]));
  if (queue.length === 0) return null;
  return (
    <div className="note warn" style={{ marginBottom: 12 }} role="status">
      <IconCloudOff size={18} aria-hidden />
      <span>
        {queue.length} ô điểm đã gõ trên máy này còn chờ gửi hoặc chờ thầy cô xem:{' '}
        {[...sheets.values()].map((one, i) => (
          <span key={`${one.unit} ${one.classSubject} ${one.period}`}>
            {i > 0 && ', '}
            <Link to={`/${one.unit}/assessment/sheets/${one.classSubject}/${periodWord[one.period]}`}>mở bảng điểm</Link>
          </span>
        ))}
        .
      </span>
    </div>
  );
}
