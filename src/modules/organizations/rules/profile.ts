// Is the record of a unit complete? Check 1 of R7.3 and the recommended fields of the data standard (4.3).
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

export function assessProfile(profile: ProfileFields): { missing: string[]; filled: number } {
  const fields = profile as Record<string, unknown>;
  return {
    missing: mandatoryProfileFields.filter((field) => !present(fields[field])),
    filled: recommendedProfileFields.filter((field) => present(fields[field])).length,
  };
}
