// The principal approves the results of a class in a period, approves again what changed since, and takes it back. Approved, they are closed;
// incomplete, they are not approved unless the pupils in question are named with a reason.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { toLocal } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { isClosed, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { type ClassResults, classResults, lackWords, type PupilResult } from '../queries/class-results.ts';
import type { Period } from '../rules/outcome.ts';
import { periodNames } from '../rules/period-names.ts';
import { waitingWords, yearDecision } from '../rules/waiting.ts';
import { endUnlocks } from './close-unlock.ts';
import { holdMarks } from './hold-marks.ts';
import { lockMarks } from './lock-marks.ts';

const written = (least: string) =>
  z.string().transform(nfc).pipe(z.string().trim().min(5, least).max(300, 'Lý do nhiều nhất 300 ký tự'));
export const approvalForm = z.object({
  classId: z.coerce.number().int().positive(),
  period: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  /** Pupils who are let through as they are. */
  except: z
    .array(z.object({ pupil: z.uuid(), reason: written('Ghi lý do của em ngoại lệ, ít nhất 5 ký tự') }))
    .max(60)
    .default([]),
});

/** Of how many pupils each thing lacks, most first: 'hạnh kiểm 40 em; kết quả môn Toán 2 em (Nguyễn Văn An, Lê Thị Chi)'. */
const lacksOf = ({ facts }: Pick<ClassResults, 'facts'>, waiting: readonly PupilResult[]): string => {
  const who = new Map<string, string[]>();
  for (const { pupil, missing, complete } of waiting)
    for (const lack of complete ? [yearDecision] : new Set(missing.map((one) => lackWords(facts.rules, one))))
      who.set(lack, [...(who.get(lack) ?? []), pupil.name]);
  const most = [...who].sort(([, a], [, b]) => b.length - a.length);
  const words = most
    .slice(0, 6)
    .map(([lack, names]) => `${lack} ${names.length} em${names.length <= 3 ? ` (${names.join(', ')})` : ''}`);
  return words.join('; ') + (most.length > 6 ? ` và ${most.length - 6} mục khác` : '');
};

/** Who keeps the class from being approved: whoever studies there and is not complete; at the end of the year whoever nothing is decided for. */
export const notReady = ({ rows, period, facts }: ClassResults): PupilResult[] =>
  rows.filter(
    ({ pupil, complete, decision }) =>
      (pupil.here || pupil.endKind === 'year_closed') &&
      (!complete || (period === 3 && decision === null && facts.rules.kind !== 'preschool')),
  );

const demandPrincipal = (work: Work, unit: Unit) => {
  if (mayLockMarks(work.actor, unit) !== true)
    throw refuse('not_allowed', `Duyệt kết quả và mở duyệt do hiệu trưởng ${unit.shortName} quyết định.`);
  if (isClosed(unit, work.today)) throw refuse('unit_closed', `${unit.shortName} đã giải thể: kết quả chỉ để xem.`);
};

async function resultsHere(work: Work, unit: Unit, classId: number, period: Period): Promise<ClassResults> {
  // Marks on their way are seen here; whoever comes later finds the approval.
  await holdMarks(work, unit.id);
  // The same for what is decided of a pupil.
  await sql`select from assessment.result where class_id = ${classId} and period = ${period} order by pupil_id for update`.execute(
    work.handle,
  );
  const results = await classResults(work, classId, period);
  if (results.facts.unitId !== unit.id) throw notFound('Không tìm thấy lớp này.');
  return results;
}

/** As they are at this moment. */
async function approve(work: Work, { facts, period }: ClassResults, pupils: readonly string[]): Promise<void> {
  const who = work.actor.kind === 'person' ? work.actor.userId : 'system';
  await sql`update assessment.result set approved_by = ${who}, approved_at = ${work.now}, approved_hash = inputs_hash
    where school_year = ${facts.schoolYear} and period = ${period} and pupil_id = any(${pupils as string[]}::uuid[]) and complete`.execute(
    work.handle,
  );
}

/** `closed`: cells were open by a request, and are so no more. */
export async function approveResults(work: Work, unit: Unit, input: unknown): Promise<{ approved: number; closed: number }> {
  const { classId, period, except } = parseForm(approvalForm, input);
  demandPrincipal(work, unit);
  const results = await resultsHere(work, unit, classId, period);
  const { facts, rows, approval } = results;
  const named = new Map(except.map(({ pupil, reason }) => [pupil, reason]));
  const waiting = notReady(results);
  const open = waiting.filter(({ pupil }) => !named.has(pupil.id));
  throwIfAny([
    approval !== null && {
      code: 'approved',
      message: `${approval.by} đã duyệt kết quả ${periodNames[period]} của lớp ${facts.className}.`,
    },
    rows.length === 0 && { code: 'empty', message: `Lớp ${facts.className} chưa có học sinh.` },
    open.length > 0 && {
      code: 'incomplete',
      message: `${waitingWords(open.length, open.filter(({ complete }) => complete).length)}: ${lacksOf(results, open)}.`,
    },
    ...except.map(
      ({ pupil }): Reason | false =>
        !waiting.some((row) => row.pupil.id === pupil) && {
          code: 'not_needed',
          message: `${rows.find((row) => row.pupil.id === pupil)?.pupil.name ?? 'Em được nêu'} đã đủ hoặc không học lớp này: bỏ khỏi ngoại lệ.`,
        },
    ),
  ]);
  const excepted = waiting.map(({ pupil }) => `${pupil.name} (${named.get(pupil.id)})`);
  const reason = `Duyệt kết quả ${periodNames[period]}${excepted.length > 0 ? `, ngoại lệ: ${excepted.join('; ')}` : ''}`.slice(
    0,
    500,
  );
  const ready = rows.filter(({ pupil }) => !named.has(pupil.id)).map(({ pupil }) => pupil.id);
  await approve(work, results, ready);
  await lockMarks(work, unit, { schoolYear: facts.schoolYear, classId, semester: period, reason }, 'approval');
  const closed = await endUnlocks(work, classId, period);
  await record(work, {
    ...{ action: 'assessment.approve-results', object: { kind: 'class', id: classId }, unitId: unit.id },
    summary: `Duyệt kết quả ${periodNames[period]} lớp ${facts.className}: ${ready.length} em${excepted.length > 0 ? `, ngoại lệ ${excepted.join('; ')}` : ''}${closed > 0 ? `; đóng lại ${closed} yêu cầu đang mở` : ''}`,
  });
  await announceMoved(work, unit.id);
  return { approved: ready.length, closed };
}

