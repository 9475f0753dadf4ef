// The records of pupils and staff as people read and type them (R4.7, 4.6), section by section.

import { codeList } from '#kernel/code-lists/code-list.ts';
import {
  boardingKinds,
  contracts,
  degrees,
  disabilityKinds,
  ethnicGroups,
  nationalities,
  policyKinds,
  positions,
  professionalTitles,
  religions,
  sexes,
  staffKinds,
  subjects,
} from '#kernel/code-lists/people-codes.ts';
import { phonePattern } from '#kernel/phone.ts';
import type { Field, Section } from '#platform/http/fields.ts';
import type { GuardianRecord, PupilField, StaffField } from '../tables.ts';
import { emailPattern } from './written.ts';

export const bloodTypes = codeList('Nhóm máu', [
  { code: 'A', name: 'A' },
  { code: 'B', name: 'B' },
  { code: 'AB', name: 'AB' },
  { code: 'O', name: 'O' },
]);
export const poorHouseholds = codeList('Hộ nghèo', [
  { code: 'poor', name: 'Hộ nghèo' },
  { code: 'near_poor', name: 'Hộ cận nghèo' },
]);
export const admissionKinds = codeList('Hình thức nhập học', [
  { code: 'residence', name: 'Xét tuyển theo tuyến' },
  { code: 'records', name: 'Xét tuyển học bạ' },
  { code: 'exam', name: 'Thi tuyển' },
  { code: 'direct', name: 'Tuyển thẳng' },
  { code: 'transfer', name: 'Chuyển trường đến' },
  { code: 'other', name: 'Khác' },
]);
export const relations = codeList('Quan hệ', [
  { code: 'father', name: 'Bố' },
  { code: 'mother', name: 'Mẹ' },
  { code: 'guardian', name: 'Người giám hộ, đỡ đầu' },
]);

type Of<Name extends string> = Field & { name: Name };
const fullName = {
  name: 'full_name',
  label: 'Họ và tên',
  kind: 'text',
  wanted: true,
  required: 'Ghi họ và tên',
  max: 80,
  wide: true,
} as const;
const phone = {
  name: 'phone',
  label: 'Điện thoại',
  kind: 'phone',
  pattern: phonePattern,
  message: 'Điện thoại gồm 10 chữ số, bắt đầu bằng 0',
  covered: true,
} as const;
const email = {
  name: 'email',
  label: 'E-mail',
  kind: 'text',
  max: 120,
  pattern: emailPattern,
  message: 'E-mail viết như ten@noi.vn',
} as const;
const personalId = {
  name: 'personal_id',
  label: 'Số định danh cá nhân',
  kind: 'digits',
  pattern: /^[0-9A-Z]{1,20}$/i,
  message: 'Số định danh gồm 12 chữ số',
  hint: '12 chữ số, CMND cũ 9 chữ số',
  covered: true,
} as const;
const ministryId = {
  name: 'ministry_id',
  label: 'Mã định danh Bộ',
  kind: 'digits',
  pattern: /^\d{1,20}$/,
  message: 'Mã định danh Bộ gồm tới 20 chữ số, thường là 10',
  hint: 'Thường 10 chữ số',
} as const;

