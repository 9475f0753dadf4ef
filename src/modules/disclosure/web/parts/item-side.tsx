// Beside an item: its versions, what changed since it was published, and whether the records moved on.
import { Button, Textarea } from '@mantine/core';
import { Form, Link } from 'react-router';
import { formatDate, formatInstant, type LocalDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { Fold } from '#platform/ui/fold.tsx';
import type { Version } from '../../queries/record.ts';

type ItemHistory = {
  version: number;
  publishedVersion: number | null;
  changedOn: LocalDate | null;
  changeNote: string;
  answeredOn: LocalDate | null;
  versions: Version[];
};

export function Versions({
  record,
  current,
  at,
}: {
  record: ItemHistory | null;
  current: number | null;
  at(more?: Record<string, string>): string;
}) {
  if (!record) return null;
  return (
    <section className="card pad stack" aria-labelledby="h-ban">
      <h2 id="h-ban">Các bản</h2>
      <ol className="versions">
        {record.versions.map((version) => (
          <li key={version.version} className="small">
            <Link
              to={version.version === record.version ? at({ buoc: 'xem' }) : at({ v: String(version.version) })}
              aria-current={version.version === current ? 'true' : undefined}
            >
              Bản {version.version}
            </Link>{' '}
            {version.version === record.publishedVersion ? (
              <span className="tag ok">đang công khai</span>
            ) : version.published ? (
              <span className="tag">đã công khai</span>
            ) : (
              <span className="tag">nháp</span>
            )}
            <span className="muted block">
              {version.by}, {formatInstant(new Date(version.at))}
              {version.asOf && `, số liệu ngày ${formatDate(version.asOf)}`}
            </span>
            {version.correction && <span className="block">Lý do: {version.correction}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Change({
  record,
  today,
  reasons,
  busy,
}: {
  record: ItemHistory;
  today: LocalDate;
  reasons: Reason[];
  busy: boolean;
}) {
  const open = record.changedOn !== null && record.answeredOn === null;
  return (
    <section className="card pad stack" aria-labelledby="h-thay-doi">
      <h2 id="h-thay-doi">Có thay đổi?</h2>
      {open ? (
        <p className="small">
          Từ {formatDate(record.changedOn ?? today)}: {record.changeNote}. Công khai bản mới trong 10 ngày làm việc.
        </p>
      ) : (
        <Fold open={reasons.length > 0}>
          <summary className="small">Ghi nhận thay đổi phải công khai lại</summary>
          <Form method="post" className="stack">
            <DayInput
              name="changedOn"
              label="Ngày thay đổi"
              defaultValue={formatDate(today)}
              maxLength={10}
              error={reasons.find((reason) => reason.field === 'changedOn')?.message}
            />
            <Textarea
              name="note"
              label="Thay đổi gì"
              maxLength={500}
              autosize
              error={reasons.find((reason) => reason.field === 'note')?.message}
            />
            <Button type="submit" name="intent" value="change" variant="default" size="xs" loading={busy}>
              Ghi thay đổi
            </Button>
          </Form>
        </Fold>
      )}
    </section>
  );
}

/** Inside the form: what was typed is kept when the figures are drawn anew. */
export function Drift({ drift, asOf, busy }: { drift: boolean; asOf: LocalDate | null; busy: boolean }) {
  if (!asOf) return null;
  return (
    <p className={drift ? 'note warn' : 'note'}>
      <span style={{ flex: 1 }}>
        Số liệu của hồ sơ ngày {formatDate(asOf)}.{drift && ' Hồ sơ hiện nay đã khác.'}
      </span>
      {drift && (
        <Button type="submit" name="intent" value="redraw" variant="default" size="compact-sm" loading={busy}>
          Lấy lại số liệu
        </Button>
      )}
    </p>
  );
}
