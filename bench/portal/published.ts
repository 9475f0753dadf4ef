// Row 4: from saving to what citizens read, in every process.

import { sql } from 'kysely';
import { saveArticle, withdrawArticle } from '#modules/content/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Database } from '#platform/db/database.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { ask, type Row, round, startProduct, system } from '../measure.ts';

export async function published(db: Database): Promise<Row[]> {
  const unitId = await db.read(system, async (work) => {
    const { rows } = await sql<{ id: number }>`select id from organizations.unit where slug = ${demoSchoolSlug}`.execute(
      work.handle,
    );
    const unit = await unitById(work, rows[0]?.id ?? 0);
    if (!unit) throw new Error('the demo has no such school');
    return unit.id;
  });
  const host = `${demoSchoolSlug}.namdinh.localhost`;
  const products = [await startProduct(), await startProduct()];
  const times: number[] = [];
  const saves: number[] = [];
  for (let i = 0; i < 21; i++) {
    const title = `Bài thử tốc độ ${Date.now()} ${i}`;
    for (const product of products) await ask(product.port, host);
    const began = performance.now();
    const { id } = await db.as(system, (work) =>
      saveArticle(work, unitId, null, { title, summary: 'Đo từ lúc lưu đến lúc đọc được.', body: 'Nội dung.' }, true),
    );
    const saved = performance.now();
    for (const product of products)
      while (!(await ask(product.port, host)).body.includes(title)) {
        if (performance.now() - began > 30_000) throw new Error('what was published is not before readers after half a minute');
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    times.push(performance.now() - began);
    saves.push(saved - began);
    await db.as(system, (work) => withdrawArticle(work, unitId, id, 'Hết đo'));
  }
  for (const product of products) await product.stop();
  const at = (list: number[], q: number) => [...list].sort((a, b) => a - b)[Math.floor(list.length * q)] ?? 0;
  return [
    {
      row: '4 publish: from save to visible on the home, in two processes',
      ours: `median ${Math.round(at(times, 0.5))} ms, p95 ${Math.round(at(times, 0.95))} ms`,
      baseline: `the saving transaction alone, median ${Math.round(at(saves, 0.5))} ms`,
      ratio: round(at(times, 0.5) / at(saves, 0.5)),
      goal: 'p95 < 200 ms',
    },
  ];
}
