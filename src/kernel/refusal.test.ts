import { expect, test } from 'vitest';
import { isRefused, notFound, Refused, refuse, throwIfAny } from './refusal.ts';

const thrown = (part: () => void): unknown => {
  try {
    part();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('all reasons come at once, those that do not apply are left out', () => {
  const error = thrown(() =>
    throwIfAny([null, { code: 'a', message: 'Một.' }, false, undefined, { code: 'b', message: 'Hai.', field: 'f' }]),
  );
  expect(isRefused(error) && error.reasons.map((reason) => reason.code)).toEqual(['a', 'b']);
  expect(error).toMatchObject({ kind: 'refused', message: 'Một. Hai.' });
  expect(thrown(() => throwIfAny([null, false]))).toBeUndefined();
});

test.each<[string, unknown, boolean]>([
  ['its own class', refuse('x', 'Không được.'), true],
  ['what is missing', notFound(), true],
  ['the same error of another bundle', Object.assign(new Error('x'), { refused: true, kind: 'refused', reasons: [] }), true],
  ['any other error', new Error('x'), false],
  ['an object that only looks like one', { refused: true }, false],
  ['nothing', null, false],
])('known by its brand: %s', (_, error, expected) => expect(isRefused(error)).toBe(expected));

test('a conflict carries what the other one saved', () =>
  expect(new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa lưu.' }], { version: 2 }).theirs).toEqual({
    version: 2,
  }));

test('no field is given where none was named', () =>
  expect(refuse('x', 'Không được.').reasons).toEqual([{ code: 'x', message: 'Không được.' }]));
