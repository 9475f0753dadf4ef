// Somebody who answers for a child agrees that it is shown; later takes it back, and the pictures go at once (P-6.3, P-6.4).

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, type Reason, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demand, mayKeepConsents } from '../policy.ts';
import { ledgerOf } from '../queries/consents.ts';
import { picturesOf } from '../queries/standing.ts';
import { ageOn, type Method, methodNames, ownConsentAge, purposeOn, type Relation, relationNames } from '../rules/consent.ts';
import { refreshHolds } from './refresh-holds.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');
const tick = z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()).default(false);

export const giveForm = z.object({
  givenBy: line(80, 'Người đồng ý').refine((v) => v.length >= 2, 'Ghi họ tên người đồng ý'),
  relation: z.enum(Object.keys(relationNames) as [Relation, ...Relation[]], 'Chọn quan hệ với trẻ'),
  childAgreed: tick,
  method: z.enum(Object.keys(methodNames) as [Method, ...Method[]], 'Chọn cách đồng ý'),
  evidence: line(200, 'Bằng chứng').refine((v) => v.length >= 3, 'Ghi bằng chứng lưu ở đâu, như “Phiếu lớp 6A, tủ hồ sơ số 2”'),
  givenOn: typedDay,
});
export const withdrawForm = z.object({
  by: line(80, 'Người rút').refine((v) => v.length >= 2, 'Ghi ai rút lại sự đồng ý'),
  reason: line(300, 'Lý do'),
  on: typedDay,
});

async function childForUpdate(work: Work, unitId: number, pupilId: string) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demand(mayKeepConsents(work.actor, unit));
  const ledger = await ledgerOf(work, unitId, pupilId);
  if (!ledger) throw notFound('Không tìm thấy học sinh này.');
  const standing = await write(work)
    .selectFrom('consent.consent')
    .select(['id', 'given_on', 'child_agreed'])
    .where('unit_id', '=', unitId)
    .where('pupil_id', '=', pupilId)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return { unit, ledger, standing };
}

type Given = Pick<z.output<typeof giveForm>, 'givenBy' | 'relation' | 'childAgreed' | 'method' | 'evidence'> & {
  givenOn: string;
};
type Child = Awaited<ReturnType<typeof childForUpdate>>;

/** On a day that has not come nobody has said anything yet: neither an age nor an earlier word is asked of it. */
const dayReasons = (givenOn: string, today: string): Reason[] =>
  givenOn > today ? [{ code: 'day', message: `Ngày ${formatDate(givenOn)} chưa tới.`, field: 'givenOn' }] : [];

/** The age counts on the day on which it was given, and the child may have turned seven since. */
const ageAt = ({ ledger }: Child, day: string): number | null =>
  ledger.pupil.birthDate ? ageOn(ledger.pupil.birthDate, day) : null;

function childReasons(child: Child, { givenOn, childAgreed }: Given): Reason[] {
  const { ledger, standing } = child;
  const age = ageAt(child, givenOn);
  const field = 'childAgreed';
  const reasons: Reason[] = [];
  if (age === null)
    reasons.push({
      ...{ code: 'birth', field },
      message: 'Hồ sơ chưa có ngày sinh: bổ sung trước, vì từ 7 tuổi phải có ý kiến của chính trẻ.',
    });
  else if (age >= ownConsentAge && !childAgreed)
    reasons.push({
      ...{ code: 'child', field },
      message: `Em đã ${age} tuổi: hỏi và ghi ý kiến của em, cùng với ý kiến của người đại diện.`,
    });
  if (standing && (ledger.standing === 'valid' || !childAgreed))
    reasons.push({
      code: 'standing',
      message: `Đã có sự đồng ý từ ngày ${formatDate(standing.given_on)}. Rút sự đồng ý ấy trước nếu muốn ghi lại.`,
    });
  return reasons;
}

async function store(work: Work, unitId: number, child: Child, given: Given): Promise<void> {
  const { ledger, standing } = child;
  const { givenOn, method, relation } = given;
  const by = actorName(work.actor);
  // The guardian's word given before the child turned seven is succeeded by the one that has the child's own.
  if (standing)
    await write(work)
      .updateTable('consent.consent')
      .set({
        ...{ withdrawn_on: givenOn, withdrawn_by: given.givenBy, withdrawn_entered_by: by, withdrawn_at: work.now },
        withdraw_reason: 'Thay bằng sự đồng ý có ý kiến của trẻ',
      })
      .where('id', '=', standing.id)
      .execute();
  await write(work)
    .insertInto('consent.consent')
    .values({
      ...{ id: randomUUID(), unit_id: unitId, pupil_id: ledger.pupil.id, purpose: 'publish_picture' },
      ...{ purpose_version: purposeOn(givenOn)?.version ?? 1, given_by: given.givenBy, relation, method, given_on: givenOn },
      ...{ child_agreed: given.childAgreed, age: ageAt(child, givenOn) ?? 0, evidence: given.evidence },
      ...{ entered_by: by, entered_at: work.now },
      ...{ withdrawn_on: null, withdrawn_by: null, withdraw_reason: null, withdrawn_entered_by: null, withdrawn_at: null },
    })
    .execute();
  await record(work, {
    action: 'consent.give',
    object: { kind: 'pupil', id: ledger.pupil.id },
    unitId,
    summary: `Ghi sự đồng ý đăng ảnh của ${ledger.pupil.name}`,
    after: { relation, method, given_on: givenOn },
  });
}

