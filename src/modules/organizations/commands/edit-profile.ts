// The record of a unit changes: by its own people or those above it; the second of two editors sees both versions.
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { parseForm } from '#kernel/form.ts';
import { plainPhone } from '#kernel/phone.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { mayEditProfile } from '../policy.ts';
import { unitById } from '../queries/units.ts';
import { reassessProfile } from './assess-profile.ts';

const text = (max: number) =>
  z
    .string()
    .nullish()
    .transform((value) => (value ? nfc(value) || null : null))
    .pipe(z.string().max(max, `Nhiều nhất ${max} ký tự`).nullable());
const phone = text(20)
  // How a number is grouped stays as the unit writes it.
  .transform((value) => (value === null ? null : value.replace(/^\+?84(?=[ .-]?[1-9](?:[ .-]?\d){8}$)[ .-]?/, '0')))
  .refine((value) => value === null || /^0\d{8,10}$/.test(plainPhone(value)), 'Điện thoại gồm 9 đến 11 chữ số, bắt đầu bằng 0');
const email = text(120).refine(
  (value) => value === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  'E-mail viết như vanthu@truong.edu.vn',
);

/** It becomes a link on public pages: nothing but a web address. */
const website = text(200).refine((value) => {
  if (value === null) return true;
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(value);
}, 'Địa chỉ trang viết như http://thcs-con-a.namdinh.edu.vn');

export const profileForm = z.object({
  address: text(200).describe('Địa chỉ'),
  commune_code: text(10).describe('Xã, phường'),
  phone: phone.describe('Điện thoại'),
  email: email.describe('E-mail'),
  website: website.describe('Trang thành viên'),
  head_name: text(80).describe('Họ tên người đứng đầu'),
  head_phone: phone.describe('Điện thoại người đứng đầu'),
  head_email: email.describe('E-mail người đứng đầu'),
  introduction: text(4000).describe('Giới thiệu ngắn'),
  version: z.coerce.number().int(),
});
export type ProfileForm = z.input<typeof profileForm>;

export async function editProfile(work: Work, unitId: number, input: ProfileForm): Promise<{ version: number }> {
  const { version, ...fields } = parseForm(profileForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, mayEditProfile, unit.path))
    throw refuse(
      'not_allowed',
      `Hồ sơ của ${unit.shortName} do ${teaches(unit.type) ? 'hiệu trưởng và văn thư của đơn vị' : 'chuyên viên và quản trị của đơn vị'} sửa.`,
    );
  const before = await write(work)
    .selectFrom('organizations.profile')
    .selectAll()
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Không tìm thấy đơn vị.');
  if (before.version !== version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa hồ sơ này: xem hai bản rồi chọn.' }], before);
  if (
    fields.commune_code &&
    !(await read(work)
      .selectFrom('organizations.commune')
      .select('code')
      .where('code', '=', fields.commune_code)
      .executeTakeFirst())
  )
    throw refuse('commune', 'Không có xã, phường này trong danh mục.', 'commune_code');
  const changed = difference(before, fields);
  if (changed.changed.length === 0) return { version };
  await write(work)
    .updateTable('organizations.profile')
    .set({ ...fields, version: version + 1, updated_at: new Date() })
    .where('unit_id', '=', unitId)
    .execute();
  await reassessProfile(work, unitId);
  // Contacts stand at the foot of every page of the unit's site.
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'organizations.edit-profile',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `Sửa hồ sơ ${unit.shortName}: ${changed.changed.length} mục`,
    before: changed.before,
    after: changed.after,
  });
  return { version: version + 1 };
}