const pupilIdentity: Of<PupilField>[] = [
  fullName,
  { name: 'sex', label: 'Giới tính', kind: 'choice', list: sexes, wanted: true },
  { name: 'birth_date', label: 'Ngày sinh', kind: 'date', wanted: true },
  { name: 'ethnicity', label: 'Dân tộc', kind: 'choice', list: ethnicGroups, wanted: true },
  { name: 'religion', label: 'Tôn giáo', kind: 'choice', list: religions, covered: true },
  { name: 'nationality', label: 'Quốc tịch', kind: 'choice', list: nationalities },
  { name: 'other_name', label: 'Tên gọi khác', kind: 'text', max: 80 },
  { name: 'code', label: 'Mã học sinh', kind: 'text', max: 20 },
  ministryId,
  personalId,
  { name: 'personal_id_issued_on', label: 'Ngày cấp', kind: 'date' },
  { name: 'personal_id_issued_by', label: 'Nơi cấp', kind: 'text', max: 120 },
];
const pupilPlaces: Of<PupilField>[] = [
  { name: 'birth_place', label: 'Nơi sinh', kind: 'text', wide: true },
  { name: 'hometown_commune', label: 'Quê quán (xã)', kind: 'text', max: 80 },
  { name: 'hometown_province', label: 'Quê quán (tỉnh)', kind: 'text', max: 80 },
  { name: 'commune_code', label: 'Xã, phường thường trú', kind: 'choice', wide: true },
  { name: 'hamlet', label: 'Thôn, xóm', kind: 'text', max: 120, covered: true },
  { name: 'current_address', label: 'Chỗ ở hiện nay', kind: 'text', covered: true, wide: true },
  phone,
  email,
];
const pupilStudy: Of<PupilField>[] = [
  { name: 'status_date', label: 'Trạng thái từ ngày', kind: 'date', wanted: true },
  { name: 'admission_kind', label: 'Hình thức nhập học', kind: 'choice', list: admissionKinds },
  { name: 'admitted_on', label: 'Ngày vào trường', kind: 'date' },
  { name: 'register_number', label: 'Số đăng bộ', kind: 'text', max: 20 },
  { name: 'sessions_per_week', label: 'Số buổi mỗi tuần', kind: 'whole', min: 1, max: 12 },
  { name: 'two_sessions', label: 'Học 2 buổi mỗi ngày', kind: 'yesno' },
  { name: 'repeated', label: 'Lưu ban năm trước', kind: 'yes' },
  { name: 'boarding_kinds', label: 'Nội trú, bán trú', kind: 'choices', list: boardingKinds },
];
const pupilCare: Of<PupilField>[] = [
  { name: 'poor_household', label: 'Hộ nghèo, cận nghèo', kind: 'choice', list: poorHouseholds },
  { name: 'policy_kinds', label: 'Diện chính sách', kind: 'choices', list: policyKinds },
  { name: 'disability', label: 'Có khuyết tật', kind: 'yes' },
  { name: 'disability_kinds', label: 'Loại khuyết tật', kind: 'choices', list: disabilityKinds },
  { name: 'disability_exempt', label: 'Không đánh giá xếp loại vì khuyết tật', kind: 'yes' },
  { name: 'blood_type', label: 'Nhóm máu', kind: 'choice', list: bloodTypes },
  { name: 'height_cm', label: 'Chiều cao (cm)', kind: 'decimal', min: 40, max: 230 },
  { name: 'weight_kg', label: 'Cân nặng (kg)', kind: 'decimal', min: 2, max: 200 },
  { name: 'swims', label: 'Biết bơi', kind: 'yesno' },
];
export const pupilSections: Section[] = [
  { key: 'identity', title: 'Nhận dạng', fields: pupilIdentity },
  { key: 'places', title: 'Nơi sinh, nơi ở', fields: pupilPlaces },
  { key: 'study', title: 'Học tập', fields: pupilStudy },
  { key: 'care', title: 'Chính sách, sức khỏe', fields: pupilCare, covered: true },
  {
    key: 'groups',
    title: 'Đội, Đoàn',
    fields: [
      { name: 'pioneer', label: 'Đội viên', kind: 'yes' },
      { name: 'youth_union', label: 'Đoàn viên', kind: 'yes' },
    ] satisfies Of<PupilField>[],
  },
];

/** A guardian is a small record within the pupil's; the relation of one who is there does not change. */
export const guardianSection: Section = {
  key: 'guardians',
  title: 'Bố mẹ, người giám hộ',
  fields: [
    { name: 'full_name', label: 'Họ và tên', kind: 'text', required: 'Ghi họ và tên', max: 80 },
    { name: 'birth_year', label: 'Năm sinh', kind: 'whole', min: 1900, max: 2100 },
    { name: 'occupation', label: 'Nghề nghiệp', kind: 'text', max: 80 },
    { name: 'workplace', label: 'Nơi làm việc', kind: 'text', max: 120 },
    phone,
    { ...personalId, label: 'Số định danh' },
  ] satisfies Of<keyof GuardianRecord>[],
};

