// Statistics of a school: levels and conduct by class and grade, bands of marks by subject and grade; counts that add up (R3.1).
import type { ClassFrame } from '../../queries/class-record.ts';
import type { SchoolResult } from '../../queries/school-results.ts';
import { addTallies, bandOf, bands, passing, type Rated, shareText, type Tally, tally } from '../../rules/tally.ts';
import { subjectName } from '../../rules/words.ts';
import { aTable, type PrintedTable, type TableColumn, type TableRow } from '../table.ts';

type Level = { code: string; name: string };
const heads = (levels: readonly Level[], above: readonly string[] | null): TableColumn[] => [
  ...[
    { title: 'Khối, lớp', width: 0, left: true },
    { title: 'Sĩ số', width: 1.1 },
    { title: 'Nữ', width: 0.9 },
  ],
  ...[
    { title: 'DT', width: 0.9 },
    { title: 'Nữ DT', width: 0.95 },
  ],
  ...levels.flatMap(({ name }) => ['SL', '%'].map((title) => ({ title, group: name, width: title === 'SL' ? 0.95 : 1.15 }))),
  ...(above ? ['SL', '%'].map((title) => ({ title, group: 'Trung bình trở lên', width: 1.3 })) : []),
  ...['SL', '%'].map((title) => ({ title, group: 'Chưa xếp loại', width: title === 'SL' ? 0.95 : 1.15 })),
  { title: 'Không đánh giá', width: 1.35 },
];
const cells = (name: string, t: Tally, levels: readonly Level[], above: readonly string[] | null): string[] => {
  const up = (above ?? []).reduce((n, code) => n + (t.counts[code] ?? 0), 0);
  return [
    ...[name, String(t.size), String(t.girls), String(t.minority), String(t.minorityGirls)],
    ...levels.flatMap(({ code }) => [String(t.counts[code] ?? 0), shareText(t.counts[code] ?? 0, t)]),
    ...(above ? [String(up), shareText(up, t)] : []),
    ...[String(t.without), shareText(t.without, t), String(t.aside)],
  ];
};

function levelTable(
  title: string,
  frames: readonly ClassFrame[],
  rows: readonly SchoolResult[],
  levels: readonly Level[],
  above: readonly string[] | null,
  of: (row: SchoolResult) => string | null,
  whole: boolean,
): PrintedTable {
  const codes = levels.map(({ code }) => code);
  const lines: TableRow[] = [];
  const grades: Tally[] = [];
  for (const grade of [...new Set(frames.map((frame) => frame.grade))]) {
    const classes = frames
      .filter((frame) => frame.grade === grade)
      .map((frame) => {
        const pupils = rows.filter(({ classId }) => classId === frame.classId);
        return {
          name: frame.className,
          tally: tally(
            pupils.map((row): Rated => ({ ...row, level: of(row) })),
            codes,
          ),
        };
      });
    const sum = addTallies(
      classes.map((one) => one.tally),
      codes,
    );
    grades.push(sum);
    if (whole) lines.push({ cells: cells(`Khối ${Number(grade)}`, sum, levels, above), strong: true });
    for (const one of classes) lines.push({ cells: cells(whole ? `    ${one.name}` : one.name, one.tally, levels, above) });
  }
  if (whole) lines.push({ cells: cells('Toàn trường', addTallies(grades, codes), levels, above), strong: true });
  return aTable(heads(levels, above), lines, { title });
}

