// congtruong import …: a workbook into the records of a unit.
import { readFile } from 'node:fs/promises';
import type { Config } from '#platform/config/config.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { applyPlan } from '#workflows/import-pupils/apply.ts';
import { planPupils } from '#workflows/import-pupils/plan.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, print, unitNamed, within } from '../support.ts';

async function importPupils(args: string[], config: Config): Promise<number> {
  const a = parseArguments(args, { values: ['unit', 'as'], flags: ['dry-run', 'create-classes', 'all-or-nothing', 'json'] });
  const [file] = a.free;
  if (!file) throw new Usage('Cần một tệp: congtruong import pupils TỆP --unit MÃ');
  const bytes = new Uint8Array(await readFile(file));
  return within(config, async (db) => {
    const actor = await actorOf(db, a.value('as'));
    const sheets = await readWorkbook(bytes);
    const createClasses = a.flag('create-classes');
    const result = await db.as(actor, async (work) => {
      const unit = await unitNamed(work, a.value('unit'));
      const plan = await planPupils(work, unit, sheets, { createClasses });
      const refused = plan.rows
        .filter((row) => row.verdict === 'refused')
        .flatMap((row) =>
          row.issues
            .filter((issue) => issue.level === 'error')
            .map((issue) => ({ row: row.row, column: issue.field, code: issue.code, message: issue.message })),
        );
      const count = (verdict: string) => plan.rows.filter((row) => row.verdict === verdict).length;
      if (!a.flag('dry-run'))
        await applyPlan(work, unit, plan, { createClasses, allOrNothing: a.flag('all-or-nothing'), importId: null });
      return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused };
    });
    if (a.flag('json')) print(result);
    else {
      print(
        `${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} không đổi, ${new Set(result.refused.map((r) => r.row)).size} dòng lỗi${a.flag('dry-run') ? ' (xem trước, chưa ghi)' : ''}`,
      );
      for (const r of result.refused.slice(0, 50)) print(`  hàng ${r.row}: ${r.message}`);
    }
    return 0;
  });
}

export const importCommands: Commands = {
  'import pupils': { words: 'TỆP --unit MÃ [--dry-run] [--create-classes] [--all-or-nothing] [--json]', run: importPupils },
};
