// The book of a class: who sits in it, who was away, the marks of every subject, what they add up to (TT58; school-records section 3).
import { addDays, formatDate, type LocalDate } from '#kernel/calendar.ts';
import type { Period } from '#modules/assessment/index.ts';
import { goneWords, type SheetColumn, testsAt } from '#modules/assessment/index.ts';
import type { AbsenceLine } from '../../queries/absences.ts';
import type { ClassRecord, RecordPupil } from '../../queries/class-record.ts';
import { periodNames } from '../../rules/books.ts';
import { ranksOf } from '../../rules/ranks.ts';
import {
  cellText,
  conductName,
  dateText,
  decisionName,
  learningName,
  levelText,
  meanText,
  ratingName,
  shortSubject,
  subjectName,
} from '../../rules/words.ts';
import { absences, ethnicityOf, policyOf } from '../common.ts';
import { aTable, nameColumn, numberColumn, type PrintedTable, type TableColumn, type TableRow } from '../table.ts';

/** Numbers run through; who left keeps his. */
const rowsOf = (pupils: readonly RecordPupil[], cells: (pupil: RecordPupil) => readonly string[]): TableRow[] =>
  pupils.map((pupil, at) => ({
    cells: [String(at + 1), pupil.name, ...cells(pupil)],
    ...(pupil.here ? {} : { gone: goneWords(pupil) }),
  }));

/** Since when somebody is here who came later, until when who left. */
export function comings(pupil: RecordPupil, from: LocalDate): string {
  const came = pupil.since > addDays(from, 30) ? `Vào lớp ${formatDate(pupil.since)}` : '';
  const went = goneWords(pupil);
  return [came, went && `${went[0]?.toUpperCase()}${went.slice(1)}`].filter(Boolean).join('; ');
}
const parent = (pupil: RecordPupil, relation: 'father' | 'mother') => {
  const found =
    pupil.guardians.find((one) => one.relation === relation) ??
    (relation === 'father' ? undefined : pupil.guardians.find((one) => one.relation === 'guardian'));
  return found ? [found.name, found.occupation].filter(Boolean).join(', ') : '';
};

export function identityTable(record: ClassRecord): PrintedTable {
  const columns: TableColumn[] = [
    ...[numberColumn, nameColumn(4), { title: 'Ngày sinh', width: 1.95 }, { title: 'Nơi sinh', width: 0, left: true }],
    ...[
      { title: 'Nam, nữ', width: 0.95 },
      { title: 'Dân tộc', width: 1.2 },
      { title: 'Diện chính sách', width: 1.9, left: true },
    ],
    ...[
      { title: 'Chỗ ở hiện nay', width: 0, left: true },
      { title: 'Cha, nghề nghiệp', width: 3, left: true },
    ],
    ...[
      { title: 'Mẹ (người giám hộ), nghề nghiệp', width: 3, left: true },
      { title: 'Chuyển đến, đi, thôi học', width: 2.2, left: true },
    ],
  ];
  const rows = rowsOf(record.pupils, (pupil) => [
    ...[dateText(pupil.birthDate), pupil.birthPlace ?? '', pupil.sex === 'female' ? 'Nữ' : pupil.sex === 'male' ? 'Nam' : ''],
    ...[ethnicityOf(pupil), policyOf(pupil), pupil.address, parent(pupil, 'father'), parent(pupil, 'mother')],
    comings(pupil, record.months.from),
  ]);
  return aTable(columns, rows, { title: 'PHẦN 1. SƠ YẾU LÝ LỊCH HỌC SINH' });
}