export async function giveConsent(
  work: Work,
  unitId: number,
  pupilId: string,
  input: z.input<typeof giveForm>,
): Promise<{ released: number }> {
  const form = parseForm(giveForm, input);
  const child = await childForUpdate(work, unitId, pupilId);
  const given = { ...form, givenOn: form.givenOn || work.today };
  throwIfAny(dayReasons(given.givenOn, work.today));
  throwIfAny(childReasons(child, given));
  await store(work, unitId, child, given);
  const { released } = await refreshHolds(work, unitId, await picturesOf(work, unitId, pupilId));
  return { released };
}

const slip = giveForm.pick({ relation: true, childAgreed: true }).extend({ pupil: z.uuid(), givenBy: line(80, 'Người đồng ý') });
export const slipsForm = giveForm
  .pick({ method: true, evidence: true, givenOn: true })
  .extend({ slips: z.array(slip).min(1, 'Chọn ít nhất một em đã có phiếu').max(100, 'Mỗi lần nhiều nhất 100 em') });

/**
 * The slips of a class as they come back, in one act: all of them or, with the reasons at each child, none. The field of such a reason is
 * `FIELD.PUPIL`.
 */
export async function giveConsents(
  work: Work,
  unitId: number,
  input: z.input<typeof slipsForm>,
): Promise<{ children: number; released: number }> {
  const { slips, ...form } = parseForm(slipsForm, input);
  const givenOn = form.givenOn || work.today;
  throwIfAny(dayReasons(givenOn, work.today));
  const reasons: Reason[] = [];
  const stored: (() => Promise<void>)[] = [];
  // In one order for everybody: two clerks at one class never wait for each other crosswise.
  const order = slips.map((_, i) => i).sort((a, b) => ((slips[a]?.pupil ?? '') < (slips[b]?.pupil ?? '') ? -1 : 1));
  for (const i of order) {
    const { pupil, ...own } = slips[i] as z.output<typeof slip>;
    const child = await childForUpdate(work, unitId, pupil);
    const given = { ...form, ...own, givenOn };
    const unsigned = own.givenBy.length < 2 ? [{ code: 'signer', message: 'ghi họ tên người đồng ý.', field: 'givenBy' }] : [];
    for (const { code, message, field = 'slip' } of [...unsigned, ...childReasons(child, given)])
      reasons.push({ code, message: `${child.ledger.pupil.name}: ${message}`, field: `${field}.${pupil}` });
    stored.push(() => store(work, unitId, child, given));
  }
  throwIfAny(reasons);
  for (const one of stored) await one();
  const pictures = new Set<string>();
  for (const { pupil } of slips) for (const id of await picturesOf(work, unitId, pupil)) pictures.add(id);
  const { released } = await refreshHolds(work, unitId, [...pictures]);
  return { children: slips.length, released };
}

/** Whoever asks, it is done: no reason is needed to take consent back. @returns how many pictures were held back */
export async function withdrawConsent(
  work: Work,
  unitId: number,
  pupilId: string,
  input: z.input<typeof withdrawForm>,
): Promise<{ held: number; elsewhere: string[] }> {
  const form = parseForm(withdrawForm, input);
  const { ledger, standing } = await childForUpdate(work, unitId, pupilId);
  if (!standing) throw notFound('Không có sự đồng ý nào để rút.');
  const on = form.on || work.today;
  throwIfAny([
    on > work.today && { code: 'day', message: `Ngày ${formatDate(on)} chưa tới.`, field: 'on' },
    on < standing.given_on && { code: 'day', message: 'Ngày rút không trước ngày đồng ý.', field: 'on' },
  ]);
  await write(work)
    .updateTable('consent.consent')
    .set({
      ...{ withdrawn_on: on, withdrawn_by: form.by, withdraw_reason: form.reason || null },
      ...{ withdrawn_entered_by: actorName(work.actor), withdrawn_at: work.now },
    })
    .where('id', '=', standing.id)
    .execute();
  const { held, elsewhere } = await refreshHolds(work, unitId, await picturesOf(work, unitId, pupilId));
  await record(work, {
    action: 'consent.withdraw',
    object: { kind: 'pupil', id: pupilId },
    unitId,
    summary: `Rút sự đồng ý đăng ảnh của ${ledger.pupil.name}; ${held} ảnh được giữ lại${elsewhere.length > 0 ? `, cả ở ${elsewhere.join(', ')}` : ''}`,
    after: { on, held },
  });
  return { held, elsewhere };
}
