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

export function openLog(level: string): Log {
  return pino({
    level,
    base: { app: 'congtruong' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[ẩn]' },
  });
}
