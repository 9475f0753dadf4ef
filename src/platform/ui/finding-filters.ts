// What a list of findings is narrowed to, whatever they are about.
import { formatNumber } from '#kernel/numbers.ts';

export const findingFilters = (explained: number) => [
  {
    name: 'state',
    label: 'Chưa xử lý',
    options: [{ value: 'explained', label: `Đã giải trình (${formatNumber(explained)})` }],
  },
  {
    name: 'level',
    label: 'Lỗi và cảnh báo',
    options: [
      { value: 'E', label: 'Chỉ lỗi' },
      { value: 'W', label: 'Chỉ cảnh báo' },
    ],
  },
];