/** Bands of the means of a subject by grade: only where it is marked. */
function subjectTable(frames: readonly ClassFrame[], rows: readonly SchoolResult[], whole: boolean): PrintedTable | null {
  const codes = [
    ...new Set(frames.flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'subject').map(({ code }) => code))),
  ];
  const columns: TableColumn[] = [
    ...[
      { title: 'Môn', width: 0, left: true },
      { title: whole ? 'Khối' : 'Lớp', width: 1.1 },
      { title: 'Sĩ số', width: 1.1 },
    ],
    ...bands.flatMap(({ name }) => ['SL', '%'].map((title) => ({ title, group: name, width: title === 'SL' ? 0.9 : 1.1 }))),
    ...['SL', '%'].map((title) => ({ title, group: 'Trên TB', width: title === 'SL' ? 0.9 : 1.1 })),
    ...['SL', '%'].map((title) => ({ title, group: 'Chưa có điểm', width: title === 'SL' ? 0.95 : 1.15 })),
    { title: 'Miễn học', width: 1.1 },
  ];
  const lines: TableRow[] = [];
  for (const code of codes)
    for (const grade of [...new Set(frames.map((frame) => frame.grade))]) {
      const classes = new Set(frames.filter((frame) => frame.grade === grade).map(({ classId }) => classId));
      const pupils = rows.filter(({ classId }) => classes.has(classId));
      const level = ({ subjects }: SchoolResult) => (typeof subjects[code] === 'number' ? bandOf(subjects[code]) : null);
      // Whoever is excused stands aside; an individual plan does not keep a mark out of a subject's figures.
      const t = tally(
        pupils.map((row): Rated => ({ ...row, individualPlan: row.subjects[code] === 'MIEN', level: level(row) })),
        bands.map((band) => band.code),
      );
      if (t.size === t.without + t.aside) continue;
      const up = passing.reduce((n, band) => n + (t.counts[band] ?? 0), 0);
      const share = (n: number) => shareText(n, t);
      lines.push({
        cells: [
          ...[subjectName(code), whole ? String(Number(grade)) : (frames[0]?.className ?? ''), String(t.size)],
          ...bands.flatMap((band) => [String(t.counts[band.code] ?? 0), share(t.counts[band.code] ?? 0)]),
          ...[String(up), share(up), String(t.without), share(t.without), String(t.aside)],
        ],
      });
    }
  return lines.length > 0
    ? aTable(columns, lines, { title: whole ? 'ĐIỂM TRUNG BÌNH MÔN THEO KHỐI' : 'ĐIỂM TRUNG BÌNH MÔN' })
    : null;
}

/**
 * One block for each circular that is in force in the school: levels of two circulars never share a column (R0.2).
 * `whole`: of the whole school, with its sums; of one class there is only the row of that class.
 */
export function statisticsTables(frames: readonly ClassFrame[], rows: readonly SchoolResult[], whole: boolean): PrintedTable[] {
  const sets = [...new Set(frames.map(({ rules }) => rules.id))];
  return sets.flatMap((id) => {
    const some = frames.filter(({ rules }) => rules.id === id);
    const rules = some[0]?.rules;
    const named = (words: string) => (sets.length > 1 && rules ? `${words} (${rules.name})` : words);
    if (rules?.kind === 'secondary') {
      const learning = rules.learning.rungs.map(({ code, name }) => ({ code, name }));
      // The last two of five, the last one of four are below.
      const above = learning.slice(0, learning.length === 5 ? 3 : learning.length - 1).map(({ code }) => code);
      const known = new Set(rules.conduct.levels.map(({ code }) => code));
      const subjects = subjectTable(some, rows, whole);
      return [
        levelTable(
          named(`XẾP LOẠI ${rules.words.learning.toUpperCase()}`),
          some,
          rows,
          learning,
          above,
          ({ level }) => level,
          whole,
        ),
        levelTable(
          named(`XẾP LOẠI ${rules.words.conduct.toUpperCase()}`),
          some,
          rows,
          rules.conduct.levels,
          null,
          ({ conduct }) => (conduct !== null && known.has(conduct) ? conduct : null),
          whole,
        ),
        ...(subjects ? [subjects] : []),
      ];
    }
    if (rules?.kind !== 'primary') return [];
    const codes = [
      ...new Set(some.flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'subject').map(({ code }) => code))),
    ];
    return codes.map((code) => {
      const known = new Set(rules.subjectLevels.map((one) => one.code));
      const of = ({ subjects }: SchoolResult) =>
        typeof subjects[code] === 'string' && known.has(subjects[code]) ? subjects[code] : null;
      return levelTable(named(`MÔN ${subjectName(code).toUpperCase()}`), some, rows, rules.subjectLevels, null, of, whole);
    });
  });
}
