// The audit record in words: groups of acts, names of fields, values as people write them. Pure.
import { type Role, roleNames } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { pupilStatuses, staffStatuses } from '#kernel/code-lists/people-codes.ts';
import { classSections } from '#modules/classes/index.ts';
import { profileFieldNames } from '#modules/organizations/index.ts';
import { pupilFieldNames, pupilSections, staffFieldNames, staffSections } from '#modules/people/index.ts';

/** At the door: shown on its own, for it is most of the record. */
export const doorActs = [
  ...['sign-in', 'failed', 'locked', 'code-failed', 'backup-code', 'password', 'second-factor-o'].map((act) => `access.${act}`),
];
export const auditGroups: { value: string; label: string; actions: readonly string[] }[] = [
  { value: 'records', label: 'Hồ sơ học sinh, cán bộ, lớp', actions: ['people.', 'classes.'] },
  { value: 'marks', label: 'Điểm, khóa điểm', actions: ['assessment.'] },
  { value: 'teaching', label: 'Phân công, thời khóa biểu, điểm danh', actions: ['teaching.'] },
  { value: 'reports', label: 'Phiếu, báo cáo', actions: ['reports.'] },
  { value: 'imports', label: 'Nhập từ Excel', actions: ['people.import', 'people.undo'] },
  { value: 'transfers', label: 'Chuyển trang', actions: ['transfer.'] },
  { value: 'reveals', label: 'Xem mục được che', actions: ['people.reveal', 'engagement.reveal'] },
  { value: 'exports', label: 'Tải danh sách', actions: ['people.export', 'access.export', 'audit.export'] },
  {
    value: 'content',
    label: 'Bài đăng, văn bản, trang công khai',
    actions: ['content.', 'documents.', 'disclosure.', 'sites.', 'media.', 'gallery.'],
  },
  {
    value: 'roles',
    label: 'Vai trò, tài khoản',
    actions: [
      ...[
        'invite',
        'grant',
        'revoke',
        'change-term',
        'issue-link',
        'disable',
        'enable',
        'unlock',
        'remove',
        'end',
        'require',
        'limit',
        'create-token',
      ].map((act) => `access.${act}`),
    ],
  },
  { value: 'door', label: 'Đăng nhập, khóa', actions: doorActs },
  { value: 'units', label: 'Đơn vị', actions: ['organizations.'] },
  { value: 'sharing', label: 'Liên thông với cấp trên, cấp dưới', actions: ['sharing.'] },
  { value: 'campaigns', label: 'Đợt, nhắc', actions: ['campaigns.'] },
  { value: 'engagement', label: 'Hỏi đáp, góp ý, thăm dò', actions: ['engagement.'] },
  { value: 'adoption', label: 'Sổ cổng, xếp hạng', actions: ['adoption.'] },
];

const more: Record<string, string> = {
  role: 'vai trò',
  valid_from: 'từ ngày',
  last_day: 'đến hết ngày',
  address: 'từ địa chỉ',
  name: 'tên đầy đủ',
  short_name: 'tên gọi tắt',
  type: 'loại đơn vị',
  slug: 'tên địa chỉ',
  code: 'mã',
  title: 'tiêu đề',
  state: 'trạng thái',
  status: 'trạng thái',
  class_id: 'lớp',
  hidden: 'ẩn',
  reason: 'lý do',
  version: 'lần ghi',
  separate_approval: 'người viết không tự duyệt',
  decision_number: 'số quyết định',
  decided_on: 'ngày quyết định',
  members: 'thành viên',
  count: 'số lượng',
  guardians: 'cha, mẹ, người giám hộ',
  homeroom: 'chủ nhiệm',
  new: 'mới',
  changed: 'thay đổi',
  unchanged: 'không đổi',
  refused: 'lỗi',
  from: 'từ ngày',
  on: 'từ ngày',
  decision: 'quyết định',
  relation: 'quan hệ',
  parent: 'cấp trên',
  scheme: 'loại mã',
  kind: 'loại ngày',
  legal_basis: 'căn cứ',
  school_year: 'năm học',
  starts_on: 'bắt đầu',
  ends_on: 'kết thúc',
  opens_on: 'mở từ ngày',
  before_day: 'trước ngày',
  grace_days: 'gia hạn, ngày',
  milestone_on: 'mốc giữa đợt',
  milestone_tenths: 'mức của mốc, phần nghìn',
  audience_types: 'loại đơn vị',
  audience_unit_id: 'phạm vi, đơn vị số',
  measures: 'mục đo',
  instruction: 'hướng dẫn',
  items: 'mục còn thiếu',
  units: 'đơn vị',
  corrections: 'chỗ sửa tay',
  palette: 'màu',
  tagline: 'câu giới thiệu',
  hero_media_id: 'ảnh đầu trang',
  hero_scene: 'tranh đầu trang',
  alt: 'lời mô tả ảnh',
  number: 'số, ký hiệu',
  files: 'tệp',
  decision_url: 'tệp quyết định',
  valid_to: 'đến ngày',
  closes_on: 'đến hết ngày',
  options: 'phương án',
  draft: 'bản chờ duyệt',
  sent_by: 'người gửi',
  text: 'nội dung',
};

/** The labels of the forms, for what nobody named otherwise. */
const labels = new Map(
  [...pupilSections, ...staffSections, ...classSections].flatMap((section) =>
    section.fields.map((field) => [field.name, field.label.replace(/^./, (c) => c.toLowerCase())]),
  ),
);
export const fieldName = (key: string): string =>
  pupilFieldNames[key] ??
  staffFieldNames[key] ??
  profileFieldNames[key] ??
  more[key] ??
  labels.get(key) ??
  key.replaceAll('_', ' ');

const states: Record<string, string> = { draft: 'bản nháp', published: 'đã đăng', withdrawn: 'đã gỡ', archived: 'lưu trữ' };

/** A value as a person would write it. */
export function shownValue(key: string, value: unknown, classes: ReadonlyMap<number, string> = new Map()): string {
  if (value === null || value === undefined || value === '') return 'trống';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (Array.isArray(value)) return value.length === 0 ? 'trống' : value.map((one) => shownValue(key, one)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== '')
      .map(([inner, v]) => `${fieldName(inner)} ${shownValue(inner, v)}`)
      .join(', ');
  const text = String(value);
  if (key === 'role') return roleNames[text as Role] ?? text;
  if (key === 'state') return states[text] ?? text;
  if (key === 'status') return [pupilStatuses, staffStatuses].find((list) => list.has(text))?.nameOf(text) ?? text;
  if (key === 'class_id') return classes.get(Number(value)) ?? 'lớp không còn';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text;
}

export type Change = { field: string; before: string | null; after: string | null };

/** What stood there and what stands there now, field by field; of something new or gone one side only. */
export function changesOf(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
  classes: ReadonlyMap<number, string> = new Map(),
): Change[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map((key) => ({
    field: fieldName(key),
    before: before && key in before ? shownValue(key, before[key], classes) : null,
    after: after && key in after ? shownValue(key, after[key], classes) : null,
  }));
}
