// "Vì sao 7,9?": the steps of an outcome as sentences for a teacher, a parent, an auditor. The numbers are those that were computed with, a
// comma before the decimals, the article at the end.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { missingWords, shortfallWords } from './explain-lacks.ts';
import { completionRules } from './rules/completion.ts';
import { formatMark } from './rules/mark.ts';
import type { CompletionFault, Outcome, PrimaryFault, Step } from './rules/outcome.ts';
import { notRated, type Ratings } from './rules/ratings.ts';
import { ruleSetAt } from './rules/rule-sets/catalogue.ts';
import { decisionNames, type RuleSet, type RuleSetId, type Tenths } from './rules/rule-sets/shape.ts';

const subject = (code: string) => subjectList.nameOf(code);
const marks = (values: readonly Tenths[]) => values.map(formatTenths).join(' + ');

/** tenths : whole, as far as three decimals; what goes on behind them is shown as going on. 865 : 11 → '7,863…' */
export function quotient(tenths: number, count: number): string {
  const thousandths = Math.floor((tenths * 100) / count);
  const digits = String(thousandths % 1000).padStart(3, '0');
  const ends = (tenths * 100) % count === 0;
  return `${Math.floor(thousandths / 1000)},${ends ? digits.replace(/0{1,2}$/, '') : `${digits}…`}`;
}
/** 'làm tròn' only where something was rounded. */
const rounded = (sum: number, count: number, value: Tenths): string => {
  const exact = sum % count === 0;
  return exact ? formatTenths(value) : `${quotient(sum, count)}, làm tròn ${formatTenths(value)}`;
};

type Names = {
  learning(code: string): string;
  conduct(code: string): string;
  title(code: string): string;
  column(code: string): string;
  /** A competence or quality of a primary pupil. */
  rating(code: string): string;
  words: { learning: string; conduct: string };
};

function namesOf(rules: RuleSet | undefined): Names {
  const name = (list: readonly { code: string; name: string }[], code: string) =>
    list.find((one) => one.code === code)?.name ?? code;
  if (rules?.kind !== 'secondary') {
    const plain = (code: string) => code;
    const ratings = rules?.kind === 'primary' ? [...rules.competences, ...rules.qualities] : [];
    return {
      ...{ learning: plain, conduct: plain, title: plain, column: plain, rating: (code) => name(ratings, code) },
      words: { learning: 'Học tập', conduct: 'Rèn luyện' },
    };
  }
  const columns = rules.gradebooks.flatMap((gradebook) => gradebook.columns);
  return {
    learning: (code) => name(rules.learning.rungs, code),
    conduct: (code) => (code === notRated ? 'không xếp loại' : name(rules.conduct.levels, code)),
    title: (code) => name(rules.titles, code),
    column: (code) => name(columns, code),
    rating: (code) => code,
    words: rules.words,
  };
}

function weighted({ terms, sum, weight, value }: Extract<Step, { step: 'weighted' }>, names: Names): string[] {
  const given = terms.filter((term) => term.marks.length > 0);
  const above = given.map((term) => {
    if (term.coefficient === 1) return marks(term.marks);
    return `${term.coefficient} × ${term.marks.length > 1 ? `(${marks(term.marks)})` : marks(term.marks)}`;
  });
  const below = given.map(({ coefficient, marks: { length } }) => {
    if (coefficient === 1) return length;
    return length === 1 ? coefficient : `${coefficient} × ${length}`;
  });
  const said = given.map(
    (term) => `${names.column(term.column)} (hệ số ${term.coefficient}): ${term.marks.map(formatTenths).join('; ')}`,
  );
  return [
    `${said.join('. ')}.`,
    `(${above.join(' + ')}) : (${below.join(' + ')}) = ${formatTenths(sum)} : ${weight} = ${rounded(sum, weight, value)}`,
  ];
}

/** What is known of them; the first word as it begins a sentence. */
const ratings = ({ learning, conduct }: Ratings, names: Names): string[] => [
  ...(learning === null ? [] : [`${names.words.learning.toLowerCase()} ${names.learning(learning)}`]),
  ...(conduct === null ? [] : [`${names.words.conduct.toLowerCase()} ${names.conduct(conduct)}`]),
];
const sentence = (parts: readonly string[]): string => parts.join(', ').replace(/^./u, (letter) => letter.toUpperCase());

const completionFaults: Record<Exclude<CompletionFault, 'learning' | 'conduct'>, string> = {
  absences: 'nghỉ quá số buổi cho phép',
  age: 'quá tuổi',
  file: 'hồ sơ chưa đủ',
  lowestMark: 'có môn dưới 3,5',
  coreMarks: 'cả Toán và Ngữ văn đều dưới 5,0',
};

