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
import { pupilsOf } from '../queries/consents.ts';
import { picturesOf } from '../queries/standing.ts';
import {
  ageOn,
  type Method,
  methodNames,
  ownConsentAge,
  purposeOn,
  type Relation,
  relationNames,
  standingOf,
} from '../rules/consent.ts';
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

type Child = {
  id: string;
  name: string;
  birthDate: string | null;
  consent: { id: string; given_on: string; child_agreed: boolean } | undefined;
};
/** With the consents that stand, ours until the end. @throws Refused where one of them is no pupil of the unit, or may not be written of */
async function childrenForUpdate(work: Work, unitId: number, pupilIds: readonly string[]): Promise<Map<string, Child>> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demand(mayKeepConsents(work.actor, unit));
  const pupils = await pupilsOf(work, unitId, pupilIds);
  if (pupils.length < new Set(pupilIds).size) throw notFound('Không tìm thấy học sinh này.');
  const standing = await write(work)
    .selectFrom('consent.consent')
    .select(['id', 'pupil_id', 'given_on', 'child_agreed'])
    .where('unit_id', '=', unitId)
    .where('pupil_id', 'in', [...pupilIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('pupil_id')
    .forUpdate()
    .execute();
  return new Map(
    pupils.map((pupil) => [pupil.id, { ...pupil, consent: standing.find(({ pupil_id }) => pupil_id === pupil.id) }]),
  );
}
async function childForUpdate(work: Work, unitId: number, pupilId: string): Promise<Child> {
  return (await childrenForUpdate(work, unitId, [pupilId])).get(pupilId) as Child;
}

type Given = Pick<z.output<typeof giveForm>, 'givenBy' | 'relation' | 'childAgreed' | 'method' | 'evidence'> & {
  givenOn: string;
};

/** On a day that has not come nobody has said anything yet: neither an age nor an earlier word is asked of it. */
const dayReasons = (givenOn: string, today: string): Reason[] =>
  givenOn > today ? [{ code: 'day', message: `Ngày ${formatDate(givenOn)} chưa tới.`, field: 'givenOn' }] : [];

/** The age counts on the day on which it was given, and the child may have turned seven since. */
const ageAt = ({ birthDate }: Child, day: string): number | null => (birthDate ? ageOn(birthDate, day) : null);

function childReasons(child: Child, { givenOn, childAgreed }: Given, today: string): Reason[] {
  const { consent } = child;
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
  const valid = consent && standingOf({ childAgreed: consent.child_agreed }, false, child.birthDate, today) === 'valid';
  if (consent && (valid || !childAgreed))
    reasons.push({
      code: 'standing',
      message: `Đã có sự đồng ý từ ngày ${formatDate(consent.given_on)}. Rút sự đồng ý ấy trước nếu muốn ghi lại.`,
    });
  return reasons;
}

async function store(work: Work, unitId: number, child: Child, given: Given): Promise<void> {
  const { id, name, consent } = child;
  const { givenOn, method, relation } = given;
  const by = actorName(work.actor);
  // The guardian's word given before the child turned seven is succeeded by the one that has the child's own.
  if (consent)
    await write(work)
      .updateTable('consent.consent')
      .set({
        ...{ withdrawn_on: givenOn, withdrawn_by: given.givenBy, withdrawn_entered_by: by, withdrawn_at: work.now },
        withdraw_reason: 'Thay bằng sự đồng ý có ý kiến của trẻ',
      })
      .where('id', '=', consent.id)
      .execute();
  await write(work)
    .insertInto('consent.consent')
    .values({
      ...{ id: randomUUID(), unit_id: unitId, pupil_id: id, purpose: 'publish_picture' },
      ...{ purpose_version: purposeOn(givenOn)?.version ?? 1, given_by: given.givenBy, relation, method, given_on: givenOn },
      ...{ child_agreed: given.childAgreed, age: ageAt(child, givenOn) ?? 0, evidence: given.evidence },
      ...{ entered_by: by, entered_at: work.now },
      ...{ withdrawn_on: null, withdrawn_by: null, withdraw_reason: null, withdrawn_entered_by: null, withdrawn_at: null },
    })
    .execute();
  await record(work, {
    action: 'consent.give',
    object: { kind: 'pupil', id },
    unitId,
    summary: `Ghi sự đồng ý đăng ảnh của ${name}`,
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
  throwIfAny(childReasons(child, given, work.today));
  await store(work, unitId, child, given);
  const { released } = await refreshHolds(work, unitId, await picturesOf(work, unitId, [pupilId]));
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
  const own = new Map(slips.map(({ pupil, ...said }) => [pupil, { ...form, ...said, givenOn }]));
  const children = await childrenForUpdate(work, unitId, [...own.keys()]);
  const given = [...children.values()].map((child) => ({ child, said: own.get(child.id) as Given }));
  throwIfAny(
    given.flatMap(({ child, said }) => {
      const unsigned = said.givenBy.length < 2 ? [{ code: 'signer', message: 'ghi họ tên người đồng ý.', field: 'givenBy' }] : [];
      return [...unsigned, ...childReasons(child, said, work.today)].map(({ code, message, field = 'slip' }) => ({
        ...{ code, message: `${child.name}: ${message}`, field: `${field}.${child.id}` },
      }));
    }),
  );
  for (const { child, said } of given) await store(work, unitId, child, said);
  const { released } = await refreshHolds(work, unitId, await picturesOf(work, unitId, [...own.keys()]));
  return { children: given.length, released };
}

/** Whoever asks, it is done: no reason is needed to take consent back. @returns how many pictures were held back */
export async function withdrawConsent(
  work: Work,
  unitId: number,
  pupilId: string,
  input: z.input<typeof withdrawForm>,
): Promise<{ held: number; elsewhere: string[] }> {
  const form = parseForm(withdrawForm, input);
  const { name, consent } = await childForUpdate(work, unitId, pupilId);
  if (!consent) throw notFound('Không có sự đồng ý nào để rút.');
  const on = form.on || work.today;
  throwIfAny([
    on > work.today && { code: 'day', message: `Ngày ${formatDate(on)} chưa tới.`, field: 'on' },
    on < consent.given_on && { code: 'day', message: 'Ngày rút không trước ngày đồng ý.', field: 'on' },
  ]);
  await write(work)
    .updateTable('consent.consent')
    .set({
      ...{ withdrawn_on: on, withdrawn_by: form.by, withdraw_reason: form.reason || null },
      ...{ withdrawn_entered_by: actorName(work.actor), withdrawn_at: work.now },
    })
    .where('id', '=', consent.id)
    .execute();
  const { held, elsewhere } = await refreshHolds(work, unitId, await picturesOf(work, unitId, [pupilId]));
  await record(work, {
    action: 'consent.withdraw',
    object: { kind: 'pupil', id: pupilId },
    unitId,
    summary: `Rút sự đồng ý đăng ảnh của ${name}; ${held} ảnh được giữ lại${elsewhere.length > 0 ? `, cả ở ${elsewhere.join(', ')}` : ''}`,
    after: { on, held },
  });
  return { held, elsewhere };
}
