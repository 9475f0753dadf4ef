// How is a small child's growth called? The classes of the WHO growth standards of 2006 by standard deviations (R2.14). The tables that turn
// weight, height, age and sex into a deviation are not here: they were not at hand, and nobody invents such numbers. What is taken in is the
// deviation, or the class as the health station wrote it.
import type { PreschoolRuleSet } from './shape.ts';

export const who: PreschoolRuleSet = {
  kind: 'preschool',
  id: 'WHO2006',
  version: 1,
  name: 'Chuẩn tăng trưởng trẻ em của WHO (2006)',
  title: 'Theo dõi sức khỏe trẻ mầm non bằng biểu đồ tăng trưởng',
  validity: [
    { programme: 'preschool', grades: ['NT1', 'NT2', 'NT3', 'MG3', 'MG4', 'MG5'], firstYear: '2006-2007', lastYear: null },
  ],
  unverified:
    'Không có bảng số của WHO trong hệ thống: nhận độ lệch chuẩn (z-score) hoặc loại đã ghi, không tự tính từ cân nặng, chiều cao.',
  // Three a year is usual; below 24 months every month, above every quarter: rounds may be added.
  rounds: [
    { code: 'D1', name: 'Đợt 1', month: 9 },
    { code: 'D2', name: 'Đợt 2', month: 12 },
    { code: 'D3', name: 'Đợt 3', month: 3 },
  ],
  indicators: {
    weightForAge: {
      name: 'Cân nặng theo tuổi',
      bands: [
        { code: 'NHE_CAN_NANG', name: 'Nhẹ cân mức độ nặng', below: -300, counts: 'underweight' },
        { code: 'NHE_CAN', name: 'Nhẹ cân', below: -200, counts: 'underweight' },
        { code: 'BT', name: 'Bình thường', upTo: 200, counts: 'normal' },
        { code: 'CAO_HON_TUOI', name: 'Cân nặng cao hơn tuổi', counts: 'overweight' },
      ],
    },
    heightForAge: {
      name: 'Chiều cao theo tuổi',
      bands: [
        { code: 'THAP_COI_NANG', name: 'Thấp còi nặng', below: -300, counts: 'stunted' },
        { code: 'THAP_COI', name: 'Thấp còi', below: -200, counts: 'stunted' },
        { code: 'BT', name: 'Bình thường', counts: 'normal' },
      ],
    },
    weightForHeight: {
      name: 'Cân nặng theo chiều cao',
      bands: [
        { code: 'GAY_COM', name: 'Gầy còm', below: -200, counts: 'wasted' },
        { code: 'BT', name: 'Bình thường', upTo: 200, counts: 'normal' },
        { code: 'THUA_CAN', name: 'Thừa cân', upTo: 300, counts: 'overweight' },
        { code: 'BEO_PHI', name: 'Béo phì', counts: 'overweight' },
      ],
    },
  },
  article: 'WHO 2006',
};
