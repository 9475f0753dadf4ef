import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostFault, hostOf, monthsLater, officeFault, proposedHost, reservedHosts } from './host.ts';

const base = 'namdinh.edu.vn';

test.each([
  ['thcs-hai-giang', 'thcs-hai-giang'],
  ['  THCS-Hai-Giang ', 'thcs-hai-giang'],
  ['thcs-hai-giang.namdinh.edu.vn', 'thcs-hai-giang'],
  ['https://THCS-hai-giang.namdinh.edu.vn:443/tin-tuc?x=1', 'thcs-hai-giang'],
  ['pgdxuantruong.edu.vn.', 'pgdxuantruong.edu.vn'],
  ['namdinh.edu.vn', 'namdinh.edu.vn'],
])('%s is kept as %s', (typed, host) => {
  expect(hostOf(typed, base)).toBe(host);
});

test.each([
  ['thcs-hai-giang', null],
  ['c2', null],
  ['pgdxuantruong.edu.vn', null],
  ['', 'host_empty'],
  ['namdinh.edu.vn', 'host_reserved'],
  ['quanly', 'host_reserved'],
  ['www', 'host_reserved'],
  ['xn--thcs-hi-giang-abc', 'host_punycode'],
  ['trường.edu.vn', 'host_punycode'],
  ['pgd.xn--abc.vn', 'host_punycode'],
  ['-thcs', 'host_form'],
  ['thcs_a', 'host_form'],
  ['thcs a', 'host_form'],
  ['a..b', 'host_form'],
  ['10.0.0.1', 'host_form'],
  ['evil.localhost', 'host_form'],
  ['a'.repeat(64), 'host_form'],
])('%s: %s', (host, code) => {
  expect(hostFault(host, base)?.code ?? null).toBe(code);
});

const department = { level: 'department', shortName: 'Sở GD&ĐT Nam Định' };
test.each([
  ['so-gddt', 'thcs', undefined, 'host_office'],
  ['pgd-hai-hau', 'thcs', { level: 'district', shortName: 'Phòng GD&ĐT Hải Hậu' }, 'host_office'],
  ['pgdhaihau', 'mn', undefined, 'host_office'],
  ['phong-gd', 'mn', undefined, 'host_office'],
  ['phong-trao', 'thpt', undefined, 'host_office'],
  ['sgddt', 'thpt', undefined, 'host_office'],
  ['namdinh', 'thcs', department, 'host_office'],
  ['namdinh', 'department', department, null],
  ['pgd-hai-hau', 'district', undefined, null],
  ['song-lo', 'th', undefined, null],
  ['thcs-con', 'thcs', { level: 'thcs', shortName: 'THCS Cồn' }, null],
  ['pgd-hai-hau.edu.vn', 'thcs', undefined, null],
])('%s asked for by a %s: %o', (host, asking, namesake, code) => {
  expect(officeFault(host, asking, namesake)?.code ?? null).toBe(code);
});

test.each([
  [{ level: 'thcs', shortName: 'THCS Hải Giang', place: 'Hải Hậu' }, [], 'thcs-hai-giang'],
  [{ level: 'mn', shortName: 'MN Đồng Sơn', place: 'xã Đồng Sơn' }, [], 'mn-dong-son'],
  [{ level: 'district', shortName: 'Phòng GD&ĐT Hải Hậu', place: '' }, [], 'pgd-hai-hau'],
  [{ level: 'th', shortName: 'TH Nam Hải', place: 'Huyện Nam Trực' }, ['th-nam-hai'], 'th-nam-hai-nam-truc'],
  [
    { level: 'th', shortName: 'TH Nam Hải', place: 'Huyện Nam Trực' },
    ['th-nam-hai', 'th-nam-hai-nam-truc'],
    'th-nam-hai-nam-truc-2',
  ],
])('%o with %o taken gets %s', (unit, taken, host) => {
  expect(proposedHost(unit, (name) => taken.includes(name))).toBe(host);
});

test('a proposal is always free and always good', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 40 }), fc.array(fc.string()), (shortName, place, more) => {
      const taken = new Set(more);
      const unit = { level: 'thcs', shortName, place };
      for (let i = 0; i < 4; i++) {
        const host = proposedHost(unit, (name) => taken.has(name));
        expect(taken.has(host)).toBe(false);
        expect(reservedHosts.has(host)).toBe(false);
        expect(hostFault(host, base)).toBeNull();
        taken.add(host);
      }
    }),
  );
});

test.each([
  ['2018-12-10', 24, '2020-12-10'],
  ['2018-01-31', 1, '2018-02-28'],
  ['2020-02-29', 12, '2021-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});
