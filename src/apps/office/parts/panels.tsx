// Two small panels under the header: what runs in the background, and what is new for me.
import { Popover } from '@mantine/core';
import { IconBell, IconProgress } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useFetcher } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Notice } from '../notices.ts';
import type { Job } from '../panel.ts';

type Panel = { jobs: Job[]; notices: Notice[] };

function HeaderPanel({
  label,
  icon,
  count,
  url,
  onOpen,
  children,
}: {
  label: string;
  icon: ReactNode;
  count: number;
  url: string;
  onOpen?(): void;
  children(panel: Panel, close: () => void): ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  const fetcher = useFetcher<Panel>();
  const change = (open: boolean) => {
    setOpened(open);
    if (!open) return;
    fetcher.load(url);
    onOpen?.();
  };
  return (
    <Popover opened={opened} onChange={change} position="bottom-end" width={360} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="iconbtn" aria-label={label} title={label} onClick={() => change(!opened)}>
          {icon}
          {count > 0 && (
            <span className="count" aria-hidden="true">
              {count > 9 ? '9+' : count}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="panel" aria-label={label}>
        {fetcher.data ? children(fetcher.data, () => setOpened(false)) : <p className="blank">Đang xem …</p>}
      </Popover.Dropdown>
    </Popover>
  );
}

export function Jobs({ base, running }: { base: string; running: number }) {
  return (
    <HeaderPanel
      label={running > 0 ? `Việc chạy nền: ${running} đang chạy` : 'Việc chạy nền'}
      icon={<IconProgress size={20} stroke={1.75} aria-hidden className={running > 0 ? 'turning' : undefined} />}
      count={running}
      url={`${base}/panel`}
    >
      {({ jobs }, close) => (
        <>
          <h2>Việc chạy nền</h2>
          {jobs.length === 0 ? (
            <p className="blank">Không có việc nào đang chạy. Nhập từ Excel chạy ở đây, rời trang được.</p>
          ) : (
            <ul>
              {jobs.map((job) => (
                <li key={job.id}>
                  <Link to={job.to} onClick={close}>
                    {job.text}
                  </Link>
                  {job.state === 'running' && (
                    <span
                      className="bar"
                      role="progressbar"
                      aria-label={job.text}
                      aria-valuenow={job.progress}
                      aria-valuemin={0}
                      aria-valuemax={100}
                    >
                      <i style={{ width: `${Math.max(4, job.progress)}%` }} />
                    </span>
                  )}
                  <span className="small muted num">{formatInstant(new Date(job.at))}</span>
                  {job.state === 'waiting' && <span className="tag warn">chờ quyết định</span>}
                  {job.state === 'failed' && <span className="tag bad">hỏng</span>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </HeaderPanel>
  );
}

export function Bell({ base, fresh }: { base: string; fresh: number }) {
  const seen = useFetcher();
  return (
    <HeaderPanel
      label={fresh > 0 ? `Thông báo: ${fresh} chưa đọc` : 'Thông báo'}
      icon={<IconBell size={20} stroke={1.75} aria-hidden />}
      count={fresh}
      url={`${base}/panel`}
      onOpen={() => {
        if (fresh > 0) seen.submit({}, { method: 'post', action: `${base}/panel` });
      }}
    >
      {({ notices }, close) => (
        <>
          <h2>Thông báo</h2>
          {notices.length === 0 ? (
            <p className="blank">Chưa có gì mới cho bạn.</p>
          ) : (
            <ul>
              {notices.map((notice) => (
                <li key={notice.id}>
                  <Link to={notice.to} onClick={close}>
                    {notice.text}
                  </Link>
                  <span className="small muted num">{formatInstant(new Date(notice.at))}</span>
                  {notice.fresh && <span className="tag info">mới</span>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </HeaderPanel>
  );
}
