// The rule sets for people: docs/assessment.md, written by its test with WRITE_DOCS=1 and compared at every run.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { ruleSets } from './catalogue.ts';
import {
  type Band,
  decisionNames,
  type GrowthBand,
  type PreschoolRuleSet,
  type PrimaryRuleSet,
  type PrimaryRung,
  type RuleSet,
  type SecondaryRuleSet,
} from './shape.ts';

const subjects = (codes: readonly string[]) => codes.map((code) => subjectList.nameOf(code)).join(', ');
const from = (tenths: number | null) => (tenths === null ? '' : `từ ${formatTenths(tenths)}`);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  ...['', `| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`],
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];
const named = (list: readonly { code: string; name: string }[], codes: readonly string[] | undefined) =>
  codes?.map((code) => list.find((one) => one.code === code)?.name ?? code).join(' hoặc ') ?? '';

const bandWords = ({ upTo, below, atLeast }: Band, unit: string) =>
  `${upTo === undefined ? (below === undefined ? 'nhiều hơn' : `dưới ${below} ${unit}`) : `đến ${upTo} ${unit}`}: ${atLeast}`;

function levels({ learning }: SecondaryRuleSet): string[] {
  if (learning.by === 'mean')
    return table(
      [
        'Mức',
        'Điểm trung bình các môn',
        `Một trong ${subjects(learning.core)}; môn chuyên`,
        'Mọi môn cho điểm',
        'Môn nhận xét',
        'Căn cứ',
      ],
      learning.rungs.map((rung) => [
        ...[rung.name, from(rung.mean), from(rung.core), from(rung.each), rung.commentsPass ? 'đều Đ' : ''],
        rung.article,
      ]),
    );
  return table(
    ['Mức', 'Mọi môn cho điểm', 'Số môn', 'Môn nhận xét Chưa đạt', 'Căn cứ'],
    learning.rungs.map((rung) => [
      ...[rung.name, from(rung.each), rung.count ? `${rung.count.subjects} môn ${from(rung.count.mark)}` : ''],
      rung.failedComments === null ? '' : rung.failedComments === 0 ? 'không có' : `nhiều nhất ${rung.failedComments}`,
      rung.article,
    ]),
  );
}

function secondary(rules: SecondaryRuleSet): string[] {
  const { learning, conduct, minimums, words } = rules;
  const unit = minimums.by === 'periodsPerWeek' ? 'tiết/tuần' : 'tiết/năm';
  const books = rules.gradebooks.map((book) =>
    book.columns.map(({ name, coefficient }) => `${name} (hệ số ${coefficient})`).join(', '),
  );
  return [
    `- Cột điểm: ${books.join('; hoặc ')}.`,
    `- Đánh giá bằng nhận xét: ${subjects(rules.commentSubjects)}. Được miễn: ${subjects(rules.exemptible)} (${rules.articles.exemption}).`,
    `- Số lần kiểm tra, đánh giá thường xuyên ít nhất mỗi học kỳ: ${minimums.bands.map((band) => bandWords(band, unit)).join('; ')}${minimums.comment === null ? '' : `; môn nhận xét: ${minimums.comment}`} (${minimums.article}). Sở đặt được số khác cho một học kỳ.`,
    `- Môn nhận xét Đạt khi ${rules.commentPass === 'all' ? 'mọi lần đánh giá Đạt' : 'từ 2/3 số bài Đạt, trong đó có bài kiểm tra học kỳ'} (${rules.articles.commentSemester}).`,
    `- ${words.conduct} cả năm: ${conduct.year ? 'theo bảng hai học kỳ' : 'giáo viên chủ nhiệm xếp, gợi ý theo học kỳ II'} (${conduct.article})${conduct.optional ? '; có nhóm học viên không xếp' : ''}.`,
    ...levels(rules),
    ...table(
      ['Đạt mức', 'vì một môn mà xuống', 'Điều chỉnh', 'Căn cứ'],
      learning.adjustments.map(({ reached, raw, to, article }) => [
        ...[reached, raw, to].map((code) => named(learning.rungs, [code])),
        article,
      ]),
    ).slice(1),
    ...table(
      ['Danh hiệu', words.learning, words.conduct, 'Số môn', 'Căn cứ'],
      rules.titles.map((row) => [
        ...[row.name, named(learning.rungs, row.learning), named(conduct.levels, row.conduct)],
        row.count ? `${row.count.subjects} môn ${from(row.count.mark)}` : '',
        row.article,
      ]),
    ).slice(1),
    ...table(
      ['Cuối năm, xét từ trên xuống', 'Nghỉ', words.learning, words.conduct, 'Căn cứ'],
      rules.promotion.map((row) => [
        ...[decisionNames[row.decision], row.absentOver === undefined ? '' : `quá ${row.absentOver} buổi`],
        ...[named(learning.rungs, row.learning), named(conduct.levels, row.conduct), row.article],
      ]),
    ).slice(1),
  ];
}

