// Is the record of a unit complete? Checks 1 and 3 of R7.3 and the recommended fields of the data standard (4.3).
import type { ProfileTable } from '../tables.ts';

type ProfileFields = { [K in keyof ProfileTable]?: unknown };

/** Check 1: missing principal, phone, e-mail, commune, type, level is an error. Type and level are always there. */
export const mandatoryProfileFields = ['address', 'commune_code', 'phone', 'email', 'head_name', 'head_phone'] as const;
export const recommendedProfileFields = [
  ...['website', 'head_email', 'area_zone', 'founded_on', 'land_area_m2', 'campuses', 'national_standard', 'quality_level'],
  ...['two_sessions', 'has_disabled_pupils', 'party_cell', 'computers', 'internet', 'electricity', 'clean_water'],
  ...['separate_toilets', 'hand_washing', 'introduction'],
] as const;
export const profileFieldNames: Record<string, string> = {
  address: 'địa chỉ',
  commune_code: 'xã, phường',
  phone: 'điện thoại',
  email: 'e-mail',
  head_name: 'người đứng đầu',
  head_phone: 'điện thoại người đứng đầu',
  website: 'trang web',
};

const present = (value: unknown) => value !== null && value !== undefined && value !== '';

export type ProfileFinding = { rule: number; level: 'E' | 'W'; field: string; detail: string };

export function assessProfile(profile: ProfileFields): { missing: string[]; findings: ProfileFinding[]; filled: number } {
  const fields = profile as Record<string, unknown>;
  const missing = mandatoryProfileFields.filter((field) => !present(fields[field]));
  const findings: ProfileFinding[] = missing.map((field) => ({
    ...{ rule: 1, level: 'E', field, detail: `Chưa có ${profileFieldNames[field]}` },
  }));
  // Check 3 (R4.6): the address is the member site's, filled when the site opens.
  if (!present(fields.website))
    findings.push({ rule: 3, level: 'W', field: 'website', detail: 'Chưa ghi địa chỉ trang thành viên' });
  return { missing, findings, filled: recommendedProfileFields.filter((field) => present(fields[field])).length };
}
