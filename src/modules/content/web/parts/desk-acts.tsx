// What is done with an article beside writing it: its hours, its answer, a link for a look, the way off the page.
import { Button, CopyButton, NativeSelect, Textarea } from '@mantine/core';
import { IconArrowUpRight, IconCheck, IconCopy, IconSend } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { MomentBox } from '#platform/ui/day-input.tsx';
import { Fold } from '#platform/ui/fold.tsx';
import type { LinkRow } from '../../queries/articles.ts';
import { previewDays } from '../../rules/preview.ts';
import type { Draft } from './draft.ts';

const when = (at: Date | string) => formatInstant(new Date(at));

type HoursProps = {
  draft: Draft;
  change(part: Partial<Draft>): void;
  editable: boolean;
  live: boolean;
  errorAt(field: string): string | undefined;
};

export function Hours({ draft, change, editable, live, errorAt }: HoursProps) {
  return (
    <section className="card pad stack">
      <h2>Giờ đăng, giờ gỡ</h2>
      {!live && (
        <MomentBox
          id="f-publishAt"
          usual="07:00"
          label="Hẹn đăng lúc"
          description="Bỏ trống: đăng ngay khi được duyệt."
          value={draft.publishAt}
          readOnly={!editable}
          error={errorAt('publishAt')}
          onDay={(publishAt) => change({ publishAt })}
        />
      )}
      <MomentBox
        id="f-expiresAt"
        usual="23:59"
        label="Tự gỡ lúc"
        description="Bỏ trống: ở lại trên trang."
        value={draft.expiresAt}
        readOnly={!editable}
        error={errorAt('expiresAt')}
        onDay={(expiresAt) => change({ expiresAt })}
      />
    </section>
  );
}

type OnwardProps = { base: string; articleId: string; hasMembers: boolean; hasSuperior: boolean };

/** Where a live article may go from here: down to the units, up to a superior. */
export function Onward({ base, articleId, hasMembers, hasSuperior }: OnwardProps) {
  return (
    <section className="card pad stack">
      <h2>Liên thông</h2>
      <div className="row">
        {hasMembers && (
          <Button
            component={Link}
            to={`${base}/sharing/pushes/new?article=${articleId}`}
            size="xs"
            variant="default"
            leftSection={<IconSend size={16} aria-hidden />}
          >
            Gửi xuống các đơn vị
          </Button>
        )}
        {hasSuperior && (
          <Button
            component={Link}
            to={`${base}/sharing/proposals/new?article=${articleId}`}
            size="xs"
            variant="default"
            leftSection={<IconArrowUpRight size={16} aria-hidden />}
          >
            Đề nghị đăng cấp trên
          </Button>
        )}
      </div>
    </section>
  );
}

type WithReasonProps = {
  title: string;
  label: string;
  description: string;
  button: string;
  field: string;
  open: boolean;
  danger?: boolean;
  reason: string;
  setReason(text: string): void;
  error: string | undefined;
  onDone(): void;
};

/** An act that asks for its reason first. */
export function WithReason({ title, label, description, button, field, open, danger, ...more }: WithReasonProps) {
  const { reason, setReason, error, onDone } = more;
  return (
    <section className="card pad">
      <Fold open={open || error !== undefined}>
        <summary>{title}</summary>
        <div className="stack">
          <Textarea
            id={`f-${field}`}
            label={label}
            description={description}
            autosize
            minRows={2}
            value={reason}
            maxLength={500}
            error={error}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className="row">
            <Button variant="default" {...(danger ? { color: 'red' } : {})} onClick={onDone}>
              {button}
            </Button>
          </div>
        </div>
      </Fold>
    </section>
  );
}

type LinksProps = {
  links: LinkRow[];
  /** The address of the link that was just made: told this once. */
  made: { url: string; expiresAt: Date | string } | undefined;
  version: number;
  days: string;
  setDays(days: string): void;
  onMake(): void;
  onRevoke(id: string): void;
};

export function Links({ links, made, version, days, setDays, onMake, onRevoke }: LinksProps) {
  return (
    <section className="card pad">
      <details open={links.length > 0 || made !== undefined}>
        <summary>Cho người ngoài xem trước{links.length > 0 && ` (${links.length})`}</summary>
        <div className="stack">
          <p className="small muted">
            Ai có liên kết đều xem được bản này, không cần tài khoản, đến khi hết hạn hoặc bị thu hồi. Sửa bài xong thì tạo liên
            kết mới.
          </p>
          {made && (
            <div className="note ok" role="status">
              <div className="stack made">
                <span>Chép địa chỉ ngay: địa chỉ chỉ hiện một lần này, dùng được đến {when(made.expiresAt)}.</span>
                <a className="num" href={made.url} target="_blank" rel="noopener">
                  {made.url}
                </a>
                <CopyButton value={made.url}>
                  {({ copied, copy }) => (
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                      onClick={copy}
                    >
                      {copied ? 'Đã chép' : 'Chép địa chỉ'}
                    </Button>
                  )}
                </CopyButton>
              </div>
            </div>
          )}
          {links.length > 0 && (
            <ul className="links">
              {links.map((link) => (
                <li key={link.id}>
                  <span className="small num">
                    Đến {when(link.expiresAt)}
                    <span className="muted">
                      {link.by} tạo {when(link.createdAt)}
                      {link.version !== version && ', bản cũ hơn bản đang soạn'}
                    </span>
                  </span>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Thu hồi liên kết đến ${when(link.expiresAt)}`}
                    onClick={() => onRevoke(link.id)}
                  >
                    Thu hồi
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className="row end">
            <NativeSelect
              label="Thời hạn"
              value={days}
              data={previewDays.map((n) => ({ value: String(n), label: `${n} ngày` }))}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            <Button variant="default" onClick={onMake}>
              Tạo liên kết
            </Button>
          </div>
        </div>
      </details>
    </section>
  );
}
