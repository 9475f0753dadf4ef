import { expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { createUnit, editProfile, listUnits, profileOf, unitBySlug } from '../index.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;

test('a department, an office, a school; found without tones; refused twice', async () => {
  const so = await t.db.as(system, (w) =>
    createUnit(w, {
      name: 'Sở GD&ĐT Nam Định',
      shortName: 'Sở GD&ĐT',
      type: 'SO',
      slug: 'namdinh',
      parentId: null,
      countedInSurvey: false,
    }),
  );
  expect(so.path).toBe('u1');
  const phong = await t.db.as(system, (w) =>
    createUnit(w, {
      name: 'Phòng GD&ĐT huyện Hải Hậu',
      shortName: 'Hải Hậu',
      type: 'PHONG',
      slug: 'pgd-hai-hau',
      parentId: so.id,
    }),
  );
  const admin = {
    kind: 'person',
    userId: 'a',
    name: 'A',
    username: 'a',
    grants: [{ role: 'district_admin', unitId: phong.id, path: phong.path }],
  } as const;
  const actor = { ...admin, grants: [...admin.grants] };
  const school = await t.db.as(actor, (w) =>
    createUnit(w, {
      name: 'Trường THCS Hải Phương',
      shortName: 'THCS Hải Phương',
      type: 'THCS',
      slug: 'thcs-hai-phuong',
      code: '36366501',
      parentId: phong.id,
    }),
  );
  const found = await t.db.read(actor, (w) => listUnits(w, { text: 'hai phuong' }));
  expect(found.map((u) => u.id)).toEqual([school.id]);

  const twice = await t.db
    .as(actor, (w) =>
      createUnit(w, {
        name: 'Trường THCS Hải Phương',
        shortName: 'XX',
        type: 'THCS',
        slug: 'thcs-hai-phuong',
        code: '36366501',
        parentId: phong.id,
      }),
    )
    .catch((e) => e);
  expect(isRefused(twice) && twice.reasons.map((r) => r.code)).toEqual(['slug_taken', 'code_taken', 'name_taken']);

  const stranger = { ...actor, grants: [{ role: 'clerk' as const, unitId: school.id, path: school.path }] };
  await expect(
    t.db.as(stranger, (w) => createUnit(w, { name: 'Trường X', shortName: 'XX', type: 'THCS', slug: 'x', parentId: phong.id })),
  ).rejects.toThrow('Chỉ quản trị');

  const before = await t.db.read(stranger, (w) => profileOf(w, school.id));
  expect(before?.complete).toBe(false);
  await t.db.as(stranger, (w) =>
    editProfile(w, school.id, {
      address: 'Xóm 5',
      phone: '02283877501',
      email: 'a@b.vn',
      head_name: 'Nguyễn Văn A',
      head_phone: '0912345678',
      version: 1,
    }),
  );
  // It becomes a link on public pages.
  for (const website of ['javascript:alert(1)', 'data:text/html,x', 'thcs-a.vn', 'http://a b.vn'])
    await expect(t.db.as(stranger, (w) => editProfile(w, school.id, { website, version: 2 }))).rejects.toThrow('Địa chỉ trang');
  const stale = await t.db.as(stranger, (w) => editProfile(w, school.id, { address: 'Xóm 6', version: 1 })).catch((e) => e);
  expect(isRefused(stale) && stale.kind).toBe('conflict');
  // Another unit's profile can be read by everybody and written by nobody below it, whatever the code above says.
  await expect(t.db.as(stranger, (w) => editProfile(w, phong.id, { version: 1 }))).rejects.toThrow(
    'do chuyên viên và quản trị của đơn vị',
  );
  expect((await t.db.read(stranger, (w) => unitBySlug(w, 'thcs-hai-phuong')))?.path).toBe(school.path);
});
