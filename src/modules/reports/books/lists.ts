// Lists of a school: who is praised, who is not promoted yet and why.
import type { ClassFrame } from '../queries/class-record.ts';
import type { SchoolResult } from '../queries/school-results.ts';
import { conductName, dateText, decisionName, learningName, meanText, shortSubject, titleName } from '../rules/words.ts';
import { aTable, nameColumn, numberColumn, type PrintedTable, type TableColumn } from './table.ts';

const framesById = (frames: readonly ClassFrame[]) => new Map(frames.map((frame) => [frame.classId, frame]));

/** Best title first, then class and name. */
export function honours(frames: readonly ClassFrame[], rows: readonly SchoolResult[]): PrintedTable[] {
  const of = framesById(frames);
  const titles = [
    ...new Set(
      frames.flatMap(({ rules }) =>
        rules.kind === 'secondary'
          ? rules.titles.map(({ code }) => code)
          : rules.kind === 'primary'
            ? [rules.praise.code, rules.praiseByVote?.code ?? '']
            : [],
      ),
    ),
  ];
  return titles.flatMap((title) => {
    const some = rows.filter((row) => row.title === title && of.has(row.classId));
    const rules = of.get(some[0]?.classId ?? 0)?.rules;
    if (some.length === 0 || !rules) return [];
    const secondary = rules.kind === 'secondary';
    const columns: TableColumn[] = [
      ...[numberColumn, nameColumn(), { title: 'Ngày sinh', width: 2.1 }, { title: 'Lớp', width: 1.3 }],
      ...(secondary
        ? [
            { title: 'TBcm', width: 1.5, strong: true },
            { title: rules.words.learning, width: 1.9 },
            { title: rules.words.conduct, width: 1.9 },
          ]
        : []),
      { title: 'Ghi chú', width: 2.2 },
    ];
    const lines = some.map((row, at) => ({
      cells: [
        ...[String(at + 1), row.name, dateText(row.birthDate), of.get(row.classId)?.className ?? ''],
        ...(secondary ? [meanText(row.mean), learningName(rules, row.level), conductName(rules, row.conduct)] : []),
        '',
      ],
    }));
    return [aTable(columns, lines, { title: `${titleName(rules, title).toUpperCase()} (${some.length})` })];
  });
}

/** Subjects that a re-test may mend: below 5,0 or CĐ. */
const weak = ({ subjects }: SchoolResult): string =>
  Object.entries(subjects)
    .filter(([, value]) => value === 'CĐ' || (typeof value === 'number' && value < 50))
    .map(([code, value]) => `${shortSubject(code)} ${meanText(value)}`)
    .join('; ');

export function notPromoted(frames: readonly ClassFrame[], rows: readonly SchoolResult[]): PrintedTable[] {
  const of = framesById(frames);
  const columns: TableColumn[] = [
    ...[
      numberColumn,
      nameColumn(),
      { title: 'Lớp', width: 1.2 },
      { title: 'Học lực', width: 1.7 },
      { title: 'Hạnh kiểm', width: 1.7 },
    ],
    ...[
      { title: 'Số buổi nghỉ', width: 1.3 },
      { title: 'Môn dưới 5,0 hoặc chưa đạt', width: 4.2, left: true },
      { title: 'Sau hè', width: 2, left: true },
    ],
  ];
  return (['KIEM_TRA_LAI', 'REN_LUYEN_HE', 'O_LAI'] as const).flatMap((decision) => {
    const some = rows.filter((row) => (row.before?.decision ?? row.decision) === decision && of.has(row.classId));
    if (some.length === 0) return [];
    const lines = some.map((row, at) => {
      const rules = (of.get(row.classId) as ClassFrame).rules;
      return {
        cells: [
          ...[
            String(at + 1),
            row.name,
            of.get(row.classId)?.className ?? '',
            learningName(rules, row.before ? row.before.level : row.level),
          ],
          ...[
            conductName(rules, row.before ? row.before.conduct : row.conduct),
            row.absent === null ? '' : String(row.absent),
            weak(row),
          ],
          row.before ? decisionName(row.decision) : '',
        ],
      };
    });
    return [aTable(columns, lines, { title: `${decisionName(decision).toUpperCase()} (${some.length})` })];
  });
}
