import { expect, test } from 'vitest';
import { type Asked, type Leads, leadsAdvice, leadsOf } from './leads.ts';

const ours = ['198.41.0.4'];
test.each<[string, readonly string[] | null, readonly string[], Asked, Leads]>([
  ['it answers as only we can', ['1.2.3.4'], ours, 'proved', 'here'],
  ['ours, and nobody could be asked', ours, ours, null, 'same'],
  ['one of its addresses is ours', ['1.2.3.4', ...ours], ours, null, 'same'],
  ['ours, but the server in front answers by itself', ours, ours, 'other', 'front'],
  ['ours, without a certificate', ours, ours, 'certificate', 'certificate'],
  ['another server answers', ['1.2.3.4'], ours, 'other', 'elsewhere'],
  ['another server, not for this name', ['1.2.3.4'], ours, 'certificate', 'elsewhere'],
  ['another address, and nobody could be asked', ['1.2.3.4'], ours, null, 'elsewhere'],
  ['no address', [], ours, null, 'nowhere'],
  ['no answer from DNS', null, ours, null, 'unknown'],
  ['an address, and our own is not known', ['1.2.3.4'], [], null, 'unknown'],
  ['another server answers, and our own address is not known', ['1.2.3.4'], [], 'other', 'elsewhere'],
])('%s', (_name, to, own, asked, wanted) => expect(leadsOf(to, own, asked)).toBe(wanted));

test('what there is to do is said with the names and addresses', () => {
  const say = (leads: Leads, host = 'pgd.edu.vn') => leadsAdvice(leads, host, ['1.2.3.4'], 'namdinh.edu.vn');
  expect(say('here')).toBe('');
  expect(say('elsewhere')).toContain('pgd.edu.vn đang trỏ về 1.2.3.4.');
  expect(say('nowhere')).toContain('CNAME của pgd.edu.vn là namdinh.edu.vn');
  expect(say('nowhere', 'thcs-a.namdinh.edu.vn')).toContain('bản ghi DNS *.namdinh.edu.vn');
});
