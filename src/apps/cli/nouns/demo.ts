// congtruong demo …: the invented province.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#platform/config/config.ts';
import { openFiles } from '#platform/files/store.ts';
import { createDemoAccounts, demoAccounts, enrolDemoAccount } from '#workflows/demo/accounts.ts';
import { aloneWithDemo, loadDemo, resetDemo } from '#workflows/demo/load.ts';
import type { DemoSize } from '#workflows/demo/units.ts';
import { demoWorkbookOf } from '#workflows/demo/workbooks.ts';
import { isKind } from '#workflows/import-workbook/kinds.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { identityFor } from '../installation.ts';
import { type Commands, note, print, unitNamed, within } from '../support.ts';

async function demoWorkbook(args: string[], config: Config): Promise<number> {
  const a = parseArguments(args, { values: ['unit', 'kind', 'out'], flags: ['faults'] });
  const [out, kind] = [a.value('out'), a.value('kind')];
  if (!out || !isKind(kind)) throw new Usage('Cần --kind pupils|staff|classes và --out TỆP.');
  if (!a.value('unit')) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
  return within(config, async (db) => {
    const bytes = await db.read({ kind: 'system', label: 'bản dùng thử' }, async (work) =>
      demoWorkbookOf(work, await unitNamed(work, a.value('unit')), kind, a.flag('faults')),
    );
    await writeFile(out, bytes);
    note(`Đã ghi ${out}`);
    return 0;
  });
}

export const demoCommands: Commands = {
  'demo load': {
    words: '--size school|district|province  nạp tỉnh mẫu vào cơ sở dữ liệu trống',
    run: async (args, config) => {
      const size = parseArguments(args, { values: ['size'] }).value('size') ?? 'province';
      if (!['school', 'district', 'province'].includes(size)) throw new Usage('--size là school, district hoặc province.');
      return within(
        config,
        async (db, installation) =>
          aloneWithDemo(db.ownerPool, async () => {
            const done = await loadDemo(db.ownerPool, size as DemoSize, note, openFiles(join(installation.dir, 'files')));
            const identity = identityFor(config, installation.dir, db);
            await createDemoAccounts(db.ownerPool, identity);
            await enrolDemoAccount(db.ownerPool, identity);
            print(`${done.units} đơn vị, ${done.pupils} học sinh, ${(done.ms / 1000).toFixed(1)} giây`);
            return 0;
          }),
        'begin',
      );
    },
  },
  'demo reset': {
    words: 'bỏ mọi dữ liệu của tỉnh mẫu',
    run: async (_args, config) =>
      within(config, async (db) => {
        await resetDemo(db.ownerPool);
        print('Đã làm trống. Lần chạy tới nạp lại tỉnh mẫu.');
        return 0;
      }),
  },
  'demo accounts': {
    words: '[--json]  tài khoản dùng thử',
    run: async (args, config) => {
      const a = parseArguments(args, { flags: ['json'] });
      return within(config, async (db) => {
        const rows = (await demoAccounts(db)).map(({ roleName: _role, unitName: _unit, ...account }) => account);
        if (a.flag('json')) print(rows);
        else for (const row of rows) print(`${row.username}\t${row.password}\t${row.role}\t${row.unit}`);
        return 0;
      });
    },
  },
  'demo workbook': {
    words: '--unit MÃ --kind pupils|staff|classes [--faults] --out TỆP  một tệp của Bộ với hồ sơ của trường',
    run: demoWorkbook,
  },
};
