// Every night: bytes of pictures and files that no row of any module names go from the store. Rows that name bytes are never deleted by
// hiding or withdrawing, so that versions, previews and exports still find theirs; what goes here is of uploads that came to nothing.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { sweepFiles } from '#platform/files/sweep.ts';
import type { JobTable } from '#platform/jobs/jobs.ts';

/** A picture is written before the row that names it; an import may take hours. A week is longer than anything under way. */
export const graceMs = 7 * 86_400_000;

/** Where rows name bytes otherwise than in a column called …sha256. */
const others = [
  sql`select v->>'sha256' as sha256 from media.file, jsonb_array_elements(variants) v`,
  sql`select unnest(files) as sha256 from transfer.import`,
  sql`select e->>'file' as sha256 from assessment.unlock_request, jsonb_array_elements(evidence) e`,
];

/** Which of these are named? Every table says so itself: a column …sha256 of whatever module keeps its bytes, without being known here. */
export async function namedBytes(work: Work, asked: readonly string[]): Promise<Set<string>> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select n.nspname as schema, c.relname as table, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') join pg_namespace n on n.oid = c.relnamespace
    where a.attname like '%sha256' and a.atttypid = 'text'::regtype and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'public')`.execute(work.handle);
  const named = [
    ...columns.map(
      ({ schema, table, column }) => sql`select ${sql.ref(column)} as sha256 from ${sql.table(`${schema}.${table}`)}`,
    ),
    ...others,
  ];
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from (${sql.join(named, sql` union all `)}) q where sha256 = any(${[...asked]}::text[])`.execute(
    work.handle,
  );
  return new Set(rows.map((row) => row.sha256));
}

export const sweepJobs: JobTable = {
  async 'sweep-files'(_payload, { db, log, system, dir }) {
    const swept = await sweepFiles(dir.files, {
      graceMs,
      named: (sha256s) => db.read(system, (work) => namedBytes(work, sha256s)),
    });
    if (swept.files > 0) log.info(swept, 'bytes that nothing names are gone');
  },
};
