// Which commune is meant by "Tỉnh", "Huyện", "Xã" of a workbook (R4.22), with or without their kinds? Checked: the district in the
// province, the commune in the district.
import { provinces } from '#kernel/code-lists/provinces.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Issue } from '#platform/spreadsheet/columns.ts';

export type Commune = {
  code: string;
  name: string;
  kind: 'phuong' | 'xa' | 'thi_tran';
  district_code: string;
  district: string;
  province_code: string;
};
export type Place = { province_code: string | null; district_code: string | null; commune_code: string | null };
type Found = { place: Partial<Place>; issues: Pick<Issue, 'field' | 'code' | 'message' | 'level' | 'suggestion' | 'mendable'>[] };

const kinds: Record<string, RegExp> = {
  xa: /^(xa|x\.)\s*/,
  phuong: /^(phuong|p\.)\s*/,
  thi_tran: /^(thi tran|tt\.?)\s+/,
};
const anyCommuneKind = /^(xa|x\.|phuong|p\.|thi tran|tt\.?)\s+/;
const districtKind = /^(huyen|h\.|quan|q\.|thi xa|tx\.?|thanh pho|tp\.?)\s*/;
const bare = (text: string, kind: RegExp) => fold(text).replace(kind, '').trim();

export const communeKinds = { xa: 'Xã', phuong: 'Phường', thi_tran: 'Thị trấn' } as const;

export function placeFinder(communes: readonly Commune[]) {
  const home = communes[0]?.province_code;
  const districts = new Map(communes.map((c) => [bare(c.district, districtKind), { code: c.district_code, name: c.district }]));
  const byName = Map.groupBy(communes, (c) => bare(c.name, anyCommuneKind));

  return (written: { province?: string | undefined; district?: string | undefined; commune?: string | undefined }): Found => {
    const issues: Found['issues'] = [];
    const error = (field: string, code: string, message: string, suggestion?: string) => {
      issues.push({ field, code, message, level: 'error', mendable: true, ...(suggestion ? { suggestion } : {}) });
      return { place: {}, issues };
    };
    const province = written.province ?? home;
    if (!written.district && !written.commune)
      return { place: written.province ? { province_code: written.province } : {}, issues };
    if (province && province !== home) {
      // The dictionary holds this province; what belongs to others is not known here.
      const wrong = written.district ? districts.get(bare(written.district, districtKind)) : undefined;
      if (wrong) return error('district', 'district_province', `${wrong.name} không thuộc ${provinces.nameOf(province)}`);
      issues.push({
        ...{ field: written.district ? 'district' : 'commune', code: 'place_elsewhere', level: 'warning' },
        message: `Chưa có danh mục huyện, xã của ${provinces.nameOf(province)}: chỉ ghi tỉnh`,
      });
      return { place: { province_code: province, district_code: null, commune_code: null }, issues };
    }
    const district = written.district ? districts.get(bare(written.district, districtKind)) : undefined;
    if (written.district && !district)
      return error('district', 'unknown_district', `Huyện “${written.district}” không có trong danh mục`);
    if (!written.commune)
      return { place: { province_code: home ?? null, ...(district ? { district_code: district.code } : {}) }, issues };
    const text = fold(written.commune).trim();
    const named = byName.get(bare(written.commune, anyCommuneKind)) ?? byName.get(text) ?? [];
    const within = district ? named.filter((c) => c.district_code === district.code) : named;
    const ofKind = within.filter((c) => kinds[c.kind]?.test(text));
    const found = ofKind.length > 0 ? ofKind : within;
    const only = found[0];
    if (only && found.length === 1)
      return {
        place: { province_code: only.province_code, district_code: only.district_code, commune_code: only.code },
        issues,
      };
    if (only)
      return error(
        'commune',
        'ambiguous_commune',
        `Có ${found.length} xã tên “${written.commune}”: ghi thêm huyện hoặc loại (xã, thị trấn)`,
      );
    if (named[0] && district)
      return error(
        'commune',
        'commune_district',
        `${communeKinds[named[0].kind]} ${named[0].name} thuộc ${named[0].district}, không thuộc ${district.name}`,
      );
    const asDistrict = districts.get(bare(written.commune, districtKind));
    if (asDistrict) return error('commune', 'commune_is_district', `“${written.commune}” là huyện, cần tên xã`);
    return error('commune', 'unknown_commune', `Xã “${written.commune}” không có trong danh mục`);
  };
}
