// One line that says where one's work is: all of it stored, some of it on its way, and which cell is not.
import './status-line.css';
import { IconAlertCircle, IconArrowsLeftRight, IconCheck, IconCloudOff, IconLoader2, IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useBusinessTime } from '#platform/ui/desk.ts';
import { quoted } from '../../rules/cell.ts';
import { unsentOf } from '../parts/unsent.ts';
import { periodWord } from '../period.ts';
import type { Outbox } from './outbox.ts';
import type { Waiting } from './queue.ts';
import { endWords, type Grid } from './store.ts';
import { useGridState } from './use-grid.ts';
import { useLine } from './use-outbox.ts';

/** Of this sheet; what waits of other sheets is counted apart. */
export function useWaiting(grid: Grid, outbox: Outbox) {
  const { view } = useGridState(grid).open;
  const { queue, line, savedAt } = useLine(outbox);
  const own = queue.filter((one) => one.classSubject === view.classSubject && one.period === view.period);
  const others = queue.filter((one) => !own.includes(one));
  // These wait for the teacher, not for the line.
  const astray = unsentOf(others.filter(({ state }) => state !== 'queued'));
  const is = (...states: Waiting['state'][]) => own.filter(({ state }) => states.includes(state));
  return {
    ...{ own, line, savedAt, elsewhere: others.length - astray.untaken, astray },
    ...{ wrong: is('refused', 'locked'), conflicts: is('conflict'), queued: is('queued') },
  };
}

export function StatusLine({ grid, outbox, onLeftOut }: { grid: Grid; outbox: Outbox; onLeftOut(): void }) {
  const { wrong, conflicts, queued, line, savedAt, elsewhere, astray } = useWaiting(grid, outbox);
  const state = useGridState(grid);
  const { said, amiss, tried, ended, regret, leftOut } = state;
  const unwritten = tried.trim() !== '';
  const time = useBusinessTime();
  const to = (one: Waiting | undefined) => one && grid.goTo(one.pupil, one.column);
  const unsaved = wrong.length + conflicts.length;
  const [there] = astray.sheets;
  return (
    <footer className="mgline">
      <div role="status" className="row">
        {unsaved > 0 && (
          <button type="button" className="plain bad" onClick={() => to(wrong[0] ?? conflicts[0])}>
            {wrong.length > 0 ? <IconAlertCircle size={16} aria-hidden /> : <IconArrowsLeftRight size={16} aria-hidden />}
            <b>{unsaved} ô chưa lưu</b>
            <u>tới ô {unsaved > 1 ? 'đầu tiên' : 'đó'}</u>
          </button>
        )}
        {queued.length > 0 && line === 'away' && (
          <button type="button" className="plain" onClick={() => outbox.retry()}>
            <IconCloudOff size={16} aria-hidden /> {queued.length} ô chờ mạng <u>gửi lại ngay</u>
          </button>
        )}
        {queued.length > 0 && line === 'login' && (
          <a className="bad row" href="/login">
            <IconAlertCircle size={16} aria-hidden /> {queued.length} ô chờ thầy cô đăng nhập lại
          </a>
        )}
        {queued.length > 0 && (line === 'sending' || line === 'free') && (
          <span className="row muted">
            <IconLoader2 size={16} className="turning" aria-hidden /> Đang lưu…
          </span>
        )}
        {(amiss || unwritten) && (
          <span className="row bad">
            <IconLock size={16} aria-hidden />{' '}
            {unwritten ? `Chưa ghi ${quoted(tried.trim())}${ended ? `: ${endWords(state)}` : ''}.` : said}
          </span>
        )}
        {queued.length === 0 && unsaved === 0 && !amiss && !unwritten && (
          <span className="row ok">
            <IconCheck size={16} aria-hidden /> {there ? 'Đã lưu bảng này' : 'Đã lưu tất cả'}
            {savedAt !== null && <span className="num muted">{`lúc ${time(savedAt).slice(0, 5)}`}</span>}
          </span>
        )}
        {unsaved > 0 && queued.length === 0 && savedAt !== null && (
          <span className="row ok num">
            <IconCheck size={16} aria-hidden /> các ô khác đã lưu lúc {time(savedAt).slice(0, 5)}
          </span>
        )}
        {there && (
          <Link className="bad" to={`/${there.unit}/assessment/sheets/${there.classSubject}/${periodWord[there.period]}`}>
            {astray.untaken} ô chưa lưu ở {there.name}
            {astray.sheets.length > 1 && ' và bảng khác nữa'}
          </Link>
        )}
        {elsewhere > 0 && <span className="muted">{elsewhere} ô của bảng khác đang chờ</span>}
        {said && !amiss && <span className={regret ? 'said regret' : 'said'}>{said}</span>}
        {regret && (
          <button type="button" className="plain" onClick={() => grid.turn('back')}>
            <u>Hoàn tác</u>
          </button>
        )}
        {leftOut.length > 0 && (
          <button type="button" className="plain" onClick={onLeftOut}>
            <b>{leftOut.length} ô dán chưa đưa vào</b> <u>xem ô nào</u>
          </button>
        )}
      </div>
      <p className="keys" id="mg-keys">
        <span>
          <kbd>Enter</kbd> xuống
        </span>
        <span>
          <kbd>Tab</kbd> phải
        </span>
        <span>
          <kbd>Shift</kbd> chọn vùng
        </span>
        <span>
          <kbd>Ctrl D</kbd> điền xuống
        </span>
        <span>
          <kbd>Ctrl Z</kbd> hoàn tác
        </span>
        <span>
          <kbd>Ctrl Enter</kbd> lịch sử ô
        </span>
        <span className="vh">Esc bỏ chữ đang gõ, F6 ra khỏi bảng, Ctrl mũi tên xuống tới ô trống kế tiếp, F2 sửa trong ô</span>
      </p>
    </footer>
  );
}