export const reapproveForm = approvalForm.pick({ classId: true, period: true }).extend({
  /** As the principal has seen them. */
  seen: z
    .array(z.object({ pupil: z.uuid(), version: z.coerce.number().int() }))
    .min(1, 'Không còn em nào chờ duyệt lại')
    .max(200),
});

/** Of an approved class those whose result nobody has approved as it is: changed since, or complete only since. The class stays closed. */
export function awaitsApproval(results: ClassResults): PupilResult[] {
  const lacking = new Set(notReady(results).map(({ pupil }) => pupil.id));
  if (results.approval === null || results.facts.frozen) return [];
  return results.rows.filter((row) => !row.approved && row.complete && !lacking.has(row.pupil.id));
}

/** As `cameWithoutResults` says of a school: came after the class was approved, and nobody could have been named as an exception. */
export const cameSince = ({ approval, facts, rows }: ClassResults): PupilResult[] =>
  approval === null || facts.frozen
    ? []
    : rows.filter(({ pupil, complete }) => pupil.here && !complete && pupil.since >= toLocal(approval.at).date);

/** What requests keep open for these pupils is closed with it. */
export async function reapproveResults(work: Work, unit: Unit, input: unknown): Promise<{ reapproved: number; closed: number }> {
  const { classId, period, seen } = parseForm(reapproveForm, input);
  demandPrincipal(work, unit);
  const results = await resultsHere(work, unit, classId, period);
  const { facts, approval } = results;
  const waiting = awaitsApproval(results);
  throwIfAny([
    approval === null && {
      code: 'not_approved',
      message: `Kết quả ${periodNames[period]} của lớp ${facts.className} chưa được duyệt.`,
    },
    facts.frozen && {
      code: 'frozen',
      message: `Năm học ${facts.schoolYear} đã kết chuyển: hoàn tác kết chuyển trước khi duyệt lại.`,
    },
  ]);
  const chosen = waiting.filter(({ pupil, version }) => seen.some((one) => one.pupil === pupil.id && one.version === version));
  // What changed under the principal's eyes is looked at first.
  if (chosen.length < seen.length)
    throw new Refused('conflict', [
      { code: 'conflict', message: `Kết quả lớp ${facts.className} vừa đổi thêm. Xem lại rồi duyệt.` },
    ]);
  const pupils = chosen.map(({ pupil }) => pupil.id);
  await approve(work, results, pupils);
  const closed = await endUnlocks(work, classId, period, pupils);
  const names = chosen.map(({ pupil }) => pupil.name).join(', ');
  await record(work, {
    ...{ action: 'assessment.reapprove-results', object: { kind: 'class', id: classId }, unitId: unit.id },
    summary:
      `Duyệt lại kết quả ${periodNames[period]} lớp ${facts.className}: ${closed > 0 ? `đóng lại ô đang mở theo ${closed} yêu cầu; ` : ''}${names}`.slice(
        0,
        1000,
      ),
  });
  await announceMoved(work, unit.id);
  return { reapproved: chosen.length, closed };
}

export const reopenForm = approvalForm
  .pick({ classId: true, period: true })
  .extend({ reason: written('Ghi lý do mở lại, ít nhất 5 ký tự') });

/** Marks and conduct can be written again; who approved, and why it was opened, stays on record. */
export async function reopenResults(work: Work, unit: Unit, input: unknown): Promise<void> {
  const { classId, period, reason } = parseForm(reopenForm, input);
  demandPrincipal(work, unit);
  const { facts, approval } = await resultsHere(work, unit, classId, period);
  throwIfAny([
    !approval && { code: 'not_approved', message: `Kết quả ${periodNames[period]} của lớp ${facts.className} chưa được duyệt.` },
    facts.frozen && {
      code: 'frozen',
      message: `Năm học ${facts.schoolYear} đã kết chuyển: hoàn tác kết chuyển trước khi mở lại.`,
    },
  ]);
  // Approval and lock go together: this is the only way to open it.
  await write(work)
    .updateTable('assessment.lock')
    .set({
      ...{ opened_at: work.now, opened_by_name: actorName(work.actor), open_reason: reason },
      opened_by: work.actor.kind === 'person' ? work.actor.userId : 'system',
    })
    .where('id', '=', approval?.lockId ?? 0)
    .execute();
  await sql`update assessment.result set approved_by = null, approved_at = null, approved_hash = null where class_id = ${classId} and period = ${period}`.execute(
    work.handle,
  );
  await record(work, {
    ...{ action: 'assessment.reopen-results', object: { kind: 'class', id: classId }, unitId: unit.id },
    summary: `Mở lại kết quả ${periodNames[period]} lớp ${facts.className} đã duyệt: ${reason}`,
  });
  await announceMoved(work, unit.id);
}
