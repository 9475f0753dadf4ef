import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSubtree } from '#kernel/actor.ts';
import { type Audience, audienceLevels, audienceWords, type Candidate, parseAudience, receiversOf } from './audience.ts';

const units: Candidate[] = [
  { id: 1, path: 'u1', level: 'department' },
  { id: 2, path: 'u1.u2', level: 'district' },
  { id: 3, path: 'u1.u3', level: 'district' },
  { id: 4, path: 'u1.u2.u4', level: 'thcs' },
  { id: 5, path: 'u1.u2.u5', level: 'th' },
  { id: 6, path: 'u1.u3.u6', level: 'thcs' },
  { id: 7, path: 'u1.u7', level: 'thpt' },
  // The path of another begins with the same signs.
  { id: 20, path: 'u1.u20', level: 'district' },
];
const audience = (part: Partial<Audience>): Audience => ({ levels: [], under: [], units: [], ...part });

test.each<[string, string, Partial<Audience>, number[]]>([
  ['all', 'u1', {}, [2, 3, 4, 5, 6, 7, 20]],
  ['all of an office', 'u1.u2', {}, [4, 5]],
  ['a level', 'u1', { levels: ['thcs'] }, [4, 6]],
  ['two levels', 'u1', { levels: ['th', 'thpt'] }, [5, 7]],
  ['an office with its units', 'u1', { under: [2] }, [2, 4, 5]],
  ['a level of an office', 'u1', { levels: ['thcs'], under: [2] }, [4]],
  ['two offices', 'u1', { levels: ['thcs'], under: [2, 3] }, [4, 6]],
  ['a list', 'u1', { units: [5, 7] }, [5, 7]],
  ['a list, narrowed', 'u1', { units: [5, 7], levels: ['th'] }, [5]],
  ['nothing sideways', 'u1.u2', { units: [6] }, []],
  ['not another office', 'u1.u2', { under: [3] }, []],
  ['not the sender', 'u1.u2', { units: [2] }, []],
  ['a school has nobody below', 'u1.u2.u4', {}, []],
])('%s', (_name, sender, part, expected) => {
  expect(receiversOf(audience(part), sender, units).map((unit) => unit.id)).toEqual(expected);
});

test('whatever is chosen, all receivers lie below the sender, and each narrowing only takes away', () => {
  const anyUnit = fc.integer({ min: 0, max: 40 }).map((id): Candidate => {
    const path = id === 0 ? 'u0' : id < 6 ? `u0.u${id}` : `u0.u${1 + (id % 5)}.u${id}`;
    return { id, path, level: id === 0 ? 'department' : id < 6 ? 'district' : (audienceLevels[1 + (id % 5)] ?? 'th') };
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyUnit, { selector: (unit) => unit.id, maxLength: 40 }),
      anyUnit,
      fc.record({
        levels: fc.subarray([...audienceLevels]),
        under: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
        units: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
      }),
      (all, sender, chosen) => {
        const receivers = receiversOf(chosen, sender.path, all);
        for (const unit of receivers) {
          expect(inSubtree(unit.path, sender.path)).toBe(true);
          expect(unit.path).not.toBe(sender.path);
        }
        const wider = new Set(receiversOf(audience({}), sender.path, all).map((unit) => unit.id));
        expect(receivers.every((unit) => wider.has(unit.id))).toBe(true);
      },
    ),
  );
});

test.each<[string, Partial<Record<keyof Audience, unknown[]>> | RegExp]>([
  ['all', {}],
  ['level:thcs', { levels: ['thcs'] }],
  ['level:thcs+thpt', { levels: ['thcs', 'thpt'] }],
  ['level:thcs,under:pgd-hai-hau', { levels: ['thcs'], under: ['pgd-hai-hau'] }],
  ['units:A1+B2', { units: ['A1', 'B2'] }],
  [' level:mn , under: X ', { levels: ['mn'], under: ['X'] }],
  ['level:cao-dang', /Không có cấp “cao-dang”/],
  ['level:department', /Không có cấp/],
  ['all,level:th', /đứng một mình/],
  ['everyone', /Không hiểu “everyone”/],
  ['under:', /Không hiểu/],
  ['', /Không hiểu/],
])('typed %j', (text, expected) => {
  const parsed = parseAudience(text);
  if (expected instanceof RegExp) expect(parsed).toEqual({ ok: false, reason: expect.stringMatching(expected) });
  else expect(parsed).toEqual({ ok: true, audience: { levels: [], under: [], units: [], ...expected } });
});

test.each<[Partial<Audience>, number, string]>([
  [{}, 874, 'Tất cả đơn vị'],
  [{ levels: ['thcs'], under: [2] }, 39, 'Tất cả THCS thuộc nơi 2'],
  [{ units: [5] }, 1, 'nơi 5'],
  [{ units: [5, 6, 7, 8] }, 4, '4 đơn vị chọn từng nơi'],
  [{ under: [1, 2, 3, 4] }, 90, 'Tất cả đơn vị thuộc nơi 1, nơi 2, nơi 3 và 1 nơi khác'],
])('%j in words', (part, receivers, words) => {
  expect(audienceWords(audience(part), (id) => `nơi ${id}`, receivers)).toBe(words);
});
