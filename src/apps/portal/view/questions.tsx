// Questions and answers for citizens: what was answered for all, asking, and looking up one's own.
/** @jsxImportSource hono/jsx */
import { formatDate, formatInstant, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import {
  actNames,
  audienceNames,
  type OwnQuestion,
  type PublicQuestion,
  questionFields,
  shownCode,
  shownSecret,
  stateNames,
} from '#modules/engagement/index.ts';
import type { Around } from './around.ts';
import { AreaField, ChoiceField, FileField, Lines, Options, Privacy, type Standing, TextField, VisitorForm } from './forms.tsx';
import { render } from './page.tsx';
import { Crumbs, Day, Icon, Pager } from './parts.tsx';

export const askPath = '/hoi-dap/gui';
export const lookUpPath = '/hoi-dap/tra-cuu';
const crumb = { href: '/hoi-dap', label: 'Hỏi đáp' };
export const audienceOptions = Object.entries(audienceNames).map(([value, label]) => ({ value, label }));
export const fieldOptions = questionFields.entries.map(({ code, name }) => ({ value: code, label: name }));

export const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

export type QuestionsView = {
  text: string;
  field: string;
  fields: string[];
  rows: PublicQuestion[];
  total: number;
  page: number;
  pageSize: number;
  days: number;
};

export function renderQuestions(around: Around, view: QuestionsView): string {
  const { text, field, fields, rows, total, page, pageSize, days } = view;
  const at = (n: number) => {
    const search = new URLSearchParams({ ...(text ? { q: text } : {}), ...(field ? { 'linh-vuc': field } : {}) });
    if (n > 1) search.set('trang', String(n));
    return search.size > 0 ? `/hoi-dap?${search}` : '/hoi-dap';
  };
  return render(
    around,
    {
      sheet: 'engagement',
      ...{ title: 'Hỏi đáp', description: `Câu hỏi của người dân và trả lời của ${around.site.name}`, path: at(page) },
      ...(text || field || page > 1 ? { noindex: true } : {}),
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>Hỏi đáp</h1>
        <p className="lead-in">
          {around.site.shortName} trả lời trong {days} ngày làm việc. Xem câu đã có trước khi hỏi, biết đâu đã có người hỏi rồi.
        </p>
        <p className="acts">
          <a className="btn" href={askPath}>
            Gửi câu hỏi
          </a>
          <a className="btn alt" href={lookUpPath}>
            Tra cứu câu đã gửi
          </a>
        </p>
        {(total > 0 || text || field) && (
          <form className="box pad filter three" action="/hoi-dap" role="search" aria-label="Tìm trong hỏi đáp">
            <div className="f">
              <label htmlFor="k">Từ khóa</label>
              <input id="k" name="q" type="search" value={text} maxLength={100} autoComplete="off" />
            </div>
            <div className="f">
              <label htmlFor="l">Lĩnh vực</label>
              <select id="l" name="linh-vuc">
                <option value="">Tất cả</option>
                <Options of={fieldOptions.filter((option) => fields.includes(option.value))} chosen={field} />
              </select>
            </div>
            <button className="btn" type="submit">
              <Icon name="search" />
              Tìm
            </button>
          </form>
        )}
      </div>
      <div className="wrap sec res">
        <section aria-labelledby="kq">
          <div className="sh">
            <h2 id="kq">{formatNumber(total)} câu hỏi đã trả lời</h2>
          </div>
          {rows.length === 0 ? (
            <p>
              {text || field
                ? 'Không có câu nào khớp. Thử một từ ngắn hơn, hoặc gửi câu hỏi của bạn.'
                : 'Chưa có câu hỏi nào được trả lời công khai. Câu hỏi của bạn có thể là câu đầu tiên.'}
            </p>
          ) : (
            <ul className="rows docs">
              {rows.map((row) => (
                <QuestionRow key={row.id} row={row} />
              ))}
            </ul>
          )}
          <Pager page={page} more={page * pageSize < total} at={at} />
        </section>
      </div>
    </>,
  );
}

export function QuestionRow({ row }: { row: PublicQuestion }) {
  return (
    <li className="row">
      <p className="meta">
        <span>{questionFields.nameOf(row.field)}</span>
        <span>
          Trả lời <Day at={row.answeredAt} />
        </span>
      </p>
      <h3>
        <a className="t" href={`/hoi-dap/${row.code}`}>
          {row.title}
        </a>
      </h3>
      <p className="sum">{row.answer.length > 180 ? `${row.answer.slice(0, 175).replace(/\s+\S*$/, '')} …` : row.answer}</p>
    </li>
  );
}

export function renderQuestion(around: Around, question: PublicQuestion): string {
  return render(
    around,
    { sheet: 'engagement', title: question.title, description: question.answer.slice(0, 200), path: `/hoi-dap/${question.code}` },
    <>
      <Crumbs items={[crumb]} />
      <article className="wrap sec doc qa">
        <header>
          <p className="kick">{questionFields.nameOf(question.field)}</p>
          <h1>{question.title}</h1>
          <p className="meta">
            <span>{audienceNames[question.audience]} hỏi</span>
            <Day at={question.askedAt} />
            <span>Mã {shownCode(question.code)}</span>
          </p>
        </header>
        <Lines text={question.question} />
        <section className="answer" aria-labelledby="tl">
          <h2 id="tl">{question.answeredBy ?? around.site.name} trả lời</h2>
          <p className="meta">
            <Day at={question.answeredAt} />
          </p>
          <Lines text={question.answer} />
        </section>
        <p className="acts noprint">
          <a className="btn alt" href="/hoi-dap">
            Các câu hỏi khác
          </a>
          <a className="btn" href={askPath}>
            Gửi câu hỏi
          </a>
        </p>
      </article>
    </>,
  );
}

export function renderAsk(around: Around, standing: Standing, days: number): string {
  const field = { standing };
  return render(
    around,
    {
      sheet: 'engagement',
      title: 'Gửi câu hỏi',
      description: `Gửi câu hỏi tới ${around.site.name}`,
      path: askPath,
      noindex: true,
    },
    <>
      <Crumbs items={[crumb]} />
      <div className="wrap sec top narrow">
        <h1>Gửi câu hỏi</h1>
        <p className="lead-in">
          Tới {around.site.name}. Gửi xong bạn nhận một mã để theo dõi; câu trả lời có trong {days} ngày làm việc.
        </p>
        <VisitorForm standing={standing} action={askPath} button="Gửi câu hỏi" files label="Gửi câu hỏi">
          <fieldset>
            <legend>Câu hỏi</legend>
            <ChoiceField {...field} name="linh-vuc" label="Lĩnh vực" options={fieldOptions} required />
            <TextField {...field} name="tieu-de" label="Tiêu đề" hint="Hỏi về việc gì, trong một câu" required max={200} />
            <AreaField {...field} name="noi-dung" label="Nội dung" hint="Nhiều nhất 5.000 ký tự" required />
            <FileField
              {...field}
              name="tep"
              label="Tệp kèm theo"
              hint="Một tệp: ảnh chụp, PDF, DOCX hoặc XLSX, nhiều nhất 5 MB"
              accept=".jpg,.jpeg,.png,.pdf,.docx,.xlsx"
            />
          </fieldset>
          <fieldset>
            <legend>Người hỏi</legend>
            <ChoiceField {...field} name="doi-tuong" label="Bạn là" options={audienceOptions} required />
            <TextField {...field} name="ho-ten" label="Họ và tên" required max={100} autoComplete="name" />
            <TextField {...field} name="dien-thoai" label="Điện thoại" type="tel" inputMode="tel" max={20} autoComplete="tel" />
            <TextField {...field} name="e-mail" label="E-mail" type="email" max={200} autoComplete="email" />
            <Privacy around={around} />
            <label className="tick">
              <input type="checkbox" name="cong-khai" checked={Boolean(standing.values['cong-khai'])} />
              <span>Đồng ý đăng câu hỏi và trả lời lên trang, không có tên và cách liên lạc của tôi</span>
            </label>
          </fieldset>
        </VisitorForm>
      </div>
    </>,
  );
}

export function renderLookUp(around: Around, standing: Standing): string {
  return render(
    around,
    { sheet: 'engagement', title: 'Tra cứu câu hỏi', description: 'Theo dõi câu hỏi đã gửi', path: lookUpPath, noindex: true },
    <>
      <Crumbs items={[crumb]} />
      <div className="wrap sec top narrow">
        <h1>Tra cứu câu hỏi đã gửi</h1>
        <VisitorForm standing={standing} action={lookUpPath} button="Xem câu hỏi" label="Tra cứu câu hỏi">
          <TextField standing={standing} name="ma" label="Mã câu hỏi" hint="Tám chữ và số, ví dụ K7MC-4XQA" required max={20} />
          <TextField
            standing={standing}
            name="ma-rieng"
            label="Mã riêng"
            hint="Mười chữ và số, chỉ người hỏi có"
            required
            max={30}
          />
        </VisitorForm>
      </div>
    </>,
  );
}

const publicWords: Partial<Record<OwnQuestion['steps'][number]['act'], string>> = {
  receive: 'Đã tiếp nhận',
  forward: 'Đã chuyển',
  come_back: 'Đơn vị được chuyển đã trả lại',
  approve: 'Đã trả lời',
  refuse: 'Từ chối trả lời',
  duplicate: 'Trùng với câu đã có',
  reopen: 'Mở lại để sửa câu trả lời',
};

/** Only under the address that holds its secret. */
export function renderOwnQuestion(
  around: Around,
  question: OwnQuestion,
  secret: string,
  clock: { words: string; late: boolean },
  justSent: boolean,
): string {
  const waiting = !['answered', 'refused', 'duplicate'].includes(question.state);
  return render(
    around,
    {
      sheet: 'engagement',
      title: `Câu hỏi ${shownCode(question.code)}`,
      description: 'Câu hỏi đã gửi',
      path: '/hoi-dap/cua-toi',
      noindex: true,
    },
    <>
      <Crumbs items={[crumb]} />
      <article className="wrap sec doc qa">
        {justSent && (
          <div className="note ok" role="status">
            <p>
              <b>Đã nhận.</b> Giữ hai mã dưới đây, hoặc lưu địa chỉ của trang này, để xem câu trả lời.
            </p>
          </div>
        )}
        <header>
          <p className="tags">
            <span className={question.state === 'answered' ? 'tag ok' : question.state === 'refused' ? 'tag err' : 'tag'}>
              {capital(stateNames[question.state])}
            </span>
            {waiting && <span className={clock.late ? 'tag err' : 'tag mut'}>{capital(clock.words)}</span>}
          </p>
          <h1>{question.title}</h1>
        </header>
        <dl className="facts codes">
          <div>
            <dt>Mã câu hỏi</dt>
            <dd>
              <b className="num">{shownCode(question.code)}</b>
            </dd>
          </div>
          <div>
            <dt>Mã riêng</dt>
            <dd>
              <b className="num">{shownSecret(secret)}</b>
            </dd>
          </div>
          <div>
            <dt>Gửi lúc</dt>
            <dd>{formatInstant(question.askedAt)}</dd>
          </div>
          <div>
            <dt>Hạn trả lời</dt>
            <dd>{formatDate(question.dueOn)}</dd>
          </div>
        </dl>
        {question.answer !== null && question.answeredAt && (
          <section className="answer" aria-labelledby="tl">
            <h2 id="tl">{question.answeredBy ?? around.site.name} trả lời</h2>
            <p className="meta">
              <Day at={question.answeredAt} />
              {question.public && (
                <span>
                  <a href={`/hoi-dap/${question.code}`}>Trang công khai</a>
                </span>
              )}
            </p>
            <Lines text={question.answer} />
          </section>
        )}
        {question.refuseReason && (
          <section className="answer" aria-labelledby="tc">
            <h2 id="tc">Không trả lời, vì</h2>
            <Lines text={question.refuseReason} />
          </section>
        )}
        {question.duplicateOf && (
          <p className="note">
            <a href={`/hoi-dap/${question.duplicateOf}`}>
              Câu này đã có người hỏi và đã được trả lời: {shownCode(question.duplicateOf)}
            </a>
          </p>
        )}
        <section aria-labelledby="bq" className="mine">
          <h2 id="bq">Đã qua</h2>
          <ol className="way">
            <li>
              <time dateTime={toLocal(question.askedAt).date}>{formatInstant(question.askedAt)}</time> Đã gửi
            </li>
            {question.steps.map((step) => (
              <li key={`${step.act}${step.at}`}>
                <time dateTime={toLocal(step.at).date}>{formatInstant(step.at)}</time>{' '}
                {publicWords[step.act] ?? actNames[step.act]}
                {step.toUnit && (step.act === 'forward' ? ` tới ${step.toUnit}` : ` (${step.toUnit})`)}
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="nd" className="mine">
          <h2 id="nd">Bạn đã hỏi</h2>
          <Lines text={question.content} />
          {question.fileName && <p className="meta">Kèm tệp {question.fileName}</p>}
        </section>
      </article>
    </>,
  );
}