const staffIdentity: Of<StaffField>[] = [
  fullName,
  { name: 'sex', label: 'Giới tính', kind: 'choice', list: sexes, wanted: true },
  { name: 'birth_date', label: 'Ngày sinh', kind: 'date', wanted: true },
  { name: 'ethnicity', label: 'Dân tộc', kind: 'choice', list: ethnicGroups },
  { name: 'religion', label: 'Tôn giáo', kind: 'choice', list: religions, covered: true },
  { name: 'nationality', label: 'Quốc tịch', kind: 'choice', list: nationalities },
  { name: 'code', label: 'Mã cán bộ', kind: 'text', max: 20 },
  ministryId,
  personalId,
  {
    name: 'insurance_number',
    label: 'Số sổ BHXH',
    kind: 'digits',
    pattern: /^\d{8,15}$/,
    message: 'Số sổ BHXH gồm 10 chữ số',
    covered: true,
  },
];
const staffContact: Of<StaffField>[] = [
  { name: 'hometown', label: 'Quê quán', kind: 'text' },
  { name: 'current_address', label: 'Nơi ở', kind: 'text', covered: true, wide: true },
  phone,
  email,
];
const staffWork: Of<StaffField>[] = [
  { name: 'kind', label: 'Loại cán bộ', kind: 'choice', list: staffKinds },
  { name: 'position', label: 'Chức vụ', kind: 'choice', list: positions, wanted: true },
  { name: 'contract', label: 'Hình thức hợp đồng', kind: 'choice', list: contracts, wanted: true },
  { name: 'status_date', label: 'Trạng thái từ ngày', kind: 'date' },
  { name: 'hired_on', label: 'Ngày tuyển dụng', kind: 'date' },
  { name: 'recruited_by', label: 'Cơ quan tuyển dụng', kind: 'text', max: 120 },
  { name: 'title_code', label: 'Hạng chức danh nghề nghiệp', kind: 'choice', list: professionalTitles },
  { name: 'salary_step', label: 'Bậc lương', kind: 'whole', min: 1, max: 20 },
  { name: 'salary_coefficient', label: 'Hệ số lương', kind: 'decimal', min: 1, max: 15 },
];
const staffTeaching: Of<StaffField>[] = [
  { name: 'main_subject', label: 'Môn dạy chính', kind: 'choice', list: subjects, wanted: true, hint: 'Bắt buộc với giáo viên' },
  { name: 'other_subjects', label: 'Môn kiêm nhiệm', kind: 'text' },
  { name: 'extra_duty', label: 'Nhiệm vụ kiêm nhiệm', kind: 'text' },
];
const staffTraining: Of<StaffField>[] = [
  { name: 'degree', label: 'Trình độ chuyên môn', kind: 'choice', list: degrees, wanted: true },
  { name: 'specialization', label: 'Chuyên ngành', kind: 'text' },
  { name: 'politics_level', label: 'Lý luận chính trị', kind: 'text', max: 80 },
  { name: 'management_training', label: 'Bồi dưỡng quản lý giáo dục', kind: 'text' },
  { name: 'it_level', label: 'Trình độ tin học', kind: 'text', max: 80 },
  { name: 'language_level', label: 'Trình độ ngoại ngữ', kind: 'text', max: 80 },
];
export const staffSections: Section[] = [
  { key: 'identity', title: 'Nhận dạng', fields: staffIdentity },
  { key: 'contact', title: 'Quê quán, liên hệ', fields: staffContact },
  { key: 'work', title: 'Công việc', fields: staffWork },
  { key: 'teaching', title: 'Giảng dạy', fields: staffTeaching },
  { key: 'training', title: 'Đào tạo, bồi dưỡng', fields: staffTraining },
  {
    key: 'groups',
    title: 'Đảng, Đoàn',
    fields: [
      { name: 'party_member', label: 'Đảng viên', kind: 'yes' },
      { name: 'union_member', label: 'Đoàn viên', kind: 'yes' },
    ] satisfies Of<StaffField>[],
  },
];

/** Names of the values that stay covered (R7.5), as columns. */
export const coveredFields = (sections: readonly Section[]): Set<string> =>
  new Set(sections.flatMap((section) => section.fields.filter((field) => section.covered || field.covered).map((f) => f.name)));
