import { expect, test } from 'vitest';
import type { CopyCard } from '#modules/sharing/index.ts';
import { copyRows } from './copies-pages.ts';

test('a text of long ago that was sent today is of today at who received it, and leads to the copy there', () => {
  const card = {
    ...{ id: 'a', slug: 'hoc-ba', publishedAt: new Date('2018-09-01'), sentAt: new Date('2018-12-10'), pinned: false },
    from: { unitId: 1, slug: 'namdinh', name: 'Sở', hostLabel: '' },
  };
  expect(copyRows([card as unknown as CopyCard])).toEqual([
    {
      ...{ id: 'a', slug: 'hoc-ba', publishedAt: card.sentAt, pinned: false },
      ...{ from: { hostLabel: '', name: 'Sở' }, href: '/tu-cap-tren/namdinh/hoc-ba' },
    },
  ]);
});