/** 'P', 'K', of both half-days '2P', of one each 'PK'. */
export function dayMark(states: readonly ('P' | 'K')[]): string {
  const [leave, none] = [states.filter((one) => one === 'P').length, states.filter((one) => one === 'K').length];
  const of = (n: number, letter: string) => (n === 0 ? '' : n === 1 ? letter : `${n}${letter}`);
  return of(leave, 'P') + of(none, 'K');
}
/** From the first month of the year to the last that has begun. */
export function monthsOf(from: LocalDate, to: LocalDate): string[] {
  const months: string[] = [];
  for (
    let [y, m] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
    `${y}-${String(m).padStart(2, '0')}` <= to.slice(0, 7);
  ) {
    months.push(`${y}-${String(m).padStart(2, '0')}`);
    [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1];
  }
  return months;
}
export function absenceTables(record: ClassRecord, lines: readonly AbsenceLine[], until: LocalDate): PrintedTable[] {
  const of = new Map<string, ('P' | 'K')[]>();
  for (const { pupil, day, state } of lines) {
    const key = `${pupil} ${day}`;
    of.set(key, [...(of.get(key) ?? []), state]);
  }
  const count = (pupil: string, state: 'P' | 'K', within: (day: LocalDate) => boolean) =>
    String(lines.filter((one) => one.pupil === pupil && one.state === state && within(one.day)).length);
  const months = monthsOf(record.months.from, until).map((month, at) => {
    const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    const each = Array.from({ length: days }, (_, i) => String(i + 1).padStart(2, '0'));
    const columns: TableColumn[] = [
      ...[numberColumn, nameColumn()],
      ...each.map((day) => ({
        title: String(Number(day)),
        group: `Tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`,
        width: 0.56,
      })),
      ...['P', 'K'].map((title) => ({ title, group: 'Nghỉ', width: 0.7, strong: true })),
    ];
    const rows = rowsOf(record.pupils, (pupil) => [
      ...each.map((day) => dayMark(of.get(`${pupil.id} ${month}-${day}`) ?? [])),
      ...(['P', 'K'] as const).map((state) => count(pupil.id, state, (day) => day.startsWith(month))),
    ]);
    return aTable(columns, rows, {
      fit: true,
      title: at === 0 ? 'PHẦN 2. THEO DÕI CHUYÊN CẦN (P: nghỉ có phép, K: nghỉ không phép)' : '',
    });
  });
  const spans = [
    ['Học kỳ I', (day: LocalDate) => day <= record.months.semester1],
    ['Học kỳ II', (day: LocalDate) => day > record.months.semester1],
    ['Cả năm', () => true],
  ] as const;
  const totals = aTable(
    [
      numberColumn,
      nameColumn(),
      ...spans.flatMap(([group]) => ['Có phép', 'Không phép'].map((title) => ({ title, group, width: 2.2 }))),
    ],
    rowsOf(record.pupils, (pupil) =>
      spans.flatMap(([, within]) => (['P', 'K'] as const).map((state) => count(pupil.id, state, within))),
    ),
    { title: 'TỔNG HỢP CHUYÊN CẦN', fit: true },
  );
  return [...months, totals];
}

/** The marks of one subject in one semester. */
export function marksTable(
  record: ClassRecord,
  subject: string,
  period: 1 | 2,
  columns: readonly SheetColumn[],
  first = false,
): PrintedTable {
  const own = record.subjects.find(({ code }) => code === subject);
  const shown = columns.filter(({ key }) => key !== 'NX');
  const secondary = record.rules.kind === 'secondary';
  const withRemark = !secondary || record.rules.id !== 'TT58/2011';
  const teacher = own?.teachers[period - 1] ?? '';
  /** A head that no neighbour shares needs the width itself. */
  const alone = (group?: string) => group !== undefined && shown.filter((one) => one.group === group).length === 1;
  const table: TableColumn[] = [
    ...[numberColumn, nameColumn()],
    ...shown.map(({ name, group }) => ({
      title: name,
      ...(group && group !== name ? { group } : {}),
      width: secondary ? (name.length > 3 || alone(group) ? 1.4 : 1.05) : 1.7,
    })),
    ...(secondary ? [{ title: 'TBm', width: 1.3, strong: true }] : []),
    ...(withRemark ? [{ title: 'Nhận xét', width: 5, left: true }] : []),
  ];
  const rows = rowsOf(record.pupils, (pupil) => {
    const row = record.rows.get(pupil.id)?.get(`${subject} ${period}`);
    const excused = record.results.get(pupil.id)?.[period]?.subjects[subject] === 'MIEN';
    const value = (key: string) => row?.cells[key]?.[0] ?? null;
    const remark = value('NX');
    return [
      ...shown.map(({ key, scale }) => (scale.as === 'choice' ? levelText(record.rules, value(key)) : cellText(value(key)))),
      ...(secondary ? [excused ? 'M' : (row?.comment ?? meanText(row?.mean))] : []),
      ...(withRemark ? [typeof remark === 'string' ? remark : ''] : []),
    ];
  });
  return aTable(table, rows, {
    title: `${first ? 'PHẦN 3. ' : ''}ĐIỂM MÔN ${subjectName(subject).toUpperCase()}, ${periodNames[period].toUpperCase()}`,
    under: teacher ? `Giáo viên: ${teacher}` : '',
    fit: !withRemark,
  });
}

/** Heads of narrow columns (TT22/2016). */
const shortRatings: Readonly<Record<string, string>> = {
  ...{
    TPV: 'Tự phục vụ',
    HTAC: 'Hợp tác',
    THGQ: 'Tự học, GQVĐ',
    CHCL: 'Chăm học',
    TTTN: 'Tự tin',
    TTKL: 'Trung thực',
    DKYT: 'Đoàn kết',
  },
};
const praiseShort: Readonly<Record<string, string>> = { HTXS: 'XS', VUOT_TROI: 'VT' };

