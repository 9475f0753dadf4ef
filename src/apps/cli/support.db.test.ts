import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';
import { actorOf, unitNamed } from './support.ts';

const t = withDatabase('school');

test('a unit that is there and is not the actor’s says so; one that is not there is not found', async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; slug: string; path: string }>(
    "select id, slug, path::text from organizations.unit where level in ('th', 'thcs') order by id limit 2",
  );
  const [own, other] = rows;
  if (!own || !other) throw new Error('two schools');
  const actor = {
    ...{ kind: 'person' as const, userId: 'v', name: 'Văn thư', username: 'vanthu' },
    grants: [{ role: 'clerk' as const, unitId: own.id, path: own.path }],
  };
  const named = (code: string) =>
    t.db
      .read(actor, (work) => unitNamed(work, code))
      .then(
        (unit) => unit.slug,
        (error: Error) => error.message,
      );
  expect(await named(own.slug)).toBe(own.slug);
  expect(await named(other.slug)).toMatch(/^Tài khoản vanthu không có vai trò nào ở .+ Nhờ quản trị của/);
  expect(await named('khong-co')).toBe('Không tìm thấy đơn vị khong-co.');
  const operator = await actorOf(t.db, undefined);
  expect((await t.db.read(operator, (work) => unitNamed(work, other.slug))).slug).toBe(other.slug);
});
