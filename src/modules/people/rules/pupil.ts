// Is a pupil's record complete, and what is doubtful about it? Mandatory fields of R4.8, checks 10-22 and 24-25 of R7.3.
import { addDays, formatDate, type LocalDate, yearOf } from '#kernel/calendar.ts';
import { foreignEthnicity } from '#kernel/code-lists/people-codes.ts';
import { gradeOf, grades } from '#kernel/code-lists/units-and-grades.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { phonePattern } from '#kernel/phone.ts';
import { ageIn, schoolYearOf, startYear } from '#kernel/school-year.ts';
import { isDecomposed } from '#kernel/vietnamese-text.ts';
import type { GuardianRecord, PupilRecord } from '../tables.ts';

/** R4.8: what a deployed form of 2018 requires. */
export const mandatoryPupilFields = ['birth_date', 'sex', 'ethnicity', 'class_id', 'status_date'] as const;
/** The rest of the data standard that a school can be asked for: measured as a fill rate, never as completeness. */
export const recommendedPupilFields = [
  ...(['ministry_id', 'personal_id', 'religion', 'nationality', 'birth_place', 'hometown_province', 'hometown_commune'] as const),
  ...(['commune_code', 'hamlet', 'current_address', 'phone'] as const),
] as const;
/** The guardian counts as one more recommended entry. */
export const recommendedPupilCount = recommendedPupilFields.length + 1;

export type Finding = { rule: number; level: 'E' | 'W'; field: string; detail: string };
export type PupilFacts = {
  pupil: PupilRecord;
  guardians: readonly Pick<GuardianRecord, 'birth_year' | 'phone'>[];
  schoolYear: string;
  today: LocalDate;
  /** Kind of unit the pupil is at: continuing education has no age check (R2.18). */
  general: boolean;
  /** Other active records with the same identifier: is it the same person (name and birth date) at another unit, or somebody else? */
  clashes: readonly { field: 'ministry_id' | 'personal_id'; samePerson: boolean; unitName: string }[];
  /** Does the place exist as written? null: nothing to check. */
  placeError: string | null;
  /** Are more than 5 % of the pupil's class (and more than one) written as born on 1 January? */
  manyInJanuary?: boolean;
};
/** Sits in a class: studies here, or has just arrived. */
export const studies = ({ status }: { status: string }): boolean => status === 'studying' || status === 'arrived';

export type Assessment = { missing: string[]; findings: Finding[]; filled: number };

const present = (value: unknown) => value !== null && value !== undefined && value !== '';

type Check = (facts: PupilFacts) => Omit<Finding, 'rule' | 'level'> | null;
const found = (field: string, detail: string) => ({ field, detail });

/** Days written down when the real one is not known. */
export const isNewYear = (date: LocalDate | null): boolean => date?.slice(5) === '01-01';
export const januaryIsDoubtful = (january: number, active: number): boolean => january > 1 && january * 20 > active;

const monthsBefore = (date: LocalDate, months: number): LocalDate => addDays(date, -Math.round(months * 30.44));

/** Personal number (R4.5): digit 4 says century and sex, digits 5-6 the year of birth. */
function personalIdDisagrees({ pupil }: PupilFacts): string | null {
  const id = pupil.personal_id;
  if (id?.length !== 12) return null;
  const century = Math.floor(Number(id[3]) / 2);
  if (pupil.sex && (Number(id[3]) % 2 === 0 ? 'male' : 'female') !== pupil.sex) return 'chữ số thứ tư không khớp giới tính';
  if (pupil.birth_date && 1900 + 100 * century + Number(id.slice(4, 6)) !== yearOf(pupil.birth_date))
    return 'chữ số thứ năm, sáu không khớp năm sinh';
  return null;
}

