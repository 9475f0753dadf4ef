// A screen that cannot be shown: what happened, why, who can help, and the number under which the system's log knows it.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock, IconMapQuestion } from '@tabler/icons-react';
import { isRouteErrorResponse } from 'react-router';
import { type Role, roleNames } from '#kernel/actor.ts';
import type { RefusalPage } from '#platform/http/screen.ts';
import { lineLost } from '#platform/ui/lost-line.ts';

const titles: Record<number, string> = {
  401: 'Cần đăng nhập',
  403: 'Chưa làm được việc này',
  404: 'Không tìm thấy',
  409: 'Có người vừa sửa',
  429: 'Thử lại sau ít phút',
  500: 'Máy chủ gặp trục trặc',
};

type Helper = { name: string; role: Role };

export function Refusal({ error, helpers, home }: { error: unknown; helpers: Helper[]; home: string }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const page = isRouteErrorResponse(error) && typeof error.data === 'object' ? (error.data as RefusalPage | null) : null;
  const lost = lineLost(error);
  const title = lost ? 'Mất kết nối' : (titles[status] ?? titles[500]);
  const Icon = lost ? IconCloudOff : status === 404 ? IconMapQuestion : status === 403 ? IconLock : IconAlertTriangle;
  const reasons = page?.reasons?.map((reason) => reason.message) ?? [
    lost
      ? 'Không nối được tới máy chủ. Xem lại mạng của máy này rồi tải lại trang; việc đã lưu không mất.'
      : status === 404
        ? 'Không có trang này. Có thể địa chỉ gõ thiếu, hoặc nội dung đã chuyển đi nơi khác.'
        : 'Việc vừa làm chưa được ghi. Thử lại sau ít phút.',
  ];
  // Only who really can: others are named as a role, since the reader may not see who holds it.
  const by = page?.reasons?.flatMap((reason) => reason.by ?? []) ?? [];
  const able = helpers.filter((helper) => by.length === 0 || by.includes(helper.role)).slice(0, 3);
  const offices = by.filter((role) => role !== 'principal').map((role) => roleNames[role].replace(/^./, (c) => c.toLowerCase()));
  return (
    <section className="refusal">
      <title>{`${title} – Cổng Trường`}</title>
      <Icon size={40} stroke={1.5} aria-hidden />
      <h1>{title}</h1>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {status === 403 && able.length > 0 && (
        <p>
          Người giúp được: <b>{able.map(({ name, role }) => `${name} (${roleNames[role]})`).join(', ')}</b>.
        </p>
      )}
      {status === 403 && able.length === 0 && (
        <p className="muted">
          {offices.length > 0
            ? `Người giúp được: ${offices.join(', ')}.`
            : 'Quản trị của cấp trên trao thêm được vai trò cho bạn.'}
        </p>
      )}
      {page?.requestId && (
        <p className="small muted">
          Báo quản trị hệ thống kèm mã <code>{page.requestId}</code>.
        </p>
      )}
      <p className="row">
        {(lost || status >= 500) && (
          <Button variant="default" onClick={() => window.location.reload()}>
            Tải lại trang
          </Button>
        )}
        <Button component="a" href={home} variant="default">
          Về trang đầu
        </Button>
      </p>
    </section>
  );
}
