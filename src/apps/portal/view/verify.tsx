// What a stranger who holds a card is told of it: whether it holds, whose school it is of, when it was issued.
/** @jsxImportSource hono/jsx */
import { formatDate } from '#kernel/calendar.ts';
import { books, cardNumber, periodNames, shortHash, type Verified } from '#modules/reports/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Facts, Icon } from './parts.tsx';

const head = {
  title: 'Xác minh phiếu, học bạ',
  description: 'Xác minh phiếu liên lạc, học bạ bằng mã trên giấy',
  path: '/xac-minh',
  noindex: true,
};

/** For whoever holds the paper and has no camera. */
function CodeForm() {
  return (
    <form className="finder" action="/xac-minh" aria-label="Xác minh bằng mã">
      <label htmlFor="ma">Mã 26 chữ và số in dưới mã vuông, sau “xac-minh/”; gõ chữ hoa hay chữ thường đều được</label>
      <div className="search">
        <input id="ma" name="ma" required maxLength={200} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <button type="submit">
          <Icon name="search" />
          Xác minh
        </button>
      </div>
    </form>
  );
}

export function renderAsked(around: Around): string {
  return render(
    around,
    { ...head, sheet: 'search' },
    <>
      <Crumbs />
      <div className="wrap sec top find">
        <h1>{head.title}</h1>
        <p>Phiếu liên lạc và học bạ do nhà trường phát hành có mã để ai cầm giấy cũng xác minh được.</p>
        <CodeForm />
      </div>
    </>,
  );
}

/** `numbered`: what was typed is the number of a paper, not its code. */
export function renderVerified(around: Around, card: Verified | undefined, numbered: boolean): string {
  return render(
    around,
    { ...head, sheet: 'engagement' },
    <>
      <Crumbs />
      <article className="wrap sec doc qa">
        <header>
          <p className="tags">
            {!card ? (
              <span className="tag err">Không tìm thấy</span>
            ) : card.replaced_on ? (
              <span className="tag err">Đã thay bằng bản mới</span>
            ) : card.since ? (
              <span className="tag warn">{card.since === 'reopened' ? 'Kết quả đang được sửa' : 'Kết quả đã được sửa'}</span>
            ) : (
              <span className="tag ok">Còn giá trị</span>
            )}
          </p>
          <h1>
            {card ? (
              <>
                {books[card.kind].name} số <b>{cardNumber(card.kind, card.number, card.school_year)}</b>
              </>
            ) : (
              'Không có phiếu nào mang mã này'
            )}
          </h1>
        </header>
        {!card && (
          <div className="note warn" role="status">
            <p>
              {numbered
                ? 'Đây là số của phiếu. Gõ mã 26 chữ và số in dưới mã vuông, sau “xac-minh/”.'
                : 'Hệ thống chưa phát hành phiếu hay học bạ nào với mã này. Xem lại địa chỉ in dưới mã vuông, hoặc hỏi văn thư nhà trường.'}
            </p>
          </div>
        )}
        {!card && <CodeForm />}
        {card && (
          <div className={card.replaced_on || card.since ? 'note warn' : 'note ok'} role="status">
            <p>
              {card.replaced_on ? (
                <>
                  <b>Bản này không còn giá trị.</b> Nhà trường đã phát hành bản khác thay thế ngày {formatDate(card.replaced_on)}.
                </>
              ) : card.since ? (
                <>
                  <b>Đúng là bản nhà trường phát hành</b>, nhưng{' '}
                  {card.since === 'reopened'
                    ? 'nhà trường đang mở lại kết quả để sửa. Chờ nhà trường duyệt lại, hoặc hỏi văn thư, trước khi dùng giấy này.'
                    : 'kết quả đã được sửa sau ngày phát hành, giấy này có thể không còn khớp. Hỏi văn thư nhà trường để nhận bản mới nếu có.'}
                </>
              ) : (
                <>
                  <b>Đúng là bản nhà trường phát hành</b> và đang có giá trị. So các thông tin dưới đây với giấy đang cầm.
                </>
              )}
            </p>
          </div>
        )}
        {card && (
          <>
            <Facts
              className="facts"
              facts={[
                { label: 'Trường', text: card.school },
                { label: 'Học sinh', text: card.masked_name },
                { label: 'Thời gian', text: `${periodNames[card.period]}, năm học ${card.school_year}` },
                { label: 'Ngày phát hành', text: formatDate(card.issued_on) },
                { label: 'Mã nội dung', text: shortHash(card.hash) },
              ]}
            />
            <p>
              Trang này không hiện điểm và viết tắt tên học sinh. Mã nội dung phải giống mã in trên giấy; khác một ký tự là giấy
              đã bị sửa.
            </p>
          </>
        )}
      </article>
    </>,
  );
}
