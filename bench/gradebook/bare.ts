// The least that a save can be: a bare server that stores the cell and one line of history by one prepared statement. For comparison only.
import { createServer } from 'node:http';
import pg from 'pg';

/** As the product is sent it. */
type Op = { opId: string; pupil: string; classSubject: number; column: string; value: number; baseVersion: number };
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const text = `with stored as (
    insert into bench_row (class_subject_id, semester, pupil_id, cells)
    values ($1::int, 1, $2::uuid, jsonb_build_object($3::text, jsonb_build_array($4::int, $5::int)))
    on conflict (class_subject_id, semester, pupil_id) do update set cells = bench_row.cells || excluded.cells returning 1)
  insert into bench_change (class_subject_id, pupil_id, "column", op_id, new, version, changed_at)
  select $1::int, $2::uuid, $3::text, $6::uuid, to_jsonb($4::int), $5::int, now() from stored`;

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', async () => {
    const [op] = (JSON.parse(Buffer.concat(parts).toString()) ?? []) as Op[];
    if (!op) return response.end('[]');
    const version = op.baseVersion + 1;
    await pool.query({
      name: 'save',
      text,
      values: [op.classSubject, op.pupil, op.column, Math.round(op.value * 10), version, op.opId],
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([{ opId: op.opId, state: 'saved', version }]));
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
