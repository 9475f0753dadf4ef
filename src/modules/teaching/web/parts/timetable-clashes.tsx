// What does not go together, each with a link to where it is mended.
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Clash } from '../../rules/timetable.ts';

const most = 8;

type Props = { clashes: Clash[]; to(query: string): string; children?: ReactNode };

/** `children`: an act that mends several of them at once. */
export function Clashes({ clashes, to, children }: Props) {
  const [all, setAll] = useState(false);
  const errors = clashes.filter((one) => one.level === 'error');
  const shown = all ? clashes : clashes.slice(0, most);
  return (
    <section className="card" aria-label="Lỗi và cảnh báo">
      <h2>{clashes.length === 0 ? 'Lỗi, cảnh báo' : `${errors.length} lỗi, ${clashes.length - errors.length} cảnh báo`}</h2>
      {clashes.length === 0 ? (
        <p className="pad row small">
          <IconCheck size={16} aria-hidden /> Không trùng giáo viên, phòng, lớp; số tiết khớp kế hoạch.
        </p>
      ) : (
        <ul className="tkbclash">
          {shown.map((clash) => {
            const [first] = clash.classIds;
            return (
              <li key={`${clash.message}${clash.classIds.join()}`}>
                <span className={clash.level === 'error' ? 'tag bad' : 'tag warn'}>
                  {clash.level === 'error' ? 'lỗi' : 'cảnh báo'}
                </span>
                <p className="small">
                  {clash.message}.{' '}
                  <Link to={to(clash.kind === 'norm' && clash.staffId ? `teacher=${clash.staffId}` : `class=${first}`)}>
                    {clash.kind === 'norm' ? 'Xem tuần dạy' : 'Mở lớp'}
                  </Link>
                  {clash.staffId && clash.kind === 'teacher' && (
                    <>
                      , <Link to={to(`teacher=${clash.staffId}`)}>xem tuần dạy</Link>
                    </>
                  )}
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {children}
      {clashes.length > most && (
        <p className="pad small">
          <button type="button" className="aslink" onClick={() => setAll(!all)}>
            {all ? 'Thu gọn' : `Xem cả ${clashes.length} mục`}
          </button>
        </p>
      )}
    </section>
  );
}
