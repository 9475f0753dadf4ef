import { expect, test } from 'vitest';
import { errorForLog, openLog, pathForLog } from './log.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  write(openLog('info', { write: (line: string) => (text += line) }));
  return text;
}

test('values that PostgreSQL quotes in its errors stay out of the log', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "pupil_code"'), {
    ...{ code: '23505', detail: 'Key (unit_id, code)=(7, HS-Nguyễn Văn An) already exists.', where: 'COPY pupil, line 3: "An"' },
    ...{ constraint: 'pupil_code' },
  });
  const text = logged((log) => log.error({ requestId: 'r1', err: error }, 'request failed'));
  expect(text).toContain('"requestId":"r1"');
  expect(text).toContain('pupil_code');
  expect(text).not.toContain('Nguyễn');
  expect(text).not.toContain('COPY');
});

test('a value that does not fit its type is masked in message, stack and cause', () => {
  const cause = Object.assign(new Error('invalid input syntax for type date: "Trần Thị B"'), { code: '22007' });
  const kept = JSON.stringify(errorForLog(new Error('row 3', { cause })));
  expect(kept).toContain('invalid input syntax for type date');
  expect(kept).not.toContain('Trần');
});

test('keys that hold personal data are hidden, the token of a one-time link too', () => {
  expect(logged((log) => log.info({ user: { email: 'an@b.example' } }))).not.toContain('an@b');
  expect(pathForLog('/welcome/abcdef0123')).toBe('/welcome/…');
  expect(pathForLog('/xem-truoc/abcdef0123')).toBe('/xem-truoc/…');
  expect(pathForLog('/hoi-dap/cua-toi/abcdef-0123')).toBe('/hoi-dap/cua-toi/…');
  expect(pathForLog('/thcs-con-a/people')).toBe('/thcs-con-a/people');
});
