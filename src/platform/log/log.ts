// What does the operator read? Structured lines with the request's id and without personal data.
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Keys whose values never reach a log, at any depth a request or a job may carry them. */
const secret = [
  'password',
  'token',
  'cookie',
  'authorization',
  'secret',
  'totp',
  'code',
  'email',
  'phone',
  'full_name',
  'personal_id',
];

/**
 * An error as the log may keep it. PostgreSQL quotes the values of the row: in `detail`, in `where`, and in the message of a value
 * that does not fit its type (class 22).
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, column, constraint } = error as Error & Record<'code' | 'table' | 'column' | 'constraint', unknown>;
  const quoted = typeof code === 'string' && code.startsWith('22');
  const words = (text: string | undefined) => (quoted ? text?.replace(/"[^"\n]*"/g, '"…"') : text);
  return {
    type: error.name,
    message: words(error.message),
    ...{ sqlstate: code, table, column, constraint },
    stack: words(error.stack),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}

/** A one-time link is as good as a password: its path is not for the log. */
export const pathForLog = (path: string): string => path.replace(/^\/(welcome|xem-truoc|hoi-dap\/cua-toi)\/.*/s, '/$1/…');

export function openLog(level: string, to: pino.DestinationStream = standardOutput()): Log {
  return pino(
    {
      level,
      base: { app: 'congtruong' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorForLog },
      redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[ẩn]' },
    },
    to,
  );
}

function standardOutput(): pino.DestinationStream {
  const out = pino.destination(1);
  // The terminal may be closed before the process: that must not end it in the middle of something.
  out.on('error', () => {});
  return out;
}
