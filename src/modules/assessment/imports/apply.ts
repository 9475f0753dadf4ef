// A planned file of marks becomes true: columns that it needs are added, then every good cell goes through the one command for marks.
import { sql } from 'kysely';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enterMarks } from '../commands/enter-marks.ts';
import { holdMarks } from '../commands/hold-marks.ts';
import { type CellAnswer, markOpsAtMost } from '../commands/mark-op.ts';
import { sealRows } from '../commands/save-columns.ts';
import { sheetContext } from '../queries/sheet-context.ts';
import type { Counts } from './file.ts';
import type { Plan } from './plan.ts';

/** What came of it, and the acts that were written; cells that met another writer in the meantime are counted as refused. */
export async function applyMarks(
  work: Work,
  unit: Unit,
  plan: Plan,
  about: { fileName: string; importId: string; addColumns: boolean },
): Promise<{ counts: Counts; written: string[] }> {
  // A file of many sheets and a teacher within one of them would wait for each other.
  await holdMarks(work, unit.id);
  if (about.addColumns) await addColumns(work, unit, plan);
  const cells = plan.parts.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter(({ op }) => op !== undefined)));
  const counts = { ...plan.counts };
  const written: string[] = [];
  for (let i = 0; i < cells.length; i += markOpsAtMost) {
    const some = cells.slice(i, i + markOpsAtMost);
    const answers = await enterMarks(
      work,
      unit,
      some.map(({ op }) => op),
      'import',
    );
    for (const [at, cell] of some.entries()) {
      const answer = answers[at] as CellAnswer;
      if (answer.state === 'saved') {
        written.push(answer.opId);
        continue;
      }
      counts[cell.verdict]--;
      cell.verdict = answer.state === 'locked' ? 'locked' : 'refused';
      counts[cell.verdict]++;
      cell.reason = answer.reason ?? '';
      cell.code = answer.code ?? answer.state;
    }
  }
  if (cells.length > 0)
    await record(work, {
      ...{
        action: 'assessment.import-marks',
        object: { kind: 'mark-import', id: about.importId },
        unitId: unit.id,
        after: counts,
      },
      summary: `Nhập điểm từ ${about.fileName}: ${counts.new} ô mới, ${counts.changed} ô thay đổi, ${counts.same} ô không đổi, ${counts.refused} ô lỗi, ${counts.locked} ô đã khóa`,
    });
  return { counts, written };
}

/** Only where somebody may write: a part whose cells were all refused adds nothing. */
async function addColumns(work: Work, unit: Unit, plan: Plan): Promise<void> {
  for (const { target, missing, rows } of plan.parts) {
    if (!target) continue;
    const needed = missing.filter(({ key }) => rows.some(({ cells }) => cells.some(({ op }) => op?.column.endsWith(`.${key}`))));
    if (needed.length === 0) continue;
    const columns = JSON.stringify(needed.map(({ key }) => ({ key })));
    await sql`insert into assessment.sheet (class_subject_id, semester, unit_id, columns)
      values (${target.classSubject}, ${target.period}, ${unit.id}, ${columns}::jsonb)
      on conflict (class_subject_id, semester) do update set version = assessment.sheet.version + 1,
        columns = assessment.sheet.columns || (select coalesce(jsonb_agg(n), '[]') from jsonb_array_elements(excluded.columns) n
          where not assessment.sheet.columns @> jsonb_build_array(jsonb_build_object('key', n -> 'key')))`.execute(work.handle);
    const context = await sheetContext(work, target.classSubject, target.period);
    await sealRows(work, context, context.notes);
  }
}