const completionFault = (fault: CompletionFault, { words }: Names): string =>
  fault === 'learning' || fault === 'conduct' ? `${words[fault].toLowerCase()} chưa đủ mức` : completionFaults[fault];

function primaryFault(fault: PrimaryFault, names: Names, rules: RuleSet | undefined): string {
  const level = (code: string) =>
    (rules?.kind === 'primary' ? [...rules.subjectLevels, ...rules.ratings] : []).find((one) => one.code === code)?.name ?? code;
  if (fault.what === 'subject') return `${subject(fault.code)} ${level(fault.level)}`;
  if (fault.what === 'rating') return `${names.rating(fault.code)} ${level(fault.level)}`;
  return `bài kiểm tra ${subject(fault.code)} ${formatTenths(fault.mark)}, dưới ${formatTenths(fault.limit)}`;
}

/** Is `fault` no more than what `told` says? */
const covers = (fault: PrimaryFault, told: PrimaryFault): boolean =>
  fault.what === told.what &&
  fault.code === told.code &&
  (fault.what !== 'test' || told.what !== 'test' || told.limit <= fault.limit);
type PrimaryStep = Extract<Step, { step: 'primary' }>;
/** An earlier level whose faults are all faults of this one: pointed at where naming them again would be long. */
const toldBefore = ({ faults }: PrimaryStep, before: readonly Step[]): PrimaryStep | undefined =>
  before
    .filter((one) => one.step === 'primary')
    .find((one) => one.faults.length > 2 && one.faults.every((told) => faults.some((fault) => covers(fault, told))));

