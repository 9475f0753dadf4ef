// What would come of an import: counts, where old categories go, the first titles. Nothing is written yet.
import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Preview } from '../../report.ts';

const day = (at: string | null) => (at ? formatDate(toLocal(new Date(at)).date) : '');

export function PreviewPart({ preview, busy }: { preview: Preview; busy: boolean }) {
  const { articles, pages, unchanged, pictures, passed, updates = 0 } = preview;
  const fresh = articles + pages;
  return (
    <>
      <dl className="card transfercounts" data-testid="preview">
        <Count label="Bài mới" value={articles} />
        <Count label="Trang" value={pages} />
        <Count label="Đổi ở trang cũ, sẽ cập nhật" value={updates} />
        <Count label="Ảnh sẽ lấy" value={pictures} />
        <Count label="Đã có từ trước" value={unchanged} />
        <Count label="Không nhập" value={passed.length} />
      </dl>
      <Form method="post" className="row">
        <Button type="submit" name="intent" value="start" loading={busy} disabled={fresh + updates === 0}>
          {fresh > 0 || updates === 0 ? `Nhập ${formatNumber(fresh)} mục` : `Cập nhật ${formatNumber(updates)} mục`}
        </Button>
        <Button type="submit" name="intent" value="discard" variant="default">
          Bỏ lần nhập này
        </Button>
        <span className="small muted">
          {fresh + updates === 0
            ? 'Mọi bài trong nguồn này đã có ở đây.'
            : `${preview.from ? `Bài từ ${day(preview.from)} đến ${day(preview.to)}. ` : ''}Chưa ghi gì vào hệ thống.`}
        </span>
      </Form>
      {preview.categories.length > 0 && (
        <section className="card pad">
          <h2>Chuyên mục</h2>
          <ul className="transferlines">
            {preview.categories.map((one) => (
              <li key={one.title}>
                {one.title} → <b>{one.sectionTitle}</b>, {formatNumber(one.articles)} bài
                {!one.sure && <span className="small muted"> (không có chuyên mục cùng tên)</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.first.length > 0 && (
        <section className="card pad">
          <h2>{fresh > preview.first.length ? `${preview.first.length} mục đầu` : 'Các mục'}</h2>
          <ul className="transferlines">
            {preview.first.map((one) => (
              <li key={one.path}>
                {one.title}
                <span className="small muted">
                  {one.kind === 'page' ? ' trang' : ''} {day(one.at)} <span className="num">{one.path}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {passed.length + preview.notes.length > 0 && (
        <section className="card pad">
          <h2>Không nhập</h2>
          <ul className="transferlines">
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {passed.map((one) => (
              <li key={one.title}>
                {one.title} <span className="small muted">{one.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}
