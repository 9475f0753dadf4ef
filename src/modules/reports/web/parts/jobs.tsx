// Whole schools on paper: how far, what can be fetched already, who asked for it, until when it is kept.
import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatBytes } from '#kernel/numbers.ts';
import type { PrintJobView } from '../../queries/print-jobs.ts';
import { books, periodWords } from '../../rules/books.ts';

const states = {
  ...{ waiting: ['chờ đến lượt', 'tag'], running: ['đang in', 'tag'], done: ['xong', 'tag ok'] },
  ...{ cancelled: ['đã dừng', 'tag'], failed: ['gặp trục trặc', 'tag err'], expired: ['đã xóa tệp', 'tag'] },
} as const;

export function Jobs({ jobs, slug }: { jobs: readonly PrintJobView[]; slug: string }) {
  return (
    <section className="card" aria-labelledby="h-jobs">
      <h2 id="h-jobs" className="pad">
        In cả trường
      </h2>
      {jobs.length === 0 && <p className="blank">Chưa có lượt in cả trường nào. Tệp in xong được giữ 14 ngày.</p>}
      {jobs.map((job) => (
        <OneJob key={job.id} job={job} slug={slug} />
      ))}
    </section>
  );
}

function OneJob({ job, slug }: { job: PrintJobView; slug: string }) {
  const done = job.parts.filter(({ sha256, ms }) => sha256 !== null || ms !== null).length;
  const pages = job.parts.reduce((n, part) => n + (part.pages ?? 0), 0);
  const seconds = job.parts.reduce((n, part) => n + (part.ms ?? 0), 0) / 1000;
  const [words, tone] = states[job.state];
  const moving = job.state === 'waiting' || job.state === 'running';
  const file = (name: string) => `/${slug}/reports/jobs/${job.id}/${name}`;
  const facts = [
    `${done}/${job.parts.length} lớp`,
    pages > 0 && `${pages} trang`,
    pages > 0 && seconds > 0 && `${Math.round(pages / seconds)} trang/giây`,
    job.bytes !== null && job.state === 'done' && formatBytes(job.bytes),
  ];
  return (
    <article className="printjob">
      <div className="row">
        <b>
          {books[job.kind].name}, {periodWords[job.period]} {job.schoolYear}
        </b>
        <span className={tone}>{words}</span>
        {job.issue && <span className="tag">có phát hành</span>}
      </div>
      <span className="small muted">
        {job.by}, {formatInstant(new Date(job.at))}. {facts.filter(Boolean).join(', ')}
        {job.state === 'done' ? `. Giữ đến ${formatDate(job.expiresOn)}` : ''}
      </span>
      {moving && <progress max={job.parts.length} value={done} aria-label={`Đã in ${done} trong ${job.parts.length} lớp`} />}
      {job.failure && <p className="note warn">{job.failure}</p>}
      {job.state !== 'expired' && (
        <div className="files">
          {job.sha256 && (
            <a href={file('all')} download>
              <b>Tải cả trường (.zip)</b>
            </a>
          )}
          {job.parts
            .filter(({ sha256 }) => sha256 !== null)
            .map((part) => (
              <a key={part.classId} href={file(String(part.classId))} download>
                {part.className}
              </a>
            ))}
        </div>
      )}
      {(moving || job.state === 'failed' || job.state === 'cancelled') && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="job" value={job.id} />
          <Button type="submit" size="xs" variant="default" name="intent" value={moving ? 'cancel' : 'resume'}>
            {moving ? 'Dừng' : 'In tiếp'}
          </Button>
        </Form>
      )}
    </article>
  );
}