/** What a class has at the end of a semester or of the year. */
export function summaryTable(record: ClassRecord, period: Period, withRanks: boolean, part = ''): PrintedTable {
  const { rules } = record;
  const of = (pupil: RecordPupil) => record.results.get(pupil.id)?.[period];
  const subjects = record.subjects.filter(
    ({ kind, taught }) => kind === 'subject' && (period === 3 ? taught.some(Boolean) : taught[period - 1]),
  );
  const title = `${part}TỔNG HỢP KẾT QUẢ ${periodNames[period].toUpperCase()}`;
  if (rules.kind === 'primary') {
    const ratings = [
      ...rules.competences.map((one) => ({ ...one, group: 'Năng lực' })),
      ...rules.qualities.map((one) => ({ ...one, group: 'Phẩm chất' })),
    ];
    const tested = new Set(testsAt(rules, record.grade, period === 1 ? 'CK1' : 'CN'));
    const columns: TableColumn[] = [
      ...[numberColumn, nameColumn()],
      ...subjects.flatMap(({ code }): TableColumn[] =>
        tested.has(code)
          ? ['Mức', 'KT'].map((name) => ({ title: name, group: shortSubject(code), width: 0.86 }))
          : [{ title: shortSubject(code), width: 0.82, upright: true }],
      ),
      ...ratings.map(({ code, name, group }) => ({ title: shortRatings[code] ?? name, group, width: 0.8, upright: true })),
      ...(period === 3
        ? [
            { title: 'Khen thưởng', width: 1.7 },
            { title: 'Lên lớp', width: 1.15 },
          ]
        : []),
    ];
    const rows = rowsOf(record.pupils, (pupil) => {
      const result = of(pupil);
      return [
        ...subjects.flatMap(({ code }) => [
          levelText(rules, result?.subjects[code]),
          ...(tested.has(code) ? [meanText(result?.extra.tests?.[code]).replace(/,0$/, '')] : []),
        ]),
        ...ratings.map(({ code }) => ratingName(rules, result?.extra.ratings?.[code]).slice(0, 1)),
        ...(period === 3 ? [praiseShort[result?.title ?? ''] ?? result?.title ?? '', result?.extra.completed ? 'Được' : ''] : []),
      ];
    });
    return aTable(columns, rows, {
      title,
      note: 'Mức: T hoàn thành tốt, H hoàn thành, C chưa hoàn thành; KT: điểm kiểm tra. Năng lực, phẩm chất: T tốt, Đ đạt, C cần cố gắng. Khen thưởng: XS xuất sắc, VT vượt trội.',
    });
  }
  if (rules.kind !== 'secondary')
    return aTable(
      [numberColumn, nameColumn()],
      rowsOf(record.pupils, () => []),
      { title },
    );
  const here = record.pupils.filter((pupil) => pupil.here);
  const ranks = ranksOf(new Map(here.map((pupil) => [pupil.id, of(pupil)?.overall_mean ?? null])));
  const hasMean = rules.learning.by === 'mean';
  const columns: TableColumn[] = [
    ...[numberColumn, nameColumn()],
    ...subjects.map(({ code }) => ({ title: shortSubject(code), width: 0.9, upright: true })),
    ...(hasMean ? [{ title: 'TBcm', width: 1.4, strong: true }] : []),
    ...[
      { title: rules.words.learning, width: period === 3 ? 1.6 : 1.95 },
      { title: rules.words.conduct, width: period === 3 ? 1.6 : 1.95 },
    ],
    ...['P', 'K'].map((name) => ({ title: name, group: 'Nghỉ', width: 0.62 })),
    ...(period === 3
      ? [
          { title: 'Kết quả', width: 1.75 },
          { title: 'Sau KT lại, rèn luyện', width: 2 },
        ]
      : []),
    ...[{ title: 'Danh hiệu', width: 1.5 }, ...(withRanks && hasMean ? [{ title: 'Hạng', width: 1.25 }] : [])],
  ];
  const rows = rowsOf(record.pupils, (pupil) => {
    const result = of(pupil);
    const before = result?.extra.before;
    const again = Object.entries(result?.extra.retaken ?? {}).map(([code, value]) => `${shortSubject(code)} ${meanText(value)}`);
    return [
      ...subjects.map(({ code }) => levelText(rules, result?.subjects[code])),
      ...(hasMean ? [meanText(result?.overall_mean)] : []),
      learningName(rules, before ? before.level : result?.level),
      conductName(rules, before ? before.conduct : result?.conduct),
      ...[absences(result, 'with'), absences(result, 'without')],
      ...(period === 3
        ? [
            decisionName(before ? before.decision : result?.decision),
            before
              ? [...again, learningName(rules, result?.level), decisionName(result?.decision)].filter(Boolean).join(', ')
              : '',
          ]
        : []),
      ...[result?.title ?? '', ...(withRanks && hasMean ? [String(ranks.get(pupil.id) ?? '')] : [])],
    ];
  });
  const titles = rules.titles.map(({ code, name }) => `${code}: ${name.toLowerCase()}`).join(', ');
  return aTable(columns, rows, { title, note: `${titles}. M: miễn học.` });
}

/** Above every table of a class. */
export const classLine = (record: ClassRecord) => {
  const here = record.pupils.filter((pupil) => pupil.here);
  const girls = here.filter(({ sex }) => sex === 'female').length;
  const others = here.filter(({ ethnicity }) => ethnicity !== null && ethnicity !== '01').length;
  return {
    ...{ className: record.className, year: record.schoolYear, homeroom: record.homeroom },
    size: `${here.length} (nữ ${girls}${others > 0 ? `, dân tộc thiểu số ${others}` : ''})`,
  };
};
