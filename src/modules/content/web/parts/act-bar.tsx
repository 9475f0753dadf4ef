// The steps that an article may take next, as buttons; one that is barred says why.
import { Button } from '@mantine/core';
import type { Act, Standing } from '../../rules/workflow.ts';
import type { Draft } from './draft.ts';

type ActBarProps = {
  standing: Standing;
  may: Record<Act, true | string>;
  separate: boolean;
  approves: boolean;
  /** Why this person only reads; null for who writes. */
  whyNot: string | null;
  busy: boolean;
  withdrawn: boolean;
  draft: Draft;
  /** The person was asked whether it is right to publish it so. */
  asked: boolean;
  send(intent: 'take_back' | 'approve' | 'restore' | 'draft' | 'send' | 'publish'): void;
};

export function ActBar({ standing, may, separate, approves, whyNot, busy, withdrawn, draft, asked, send }: ActBarProps) {
  const live = standing.place === 'live';
  // What came back goes to its readers through whoever approves.
  const returned = standing.review === 'returned' && whyNot === null;
  const later = !live && draft.publishAt !== '';
  const publishWords = asked ? 'Vẫn đăng' : later ? 'Hẹn giờ đăng' : live ? 'Đăng bản mới' : withdrawn ? 'Đăng lại' : 'Đăng bài';
  if (standing.review === 'waiting')
    return (
      <>
        <Button variant="default" disabled={may.take_back !== true} loading={busy} onClick={() => send('take_back')}>
          Rút lại để sửa
        </Button>
        {approves && (
          <Button
            disabled={may.approve !== true}
            title={may.approve === true ? 'Ctrl Enter' : may.approve}
            loading={busy}
            onClick={() => send('approve')}
          >
            {asked ? 'Vẫn duyệt và đăng' : later ? 'Duyệt, hẹn giờ đăng' : 'Duyệt và đăng'}
          </Button>
        )}
      </>
    );
  if (standing.place === 'archived')
    return (
      <Button disabled={may.restore !== true} loading={busy} onClick={() => send('restore')}>
        Lấy ra khỏi lưu trữ
      </Button>
    );
  return (
    <>
      <Button
        variant="default"
        disabled={may.save !== true}
        title={whyNot ?? 'Ctrl S'}
        loading={busy}
        onClick={() => send('draft')}
      >
        Lưu nháp
      </Button>
      {may.send === true && (separate || !approves || returned) && (
        <Button
          variant={separate || returned ? 'filled' : 'default'}
          {...(returned ? { title: 'Ctrl Enter' } : {})}
          loading={busy}
          onClick={() => send('send')}
        >
          {asked ? 'Vẫn gửi duyệt' : 'Gửi duyệt'}
        </Button>
      )}
      {(!separate || whyNot !== null) && !returned && (
        <Button disabled={may.publish !== true} title={whyNot ?? 'Ctrl Enter'} loading={busy} onClick={() => send('publish')}>
          {publishWords}
        </Button>
      )}
    </>
  );
}
