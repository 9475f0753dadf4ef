// The sign of what became of what was typed in a cell.
import { IconAlertCircle, IconArrowsLeftRight, IconCheck, IconCloudOff, IconLoader2, IconLock } from '@tabler/icons-react';
import type { CellView } from './store.ts';

const icons = {
  saved: <IconCheck size={11} className="ic ok" aria-label="đã lưu" />,
  queued: (
    <>
      <IconLoader2 size={11} className="ic going" aria-label="đang lưu" />
      <IconCloudOff size={11} className="ic off" aria-label="chờ mạng" />
    </>
  ),
  refused: <IconAlertCircle size={11} className="ic bad" aria-label="không nhận" />,
  conflict: <IconArrowsLeftRight size={11} className="ic warn" aria-label="xung đột" />,
  locked: <IconLock size={11} className="ic bad" aria-label="đã khóa, chưa ghi" />,
};
export const StateIcon = ({ state }: { state: CellView['state'] }) => (state === 'still' ? null : icons[state]);