function primary(rules: PrimaryRuleSet): string[] {
  const tests = rules.tests.map(
    ({ grades, subjects: codes, at }) =>
      `khối ${Number(grades[0])}-${Number(grades.at(-1))}, ${at.map((code) => named(rules.points, [code]).replace(/^./, (sign) => sign.toLowerCase())).join(', ')}: ${subjects(codes)}`,
  );
  const row = (rung: PrimaryRung) => [
    ...[rung.name, named(rules.subjectLevels, rung.subjects), named(rules.ratings, rung.ratings), from(rung.tests), rung.article],
  ];
  return [
    `- Năng lực: ${rules.competences.map(({ name }) => name).join('; ')}. Phẩm chất: ${rules.qualities.map(({ name }) => name).join('; ')}.`,
    `- Bài kiểm tra, điểm nguyên từ ${rules.lowestMark / 10} đến 10: ${tests.join('; ')}.`,
    ...table(
      ['Cuối năm', 'Mọi môn học, hoạt động', 'Mọi năng lực, phẩm chất', 'Mọi bài kiểm tra', 'Căn cứ'],
      [rules.completion, ...rules.levels, rules.praise].map(row),
    ),
    ...(rules.praiseByVote ? [`Lớp bình chọn: ${rules.praiseByVote.name} (${rules.praiseByVote.article}).`, ''] : []),
  ];
}

const sd = (hundredths: number) => `${hundredths < 0 ? '−' : '+'}${Math.abs(hundredths) / 100} SD`;
const growthWords = ({ name, below, upTo }: GrowthBand) =>
  `${name}${below === undefined ? (upTo === undefined ? '' : ` (đến ${sd(upTo)})`) : ` (dưới ${sd(below)})`}`;
const preschool = (rules: PreschoolRuleSet): string[] => [
  ...Object.values(rules.indicators).map(({ name, bands }) => `- ${name}: ${bands.map(growthWords).join(', ')}.`),
  '',
];

const years = ({ validity }: RuleSet) =>
  validity
    .map(({ grades, firstYear, lastYear }) => {
      const [first, last] = [grades[0] ?? '', grades.at(-1) ?? ''];
      const name = (grade: string) => gradeOf(grade)?.name ?? grade;
      return `${first === last ? name(first) : `${name(first)} đến ${name(last)}`}: ${firstYear}${lastYear === firstYear ? '' : lastYear ? ` đến ${lastYear}` : ' trở đi'}`;
    })
    .join('; ');

const bodyOf = (rules: RuleSet): string[] => {
  if (rules.kind === 'secondary') return secondary(rules);
  return rules.kind === 'primary' ? primary(rules) : preschool(rules);
};

export const catalogueDocument = (): string =>
  [
    ...['# Các bộ quy định đánh giá', '', 'Viết ra từ `src/modules/assessment/rules/rule-sets`; đừng sửa ở đây.', ''],
    ...ruleSets.flatMap((rules) => [
      ...[`## ${rules.name}`, '', `${rules.title}. Mã ${rules.id}, bản ${rules.version}.`, '', `Áp dụng: ${years(rules)}.`, ''],
      ...(rules.unverified ? [`Chưa kiểm chứng: ${rules.unverified}`, ''] : []),
      ...bodyOf(rules),
    ]),
  ].join('\n');