const checks: { rule: number; level: 'E' | 'W'; check: Check }[] = [
  {
    rule: 11,
    level: 'W',
    check: ({ pupil: { full_name: name } }) => {
      if (/\d/.test(name)) return found('full_name', 'Họ tên có chữ số');
      if (!name.includes(' ')) return found('full_name', 'Họ tên chỉ có một chữ');
      if (/ {2}/.test(name)) return found('full_name', 'Họ tên có hai dấu cách liền nhau');
      if (isDecomposed(name) || hasLegacyEncoding(name))
        return found('full_name', 'Họ tên sai bảng mã (Unicode tổ hợp, TCVN3 hoặc VNI)');
      return null;
    },
  },
  {
    rule: 12,
    level: 'W',
    check: ({ pupil, schoolYear, today, manyInJanuary }) => {
      if (!pupil.birth_date) return null;
      if (pupil.birth_date > today) return found('birth_date', 'Ngày sinh ở tương lai');
      const expected = pupil.grade ? gradeOf(pupil.grade)?.age : undefined;
      if (expected !== undefined && expected >= 6 && ageIn(schoolYear, pupil.birth_date) < expected - 1)
        return found('birth_date', `Sinh ${formatDate(pupil.birth_date)} là còn nhỏ so với khối đang học`);
      return manyInJanuary && isNewYear(pupil.birth_date)
        ? found('birth_date', 'Ghi sinh ngày 01/01, như nhiều em cùng lớp: đối chiếu giấy khai sinh')
        : null;
    },
  },
  {
    rule: 13,
    level: 'W',
    check: ({ pupil, schoolYear, general }) => {
      const expected = pupil.grade ? gradeOf(pupil.grade)?.age : undefined;
      if (!general || !pupil.birth_date || expected === undefined || ageIn(schoolYear, pupil.birth_date) <= expected + 3)
        return null;
      return found('birth_date', `Sinh ${formatDate(pupil.birth_date)} là quá tuổi của khối hơn 3 năm`);
    },
  },
  {
    rule: 14,
    level: 'E',
    check: ({ pupil, schoolYear, today, general }) => {
      if (!general || !pupil.birth_date) return null;
      if (pupil.birth_date > monthsBefore(today, 3)) return found('birth_date', 'Chưa đủ 3 tháng tuổi');
      if (ageIn(schoolYear, pupil.birth_date) > 21) return found('birth_date', 'Quá 21 tuổi ở trường phổ thông');
      return null;
    },
  },
  {
    rule: 15,
    level: 'E',
    check: ({ pupil: { personal_id: id, ethnicity } }) =>
      id && ethnicity !== foreignEthnicity && !/^(\d{9}|\d{12})$/.test(id)
        ? found('personal_id', 'Số định danh gồm 12 chữ số, CMND cũ 9 chữ số')
        : null,
  },
  {
    rule: 15,
    level: 'W',
    check: (facts) => {
      const why = personalIdDisagrees(facts);
      return why ? found('personal_id', `Số định danh: ${why}`) : null;
    },
  },
  {
    rule: 16,
    level: 'E',
    check: ({ clashes }) => {
      const clash = clashes.find((c) => !c.samePerson);
      return clash ? found(clash.field, `Số này đang dùng cho một người khác ở ${clash.unitName}`) : null;
    },
  },
  {
    rule: 17,
    level: 'E',
    check: ({ clashes, pupil }) => {
      const clash = clashes.find((c) => c.samePerson);
      const active = pupil.status === 'studying' || pupil.status === 'arrived';
      return clash && active ? found('status', `Em này đang học cả ở ${clash.unitName}`) : null;
    },
  },
  { rule: 18, level: 'E', check: ({ placeError }) => (placeError ? found('commune_code', placeError) : null) },
  {
    rule: 19,
    level: 'W',
    check: ({ guardians, pupil }) => {
      if (guardians.length === 0) return found('guardians', 'Chưa có cha, mẹ hoặc người giám hộ');
      const born = pupil.birth_date ? yearOf(pupil.birth_date) : null;
      if (born !== null && guardians.some((g) => g.birth_year !== null && g.birth_year > born - 12))
        return found('guardians', 'Cha hoặc mẹ kém con chưa đủ 12 tuổi');
      return null;
    },
  },
  {
    rule: 20,
    level: 'W',
    check: ({ pupil, guardians }) => {
      const phones = [pupil.phone, ...guardians.map((g) => g.phone)].filter(present) as string[];
      if (phones.length === 0) return found('phone', 'Chưa có số điện thoại liên hệ');
      // Eleven-digit mobile numbers were being changed into ten digits in the autumn of 2018.
      const wrong = phones.find((phone) => !phonePattern.test(phone));
      // The number itself stays covered (R7.5).
      return wrong ? found('phone', `Số điện thoại …${wrong.slice(-3)} không đủ 10 chữ số bắt đầu bằng 0`) : null;
    },
  },
  {
    rule: 21,
    level: 'E',
    check: ({ pupil }) => {
      if (pupil.disability && pupil.disability_kinds.length === 0)
        return found('disability_kinds', 'Ghi khuyết tật mà chưa ghi loại');
      if (!pupil.disability && pupil.disability_kinds.length > 0)
        return found('disability_kinds', 'Có loại khuyết tật mà không đánh dấu khuyết tật');
      return pupil.boarding_kinds.length > 1 ? found('boarding_kinds', 'Hai hình thức nội trú, bán trú loại trừ nhau') : null;
    },
  },
  {
    rule: 22,
    level: 'W',
    check: ({ pupil: { nationality, ethnicity } }) => {
      if (nationality && nationality !== 'VN' && ethnicity && ethnicity !== foreignEthnicity)
        return found('ethnicity', 'Quốc tịch nước ngoài mà dân tộc Việt Nam');
      if (nationality === 'VN' && ethnicity === foreignEthnicity)
        return found('ethnicity', 'Quốc tịch Việt Nam mà dân tộc ghi người nước ngoài');
      return null;
    },
  },
  {
    rule: 24,
    level: 'E',
    check: ({ pupil }) =>
      (pupil.status === 'left' || pupil.status === 'moved_away') && !(present(pupil.status_date) && present(pupil.status_reason))
        ? found('status_reason', 'Đã thôi học hoặc chuyển đi mà thiếu ngày hoặc lý do')
        : null,
  },
  {
    rule: 25,
    level: 'W',
    check: ({ pupil, schoolYear }) => {
      if (!pupil.birth_date) return null;
      const age = ageIn(schoolYear, pupil.birth_date);
      if (pupil.pioneer && (age < 9 || age > 15)) return found('pioneer', 'Đội viên ở độ tuổi 9 đến 15');
      return pupil.youth_union && age < 15 ? found('youth_union', 'Đoàn viên từ 15 tuổi') : null;
    },
  },
];

