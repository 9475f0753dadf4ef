// congtruong import …: a workbook into the records of a unit.
import { basename } from 'node:path';
import type { ImportKindName } from '#modules/people/index.ts';
import type { Config } from '#platform/config/config.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { importNow } from '#workflows/import-workbook/imports.ts';
import { kindNames } from '#workflows/import-workbook/kinds.ts';
import { countsOf } from '#workflows/import-workbook/plan.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, fileNamed, note, print, unitNamed, within, writtenWords } from '../support.ts';

async function importFile(kind: ImportKindName, args: string[], config: Config): Promise<number> {
  const a = parseArguments(args, { values: ['unit', 'as'], flags: ['dry-run', 'create-classes', 'all-or-nothing', 'json'] });
  const [path, ...more] = a.free;
  if (!path || more.length > 0) throw new Usage(`Cần một tệp: congtruong import ${kind} TỆP --unit MÃ`);
  if (!a.value('unit')) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
  const bytes = new Uint8Array(await fileNamed(path));
  const [dryRun, allOrNothing] = [a.flag('dry-run'), a.flag('all-or-nothing')];
  return within(config, async (db) => {
    const actor = await actorOf(db, a.value('as'));
    const sheets = await readWorkbook(bytes);
    const { plan } = await db.as(actor, async (work) =>
      importNow(work, await unitNamed(work, a.value('unit')), kind, { name: basename(path), bytes }, sheets, {
        ...{ dryRun, allOrNothing, createClasses: a.flag('create-classes') },
      }),
    );
    const refused = plan.rows
      .filter((row) => row.verdict === 'refused')
      .flatMap((row) =>
        row.issues
          .filter((issue) => issue.level === 'error')
          .map((issue) => ({ row: row.row, column: issue.field, code: issue.code, message: issue.message })),
      );
    const counts = countsOf(plan.rows);
    // What became of all or nothing is said below.
    const written = !dryRun && allOrNothing && counts.refused > 0 ? '' : writtenWords(dryRun, counts.new + counts.changed);
    if (a.flag('json')) print({ new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused });
    else {
      print(`${counts.new} mới, ${counts.changed} thay đổi, ${counts.unchanged} không đổi, ${counts.refused} dòng lỗi${written}`);
      for (const r of refused.slice(0, 50)) print(`  hàng ${r.row}: ${r.message}`);
    }
    if (dryRun || counts.refused === 0) return 0;
    if (allOrNothing) {
      note('Còn dòng lỗi, theo --all-or-nothing nên chưa ghi dòng nào.');
      return 1;
    }
    // Every row refused: nothing of the file could be used.
    return counts.refused === plan.rows.length ? 1 : 0;
  });
}

export const importCommands: Commands = Object.fromEntries(
  kindNames.map((kind) => [
    `import ${kind}`,
    {
      words: 'TỆP --unit MÃ [--dry-run] [--create-classes] [--all-or-nothing] [--json]',
      run: (args: string[], config: Config) => importFile(kind, args, config),
    },
  ]),
);
