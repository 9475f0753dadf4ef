// The matrix of units and subjects as the address describes it: for the screen, its export, and the reminder of a filtered group.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf, startYear } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { mayOversee, overseers } from '../policy.ts';
import { type BoardRow, boardOf, sumsOf } from '../queries/board.ts';
import { ruleSetOf } from '../rules/catalogue.ts';
import { type DueState, dueStates } from '../rules/due.ts';
import type { Subject } from '../rules/rule-set.ts';

export type BoardList = {
  unit: Unit;
  year: string;
  years: string[];
  ruleName: string;
  subjects: Subject[];
  query: ListQuery;
  rows: BoardRow[];
  total: number;
  /** Of all units of the office, whatever is filtered. */
  sums: Record<string, Record<DueState, number>>;
  units: number;
  complete: number;
  /** Units of the filtered list that lack something. */
  lacking: number;
  offices: { id: number; name: string }[];
};

export async function boardList(work: Work, slug: string | undefined, search: URLSearchParams, all = false): Promise<BoardList> {
  const unit = await unitOfAddress(work, slug);
  if (!mayOversee(work.actor, unit.path))
    throw reservedFor(overseers, 'Bảng công khai của nhiều trường do Sở và Phòng theo dõi.');
  const present = schoolYearOf(work.today);
  // From the first circular on this system to the year that runs.
  const years = Array.from({ length: 12 }, (_, i) => `${startYear(present) - i}-${startYear(present) - i + 1}`).filter((one) =>
    ruleSetOf(one),
  );
  const asked = search.get('year') ?? '';
  const year = years.includes(asked) ? asked : present;
  const rules = ruleSetOf(year);
  const every = await boardOf(work, unit.path, year, true);
  const subjects = (rules?.subjects ?? []).filter((subject) => every.some((row) => row.cells[subject.code]));
  // Those who lack most come first unless another order is asked for.
  const ordered = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-missing']]);
  const query = listQuery(ordered, {
    filters: {
      phong: 'number',
      level: Object.keys(levelNames),
      subject: subjects.map((subject) => subject.code),
      state: dueStates,
    },
    sorts: ['name', 'missing', 'late', 'days'],
  });
  const { phong, level, subject, state } = query.filters;
  const text = fold(query.q);
  const worstDays = (row: BoardRow) =>
    Math.max(0, ...Object.values(row.cells).map((cell) => (cell.state === 'missing' || cell.state === 'late' ? cell.days : 0)));
  const found = every.filter((row) => {
    const cells = subject ? [row.cells[subject]] : Object.values(row.cells);
    return (
      (!phong || (row.officeId ?? 0) === Number(phong)) &&
      (!level || row.level === level) &&
      (!subject || row.cells[subject] !== undefined) &&
      (!state || cells.some((cell) => cell?.state === state)) &&
      (!text || fold(row.name).includes(text))
    );
  });
  // The database has sorted by name; the others keep that order within the same number.
  const by = { missing: (row: BoardRow) => row.missing, late: (row: BoardRow) => row.late, days: worstDays }[
    query.sort.replace('-', '')
  ];
  if (by) found.sort((a, b) => by(a) - by(b));
  if (by && query.sort.startsWith('-')) found.sort((a, b) => by(b) - by(a));
  else if (query.sort.startsWith('-')) found.reverse();
  const offices = [...new Map(every.map((row) => [row.officeId ?? 0, row.officeName || 'Trực thuộc Sở'])).entries()];
  return {
    ...{ unit, year, years, subjects, query, total: found.length, ruleName: rules?.name ?? '' },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    sums: sumsOf(
      every,
      subjects.map((one) => one.code),
    ),
    ...{ units: every.length, complete: every.filter((row) => row.missing === 0).length },
    lacking: found.filter((row) => row.missing > 0).length,
    offices: offices.map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}
