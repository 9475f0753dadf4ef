// Somebody who answers for a child agrees that it is shown; later takes it back, and the pictures go at once (P-6.3, P-6.4).

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, throwIfAny } from '#kernel/refusal.ts';
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

export async function giveConsent(
  work: Work,
  unitId: number,
  pupilId: string,
  input: z.input<typeof giveForm>,
): Promise<{ released: number }> {
  const form = parseForm(giveForm, input);
  const { ledger, standing } = await childForUpdate(work, unitId, pupilId);
  const { birthDate } = ledger.pupil;
  const givenOn = form.givenOn || work.today;
  // On a day that has not come nobody has said anything yet: neither an age nor an earlier word is asked of it.
  throwIfAny([givenOn > work.today && { code: 'day', message: `Ngày ${formatDate(givenOn)} chưa tới.`, field: 'givenOn' }]);
  // The age counts on the day on which it was given, and the child may have turned seven since.
  const age = birthDate ? ageOn(birthDate, givenOn) : null;
  throwIfAny([
    age === null && {
      ...{ code: 'birth', field: 'childAgreed' },
      message: 'Hồ sơ chưa có ngày sinh: bổ sung trước, vì từ 7 tuổi phải có ý kiến của chính trẻ.',
    },
    age !== null &&
      age >= ownConsentAge &&
      !form.childAgreed && {
        ...{ code: 'child', field: 'childAgreed' },
        message: `Em đã ${age} tuổi: hỏi và ghi ý kiến của em, cùng với ý kiến của người đại diện.`,
      },
    standing !== undefined &&
      (ledger.standing === 'valid' || !form.childAgreed) && {
        code: 'standing',
        message: `Đã có sự đồng ý từ ngày ${formatDate(standing.given_on)}. Rút sự đồng ý ấy trước nếu muốn ghi lại.`,
      },
  ]);
  const by = actorName(work.actor);
  // The guardian's word given before the child turned seven is succeeded by the one that has the child's own.
  if (standing)
    await write(work)
      .updateTable('consent.consent')
      .set({
        ...{ withdrawn_on: givenOn, withdrawn_by: form.givenBy, withdrawn_entered_by: by, withdrawn_at: work.now },
        withdraw_reason: 'Thay bằng sự đồng ý có ý kiến của trẻ',
      })
      .where('id', '=', standing.id)
      .execute();
  const purpose = purposeOn(givenOn);
  await write(work)
    .insertInto('consent.consent')
    .values({
      ...{ id: randomUUID(), unit_id: unitId, pupil_id: pupilId, purpose: 'publish_picture' },
      ...{ purpose_version: purpose?.version ?? 1, given_by: form.givenBy, relation: form.relation },
      ...{ child_agreed: form.childAgreed, age: age ?? 0, method: form.method, evidence: form.evidence, given_on: givenOn },
      ...{ entered_by: by, entered_at: work.now },
      ...{ withdrawn_on: null, withdrawn_by: null, withdraw_reason: null, withdrawn_entered_by: null, withdrawn_at: null },
    })
    .execute();
  const { released } = await refreshHolds(work, unitId, await picturesOf(work, unitId, pupilId));
  await record(work, {
    action: 'consent.give',
    object: { kind: 'pupil', id: pupilId },
    unitId,
    summary: `Ghi sự đồng ý đăng ảnh của ${ledger.pupil.name}`,
    after: { relation: form.relation, method: form.method, given_on: givenOn, released },
  });
  return { released };
}

/** Whoever asks, it is done: no reason is needed to take consent back. @returns how many pictures were held back */
export async function withdrawConsent(
  work: Work,
  unitId: number,
  pupilId: string,
  input: z.input<typeof withdrawForm>,
): Promise<{ held: number }> {
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
  const { held } = await refreshHolds(work, unitId, await picturesOf(work, unitId, pupilId));
  await record(work, {
    action: 'consent.withdraw',
    object: { kind: 'pupil', id: pupilId },
    unitId,
    summary: `Rút sự đồng ý đăng ảnh của ${ledger.pupil.name}; ${held} ảnh được giữ lại`,
    after: { on, held },
  });
  return { held };
}
