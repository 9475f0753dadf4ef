// An office reminds its schools of what they have not disclosed; the reminder is a record and stands in the school's work until it is read.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { mayOversee, overseers } from '../policy.ts';
import { type BoardRow, boardOf } from '../queries/board.ts';
import { ruleSetOf, subjectOf } from '../rules/catalogue.ts';

const form = z.object({
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
  unitIds: z.array(z.coerce.number().int().positive()).min(1, 'Chọn ít nhất một đơn vị').max(2000),
});
export type RemindUnits = z.input<typeof form>;

function wordsFor(row: BoardRow, schoolYear: string): string {
  const rules = ruleSetOf(schoolYear);
  const missing = Object.entries(row.cells).filter(([, cell]) => cell.state === 'missing');
  const items = missing.map(([code, cell]) => `${rules ? subjectOf(rules, code).title : code} (quá hạn ${cell.days} ngày)`);
  return `Công khai năm học ${schoolYear}: còn thiếu ${items.join('; ')}.`;
}

/** `already`: reminded by this office today, not reminded again. */
export async function remindUnits(work: Work, office: Unit, input: RemindUnits): Promise<{ sent: number; already: number }> {
  const { schoolYear, unitIds } = parseForm(form, input);
  if (!mayOversee(work.actor, office.path)) throw reservedFor(overseers, 'Sở nhắc mọi trường, Phòng nhắc các trường của Phòng.');
  const rows = await boardOf(work, office.path, schoolYear, true);
  const wanted = new Set(unitIds);
  const chosen = rows.filter((row) => wanted.has(row.unitId));
  const done = chosen.filter((row) => row.missing === 0);
  throwIfAny([
    chosen.length < wanted.size && {
      ...{ code: 'audience', message: `${wanted.size - chosen.length} đơn vị đã chọn không thuộc ${office.shortName}.` },
    },
    done.length > 0 && {
      code: 'done',
      message: `${done
        .slice(0, 5)
        .map((row) => row.name)
        .join(', ')}${done.length > 5 ? ` và ${done.length - 5} đơn vị khác` : ''} không thiếu mục nào, không có gì để nhắc.`,
    },
  ]);
  const sender = work.actor.kind === 'person' ? work.actor.userId : 'system';
  const today = await read(work)
    .selectFrom('disclosure.reminder')
    .select('unit_id')
    .where('sent_by', '=', sender)
    .where('school_year', '=', schoolYear)
    .where('sent_at', '>=', instantOf(work.today))
    .execute();
  const already = new Set(today.map((row) => row.unit_id));
  const left = chosen.filter((row) => !already.has(row.unitId));
  if (left.length > 0)
    await write(work)
      .insertInto('disclosure.reminder')
      .values(
        left.map((row) => ({
          ...{ id: randomUUID(), unit_id: row.unitId, school_year: schoolYear, text: wordsFor(row, schoolYear) },
          ...{ sent_by: sender, sent_by_name: actorName(work.actor), sent_at: work.now, seen_at: null, seen_by_name: '' },
        })),
      )
      .execute();
  for (const row of left) await announceMoved(work, row.unitId);
  await record(work, {
    action: 'disclosure.remind',
    object: { kind: 'unit', id: office.id },
    unitId: office.id,
    summary: `Nhắc ${left.length} đơn vị công khai năm học ${schoolYear}`,
    after: { units: left.map((row) => row.unitId) },
  });
  return { sent: left.length, already: chosen.length - left.length };
}
