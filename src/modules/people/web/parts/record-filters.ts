// The choices by which lists of pupils and of staff are narrowed alike.
import type { ListFilter } from '#platform/ui/data-list.tsx';
import { ruleWords } from '../../rules/rule-words.ts';

export const recordFilters = (mandatory: readonly string[], names: Record<string, string>): ListFilter[] => [
  {
    name: 'complete',
    label: 'Đủ và thiếu',
    options: [
      { value: 'no', label: 'Chưa đủ' },
      { value: 'yes', label: 'Đã đủ' },
    ],
  },
  {
    name: 'missing',
    label: 'Thiếu mục bất kỳ',
    options: mandatory.map((field) => ({ value: field, label: `Thiếu ${names[field] ?? field}` })),
  },
  {
    name: 'found',
    label: 'Mọi phát hiện',
    options: [
      { value: 'error', label: 'Có lỗi' },
      { value: 'warning', label: 'Có cảnh báo' },
      { value: 'explained', label: 'Đã giải trình' },
    ],
  },
];

export const ruleChips = (rule: string | undefined) =>
  rule ? [{ name: 'rule', label: `Phát hiện: ${ruleWords[Number(rule)] ?? `số ${rule}`}` }] : [];
