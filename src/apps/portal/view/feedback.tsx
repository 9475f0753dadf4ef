// What a reader can say about a page: how useful it is, what is wrong on it; and the contact form.
/** @jsxImportSource hono/jsx */
import { formatTenths } from '#kernel/numbers.ts';
import type { Rating } from '#modules/engagement/index.ts';
import type { Around } from './around.ts';
import { AreaField, ChoiceField, Privacy, type Standing, TextField, VisitorForm } from './forms.tsx';
import { render } from './page.tsx';
import { Crumbs } from './parts.tsx';
import { audienceOptions } from './questions.tsx';

/** From so many on an average says something. */
const fewest = 5;
/**
 * At the foot of an article: static, the same for every reader, kept with the page. `rating` null: readers do not rate this one; what is
 * wrong may be reported everywhere.
 */
export function Useful({ slug, rating }: { slug: string; rating: Rating | null }) {
  const words = ['Không có ích', 'Ít có ích', 'Bình thường', 'Có ích', 'Rất có ích'];
  const report = (
    <p>
      <a href={`/bao-loi?bai=${slug}`}>Báo chỗ sai trong bài</a>
    </p>
  );
  if (!rating)
    return (
      <section className="useful noprint" aria-label="Báo chỗ sai">
        {report}
      </section>
    );
  return (
    <section className="useful noprint" aria-labelledby="h-ich">
      <form method="post" action="/danh-gia">
        <input type="hidden" name="bai" value={slug} />
        <h2 id="h-ich">Bài này có ích cho bạn không?</h2>
        <div className="stars">
          {words.map((word, i) => (
            <button key={word} type="submit" name="diem" value={i + 1} aria-label={`${i + 1} trên 5: ${word}`} title={word}>
              {i + 1}
            </button>
          ))}
        </div>
        <p className="hint">
          1 là không có ích, 5 là rất có ích.
          {rating.count >= fewest && ` Người đọc cho ${formatTenths(rating.tenths)} trên 5, ${rating.count} lượt.`}
        </p>
      </form>
      {report}
    </section>
  );
}

export type Reported = { title: string; path: string; slug: string };

export function renderReport(around: Around, object: Reported, standing: Standing): string {
  return render(
    around,
    { sheet: 'engagement', title: 'Báo chỗ sai', description: 'Báo chỗ sai trong bài', path: '/bao-loi', noindex: true },
    <>
      <Crumbs items={[{ href: object.path, label: object.title }]} />
      <div className="wrap sec top narrow">
        <h1>Báo chỗ sai</h1>
        <p className="lead-in">Trong bài “{object.title}”.</p>
        <VisitorForm standing={standing} action={`/bao-loi?bai=${object.slug}`} button="Gửi" label="Báo chỗ sai">
          <AreaField
            standing={standing}
            name="cho-sai"
            label="Chỗ sai"
            hint="Ví dụ: ngày họp ghi 15/12 nhưng thông báo của lớp là 16/12"
            required
            rows={4}
          />
          <p className="hint">Không cần ghi tên. Cần trả lời, gửi ở mục Hỏi đáp.</p>
        </VisitorForm>
      </div>
    </>,
  );
}

export function renderContactForm(around: Around, contact: { slug: string; title: string }, standing: Standing): string {
  const field = { standing };
  const path = `/${contact.slug}/gui`;
  return render(
    around,
    { sheet: 'engagement', title: 'Gửi lời nhắn', description: `Nhắn cho ${around.site.name}`, path, noindex: true },
    <>
      <Crumbs items={[{ href: `/${contact.slug}`, label: contact.title }]} />
      <div className="wrap sec top narrow">
        <h1>Nhắn cho {around.site.shortName}</h1>
        <p className="lead-in">Gửi xong bạn nhận một mã để xem trả lời. Việc gấp, gọi theo số ở trang Liên hệ.</p>
        <VisitorForm standing={standing} action={path} button="Gửi lời nhắn" label="Gửi lời nhắn">
          <TextField {...field} name="tieu-de" label="Tiêu đề" required max={200} />
          <AreaField {...field} name="noi-dung" label="Nội dung" hint="Nhiều nhất 5.000 ký tự" required />
          <ChoiceField {...field} name="doi-tuong" label="Bạn là" options={audienceOptions} required />
          <TextField {...field} name="ho-ten" label="Họ và tên" required max={100} autoComplete="name" />
          <TextField {...field} name="dien-thoai" label="Điện thoại" type="tel" inputMode="tel" max={20} autoComplete="tel" />
          <TextField {...field} name="e-mail" label="E-mail" type="email" max={200} autoComplete="email" />
          <Privacy around={around} />
        </VisitorForm>
      </div>
    </>,
  );
}

const thanks: Record<string, { title: string; words: string }> = {
  'gop-y': { title: 'Đã nhận góp ý', words: 'Góp ý được đọc trước khi hiện trên trang. Cảm ơn bạn đã đọc kỹ dự thảo.' },
  'bao-loi': { title: 'Đã nhận', words: 'Người biên tập sẽ xem lại chỗ bạn báo. Cảm ơn bạn.' },
  'danh-gia': { title: 'Cảm ơn bạn đã đánh giá', words: 'Số điểm trung bình hiện dưới bài, được tính lại sau một số lượt.' },
};

/** null: there is nothing of that name to give thanks for. */
export function renderThanks(around: Around, what: string, back: string | null): string | null {
  const said = thanks[what];
  if (!said) return null;
  return render(
    around,
    { sheet: 'engagement', title: said.title, description: said.title, path: `/da-gui/${what}`, noindex: true },
    <>
      <Crumbs />
      <div className="wrap sec top narrow">
        <h1>{said.title}</h1>
        <p role="status">{said.words}</p>
        <p className="acts">
          <a className="btn" href={back ?? '/'}>
            {back ? 'Về trang vừa đọc' : 'Về trang chủ'}
          </a>
        </p>
      </div>
    </>,
  );
}

/** Not taken, and there is no form on our side to show again. */
export function renderNotTaken(around: Around, words: string, back: string): string {
  return render(
    around,
    { sheet: 'engagement', title: 'Chưa nhận được', description: 'Chưa nhận được', path: '/chua-nhan', noindex: true },
    <>
      <Crumbs />
      <div className="wrap sec top narrow">
        <h1>Chưa nhận được</h1>
        <p role="alert">{words}</p>
        <p className="acts">
          <a className="btn" href={back}>
            Về trang vừa đọc
          </a>
        </p>
      </div>
    </>,
  );
}
