// Counts of unlocking by school as the address describes them: for the screen and for its export.
import { levelNames, teaches } from '#kernel/code-lists/units-and-grades.ts';
import { notFound, reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf, startYear } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { mayOverseeMarks, overseers, type UnlockCount, unlockCounts } from '#modules/assessment/index.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { issuedCards } from '../issued-cards.ts';

const sums = ['asked', 'waiting', 'granted', 'refused', 'cells', 'standings', 'approved', 'cards'] as const;
export type Sums = Record<(typeof sums)[number], number>;
export type UnlockList = {
  unit: Unit;
  year: string;
  years: string[];
  semester: string;
  query: ListQuery;
  rows: UnlockCount[];
  total: number;
  /** Of all schools, whatever is filtered. */
  sums: Sums;
  /** Schools that have asked at all. */
  asking: number;
  schools: number;
  offices: { id: number; name: string }[];
};

export async function unlockList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<UnlockList> {
  const unit = await unitOfAddress(work, slug);
  if (teaches(unit.type)) throw notFound('Màn hình này dành cho Sở và Phòng.');
  if (!mayOverseeMarks(work.actor, unit))
    throw reservedFor(overseers, 'Số lần mở khóa điểm của các trường do Sở và Phòng theo dõi.');
  const present = schoolYearOf(work.today);
  const years = Array.from({ length: 6 }, (_, i) => `${startYear(present) - i}-${startYear(present) - i + 1}`);
  const asked = search.get('year') ?? '';
  const year = years.includes(asked) ? asked : present;
  const query = listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-asked']]), {
    filters: {
      phong: 'number',
      level: Object.keys(levelNames),
      semester: ['1', '2', '3'],
      some: ['all', 'asked', 'waiting', 'changed'],
    },
    sorts: ['name', ...sums],
  });
  const { phong, level, semester = '' } = query.filters;
  // Those with something; whoever looks for a name looks among all.
  const some = query.filters.some || (query.q ? 'all' : 'asked');
  const every = await unlockCounts(work, unit.path, year, semester ? Number(semester) : null, issuedCards);
  const text = fold(query.q);
  const found = every.filter(
    (row) =>
      (!phong || (row.officeId ?? 0) === Number(phong)) &&
      (!level || row.level === level) &&
      (some === 'all' || row[some === 'changed' ? 'standings' : (some as 'asked' | 'waiting')] > 0) &&
      (!text || fold(row.name).includes(text)),
  );
  // The database has sorted by name; the others keep that order within the same number.
  const by = query.sort.replace('-', '') as keyof Sums | 'name';
  if (by === 'name') {
    if (query.sort.startsWith('-')) found.reverse();
  } else found.sort((a, b) => (query.sort.startsWith('-') ? b[by] - a[by] : a[by] - b[by]));
  const offices = new Map(every.map((row) => [row.officeId ?? 0, row.officeName || 'Trực thuộc Sở']));
  return {
    ...{ unit, year, years, semester, query, total: found.length, schools: every.length },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    sums: Object.fromEntries(sums.map((name) => [name, every.reduce((n, row) => n + row[name], 0)])) as Sums,
    asking: every.filter((row) => row.asked > 0).length,
    offices: [...offices].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}
