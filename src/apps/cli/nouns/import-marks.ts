// congtruong import marks …: a workbook of marks into the sheets of a school.
import { basename } from 'node:path';
import { importMarksNow, type Plan, readMarkFile } from '#modules/assessment/index.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, fileNamed, print, unitNamed, within, writtenWords } from '../support.ts';

/** Every cell that did not go in, by its verdict. */
function told({ parts, counts }: Plan) {
  const cells = parts.flatMap((part) =>
    part.rows.flatMap(({ row, name, cells }) =>
      cells.map(({ title, verdict, is, code, reason }) => ({
        verdict,
        ...{ sheet: part.sheet, class: part.className, subject: part.subject, row, pupil: name, column: title, value: is },
        ...{ code: code ?? '', message: reason ?? '' },
      })),
    ),
  );
  const of = (wanted: string) => cells.filter(({ verdict }) => verdict === wanted).map(({ verdict: _, ...cell }) => cell);
  const { new: added, changed, same, locked } = counts;
  return {
    ...{ new: added, changed, same, refused: of('refused'), locked, doubtful: of('doubtful') },
    missingColumns: parts.flatMap(({ className, subject, missing }) =>
      missing.map(({ key, title }) => ({ class: className, subject, column: key, title })),
    ),
    unusedColumns: parts.flatMap(({ sheet, unknown }) => unknown.map((title) => ({ sheet, title }))),
  };
}

const linesAtMost = 50;
type Fault = { sheet: string; row: number; pupil: string; column: string; message: string };

/** What is said of a whole file or sheet once, of a pupil once; else cell by cell. */
export function faultLines(faults: readonly Fault[]): string[] {
  const rowOf = ({ sheet, row }: Fault) => `${sheet}\n${row}`;
  return [...Map.groupBy(faults, ({ message }) => message)].flatMap(([message, same]) => {
    const rows = [...Map.groupBy(same, rowOf).values()];
    const sheets = [...new Set(same.map(({ sheet }) => sheet))];
    const [first] = same;
    if (!first) return [];
    const where = sheets.length === 1 ? `tờ ${sheets[0]}` : `${sheets.length} tờ`;
    if (rows.length > 3) return [`${where}, ${rows.length} hàng, ${same.length} ô: ${message}`];
    return rows.map((cells) => {
      const [one] = cells as [Fault];
      const columns = cells.length > 3 ? `${cells.length} ô` : cells.map(({ column }) => column).join(', ');
      return `tờ ${one.sheet}, hàng ${one.row}${one.pupil ? ` (${one.pupil})` : ''}, ${columns}: ${message}`;
    });
  });
}

export const importMarksCommands: Commands = {
  'import marks': {
    words: 'TỆP --unit MÃ [--dry-run] [--by-name] [--add-columns] [--json]  bảng điểm của Bộ, vnEdu, của trường',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'as'], flags: ['dry-run', 'by-name', 'add-columns', 'json'] });
      const [path, ...more] = a.free;
      if (!path || more.length > 0) throw new Usage('Cần một tệp: congtruong import marks TỆP --unit MÃ');
      if (!a.value('unit')) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
      const bytes = new Uint8Array(await fileNamed(path));
      const dryRun = a.flag('dry-run');
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const file = await readMarkFile(basename(path), bytes);
        const options = { dryRun, byName: a.flag('by-name'), addColumns: a.flag('add-columns') };
        const plan = await db.as(actor, async (work) =>
          importMarksNow(work, await unitNamed(work, a.value('unit')), file, options),
        );
        const result = told(plan);
        if (a.flag('json')) print(result);
        else {
          const { refused, doubtful } = result;
          print(
            `${result.new} ô mới, ${result.changed} thay đổi, ${result.same} không đổi, ${refused.length} lỗi, ${result.locked} đã khóa, ${doubtful.length} chưa rõ của em nào${writtenWords(dryRun, result.new + result.changed)}`,
          );
          for (const [sheet, unused] of Map.groupBy(result.unusedColumns, (one) => one.sheet))
            print(`  tờ ${sheet}: cột không dùng đến: ${[...new Set(unused.map(({ title }) => title))].join(', ')}`);
          const lines = faultLines([...refused, ...doubtful]);
          for (const line of lines.slice(0, linesAtMost)) print(`  ${line}`);
          if (lines.length > linesAtMost) print(`  và ${lines.length - linesAtMost} dòng nữa: xem với --json`);
        }
        const { counts } = plan;
        const used = counts.new + counts.changed + counts.same;
        return dryRun || used > 0 || counts.refused + counts.locked + counts.doubtful === 0 ? 0 : 1;
      });
    },
  },
};
