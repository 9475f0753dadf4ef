import { expect, test } from 'vitest';
import { type Commune, placeFinder } from './places.ts';

const commune = (code: string, name: string, kind: Commune['kind'], district_code: string, district: string): Commune => ({
  ...{ code, name, kind, district_code, district, province_code: '36' },
});
const find = placeFinder([
  commune('13633', 'Hạ Long', 'phuong', '356', 'Thành phố Nam Định'),
  commune('14215', 'Yên Định', 'thi_tran', '366', 'Huyện Hải Hậu'),
  commune('14260', 'Hải Phương', 'xa', '366', 'Huyện Hải Hậu'),
  commune('14100', 'Xuân Châu', 'xa', '364', 'Huyện Xuân Trường'),
  commune('14101', 'Cổ Lễ', 'thi_tran', '363', 'Huyện Trực Ninh'),
  commune('14102', 'Cổ Lễ', 'xa', '363', 'Huyện Trực Ninh'),
]);

test.each<[Parameters<typeof find>[0], string | null, string[]]>([
  [{ province: '36', district: 'Huyện Hải Hậu', commune: 'Xã Hải Phương' }, '14260', []],
  [{ district: 'hai hau', commune: 'hải phương' }, '14260', []],
  [{ commune: 'TT. Yên Định' }, '14215', []],
  [{ district: 'TP Nam Định', commune: 'P. Hạ Long' }, '13633', []],
  [{ district: 'Trực Ninh', commune: 'Xã Cổ Lễ' }, '14102', []],
  [{ district: 'Trực Ninh', commune: 'Cổ Lễ' }, null, ['ambiguous_commune']],
  [{ district: 'Huyện Hải Hậu', commune: 'Xuân Châu' }, null, ['commune_district']],
  [{ commune: 'Hải Hậu' }, null, ['commune_is_district']],
  [{ commune: 'Xã Lạ' }, null, ['unknown_commune']],
  [{ district: 'Huyện Lạ', commune: 'Hải Phương' }, null, ['unknown_district']],
  [{ province: '17', district: 'Huyện Hải Hậu' }, null, ['district_province']],
  [{ province: '17', district: 'Huyện Yên Thủy', commune: 'Xã Lạc Thịnh' }, null, ['place_elsewhere']],
  [{}, null, []],
])('%j is commune %s, said: %j', (written, code, said) => {
  const { place, issues } = find(written);
  expect(place.commune_code ?? null).toBe(code);
  expect(issues.map((issue) => issue.code)).toEqual(said);
});

test('a district alone says nothing of the commune', () => {
  expect(find({ district: 'Huyện Hải Hậu' }).place).toEqual({ province_code: '36', district_code: '366' });
  expect(find({ province: '36' }).place).toEqual({ province_code: '36' });
});