/** One step; without the full stop and the article of its last sentence. */
function sentences(step: Step, names: Names, rules: RuleSet | undefined, before: readonly Step[]): string[] {
  switch (step.step) {
    case 'weighted':
      return weighted(step, names);
    case 'year': {
      const [one, two] = step.weights;
      const [a, b] = [formatTenths(step.first), formatTenths(step.second)];
      return [
        `(${a} + ${two} × ${b}) : ${one + two} = ${formatTenths(step.sum)} : ${one + two} = ${rounded(step.sum, one + two, step.value)}`,
      ];
    }
    case 'one_semester':
      return [
        `Học kỳ ${step.semester === 1 ? 'II' : 'I'} ${step.other === 'MIEN' ? 'được miễn học' : 'không học môn này'}: lấy kết quả học kỳ ${step.semester === 1 ? 'I' : 'II'}, ${formatMark(step.value)}, làm kết quả cả năm`,
      ];
    case 'exempt':
      return ['Được miễn học cả năm: môn này không tham gia xếp loại'];
    case 'former':
      return [`Chưa đủ điểm ở trường này: lấy kết quả học kỳ của trường cũ, ${formatMark(step.value)}`];
    case 'passed':
      return [
        step.rule === 'all'
          ? `${step.passed} trong ${step.total} lần đánh giá Đạt${step.value === 'Đ' ? '' : ', cần tất cả'}: ${step.value}`
          : `${step.passed} trong ${step.total} bài Đạt (cần từ 2/3), bài kiểm tra học kỳ ${step.final}: ${step.value}`,
      ];
    case 'second_semester':
      return [`Học kỳ I ${step.first}, học kỳ II ${step.second}: cả năm theo học kỳ II, ${step.value}`];
    case 'mean': {
      const list = step.marks.map(([code, mark]) => `${subject(code)} ${formatTenths(mark)}`).join('; ');
      const count = step.marks.length;
      return [
        `${list}.`,
        `Điểm trung bình các môn: ${formatTenths(step.sum)} : ${count} = ${rounded(step.sum, count, step.value)}`,
      ];
    }
    case 'rung':
      return [
        step.shortfalls.length === 0
          ? `Xếp loại ${names.learning(step.level)}`
          : `Chưa đạt mức ${names.learning(step.level)}: ${step.shortfalls.map(shortfallWords).join('; ')}`,
      ];
    case 'adjusted':
      return [
        `Không kể môn ${subject(step.subject)} thì đạt mức ${names.learning(step.reached)}, chỉ vì môn này mà xuống ${names.learning(step.raw)}: điều chỉnh thành ${names.learning(step.to)}`,
      ];
    case 'conduct':
      return [
        step.first === null || step.value === notRated
          ? `Học kỳ II ${names.conduct(step.second)}: ${step.value === notRated ? '' : 'đề nghị '}cả năm ${names.conduct(step.value)}`
          : `Học kỳ I ${names.conduct(step.first)}, học kỳ II ${names.conduct(step.second)}: cả năm ${names.conduct(step.value)}`,
      ];
    case 'title':
      return [`${sentence(ratings(step, names))}: ${step.title === null ? 'không có danh hiệu' : names.title(step.title)}`];
    case 'decision':
      return [
        `${sentence([...ratings(step, names), `nghỉ ${step.absent} buổi (không quá ${step.limit})`])}: ${decisionNames[step.decision]}`,
      ];
    case 'principal':
      return ['Học sinh học theo kế hoạch giáo dục cá nhân, không xếp loại: hiệu trưởng quyết định'];
    case 'retaken':
      return [`Kiểm tra lại ${subject(step.subject)}: ${formatMark(step.to)} thay cho ${formatMark(step.from)}`];
    case 'final':
      return [`Quyết định: ${decisionNames[step.decision]}`];
    case 'summer':
      return [
        step.done
          ? `Đã hoàn thành rèn luyện trong hè: xếp lại ${names.words.conduct.toLowerCase()} từ ${names.conduct(step.from)} thành ${names.conduct(step.to)}`
          : `Chưa hoàn thành rèn luyện trong hè: ${names.words.conduct.toLowerCase()} vẫn ${names.conduct(step.from)}`,
      ];
    case 'recognised':
      return [
        step.recognised
          ? `Đủ điều kiện công nhận tốt nghiệp THCS${step.grade ? `, loại ${step.grade}` : ''}`
          : `Chưa đủ điều kiện công nhận tốt nghiệp THCS: ${step.failed.map((fault) => completionFault(fault, names)).join('; ')}`,
      ];
    case 'primary': {
      const rungs = rules?.kind === 'primary' ? [rules.completion, ...rules.levels, rules.praise] : [];
      const nameOf = (code: string) => rungs.find((one) => one.code === code)?.name ?? code;
      if (step.fits) return [`Đạt: ${nameOf(step.level)}`];
      const told = toldBefore(step, before);
      const rest = step.faults.filter((fault) => !told?.faults.some((one) => covers(fault, one)));
      const parts = rest.map((fault) => primaryFault(fault, names, rules));
      if (told) parts.unshift(`các mục đã nêu ở ${nameOf(told.level)}`);
      return [`Chưa đạt ${nameOf(step.level)}: ${parts.join('; ')}`];
    }
    case 'growth': {
      const indicator = rules?.kind === 'preschool' ? rules.indicators[step.indicator] : undefined;
      const band = indicator?.bands.find((one) => one.code === step.band)?.name ?? step.band;
      const given = step.deviation === null ? 'theo loại đã ghi' : `độ lệch ${hundredths(step.deviation)}`;
      return [`${indicator?.name ?? step.indicator}: ${band} (${given})`];
    }
  }
}

const hundredths = (n: number): string =>
  `${n < 0 ? '−' : ''}${Math.trunc(Math.abs(n) / 100)},${String(Math.abs(n) % 100).padStart(2, '0')}`;

/** Sentences in order. What is missing is said, and that an empty cell is no mark. */
export function explain(outcome: Outcome<unknown>): string[] {
  const { id, version } = outcome.ruleSet;
  const completion = completionRules.find((one) => one.id === id);
  const rules = completion ? undefined : ruleSetAt(id as RuleSetId, version);
  const names = { ...namesOf(rules), ...(completion && { words: completion.words }) };
  const said = outcome.steps.flatMap((step, at) => {
    const words = sentences(step, names, rules, outcome.steps.slice(0, at));
    const article = 'article' in step && step.article ? ` (${step.article})` : '';
    return words.map((one, i) => (i === words.length - 1 ? `${one}${article}.` : one));
  });
  if (outcome.missing.length === 0) return said;
  const lacks = outcome.missing.map((one) => missingWords(one, names)).join('; ');
  const makeUp =
    rules?.kind === 'secondary' && outcome.missing.some((one) => one.what === 'column')
      ? [
          outcome.kind === 'comment_semester'
            ? `Ô trống không phải CĐ: học sinh không kiểm tra bù thì ghi CĐ kèm lý do (${rules.articles.makeUp}).`
            : `Ô trống không phải điểm 0: học sinh không kiểm tra bù thì ghi 0 kèm lý do (${rules.articles.makeUp}).`,
        ]
      : [];
  return [...said, `Chưa có kết quả, còn thiếu: ${lacks}.`, ...makeUp];
}