export function assessPupil(facts: PupilFacts): Assessment {
  const { pupil, guardians } = facts;
  // Who left sits in no class any more.
  const missing = mandatoryPupilFields.filter((field) => !present(pupil[field]) && (field !== 'class_id' || studies(pupil)));
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push({
      rule: 10,
      level: 'E',
      field: missing.join(','),
      detail: `Thiếu ${missing.map((f) => pupilFieldNames[f]).join(', ')}`,
    });
  for (const { rule, level, check } of checks) {
    const hit = check(facts);
    if (hit) findings.push({ rule, level, ...hit });
  }
  const filled = recommendedPupilFields.filter((field) => present(pupil[field])).length + (guardians.length > 0 ? 1 : 0);
  return { missing: [...missing], findings, filled };
}

export const pupilFieldNames: Record<string, string> = {
  full_name: 'họ tên',
  birth_date: 'ngày sinh',
  sex: 'giới tính',
  ethnicity: 'dân tộc',
  class_id: 'lớp',
  status: 'trạng thái',
  status_date: 'ngày trạng thái',
  status_reason: 'lý do',
  ministry_id: 'mã định danh Bộ',
  personal_id: 'số định danh cá nhân',
  religion: 'tôn giáo',
  nationality: 'quốc tịch',
  birth_place: 'nơi sinh',
  hometown_province: 'quê quán (tỉnh)',
  hometown_commune: 'quê quán (xã)',
  commune_code: 'xã, phường',
  hamlet: 'thôn, xóm',
  current_address: 'chỗ ở hiện nay',
  phone: 'điện thoại',
  guardians: 'cha, mẹ, người giám hộ',
  disability_kinds: 'loại khuyết tật',
  boarding_kinds: 'nội trú, bán trú',
  code: 'mã học sinh',
};

/** Whose answers may differ between two days? Born in the range, and of that grade or with that mark. */
export type Turning = { from: LocalDate; to: LocalDate; grade?: string; mark?: 'pioneer' | 'youth_union' };

/**
 * Pupils whose checks (12-14, 25) may answer differently on another day: few, found by the day of birth. Everybody else's
 * record says the same on both days. The order of the days does not matter: a clock may be set back.
 */
export function turningBirths(one: LocalDate, other: LocalDate): Turning[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  if (first === last) return [];
  const ranges: Turning[] = [
    { from: addDays(first, 1), to: last },
    { from: addDays(monthsBefore(first, 3), 1), to: monthsBefore(last, 3) },
  ];
  const [y1, y2] = [startYear(schoolYearOf(first)), startYear(schoolYearOf(last))];
  if (y1 === y2) return ranges;
  /** Ages that lie on different sides of a limit: "younger than n" turns for those born in these years. */
  const turns = (n: number, more: Omit<Turning, 'from' | 'to'> = {}) =>
    ranges.push({ from: `${y1 - n + 1}-01-01`, to: `${y2 - n}-12-31`, ...more });
  for (const { code, age } of grades) {
    if (age >= 6) turns(age - 1, { grade: code });
    turns(age + 4, { grade: code });
  }
  turns(22);
  turns(9, { mark: 'pioneer' });
  turns(16, { mark: 'pioneer' });
  turns(15, { mark: 'youth_union' });
  return ranges;
}
