// What lacks, in words: what a level asks and does not get, what must still be entered.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { formatTenths } from '#kernel/numbers.ts';
import type { Missing, Shortfall } from './rules/outcome.ts';

const subject = (code: string) => subjectList.nameOf(code);

export function shortfallWords(lack: Shortfall): string {
  switch (lack.asks) {
    case 'mean':
      return `điểm trung bình các môn ${formatTenths(lack.value)}, dưới ${formatTenths(lack.limit)}`;
    case 'core':
      return `không môn nào trong ${lack.subjects.map(([code, mark]) => `${subject(code)} (${formatTenths(mark)})`).join(', ') || 'các môn Toán, Ngữ văn'} từ ${formatTenths(lack.limit)}`;
    case 'specialised':
      return `môn chuyên ${subject(lack.subject)} ${formatTenths(lack.value)}, dưới ${formatTenths(lack.limit)}`;
    case 'each':
      return `${subject(lack.subject)} ${formatTenths(lack.value)}, dưới ${formatTenths(lack.limit)}`;
    case 'count':
      return `${lack.found} môn từ ${formatTenths(lack.limit)}, cần ít nhất ${lack.needed}`;
    case 'comment':
      return `${subject(lack.subject)} Chưa đạt`;
    case 'comments':
      return `${lack.subjects.map(subject).join(', ')} Chưa đạt${lack.allowed > 0 ? `, nhiều nhất ${lack.allowed} môn` : ''}`;
  }
}

type Words = Record<'column' | 'rating', (code: string) => string> & { words: { learning: string; conduct: string } };
/** `names`: as the rule set of the class has them. */
export function missingWords(missing: Missing, names: Words): string {
  switch (missing.what) {
    case 'column':
      return `${names.column(missing.column)} có ${missing.present}, cần ${missing.needed}`;
    case 'subject':
      return `kết quả môn ${subject(missing.subject)}`;
    case 'semester':
      return `kết quả học kỳ ${missing.semester === 1 ? 'I' : 'II'}`;
    case 'rating':
      return `đánh giá ${names.rating(missing.rating)}`;
    case 'test':
      return `điểm kiểm tra ${subject(missing.subject)}`;
    case 'learning':
      return `${names.words.learning.toLowerCase()} cả năm`;
    case 'conduct':
      return names.words.conduct.toLowerCase();
    case 'absences':
      return 'số buổi nghỉ';
    case 'summer':
      return 'kết quả rèn luyện trong hè';
    case 'lowestMark':
      return 'điểm thấp nhất của các môn';
    case 'coreMarks':
      return 'điểm Toán hoặc Ngữ văn';
    // Nothing stands there of any subject.
    case 'results':
      return 'kết quả mọi môn';
  }
}
