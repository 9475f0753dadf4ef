// Cards that became untrue are told on the first screen of whoever issues them, until they are issued anew or hold again.
import { expect, test } from 'vitest';
import { approveResults } from '#modules/assessment/index.ts';
import { printBook } from '#modules/reports/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { testYear } from '#tests/support/marks.ts';
import { aPrintedClass } from '#tests/support/printed-class.ts';
import { cardsToday } from './cards-today.ts';

const t = withDatabase();

test('how many, of which class, where they are printed again; what waits for the principal first; gone when issued', async () => {
  const s = await aPrintedClass(t.db, { count: 3, approved: [] });
  const at = (time: string) => t.clock.set(new Date(`2018-12-10T${time}:00+07:00`));
  const told = async (actor = s.as('clerk')) =>
    (await t.db.read(actor, (work) => cardsToday(work, s.unit))).map(({ text, detail, to }) => [text, detail, to]);
  const issue = () =>
    t.db.as(s.as('clerk'), (work) =>
      printBook(work, {
        ...{ unit: s.unit, kind: 'phieu-lien-lac', schoolYear: testYear, period: 1, classId: s.classId, issue: true },
        urlOf: (label) => `http://${label}.namdinh.localhost/`,
      }),
    );
  const change = (set: string, time: string) =>
    t.db.ownerPool.query(`update assessment.result set ${set}, updated_at = $2 where pupil_id = $1 and period = 1`, [
      s.pupils[0]?.id,
      new Date(`2018-12-10T${time}:00+07:00`),
    ]);
  // Before the cards: as a result that was computed long ago.
  await t.db.ownerPool.query("update assessment.result set updated_at = '2018-12-09T08:00:00+07:00' where class_id = $1", [
    s.classId,
  ]);
  at('08:00');
  await t.db.as(s.principal, (work) => approveResults(work, s.unit, { classId: s.classId, period: 1, except: [] }));
  at('08:30');
  expect(await issue()).toMatchObject({ issued: 3 });
  expect(await told()).toEqual([]);

  const { rows } = await t.db.ownerPool.query(
    'select inputs_hash as hash from assessment.result where pupil_id = $1 and period = 1',
    [s.pupils[0]?.id],
  );
  await change("overall_mean = 12, inputs_hash = sha256('other')", '09:00');
  const [line, ...others] = await told();
  expect(others).toEqual([]);
  expect(line?.[0]).toBe('Lớp 6A: 1 phiếu liên lạc học kỳ I có kết quả đã sửa sau khi phát hành');
  expect(line?.[1]).toContain('1 em chờ hiệu trưởng duyệt lại');
  expect(line?.[2]).toBe(`/${s.unit.slug}/reports/books?kind=phieu-lien-lac&period=hk1&class=${s.classId}&year=${testYear}`);
  for (const actor of [s.homeroom, s.as('editor')]) expect(await told(actor)).toEqual([]);

  // Back to what was approved: the card that is out holds, and there is nothing to print.
  await change(`inputs_hash = decode('${rows[0]?.hash.toString('hex')}', 'hex')`, '09:10');
  expect(await told()).toEqual([]);

  await change(
    "inputs_hash = sha256('another'), approved_hash = sha256('another'), approved_at = '2018-12-10T09:30:00+07:00'",
    '09:20',
  );
  expect((await told())[0]?.[1]).not.toContain('duyệt lại');
  at('10:00');
  expect(await issue()).toMatchObject({ issued: 1 });
  expect(await told()).toEqual([]);
});
