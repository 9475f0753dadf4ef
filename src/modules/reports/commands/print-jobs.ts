// A whole school on paper: asked for, cancelled, its files gone after two weeks. The work itself is jobs.ts.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { addDays } from '#kernel/calendar.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import type { Period } from '#modules/assessment/index.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { mayIssue, mayPrintSchool } from '../policy.ts';
import { schoolClasses } from '../queries/school-results.ts';
import { type BookKind, books, isCard, periodWords } from '../rules/books.ts';

export const printJob = 'reports-print';
export const keptDays = 14;

/** @throws Refused when it is not the actor's to print, when nobody is there, when the same is under way already */
export async function startPrintJob(
  work: Work,
  unit: Unit,
  asked: { kind: BookKind; schoolYear: string; period: Period; issue: boolean },
): Promise<string> {
  const { kind, schoolYear, period } = asked;
  const issue = asked.issue && isCard(kind);
  const [may, mayNumber] = [mayPrintSchool(work.actor, unit), issue ? mayIssue(work.actor, unit) : (true as const)];
  throwIfAny([
    may === true ? null : may,
    mayNumber === true ? null : mayNumber,
    (books[kind].of === 'school' || books[kind].of === 'subject') && {
      ...{ code: 'kind', field: 'kind' },
      message: `${books[kind].name} không in theo từng lớp của cả trường; in ngay ở trên.`,
    },
  ]);
  const classes = (await schoolClasses(work, unit.id, schoolYear)).filter(({ pupils }) => pupils > 0);
  if (classes.length === 0) throw notFound(`${unit.shortName} chưa có lớp nào có học sinh trong năm học ${schoolYear}.`);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports.print ${unit.id}`}, 0))`.execute(work.handle);
  const running =
    await sql`select from reports.print_job where unit_id = ${unit.id} and kind = ${kind} and school_year = ${schoolYear} and period = ${period}
    and state in ('waiting', 'running')`.execute(work.handle);
  if (running.rows.length > 0)
    throw refuse('running', `${books[kind].name} của cả trường đang được in. Xem tiến độ ở danh sách bên dưới.`);
  const id = randomUUID();
  await sql`insert into reports.print_job (id, unit_id, kind, school_year, period, issue, classes, asked_by, asked_by_name, asked_at, expires_on)
    values (${id}, ${unit.id}, ${kind}, ${schoolYear}, ${period}, ${issue}, ${classes.length}, ${actorLabel(work.actor)}, ${actorName(work.actor)}, ${work.now},
      ${addDays(work.today, keptDays)})`.execute(work.handle);
  await sql`insert into reports.print_part (job_id, class_id, unit_id, position, class_name)
    select ${id}, c.id, ${unit.id}, c.position, c.name from jsonb_to_recordset(${JSON.stringify(
      classes.map((one, position) => ({ id: one.id, name: one.name, position })),
    )}::jsonb) as c(id int, name text, position int)`.execute(work.handle);
  await enqueue(work, printJob, { id, actor: work.actor }, { key: `${printJob}:${id}`, queue: printJob });
  await record(work, {
    action: 'reports.print-school',
    object: { kind: 'book', id: kind },
    unitId: unit.id,
    summary: `In ${books[kind].name.toLowerCase()} ${periodWords[period]} ${schoolYear} của cả trường (${classes.length} lớp)`,
  });
  await announceMoved(work, unit.id);
  return id;
}

/** Goes on behind what is printed already. */
export async function resumePrintJob(work: Work, unit: Unit, id: string): Promise<void> {
  const may = mayPrintSchool(work.actor, unit);
  throwIfAny([may === true ? null : may]);
  const done = await sql<{ issue: boolean }>`update reports.print_job set state = 'waiting', failure = null, ended_at = null
    where id = ${id} and unit_id = ${unit.id} and state in ('cancelled', 'failed') returning issue`.execute(work.handle);
  const mayNumber = done.rows[0]?.issue ? mayIssue(work.actor, unit) : (true as const);
  throwIfAny([
    mayNumber === true ? null : mayNumber,
    done.rows.length === 0 && { code: 'over', message: 'Lượt in này đang chạy, đã xong hoặc đã hết hạn.' },
  ]);
  await enqueue(work, printJob, { id, actor: work.actor }, { key: `${printJob}:${id}`, queue: printJob });
  await announceMoved(work, unit.id);
}

/** What is printed already stays to be fetched; nothing more is printed. */
export async function cancelPrintJob(work: Work, unit: Unit, id: string): Promise<void> {
  const may = mayPrintSchool(work.actor, unit);
  throwIfAny([may === true ? null : may]);
  const done = await sql`update reports.print_job set state = 'cancelled', ended_at = ${work.now}
    where id = ${id} and unit_id = ${unit.id} and state in ('waiting', 'running')`.execute(work.handle);
  if (Number(done.numAffectedRows ?? 0) === 0) throw refuse('over', 'Lượt in này đã xong hoặc đã dừng.');
  await announceMoved(work, unit.id);
}

/** Bytes that no row names are swept at night. @returns how many jobs lost their files */
export async function expirePrintJobs(work: Work): Promise<number> {
  const done = await sql<{
    id: string;
  }>`update reports.print_job set state = 'expired', sha256 = null, ended_at = coalesce(ended_at, ${work.now})
    where state <> 'expired' and expires_on <= ${work.today} returning id`.execute(work.handle);
  const ids = done.rows.map(({ id }) => id);
  if (ids.length > 0)
    await sql`update reports.print_part set sha256 = null where job_id = any(${ids}::uuid[])`.execute(work.handle);
  return ids.length;
}
