// Many rows at once: COPY in text form, with the stream's own back-pressure.
import { type EventEmitter, once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | undefined | Date | readonly string[];

function cell(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string')
    return value.length === 0 ? '{}' : escaped(`{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return escaped(value);
}
const special = /[\\\t\n\r]/;
const escaped = (text: string) =>
  special.test(text) ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') : text;

export const copyLine = (values: CopyValue[]): string => `${values.map(cell).join('\t')}\n`;

/** Waits for whichever comes first, and stops listening for the others. */
async function firstOf(emitter: EventEmitter, ...events: string[]): Promise<void> {
  const rest = new AbortController();
  try {
    await Promise.race(events.map((event) => once(emitter, event, { signal: rest.signal })));
  } finally {
    rest.abort();
  }
}

export type Copier = { row(values: CopyValue[]): Promise<void> | undefined; end(): Promise<void> };

/** COPY does not pass row-level security: only for the owner, into tables whose policy it has lifted in its transaction. */
export function copyInto(client: pg.PoolClient, table: string, columns: readonly string[]): Copier {
  const stream = client.query(copyFrom(`copy ${table} (${columns.map((c) => `"${c}"`).join(', ')}) from stdin`));
  let buffer = '';
  let failed: Error | undefined;
  stream.on('error', (error: Error) => {
    failed = error;
  });
  const flush = async () => {
    if (failed) throw failed;
    const chunk = buffer;
    buffer = '';
    if (!stream.write(chunk)) await firstOf(stream, 'drain', 'close');
  };
  return {
    row(values) {
      buffer += copyLine(values);
      return buffer.length > 262_144 ? flush() : undefined;
    },
    async end() {
      await flush();
      stream.end();
      if (!stream.closed) await firstOf(stream, 'finish', 'close');
      if (failed) throw failed;
    },
  };
}

/** Lines of `copyLine` into a table that this transaction has emptied: the rows are born frozen, nobody has to come back to them. */
export async function copyText(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  bytes: Uint8Array,
): Promise<void> {
  const names = columns.map((c) => `"${c}"`).join(', ');
  await pipeline([bytes], client.query(copyFrom(`copy ${table} (${names}) from stdin with (freeze)`)));
}
