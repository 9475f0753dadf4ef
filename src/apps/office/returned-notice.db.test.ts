// An article that came back is in the bell of whoever wrote it, until it is sent again.
import { expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { returnArticle, sendForReview } from '#modules/content/index.ts';
import { unitBySlug } from '#modules/organizations/index.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { noticesFor } from './notices.ts';

const t = withDatabase('school');

test('whoever wrote a returned article is told who returned it and why; nobody else, and not once it is sent again', async () => {
  t.clock.set(demoStart);
  const { rows } = await t.db.ownerPool.query('select id, path::text from organizations.unit where slug = $1', [demoSchoolSlug]);
  const person = (userId: string, role: Role): Person => ({
    ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
    grants: [{ role, unitId: rows[0].id, path: rows[0].path }],
  });
  const [writer, approver] = [person('w1', 'editor'), person('a1', 'approver')];
  const told = (who: Person) =>
    t.db.read(who, async (work) => {
      const unit = await unitBySlug(work, demoSchoolSlug);
      return (unit ? await noticesFor(work, unit) : [])
        .filter(({ id }) => id.startsWith('returned'))
        .map(({ text, at }) => [text, at]);
    });
  const form = { title: 'Lịch thi học kỳ', summary: 'Tóm tắt', body: 'Nội dung của bài.' };
  const { id } = await t.db.as(writer, (work) => sendForReview(work, rows[0].id, null, form));
  t.clock.set(new Date(demoStart.getTime() + 60_000));
  const returnedAt = new Date(demoStart.getTime() + 60_000);
  await t.db.as(approver, (work) => returnArticle(work, rows[0].id, id, { reason: 'Thiếu ngày thi.', version: 1 }));
  expect(await told(writer)).toEqual([['Người a1 trả lại bài “Lịch thi học kỳ”: Thiếu ngày thi.', returnedAt]]);
  expect(await told(approver)).toEqual([]);
  const mended = { ...form, body: 'Thi ngày 20/12/2018.', version: 1 };
  await t.db.as(writer, (work) => sendForReview(work, rows[0].id, id, mended));
  expect(await told(writer)).toEqual([]);
});
