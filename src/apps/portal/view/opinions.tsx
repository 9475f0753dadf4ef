// Consultations on drafts and polls for citizens.
/** @jsxImportSource hono/jsx */
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import {
  type ConsultationFile,
  crowdedWords,
  type OpenConsultation,
  type Openness,
  opennessNames,
  type PublicPoll,
  type ShownComment,
} from '#modules/engagement/index.ts';
import { kindOfMime } from '#platform/files/file-kind.ts';
import type { Around } from './around.ts';
import { AreaField, Lines, type Standing, TextField, VisitorForm } from './forms.tsx';
import { render } from './page.tsx';
import { Crumbs, Day, Icon } from './parts.tsx';
import { capital } from './questions.tsx';

const tone: Record<Openness, string> = { coming: 'tag', open: 'tag ok', closed: 'tag mut' };
const Opening = ({ openness }: { openness: Openness }) => (
  <span className={tone[openness]}>{capital(opennessNames[openness])}</span>
);
const days = (from: string, to: string) => `${formatDate(from)} đến ${formatDate(to)}`;
const consultationCrumb = { href: '/gop-y', label: 'Góp ý dự thảo' };
const pollCrumb = { href: '/tham-do', label: 'Thăm dò ý kiến' };

export function renderConsultations(around: Around, rows: OpenConsultation[]): string {
  return render(
    around,
    { sheet: 'engagement', title: 'Góp ý dự thảo', description: `Dự thảo ${around.site.name} lấy ý kiến`, path: '/gop-y' },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>Góp ý dự thảo</h1>
        <p className="lead-in">Các dự thảo {around.site.shortName} lấy ý kiến, và kết quả tiếp thu.</p>
        {rows.length === 0 ? (
          <p>Hiện chưa có dự thảo nào lấy ý kiến.</p>
        ) : (
          <ul className="rows docs">
            {rows.map((row) => (
              <li className="row" key={row.id}>
                <p className="meta">
                  <span>{days(row.opensOn, row.closesOn)}</span>
                  <span>{formatNumber(row.shown)} góp ý</span>
                </p>
                <h2 className="h3">
                  <a className="t" href={`/gop-y/${row.slug}`}>
                    {row.title}
                  </a>
                </h2>
                <p className="tags">
                  <Opening openness={row.openness} />
                  {row.synthesis !== null && <span className="tag">Đã tổng hợp, giải trình</span>}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>,
  );
}

const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))} kB` : `${formatNumber(bytes / 1_000_000)} MB`;

function Files({ files }: { files: ConsultationFile[] }) {
  return (
    <div className="attached">
      {files.map((file) => (
        <a
          className="att"
          key={file.sha256}
          href={`/gop-y/tep/${file.sha256}/${encodeURIComponent(file.name)}`}
          download={file.name}
        >
          <Icon name="doc" />
          <span>
            <b>{file.name}</b>
            <small>
              {kindOfMime(file.mime).toUpperCase()}, {sizeWords(file.size)}, tải về
            </small>
          </span>
        </a>
      ))}
    </div>
  );
}

export type ConsultationView = OpenConsultation & { files: ConsultationFile[]; comments: ShownComment[] };

export function renderConsultation(around: Around, view: ConsultationView, standing: Standing): string {
  const drafts = view.files.filter((file) => file.part === 'draft');
  const results = view.files.filter((file) => file.part === 'synthesis');
  return render(
    around,
    {
      sheet: 'engagement',
      title: view.title,
      description: `Lấy ý kiến từ ${days(view.opensOn, view.closesOn)}. ${view.title}`,
      path: `/gop-y/${view.slug}`,
    },
    <>
      <Crumbs items={[consultationCrumb]} />
      <article className="wrap sec doc qa">
        <header>
          <p className="kick">Lấy ý kiến</p>
          <h1>{view.title}</h1>
          <p className="tags">
            <Opening openness={view.openness} />
            <span className="tag mut">{days(view.opensOn, view.closesOn)}</span>
            <span className="tag mut">{formatNumber(view.shown)} góp ý</span>
          </p>
        </header>
        {view.synthesis !== null && (
          <section className="answer" aria-labelledby="th">
            <h2 id="th">Tổng hợp, giải trình, tiếp thu</h2>
            {view.synthesisAt && (
              <p className="meta">
                <Day at={view.synthesisAt} />
              </p>
            )}
            {view.synthesis && <Lines text={view.synthesis} />}
            <Files files={results} />
          </section>
        )}
        {view.dossier && (
          <section aria-labelledby="hs">
            <h2 id="hs">Vì sao lấy ý kiến</h2>
            <Lines text={view.dossier} />
          </section>
        )}
        {(view.body || drafts.length > 0) && (
          <section aria-labelledby="dt">
            <h2 id="dt">Dự thảo</h2>
            <Files files={drafts} />
            {view.body && <Lines text={view.body} />}
          </section>
        )}
        <section aria-labelledby="gy">
          <h2 id="gy">Góp ý đã hiện ({formatNumber(view.shown)})</h2>
          {view.comments.length === 0 ? (
            <p className="meta">Chưa có góp ý nào được hiện. Mỗi góp ý được đọc trước khi hiện.</p>
          ) : (
            <ol className="voices">
              {view.comments.map((comment) => (
                <li key={comment.id}>
                  <p className="meta">
                    <b>{comment.name || 'Người góp ý'}</b>
                    <Day at={comment.at} />
                  </p>
                  <Lines text={comment.content} />
                </li>
              ))}
            </ol>
          )}
        </section>
        {view.openness === 'open' ? (
          <section aria-labelledby="gui" className="narrow">
            <h2 id="gui">Gửi góp ý</h2>
            <VisitorForm standing={standing} action={`/gop-y/${view.slug}`} button="Gửi góp ý" label="Gửi góp ý">
              <AreaField
                standing={standing}
                name="noi-dung"
                label="Góp ý"
                hint="Nêu rõ điều, khoản hoặc đoạn cần sửa; nhiều nhất 5.000 ký tự"
                required
              />
              <TextField
                standing={standing}
                name="ten"
                label="Tên hiện kèm góp ý"
                hint="Tên người hoặc tổ chức; để trống thì ghi “Người góp ý”"
                max={100}
              />
            </VisitorForm>
          </section>
        ) : (
          <p className="note">
            {view.openness === 'coming'
              ? `Nhận góp ý từ ngày ${formatDate(view.opensOn)}.`
              : `Đã hết hạn góp ý ngày ${formatDate(view.closesOn)}.`}
          </p>
        )}
      </article>
    </>,
  );
}

export function renderPolls(around: Around, polls: PublicPoll[]): string {
  return render(
    around,
    { sheet: 'engagement', title: 'Thăm dò ý kiến', description: `Thăm dò ý kiến của ${around.site.name}`, path: '/tham-do' },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>Thăm dò ý kiến</h1>
        {polls.length === 0 ? (
          <p>Hiện chưa có cuộc thăm dò nào.</p>
        ) : (
          <ul className="rows docs">
            {polls.map((poll) => (
              <li className="row" key={poll.id}>
                <p className="meta">
                  <span>{days(poll.opensOn, poll.closesOn)}</span>
                  <span>{formatNumber(poll.total)} phiếu</span>
                </p>
                <h2 className="h3">
                  <a className="t" href={poll.openness === 'open' ? `/tham-do/${poll.slug}` : `/tham-do/${poll.slug}/ket-qua`}>
                    {poll.question}
                  </a>
                </h2>
                <p className="tags">
                  <Opening openness={poll.openness} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>,
  );
}

/** Bars whose numbers are text: they are read aloud and printed. */
export function PollResult({ poll }: { poll: PublicPoll }) {
  return (
    <ul className="bars" aria-label="Kết quả">
      {poll.options.map((option) => {
        const tenths = percentTenths(option.votes, poll.total);
        return (
          <li key={option.position}>
            <span>{option.label}</span>
            <b className="num">
              {formatNumber(option.votes)} phiếu, {formatPercent(tenths ?? 0)}
            </b>
            <meter min={0} max={1000} value={tenths ?? 0} aria-hidden="true">
              {formatPercent(tenths ?? 0)}
            </meter>
          </li>
        );
      })}
    </ul>
  );
}

/** `voted`: this browser has, in this session. */
export function renderPoll(around: Around, poll: PublicPoll, standing: Standing, voted = false): string {
  const wrong = standing.reasons.find((reason) => reason.field === 'chon')?.message;
  return render(
    around,
    { sheet: 'engagement', title: poll.question, description: poll.question, path: `/tham-do/${poll.slug}` },
    <>
      <Crumbs items={[pollCrumb]} />
      <div className="wrap sec top narrow">
        <p className="kick">Thăm dò ý kiến</p>
        <h1>{poll.question}</h1>
        <p className="tags">
          <Opening openness={poll.openness} />
          <span className="tag mut">{days(poll.opensOn, poll.closesOn)}</span>
        </p>
        {poll.note && <Lines text={poll.note} />}
        {poll.openness === 'open' && voted && standing.reasons.length === 0 ? (
          <p className="note ok">Bạn đã bỏ phiếu trong phiên này. Mỗi phiên một phiếu.</p>
        ) : poll.openness === 'open' ? (
          <VisitorForm
            standing={standing}
            action={`/tham-do/${poll.slug}`}
            button="Bỏ phiếu"
            label="Bỏ phiếu"
            unsent={['Chưa ghi phiếu.', 'Phương án bạn chọn vẫn còn ở dưới.']}
          >
            <fieldset className="options" aria-describedby={wrong ? 'chon-sai' : undefined}>
              <legend>Chọn một phương án</legend>
              {poll.options.map((option) => (
                <label className="tick" key={option.position} htmlFor={`o-chon${option.position === 1 ? '' : option.position}`}>
                  <input
                    type="radio"
                    id={`o-chon${option.position === 1 ? '' : option.position}`}
                    name="chon"
                    value={option.position}
                    checked={standing.values.chon === String(option.position)}
                  />
                  <span>{option.label}</span>
                </label>
              ))}
              {wrong && (
                <p className="err" id="chon-sai">
                  {wrong}
                </p>
              )}
            </fieldset>
            <p className="hint">
              Mỗi phiên trình duyệt một phiếu. Khi bỏ phiếu, trình duyệt giữ một dấu của riêng trang này đến lúc đóng; dấu ấy
              không cho biết bạn là ai.
            </p>
          </VisitorForm>
        ) : (
          <p className="note">
            {poll.openness === 'coming' ? `Thăm dò mở từ ngày ${formatDate(poll.opensOn)}.` : 'Cuộc thăm dò đã đóng.'}
          </p>
        )}
        <p className="acts">
          <a className="btn alt" href={`/tham-do/${poll.slug}/ket-qua`}>
            Xem kết quả
          </a>
        </p>
      </div>
    </>,
  );
}

/** `vote`: 'moi': it has just been counted; 'cu': this session had one before. */
export function renderPollResult(around: Around, poll: PublicPoll, vote: string | null): string {
  return render(
    around,
    {
      sheet: 'engagement',
      title: `Kết quả: ${poll.question}`,
      description: poll.question,
      path: `/tham-do/${poll.slug}/ket-qua`,
      noindex: true,
    },
    <>
      <Crumbs items={[pollCrumb]} />
      <div className="wrap sec top narrow">
        <p className="kick">Kết quả thăm dò</p>
        <h1>{poll.question}</h1>
        <p className="tags">
          <Opening openness={poll.openness} />
          <span className="tag mut">{days(poll.opensOn, poll.closesOn)}</span>
          <span className="tag mut">{formatNumber(poll.total)} phiếu</span>
        </p>
        {vote === 'moi' && (
          <p className="note ok" role="status">
            <b>Đã ghi phiếu của bạn.</b> Cảm ơn bạn đã cho ý kiến.
          </p>
        )}
        {vote === 'cu' && (
          <p className="note" role="status">
            Bạn đã bỏ phiếu trong phiên này. Phiếu trước vẫn được tính; mỗi phiên một phiếu.
          </p>
        )}
        {poll.total === 0 ? <p>Chưa có phiếu nào.</p> : <PollResult poll={poll} />}
        {poll.crowded > 0 && <p className="note">{crowdedWords(poll.crowded)}</p>}
        <p className="acts">
          {poll.openness === 'open' && vote === null && (
            <a className="btn" href={`/tham-do/${poll.slug}`}>
              Bỏ phiếu
            </a>
          )}
          <a className="btn alt" href="/tham-do">
            Các cuộc thăm dò
          </a>
        </p>
      </div>
    </>,
  );
}
