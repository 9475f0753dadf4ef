// Long prints, class by class: what is stored stays stored when the process dies, and the next attempt goes on behind it.
import { sql } from 'kysely';
import { getDocumentProxy } from 'unpdf';
import { ZipFile } from 'yazl';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type FileStore, openFiles } from '#platform/files/store.ts';
import type { Job, JobContext, JobTable } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { openPrinter, type Printer } from '#platform/pdf/pdf.ts';
import { printBook } from './commands/print-book.ts';
import { expirePrintJobs, printJob } from './commands/print-jobs.ts';
import { type PrintJobView, type PrintPart, printJobById } from './queries/print-jobs.ts';

type Running = { context: JobContext; actor: Actor; printer: Printer; files: FileStore };

async function printPart({ context, actor, printer, files }: Running, job: PrintJobView, part: PrintPart): Promise<void> {
  const started = performance.now();
  const book = await context.db.as(actor, async (work) => {
    const unit = await unitById(work, job.unitId);
    if (!unit) throw new Error(`unit ${job.unitId} is gone`);
    const urlOf = (label: string) => context.urlOf?.(label, '/') ?? '/';
    const { kind, schoolYear, period, issue } = job;
    return printBook(work, { unit, kind, schoolYear, period, classId: part.classId, issue, urlOf });
  });
  const pdf = await printer.print(book.paper.template, book.paper.data, { tagged: false });
  // Parsing takes the bytes away from their owner.
  const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
  const sha256 = await files.put(pdf);
  await context.db.as(context.system, async (work) => {
    await sql`update reports.print_part set sha256 = ${sha256}, bytes = ${pdf.length}, pages = ${numPages}, cards = ${book.cards},
      ms = ${Math.round(performance.now() - started)} where job_id = ${job.id} and class_id = ${part.classId}`.execute(
      work.handle,
    );
    await announceMoved(work, job.unitId);
  });
}

async function zipOf(files: FileStore, job: PrintJobView): Promise<Buffer> {
  const zip = new ZipFile();
  for (const part of job.parts) {
    const bytes = part.sha256 ? await files.get(part.sha256) : null;
    // PDF is pressed already.
    if (bytes) zip.addBuffer(bytes, `${job.kind}-${part.className}.pdf`, { compress: false });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const over = (job: PrintJobView | undefined): job is undefined => !job || (job.state !== 'waiting' && job.state !== 'running');

const print: Job = async (payload, context) => {
  const { id, actor } = payload as { id: string; actor?: Actor };
  const { db, system, log } = context;
  const read = () => db.read(system, (work) => printJobById(work, id));
  const ended = (state: 'done' | 'failed', more: { failure?: string; sha256?: string; bytes?: number }) =>
    db.as(system, async (work) => {
      const { failure = null, sha256 = null, bytes = null } = more;
      const { rows } = await sql<{
        unit_id: number;
      }>`update reports.print_job set state = ${state}, failure = ${failure}, sha256 = ${sha256}, bytes = ${bytes}, ended_at = ${work.now}
        where id = ${id} and state = 'running' returning unit_id`.execute(work.handle);
      if (rows[0]) await announceMoved(work, rows[0].unit_id);
    });
  const first = await read();
  if (over(first)) return;
  await db.as(system, (work) =>
    sql`update reports.print_job set state = 'running' where id = ${id} and state = 'waiting'`.execute(work.handle),
  );
  const running: Running = { context, actor: actor ?? system, printer: openPrinter(), files: openFiles(context.dir.files) };
  try {
    for (const part of first.parts) {
      if (part.sha256) continue;
      // Cancelled meanwhile?
      const job = await read();
      if (over(job)) return;
      await printPart(running, job, part);
    }
    const job = await read();
    if (over(job)) return;
    const zip = await zipOf(running.files, job);
    await ended('done', { sha256: await running.files.put(zip), bytes: zip.length });
  } catch (error) {
    const words = isRefused(error)
      ? error.message
      : 'Máy chủ gặp trục trặc khi in. Những lớp đã in vẫn tải được; bấm In tiếp để in các lớp còn lại.';
    await ended('failed', { failure: words });
    if (!isRefused(error)) log.error({ err: error, task: printJob }, 'printing a school failed');
  } finally {
    await running.printer.close();
  }
};

const expire: Job = async (_payload, { db, log, system }) => {
  const gone = await db.as(system, expirePrintJobs);
  if (gone > 0) log.info({ jobs: gone }, 'printed files expired');
};

export const reportsJobs: JobTable = { [printJob]: print, 'reports-expire': expire };
