// Statistics of results as tables: for the screen and the workbook. Counts of a line add up to its pupils (R3.1).
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { formatPercent, percentTenths } from '#kernel/numbers.ts';
import { bandNames, type GroupFigures, type Statistics, type SubjectFigures } from '../queries/result-statistics.ts';
import type { Period } from '../rules/outcome.ts';
import { ruleSets } from '../rules/rule-sets/catalogue.ts';
import { conductsOf, gradeName, levelsOf } from './results-view.ts';

export type Figures = { title: string; note: string; head: string[]; rows: { key: string; cells: string[]; strong: boolean }[] };

const shareOf = (n: number, of: number): string => (of > 0 ? `${n} (${formatPercent(percentTenths(n, of))})` : String(n));

function ladder(
  title: string,
  groups: readonly GroupFigures[],
  of: 'level' | 'conduct',
  names: readonly { code: string; name: string }[],
): Figures {
  return {
    ...{ title, note: 'Tỉ lệ tính trên số em đã có kết quả; không tính em chưa có và em học theo kế hoạch cá nhân.' },
    head: ['Lớp, khối', 'Sĩ số', ...names.map(({ name }) => name), 'Chưa có', 'Không đánh giá'],
    rows: groups.map((group) => {
      const rated = group.pupils - group.notRated - (group[of][''] ?? 0);
      return {
        ...{ key: group.key, strong: group.classId === null },
        cells: [
          group.classId === null ? gradeName(group.grade) : group.key,
          String(group.pupils),
          ...names.map(({ code }) => shareOf(group[of][code] ?? 0, rated)),
          ...[String(group[of][''] ?? 0), String(group.notRated)],
        ],
      };
    }),
  };
}

function subjects(of: readonly SubjectFigures[]): Figures[] {
  const scored = of.filter(({ bands }) => bands.some((n) => n > 0));
  const said = of.filter(({ comments }) => Object.keys(comments).length > 0);
  const levels = [...new Set(said.flatMap(({ comments }) => Object.keys(comments)))];
  const name = (one: SubjectFigures) => `${subjectList.nameOf(one.subject)}, ${gradeName(one.grade).toLowerCase()}`;
  const key = (one: SubjectFigures) => `${one.grade} ${one.subject}`;
  return [
    ...(scored.length > 0
      ? [
          {
            ...{ title: 'Điểm trung bình môn', note: 'Số em có điểm trung bình trong từng khoảng.' },
            head: ['Môn, khối', 'Có kết quả', ...bandNames, 'Từ 5 trở lên', 'Miễn'],
            rows: scored.map((one) => {
              const marked = one.bands.reduce((a, b) => a + b, 0);
              const above = one.bands[3] + one.bands[4] + one.bands[5];
              return {
                ...{ key: key(one), strong: false },
                cells: [name(one), String(one.pupils), ...one.bands.map(String), shareOf(above, marked), String(one.excused)],
              };
            }),
          },
        ]
      : []),
    ...(said.length > 0
      ? [
          {
            ...{ title: 'Môn đánh giá bằng nhận xét, mức đạt được', note: '' },
            head: ['Môn, khối', 'Có kết quả', ...levels, 'Miễn'],
            rows: said.map((one) => ({
              ...{ key: key(one), strong: false },
              cells: [
                name(one),
                String(one.pupils),
                ...levels.map((level) => String(one.comments[level] ?? 0)),
                String(one.excused),
              ],
            })),
          },
        ]
      : []),
  ];
}

export function figuresOf({ classes, grades, subjects: bySubject }: Statistics, period: Period): Figures[] {
  const tables: Figures[] = [];
  // R0.2: levels of two rule sets never stand in one table.
  for (const id of new Set([...classes, ...grades].map(({ ruleSet }) => ruleSet))) {
    const rules = ruleSets.findLast((one) => one.id === id);
    if (rules?.kind !== 'secondary') continue;
    const groups = grades
      .filter(({ ruleSet }) => ruleSet === id)
      .flatMap((grade) => [...classes.filter((one) => one.ruleSet === id && one.grade === grade.grade), grade]);
    tables.push(
      ladder(`${rules.words.learning}, ${rules.name}`, groups, 'level', levelsOf(rules)),
      ladder(`${rules.words.conduct}, ${rules.name}`, groups, 'conduct', conductsOf(rules)),
    );
    const titles = rules.titles.map(({ code, name }) => ({ code, name }));
    const decided = [
      ...[
        ['LEN_LOP', 'Lên lớp'] as const,
        ['KIEM_TRA_LAI', 'Kiểm tra lại'] as const,
        ['REN_LUYEN_HE', 'Rèn luyện hè'] as const,
        ['O_LAI', 'Ở lại'] as const,
      ],
    ];
    tables.push({
      ...{ title: `Danh hiệu${period === 3 ? ', lên lớp' : ''}`, note: 'Tỉ lệ tính trên số em đã có học lực và hạnh kiểm.' },
      head: [
        'Lớp, khối',
        'Sĩ số',
        'Đã đánh giá',
        ...titles.map(({ name }) => name),
        ...(period === 3 ? decided.map(([, name]) => name) : []),
      ],
      rows: groups.map((group) => ({
        ...{ key: group.key, strong: group.classId === null },
        cells: [
          group.classId === null ? gradeName(group.grade) : group.key,
          String(group.pupils),
          String(group.rated),
          ...titles.map(({ code }) => shareOf(group.title[code] ?? 0, group.rated)),
          ...(period === 3 ? decided.map(([code]) => String(group.decision[code] ?? 0)) : []),
        ],
      })),
    });
  }
  return [...tables, ...subjects(bySubject)];
}
