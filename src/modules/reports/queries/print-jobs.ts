// Print jobs of a school: who asked for what, how far it is, which files are there.
import { sql } from 'kysely';
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { BookKind } from '../rules/books.ts';
import type { JobState } from '../tables.ts';

export type PrintPart = {
  classId: number;
  className: string;
  sha256: string | null;
  bytes: number | null;
  pages: number | null;
  ms: number | null;
};
export type PrintJobView = {
  id: string;
  unitId: number;
  kind: BookKind;
  schoolYear: string;
  period: Period;
  issue: boolean;
  state: JobState;
  failure: string | null;
  by: string;
  at: string;
  expiresOn: string;
  sha256: string | null;
  bytes: number | null;
  parts: PrintPart[];
};
const columns = sql`j.id, j.unit_id as "unitId", j.kind, j.school_year as "schoolYear", j.period, j.issue, j.state, j.failure, j.asked_by_name as by,
  j.asked_at::text as at, j.expires_on::text as "expiresOn", j.sha256, j.bytes::float8 as bytes,
  (select coalesce(jsonb_agg(jsonb_build_object('classId', p.class_id, 'className', p.class_name, 'sha256', p.sha256, 'bytes', p.bytes, 'pages', p.pages, 'ms', p.ms)
    order by p.position), '[]') from reports.print_part p where p.job_id = j.id) as parts`;

/** The newest first. */
export async function printJobs(work: Work, unitId: number, limit = 20): Promise<PrintJobView[]> {
  const { rows } =
    await sql<PrintJobView>`select ${columns} from reports.print_job j where j.unit_id = ${unitId} order by j.asked_at desc limit ${limit}`.execute(
      work.handle,
    );
  return rows;
}
export async function printJobById(work: Work, id: string): Promise<PrintJobView | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const { rows } = await sql<PrintJobView>`select ${columns} from reports.print_job j where j.id = ${id}`.execute(work.handle);
  return rows[0];
}
