// How is a figure, a day, a level written on paper? Decimal comma, dd/mm/yyyy, names of levels as the circular says them (R3.3).
import { formatDate, type LocalDate } from '#kernel/calendar.ts';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { type Decision, markText, notRated, type RuleSet, decisionName as wordsOf } from '#modules/assessment/index.ts';

export const dayWords = (day: LocalDate): string => `ngày ${day.slice(8)} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}`;
export const dateText = (day: LocalDate | null): string => (day ? formatDate(day) : '');
export const sexText = (sex: 'male' | 'female' | null): string => (sex === 'female' ? 'Nữ' : sex === 'male' ? 'Nam' : '');

/** A mean keeps its decimal: 8,0. What is excused is M. */
export const meanText = (value: number | string | null | undefined): string =>
  value === null || value === undefined ? '' : value === 'MIEN' ? 'M' : typeof value === 'number' ? formatTenths(value) : value;
/** A single mark as a teacher writes it: 8, 8,5. */
export const cellText = (value: number | string | null | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'number' ? markText(value) : value;

/** Levels of primary subjects are printed as one letter. */
export function levelText(rules: RuleSet, value: number | string | null | undefined): string {
  if (rules.kind !== 'primary' || typeof value !== 'string') return meanText(value);
  return rules.subjectLevels.find(({ code }) => code === value)?.letter ?? meanText(value);
}
export function learningName(rules: RuleSet, code: string | null | undefined): string {
  if (!code) return '';
  if (rules.kind === 'secondary') return rules.learning.rungs.find((one) => one.code === code)?.name ?? code;
  if (rules.kind === 'primary') return [rules.completion, ...rules.levels].find((one) => one.code === code)?.name ?? code;
  return code;
}
export function conductName(rules: RuleSet, code: string | null | undefined): string {
  if (!code || code === notRated || rules.kind !== 'secondary') return '';
  return rules.conduct.levels.find((one) => one.code === code)?.name ?? code;
}
export function titleName(rules: RuleSet, code: string | null | undefined): string {
  if (!code) return '';
  if (rules.kind === 'secondary') return rules.titles.find((one) => one.code === code)?.name ?? code;
  if (rules.kind === 'primary')
    return [rules.praise, ...(rules.praiseByVote ? [rules.praiseByVote] : [])].find((one) => one.code === code)?.name ?? code;
  return code;
}
/** Where no grade is named the words are those of all but the last grade of primary school. */
export const decisionName = (decision: string | null | undefined, grade = ''): string =>
  decision ? (wordsOf(decision as Decision, grade) ?? decision) : '';
export const ratingName = (rules: RuleSet, code: string | undefined): string =>
  (rules.kind === 'primary' && rules.ratings.find((one) => one.code === code)?.name) || '';

export const subjectName = (code: string): string => subjectList.nameOf(code) || code;
/** The order of the forms of TT58/2011; what is not on them comes after, as the class has it. */
const formOrder = 'TOAN LY HOA SINH TIN VAN SU DIA NN NN1 NN2 GDCD CN TD AN MT GDQP'.split(' ');
export function inFormOrder<T extends { code: string }>(rules: Pick<RuleSet, 'id'>, subjects: readonly T[]): T[] {
  if (rules.id !== 'TT58/2011') return [...subjects];
  const at = ({ code }: T) => (formOrder.includes(code) ? formOrder.indexOf(code) : formOrder.length);
  return [...subjects].sort((a, b) => at(a) - at(b));
}
/** Where a column is narrow. */
const short: Readonly<Record<string, string>> = {
  ...{ VAN: 'Ngữ văn', LY: 'Vật lí', HOA: 'Hóa học', SINH: 'Sinh học', SU: 'Lịch sử', DIA: 'Địa lí', NN: 'Ngoại ngữ' },
  ...{ GDCD: 'GDCD', CN: 'Công nghệ', TIN: 'Tin học', TD: 'Thể dục', AN: 'Âm nhạc', MT: 'Mĩ thuật', GDQP: 'GDQP-AN' },
  ...{ TV: 'Tiếng Việt', DD: 'Đạo đức', TNXH: 'TN-XH', KH: 'Khoa học', LSDL: 'LS-ĐL', HDTN: 'HĐTN', GDDP: 'GDĐP' },
  ...{ GDKTPL: 'GDKT-PL', THCN: 'TH-CN', GDTC: 'GDTC' },
};
export const shortSubject = (code: string): string => short[code] ?? subjectName(code);
