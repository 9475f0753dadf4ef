// What came of an import, and what is to be done next: each draft, each picture, each link with the place where it is mended.
import { Link } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { Report } from '../../report.ts';
import { Count } from './preview.tsx';

const most = 50;

export function ReportPart({ report, unit }: { report: Report; unit: string }) {
  const { articles, pages, pictures, drafts, oldLinks, refused, categories, notes } = report;
  const article = (id: string) => `/${unit}/content/articles/${id}`;
  const updated = articles.updated ?? 0;
  const nothing = articles.new + pages.new + updated === 0;
  return (
    <>
      <dl className="card transfercounts" data-testid="report">
        <Count label="Bài mới" value={articles.new} />
        <Count label="Trong đó là nháp" value={articles.drafts} />
        <Count label="Cập nhật" value={updated} />
        <Count label="Trang" value={pages.new} />
        <Count label="Ảnh đã lấy" value={pictures.taken} />
        <Count label="Địa chỉ cũ chuyển sang" value={report.redirects} />
      </dl>
      {nothing && (
        <p className="note" role="status">
          0 thay đổi: {formatNumber(articles.unchanged)} mục trong nguồn này đã có từ trước.
        </p>
      )}
      <Part title="Bài còn là nháp" count={drafts.length}>
        {drafts.slice(0, most).map((one) => (
          <li key={one.id}>
            <Link to={article(one.id)}>{one.title}</Link> <span className="small muted">{one.reasons.join(' ')}</span>
          </li>
        ))}
      </Part>
      <Part title="Ảnh không lấy được" count={pictures.failed.length}>
        {pictures.failed.slice(0, most).map((one) => (
          <li key={one.url}>
            <span className="num">{one.url}</span> <span className="small muted">{one.reason}</span>
          </li>
        ))}
      </Part>
      <Part title="Liên kết vẫn dẫn về trang cũ" count={oldLinks.count}>
        {oldLinks.links.slice(0, most).map((one) => (
          <li key={`${one.id} ${one.href}`}>
            <Link to={one.kind === 'article' ? article(one.id) : `/${unit}/sites/sections/${one.id}`}>{one.title}</Link>{' '}
            <span className="small muted">{one.href}</span>
          </li>
        ))}
      </Part>
      <Part title="Không nhập được" count={refused.length}>
        {refused.slice(0, most).map((one) => (
          <li key={one.title}>
            {one.title} <span className="small muted">{one.reason}</span>
          </li>
        ))}
      </Part>
      <Part title="Ghi chú" count={notes.length}>
        {notes.slice(0, most).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </Part>
      <Part title="Chuyên mục" count={categories.length}>
        {categories.slice(0, most).map((one) => (
          <li key={one.title}>
            {one.title} → <b>{one.sectionTitle}</b>, {formatNumber(one.articles)} bài
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="card pad">
      <h2>
        {title} <span className="muted num">{formatNumber(count)}</span>
      </h2>
      <ul className="transferlines">{children}</ul>
      {count > most && <p className="small muted">Hiện {most} dòng đầu; tải Excel để xem đủ.</p>}
    </section>
  );
}
