// What a unit is called in English and where it is (P-2.4): the head of every English page, and the page of contact.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { profileOf, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { isVietnamese } from '../rules/english.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
const nameForm = z.object({
  name: line(200, 'Tên tiếng Anh'),
  address: line(300, 'Địa chỉ tiếng Anh'),
  version: z.coerce.number().int(),
});
/** Empty: there is none. */
export type EnglishNameForm = z.input<typeof nameForm>;

export async function keepEnglishName(work: Work, unitId: number, input: EnglishNameForm): Promise<void> {
  const form = parseForm(nameForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  const site = await write(work)
    .selectFrom('sites.site')
    .select(['name_en', 'address_en', 'title', 'version'])
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) throw notFound('Đơn vị chưa có trang.');
  if (site.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa trang này. Tải lại trang rồi sửa.' }], {
      ...{ version: site.version, name: site.name_en, address: site.address_en },
    });
  const profile = await profileOf(work, unitId);
  throwIfAny([
    // An address is names and little else: only the Vietnamese one itself is told.
    isVietnamese(form.name, 0.7) && {
      ...{ code: 'name_vietnamese', field: 'name' },
      message: 'Tên này đang là tiếng Việt. Ví dụ: Hải Hậu District Office of Education and Training.',
    },
    form.address !== '' &&
      form.address === profile?.address && {
        ...{ code: 'address_vietnamese', field: 'address' },
        message: 'Địa chỉ này đang là tiếng Việt. Ví dụ: Trần Hưng Đạo Street, Cồn Town, Hải Hậu District.',
      },
    form.address !== '' &&
      form.name === '' && { code: 'name', message: 'Có địa chỉ thì ghi cả tên đơn vị bằng tiếng Anh.', field: 'name' },
  ]);
  await sql`
    update sites.site s set name_en = ${form.name || null}, address_en = ${form.address || null}, version = s.version + 1, updated_at = ${work.now},
      english_said = sites.fingerprint(coalesce(s.title, u.name), (select p.address from organizations.profile p where p.unit_id = u.id))
    from organizations.unit u where u.id = s.unit_id and s.unit_id = ${unitId}`.execute(work.handle);
  // The English pages of the units below name it.
  await purgePages(work, [`site:${unitId}`, `english:${unitId}`]);
  await record(work, {
    action: 'sites.edit-english-name',
    object: { kind: 'site', id: String(unitId) },
    unitId,
    summary: `Ghi tên, địa chỉ tiếng Anh của ${unit.shortName}`,
    before: { name: site.name_en, address: site.address_en },
    after: { name: form.name, address: form.address },
  });
}
