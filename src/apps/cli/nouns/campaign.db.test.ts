// The campaign that is named is the one that is told of; without a name the one that is open.
import { beforeAll, expect, test, vi } from 'vitest';
import { parseConfig } from '#platform/config/config.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, testYear } from '#tests/support/marks.ts';
import { campaignCommands } from './campaign.ts';

const t = withDatabase();

beforeAll(async () => {
  const s = await aSchoolWithMarks(t.db, 1);
  for (const [code, opens, before, measure] of [
    ['ho-so', '2018-11-05', '2018-12-15', 'pupils'],
    ['hoc-ky-1', '2018-12-10', '2019-01-08', 'semester1'],
  ])
    await t.db.ownerPool.query(
      `insert into campaigns.campaign (code, name, unit_id, school_year, opens_on, before_day, measures)
       values ($1, 'Đợt ' || $1, $2, $3, $4, $5, array[$6])`,
      [code, s.so.id, testYear, opens, before, measure],
    );
});

async function status(...args: string[]): Promise<{ campaign: string; items: { code: string }[] }> {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await campaignCommands['campaign status']?.run([...args, '--json'], parseConfig({ DATABASE_URL: t.url }));
  } finally {
    vi.restoreAllMocks();
  }
  return JSON.parse(said.join(''));
}

test('the one that is named; else the one that is open; one that is not there is refused', async () => {
  expect(await status('--campaign', 'hoc-ky-1')).toMatchObject({ campaign: 'hoc-ky-1', items: [{ code: 'semester1' }] });
  expect(await status('--campaign', 'ho-so')).toMatchObject({ campaign: 'ho-so', items: [{ code: 'pupils' }] });
  // By the clock of the machine both are over: the last.
  expect((await status()).campaign).toBe('hoc-ky-1');
  await expect(status('--campaign', 'khong-co')).rejects.toThrow('Không có đợt này');
});
