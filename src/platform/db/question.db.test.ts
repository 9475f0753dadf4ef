// Questions of many kinds in one statement: whatever their order, each reads its own answer, and the server plans the same ones once.
import { expect, test } from 'vitest';
import { counted as countedWork } from '#tests/support/counted.ts';
import { withDatabase } from '#tests/support/db.ts';
import { askTogether, type Question, question, wholesAtMost } from './question.ts';
import { constant, text } from './statement.ts';

const t = withDatabase();
const numbers = text`generate_series(${'from'}::int, ${'to'}::int) as n`;
const counted = question<{ from: number; to: number }>`select n from ${numbers} where n > ${'from'} order by n`;
const named = question<{ name: string }>`select ${'name'}::text || ${constant(" 'of' ")} || ${'name'} as name`;
const between = (from: number, to: number): Question<number[]> => ({
  asked: counted({ from, to }),
  read: (rows: { n: number }[]) => rows.map(({ n }) => n),
});
const called = (name: string): Question<string> => ({
  asked: named({ name }),
  read: ([row]: { name: string }[]) => row?.name ?? '',
});

test('each answer belongs to its question, in any order; nothing asked is no statement', async () => {
  await t.db.page(async (work) => {
    expect(await askTogether(work, [])).toEqual([]);
    expect(await askTogether(work, [between(1, 3), called('a'), between(5, 6)])).toEqual([[2, 3], "a 'of' a", [6]]);
    expect(await askTogether(work, [called('b'), between(5, 6), between(9, 9)])).toEqual(["b 'of' b", [6], []]);
  });
});

test('the same questions in another order are the same statement', async () => {
  await t.db.page(async (work) => {
    await askTogether(work, [called('a'), between(1, 2)]);
    await askTogether(work, [between(1, 2), called('a')]);
    const plans = await work.ask<{ n: number }>(
      `select count(*)::int as n from pg_prepared_statements where statement like '%json_agg(asked)%generate_series%of%'
         and statement not like '%generate_series%generate_series%' and statement not like '%pg_prepared%'`,
      [],
    );
    expect(plans.map(({ n }) => n)).toEqual([1]);
  });
});

test('of more combinations than plans are held for, each question is asked by itself', async () => {
  const constants = Array.from({ length: wholesAtMost + 2 }, (_, i): Question<number[]> => {
    const asked = question<object>`select ${constant(i)}::int as n`({});
    return { asked, read: (rows: { n: number }[]) => rows.map(({ n }) => n) };
  });
  await t.db.page(async (plain) => {
    const { work, asked } = countedWork(plain);
    const [first, ...others] = constants;
    if (!first) throw new Error('none');
    for (const [i, other] of others.entries()) expect(await askTogether(work, [other, first])).toEqual([[i + 1], [0]]);
    // One or two of them found room no longer, and asked twice.
    expect(asked()).toBeGreaterThan(others.length);
    expect(await askTogether(work, [between(1, 3), others.at(-1) ?? first, called('c')])).toEqual([
      [2, 3],
      [wholesAtMost + 1],
      "c 'of' c",
    ]);
  });
});
