// Any book of a school, ready for the press: whose it is to read, what it needs, what it is called as a file. Typesetting comes after the transaction.
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import type { Period } from '#modules/assessment/index.ts';
import { mayReadMarks, sheetsOfClasses } from '#modules/assessment/index.ts';
import { record as remember } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { hostLabelOf, siteOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { classList } from '../books/danh-sach-lop/content.ts';
import { honours, notPromoted } from '../books/lists.ts';
import type { BookOptions } from '../books/options.ts';
import { absenceTables, classLine, identityTable, marksTable, summaryTable } from '../books/so-diem/content.ts';
import type { PrintedTable } from '../books/table.ts';
import { statisticsTables } from '../books/thong-ke/content.ts';
import { mayPrint } from '../policy.ts';
import { absenceLines } from '../queries/absences.ts';
import { type ClassFrame, type ClassRecord, classFrames, classRecord } from '../queries/class-record.ts';
import { handIn } from '../queries/hand.ts';
import { schoolResults } from '../queries/school-results.ts';
import { lookOf } from '../queries/templates.ts';
import { type BookKind, books, isCard, ofWholeYears, periodCode, periodNames, periodWords, templateOf } from '../rules/books.ts';
import { lookData, type Paper, placeOf } from '../rules/paper.ts';
import { subjectName } from '../rules/words.ts';
import { printCards, takeIssuing } from './issue-cards.ts';

export type BookOrder = {
  unit: Unit;
  kind: BookKind;
  schoolYear: string;
  period: Period;
  /** null: the whole school, where the book is one of the school. */
  classId: number | null;
  /** Of one pupil only. */
  pupil?: string | null | undefined;
  subject?: string | null | undefined;
  issue?: boolean;
  /** Cards without number and QR, whatever was issued. */
  draft?: boolean;
  urlOf(label: string): string;
  /** Only what the first page shows. */
  preview?: boolean;
};
export type PrintedBook = {
  paper: Paper;
  file: string;
  words: string;
  issued: number;
  again: number;
  drafts: number;
  /** Cards printed again in the template of their day, which is another now. */
  earlier: number;
  cards: number;
};

/** The site that answers for a card: the school's own, else the Sở's. */
async function siteFor(work: Work, unit: Unit, urlOf: (label: string) => string): Promise<string> {
  const site = await siteOf(work, unit.id);
  return urlOf(site?.hostLabel ?? hostLabelOf(unit));
}

/** Of which of these periods somebody's results are not approved as they are. */
const unapproved = ({ pupils, results }: ClassRecord, periods: readonly Period[]): Period[] =>
  periods.filter((one) =>
    pupils.some(({ id, here, individualPlan }) => here && !individualPlan && !results.get(id)?.[one]?.approved),
  );
/** A book is kept by hand until the principal has approved: every page of it says so. */
function working(record: ClassRecord, periods: readonly Period[]): { draft: boolean; state: string } {
  const open = unapproved(record, periods).map((one) => periodWords[one]);
  return {
    draft: open.length > 0,
    state: open.length > 0 ? `kết quả ${open.join(', ')} chưa được hiệu trưởng duyệt` : '',
  };
}

/** Marks of one subject, or of all, semester by semester. */
async function markTables(work: Work, record: ClassRecord, period: Period, only: string | null, preview: boolean) {
  const tables: { table: PrintedTable; teacher: string }[] = [];
  const own = record.subjects.filter(({ kind, code }) => kind === 'subject' && (only === null || code === only));
  const sheets = await sheetsOfClasses(work, [record.classId]);
  for (const { id, code, teachers } of preview ? own.slice(0, 1) : own)
    for (const semester of [1, 2] as const) {
      const found = sheets.get(id)?.sheets[semester - 1];
      if (!found || (period !== 3 && period !== semester)) continue;
      const table = marksTable(record, code, semester, found.sheet.columns, tables.length === 0 && only === null);
      tables.push({ table, teacher: teachers[semester - 1] ?? '' });
    }
  return tables;
}

async function classBook(
  work: Work,
  order: BookOrder,
  record: ClassRecord,
  options: BookOptions,
): Promise<Record<string, unknown>> {
  const { kind, period, preview = false } = order;
  const line = classLine(record);
  if (kind === 'danh-sach-lop') return { line, table: classList(record) };
  if (kind === 'bang-tong-hop')
    return {
      line,
      title: `Bảng tổng hợp kết quả ${periodWords[period]}`,
      table: { ...summaryTable(record, period, options.ranks), title: '' },
      draft: unapproved(record, [period]).length > 0,
    };
  if (kind === 'so-diem-ca-nhan') {
    const semester = period === 3 ? 1 : period;
    const [found] = await markTables(work, record, semester, order.subject ?? '', false);
    if (!found) {
      const taught = record.subjects
        .filter((one) => one.kind === 'subject' && one.taught[semester - 1])
        .map(({ code }) => `${code} (${subjectName(code)})`);
      throw refuse(
        'subject',
        `Chọn một môn mà lớp ${record.className} học trong ${periodWords[semester]}: ${taught.join(', ') || 'lớp chưa có môn nào'}.`,
        'subject',
      );
    }
    return { line, table: found.table, teacher: found.teacher, ...working(record, [semester]) };
  }
  const [from, until] = [record.months.from, period === 1 ? record.months.semester1 : record.months.to];
  // Not beyond today, not before the year.
  const [, last = from] = [from, until, work.today].sort();
  const lines = preview
    ? []
    : await absenceLines(
        work,
        record.pupils.map(({ id }) => id),
        record.schoolYear,
      );
  const signed = (table: PrintedTable, wide: boolean, teacher = '', last = false) => ({ table, wide, teacher, signed: last });
  const marks = (await markTables(work, record, period, null, preview)).slice(0, preview ? 1 : undefined);
  const parts = [
    ...(preview ? [] : [signed(identityTable(record), true)]),
    ...(preview ? [] : absenceTables(record, lines, last).map((table) => signed(table, true))),
    ...marks.map(({ table, teacher }) => signed(table, false, teacher)),
    ...(preview
      ? []
      : ([1, 2, 3] as const)
          .filter((one) => one <= period)
          .map((one) => signed(summaryTable(record, one, options.ranks, 'PHẦN 4. '), true, '', one === period))),
  ];
  return {
    line,
    parts,
    ...working(
      record,
      ([1, 2, 3] as const).filter((one) => one <= period),
    ),
  };
}

/** @throws Refused for children who have no marks (R2.17) */
function demandMarks(kind: BookKind, { rules, className }: ClassFrame): void {
  if (rules.kind === 'preschool' && kind !== 'danh-sach-lop')
    throw refuse(
      'preschool',
      `Trẻ mầm non (lớp ${className}) không có điểm và xếp loại; với lớp mầm non chỉ in danh sách lớp.`,
      'kind',
    );
}

async function schoolBook(work: Work, order: BookOrder): Promise<{ frame: ClassFrame; content: Record<string, unknown> }> {
  const { unit, kind, period, schoolYear, classId } = order;
  const rows = await schoolResults(work, { unitId: unit.id, schoolYear, classId }, period);
  const frames = [...(await classFrames(work, [...new Set(rows.map((row) => row.classId))])).values()];
  const ordered = [...new Set(rows.map((row) => row.classId))].flatMap(
    (id) => frames.find((frame) => frame.classId === id) ?? [],
  );
  const frame = ordered[0];
  if (!frame) throw notFound(`${unit.shortName} chưa có lớp nào có học sinh trong năm học ${schoolYear}.`);
  demandMarks(kind, frame);
  // An individual plan leads to no level: nothing is waited for.
  const awaited = rows.filter(({ individualPlan }) => !individualPlan);
  const missing = awaited.filter(({ complete }) => !complete).length;
  const listed = kind !== 'thong-ke' && missing > 0;
  const none = `Chưa có kết quả ${periodWords[period]} năm học ${schoolYear} của ${classId === null ? unit.shortName : `lớp ${frame.className}`}.`;
  const nobody = listed && missing === awaited.length;
  // A look ahead shows why instead.
  if (nobody && !order.preview)
    throw refuse('no_results', `${none} ${books[kind].name} in được khi đã có em đủ kết quả.`, 'period');
  const tables =
    kind === 'thong-ke'
      ? statisticsTables(ordered, rows, classId === null)
      : kind === 'danh-sach-khen-thuong'
        ? honours(ordered, rows)
        : notPromoted(ordered, rows);
  const when = classId === null ? periodNames[period] : `Lớp ${frame.className}, ${periodWords[period]}`;
  const note = nobody ? none : listed ? `Còn ${missing} em chưa đủ kết quả, chưa xét trong danh sách này.` : '';
  const draft = awaited.some(({ approved }) => !approved);
  return { frame, content: { tables, under: `${when}, năm học ${schoolYear}`, note, draft } };
}

/** @throws Refused with what is missing, in words */
export async function printBook(work: Work, order: BookOrder): Promise<PrintedBook> {
  const { unit, kind, period, classId } = order;
  const may = mayReadMarks(work.actor, unit);
  throwIfAny([
    may === true ? null : may,
    !books[kind].periods.includes(period) && {
      ...{ code: 'period', field: 'period' },
      message: `${books[kind].name} không in cho ${periodWords[period]}; chọn ${books[kind].periods.map((one) => periodCode[one]).join(', ')}.`,
    },
  ]);
  const ofSchool = books[kind].of === 'school';
  if (classId === null && !ofSchool) throw refuse('class', `${books[kind].name} in theo lớp: chọn một lớp.`, 'class');
  const { options } = await lookOf(work, kind);
  if (ofSchool) {
    const { frame, content } = await schoolBook(work, order);
    const data = { place: placeOf(frame.place, work.today), look: lookData(options, frame.place), ...content };
    return finished(work, order, classId === null ? unit.shortName : frame.className, {
      paper: { template: templateOf(kind), data },
    });
  }
  if (isCard(kind) && order.issue) await takeIssuing(work, { unit, kind });
  const record = await classRecord(work, classId as number);
  demandMarks(kind, record);
  if (record.place.unitId !== unit.id) throw notFound(`${unit.shortName} không có lớp này.`);
  const mine = mayPrint(
    work.actor,
    unit,
    { kind, className: record.className, subject: order.subject ?? null },
    await handIn(work, record.classId),
  );
  throwIfAny([mine === true ? null : mine]);
  if (isCard(kind)) {
    const site = await siteFor(work, unit, order.urlOf);
    const first = order.preview ? (record.pupils.find(({ here }) => here)?.id ?? null) : null;
    const pupils = order.pupil ? [order.pupil] : first ? [first] : null;
    const printed = await printCards(work, record, {
      ...{
        unit,
        kind,
        period,
        pupils,
        issue: order.issue === true && !ofWholeYears(kind, period, record.rules),
        draft: order.draft ?? false,
        site,
      },
    });
    const { name = '' } = (order.pupil && record.pupils.find(({ id }) => id === order.pupil)) || {};
    return finished(work, order, name ? `${record.className}-${name}` : record.className, printed);
  }
  const content = await classBook(work, order, record, options);
  const data = { place: placeOf(record.place, work.today), look: lookData(options, record.place), ...content };
  return finished(work, order, record.className, { paper: { template: templateOf(kind), data } });
}

async function finished(
  work: Work,
  order: BookOrder,
  of: string,
  printed: { paper: Paper } & Partial<Pick<PrintedBook, 'issued' | 'again' | 'drafts' | 'earlier'>>,
): Promise<PrintedBook> {
  const { issued = 0, again = 0, earlier = 0 } = printed;
  // A book is one paper, and a draft or not.
  const drafts = printed.drafts ?? Number((printed.paper.data as { draft?: boolean }).draft ?? false);
  const words = `${books[order.kind].name} ${of}, ${periodWords[order.period]} ${order.schoolYear}`;
  // Personal data leave the house on paper: somebody took them out.
  if (!order.preview)
    await remember(work, {
      action: 'reports.print',
      object: { kind: 'book', id: order.kind },
      unitId: order.unit.id,
      summary: `In ${words}${issued > 0 ? `: phát hành ${issued}` : ''}${drafts > 0 ? `, ${isCard(order.kind) ? `${drafts} ` : ''}bản nháp` : ''}`,
    });
  const file = `${[order.kind, order.subject ?? '', slugify(of), order.schoolYear, periodCode[order.period]].filter(Boolean).join('-').toLowerCase()}.pdf`;
  const cards = isCard(order.kind) ? issued + again + drafts : 0;
  return { paper: printed.paper, file, words, issued, again, drafts, earlier, cards };
}
