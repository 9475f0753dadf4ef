// Is a staff record complete, and what is doubtful about it? Checks 26-28 of R7.3.
import { addDays, type LocalDate, yearOf } from '#kernel/calendar.ts';
import type { Staff } from '../tables.ts';
import type { Assessment, Finding } from './pupil.ts';

export type StaffFacts = {
  staff: Pick<
    Staff,
    'birth_date' | 'sex' | 'position' | 'contract' | 'degree' | 'main_subject' | 'kind' | 'status' | 'phone' | 'email'
  > &
    Partial<Staff>;
  today: LocalDate;
  clashes: readonly { field: string; unitName: string }[];
};

const mandatory = ['birth_date', 'sex', 'position', 'contract', 'degree'] as const;
export const recommendedStaffFields = [
  ...([
    'ministry_id',
    'personal_id',
    'ethnicity',
    'religion',
    'phone',
    'email',
    'hired_on',
    'title_code',
    'insurance_number',
    'specialization',
  ] as const),
] as const;
/** What can be missing: the main subject only from a teacher. */
export const mandatoryStaffFields = [...mandatory, 'main_subject'] as const;
export const staffFieldNames: Record<string, string> = {
  birth_date: 'ngày sinh',
  sex: 'giới tính',
  position: 'chức vụ',
  contract: 'hình thức hợp đồng',
  degree: 'trình độ chuyên môn',
  main_subject: 'môn dạy chính',
};
/** Age of retirement in 2018: Labour Code 2012, article 187. */
const retirement = { male: 60, female: 55 };

const present = (value: unknown) => value !== null && value !== undefined && value !== '';

export function assessStaff({ staff, today, clashes }: StaffFacts): Assessment {
  const missing: string[] = mandatory.filter((field) => !present(staff[field]));
  if (staff.kind === 'teacher' && !present(staff.main_subject)) missing.push('main_subject');
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push({
      rule: 26,
      level: 'E',
      field: missing.join(','),
      detail: `Thiếu ${missing.map((f) => staffFieldNames[f]).join(', ')}`,
    });
  const working = staff.status === 'working' || staff.status === 'on_leave';
  if (staff.birth_date && working) {
    const age = yearOf(today) - yearOf(staff.birth_date) - (today.slice(5) < staff.birth_date.slice(5) ? 1 : 0);
    if (age < 18) findings.push({ rule: 27, level: 'W', field: 'birth_date', detail: 'Chưa đủ 18 tuổi mà đang làm việc' });
    else if (staff.sex && age >= retirement[staff.sex])
      findings.push({
        rule: 27,
        level: 'W',
        field: 'birth_date',
        detail: `Đã đủ tuổi nghỉ hưu (${retirement[staff.sex]}) mà đang làm việc`,
      });
  }
  const clash = clashes[0];
  if (clash && working)
    findings.push({ rule: 28, level: 'E', field: clash.field, detail: `Người này có hồ sơ chính ở cả ${clash.unitName}` });
  return { missing, findings, filled: recommendedStaffFields.filter((field) => present(staff[field])).length };
}

/** Staff whose answer to check 27 may differ between two days, by their day of birth; a day too wide rather than one too few. */
export function turningStaffBirths(one: LocalDate, other: LocalDate): { from: LocalDate; to: LocalDate }[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  if (first === last) return [];
  // 29 February is no day of every year: one day earlier is one day wider.
  const back = (day: LocalDate, years: number) => `${yearOf(day) - years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
  return [18, ...Object.values(retirement)].map((age) => ({
    from: back(first, age),
    to: addDays(back(last, age), last.slice(4) === '-02-29' ? 1 : 0),
  }));
}
