// A superior's document in a member's list says who issued it and that its link leads away.
import { expect, test } from 'vitest';
import type { PublishedDocument } from '#modules/documents/index.ts';
import type { Around } from './around.ts';
import { DocumentRow } from './documents.tsx';

const around = {
  site: { unitId: 3, superiors: [{ id: 1, shortName: 'Sở GD&ĐT Nam Định', hostLabel: '' }] },
  url: (host: string, path: string) => `https://${host || 'tinh'}.vn${path}`,
} as unknown as Around;
const row = {
  ...{
    id: 'a',
    slug: '1-kh',
    number: '1/KH',
    kind: 'KH',
    title: 'Kế hoạch',
    status: 'valid',
    urgency: 'normal',
    issuer: 'Chính phủ',
  },
  ...{ issuedOn: '2018-01-05', publishedAt: new Date('2018-01-06') },
};
const drawn = (unitId: number) =>
  String(DocumentRow({ around, row: { ...row, unitId } as unknown as PublishedDocument, today: '2018-12-10' }));

test('of the Sở, at a school', () => {
  const html = drawn(1);
  expect(html).toContain('Ban hành: Chính phủ');
  expect(html).toContain('Mở ở trang của Sở GD&amp;ĐT Nam Định');
  expect(html).toContain('href="https://tinh.vn/van-ban/1-kh"');
});
test('of its own', () => {
  expect(drawn(3)).not.toMatch(/Ban hành|Mở ở trang/);
  expect(drawn(3)).toContain('href="/van-ban/1-kh"');
});
