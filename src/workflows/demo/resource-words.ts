// What teachers of 2018 share: for the demo's resources.
import type { DemoUnit } from './units.ts';

export type ResourceWords = {
  title: string;
  summary: string;
  kind: string;
  subject: string;
  grades: string[];
  series: string;
  licence: string;
};
const old = 'Sách giáo khoa hiện hành';
export function resourcesOf(unit: DemoUnit): ResourceWords[] {
  if (unit.level === 'mn')
    return [
      {
        ...{ title: 'Kế hoạch hoạt động chủ đề “Nghề của bố mẹ”', kind: 'giao-an', subject: '', grades: ['mn'], series: '' },
        ...{ summary: 'Kế hoạch hai tuần cho lớp 5 tuổi, kèm trò chơi và bài hát.', licence: 'cc-by-nc' },
      },
    ];
  if (unit.level === 'th')
    return [
      {
        ...{ title: 'Giáo án Tiếng Việt lớp 1, tuần 15', kind: 'giao-an', subject: 'TV', grades: ['1'], series: old },
        ...{ summary: 'Năm tiết học vần, có phiếu luyện đọc cho học sinh còn chậm.', licence: 'teach' },
      },
      {
        ...{ title: 'Đề kiểm tra học kỳ I môn Toán lớp 4', kind: 'de-thi', subject: 'TOAN', grades: ['4'], series: old },
        ...{ summary: 'Đề bốn mức độ, có ma trận, đáp án và cách cho điểm.', licence: 'teach' },
      },
    ];
  if (unit.level === 'thcs')
    return [
      {
        ...{ title: 'Giáo án Vật lí 8: Áp suất chất lỏng', kind: 'giao-an', subject: 'LY', grades: ['8'], series: old },
        ...{ summary: 'Một tiết, thí nghiệm với bình thông nhau làm từ chai nhựa.', licence: 'cc-by' },
      },
      {
        ...{ title: 'Đề khảo sát học sinh giỏi Toán 9', kind: 'de-thi', subject: 'TOAN', grades: ['9'], series: '' },
        ...{ summary: 'Năm câu, có lời giải chi tiết.', licence: 'teach' },
      },
      {
        ...{ title: 'Sáng kiến: dạy từ vựng Tiếng Anh qua biển chỉ đường quê em', kind: 'skkn', subject: 'NN' },
        ...{ grades: ['6', '7'], series: '', licence: 'cc-by-nc' },
        summary: 'Cách làm, kết quả sau một học kỳ ở bốn lớp, phiếu học tập.',
      },
    ];
  if (unit.level === 'thpt')
    return [
      {
        ...{ title: 'Chuyên đề Hóa học 12: bài toán điện phân', kind: 'tai-lieu', subject: 'HOA', grades: ['12'], series: old },
        ...{ summary: 'Lý thuyết ngắn, ba mươi bài từ dễ đến khó.', licence: 'cc-by' },
      },
      {
        ...{ title: 'Đề thi thử THPT quốc gia môn Lịch sử', kind: 'de-thi', subject: 'SU', grades: ['12'], series: '' },
        ...{ summary: 'Bốn mươi câu trắc nghiệm, có đáp án.', licence: 'teach' },
      },
    ];
  return [];
}
