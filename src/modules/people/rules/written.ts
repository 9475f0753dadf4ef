// What is never written into a record, whoever writes it: by hand or from a workbook. What may be doubted and is still stored is a finding
// (pupil.ts, staff.ts). Pure.
import type { LocalDate } from '#kernel/calendar.ts';
import { foreignEthnicity } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';

export const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** As far as somebody writes it; a field that is not there is as it was. */
export type Written = {
  birth_date?: LocalDate | null;
  personal_id?: string | null;
  insurance_number?: string | null;
  email?: string | null;
  ethnicity?: string | null;
};
type Fault = Reason & { field: keyof Written };

/** Of both: the form and the workbook. */
export function writtenFaults(values: Written, today: LocalDate): Fault[] {
  const faults: Fault[] = [];
  if (values.birth_date && values.birth_date > today)
    faults.push({ code: 'future', field: 'birth_date', message: 'Ngày sinh ở tương lai' });
  if (values.email && !emailPattern.test(values.email))
    faults.push({ code: 'email', field: 'email', message: 'Email viết như ten@truong.edu.vn' });
  return faults;
}

/**
 * Of the form besides: whoever types a number has the paper at hand. A workbook brings what an older system kept: its pupil comes in, and
 * the number is asked about (checks 15 and 28). `before`: the record as it is; a number that was there already may stay.
 */
export function typedFaults(values: Written, before: Written, today: LocalDate): Fault[] {
  const faults = writtenFaults(values, today);
  const typed = (field: 'personal_id' | 'insurance_number') => (values[field] === before[field] ? null : values[field]);
  const foreign = (values.ethnicity === undefined ? before.ethnicity : values.ethnicity) === foreignEthnicity;
  const id = typed('personal_id');
  if (id && !foreign && !/^(\d{9}|\d{12})$/.test(id))
    faults.push({ code: 'digits', field: 'personal_id', message: 'Số định danh gồm 12 chữ số, CMND cũ 9 chữ số' });
  const insurance = typed('insurance_number');
  if (insurance && !/^\d{10}$/.test(insurance))
    faults.push({ code: 'digits', field: 'insurance_number', message: 'Số sổ BHXH gồm 10 chữ số' });
  return faults;
}

/** Of a guardian: the year of birth, and the number. */
export function guardianFaults(
  values: { birth_year?: number | null; personal_id?: string | null },
  before: { personal_id?: string | null },
  today: LocalDate,
): Reason[] {
  const faults: Reason[] = [];
  if (values.birth_year && values.birth_year > Number(today.slice(0, 4)))
    faults.push({ code: 'future', field: 'birth_year', message: 'Năm sinh ở tương lai' });
  const id = values.personal_id === before.personal_id ? null : values.personal_id;
  if (id && !/^(\d{9}|\d{12}|[A-Z]\d{6,9})$/i.test(id))
    faults.push({ code: 'digits', field: 'personal_id', message: 'Số định danh gồm 12 chữ số, CMND cũ 9 chữ số' });
  return faults;
}
