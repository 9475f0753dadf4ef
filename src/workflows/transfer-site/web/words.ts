// How an import from elsewhere stands, in words. For the browser too: no import of the server's side.
import type { TransferState } from '#modules/transfer/index.ts';

export const stateWords: Record<TransferState, string> = {
  reading: 'Đang đọc',
  ready: 'Chờ bạn xem và nhập',
  running: 'Đang nhập',
  done: 'Đã nhập',
  failed: 'Không đọc được',
  undoing: 'Đang hoàn tác',
  undone: 'Đã hoàn tác',
  discarded: 'Đã bỏ',
};
export const stateTones: Partial<Record<TransferState, string>> = { done: 'ok', failed: 'bad', ready: 'warn' };
export const kindWords = { wxr: 'Tệp WordPress', feed: 'Nguồn tin RSS/Atom' } as const;
export const isMoving = (state: TransferState): boolean => state === 'reading' || state === 'running' || state === 'undoing';
