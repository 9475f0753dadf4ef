import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded, icalendar } from './icalendar.ts';

const stamp = new Date('2018-12-07T09:00:00Z');
const one = (more: object) =>
  icalendar('Lịch', [{ uid: 'a@truong.vn', stamp, title: 'Họp', day: '2018-12-10', starts: '07:30', ...more }]);

test('times carry the zone that the calendar defines; whole days end on the day after', () => {
  expect(one({ ends: '09:00' })).toContain(
    'DTSTART;TZID=Asia/Ho_Chi_Minh:20181210T073000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20181210T090000\r\n',
  );
  expect(one({})).toContain('DURATION:PT1H\r\n');
  expect(one({})).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n');
  expect(one({ starts: '', lastDay: '2018-12-12' })).toContain('DTSTART;VALUE=DATE:20181210\r\nDTEND;VALUE=DATE:20181213\r\n');
  expect(one({})).toContain('DTSTAMP:20181207T090000Z\r\n');
  expect(one({ cancelled: true, sequence: 3 })).toMatch(/SEQUENCE:3\r\n[\s\S]*STATUS:CANCELLED\r\n/);
});

test('commas, semicolons, backslashes and lines are escaped; control signs leave', () => {
  expect(one({ title: 'A, B; C\\D', description: 'một\nhai\u0007' })).toContain(
    'SUMMARY:A\\, B\\; C\\\\D\r\nDESCRIPTION:một\\nhai\r\n',
  );
});

test('whatever the text, no line is longer than 75 octets, and unfolding gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ệ', 'Đ', ' ', '😀', 'ữ'), maxLength: 300 }), (text) => {
      const lines = folded(text).split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(folded(text).replaceAll('\r\n ', '')).toBe(text);
    }),
  );
});
