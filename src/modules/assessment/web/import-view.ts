// What of a plan is shown on one page: the rows of the chosen kind, the kinds of what is wrong.
import type { Counts, Verdict } from '../imports/file.ts';
import type { Plan, PlannedPart, PlannedRow } from '../imports/plan.ts';

export const importStates = {
  ...{ read: 'chờ xem và ghi', applying: 'đang ghi', applied: 'đã ghi', discarded: 'đã bỏ' },
  ...{ undoing: 'đang hoàn tác', undone: 'đã hoàn tác' },
} as const;
export const verdictWords: Readonly<Record<Verdict, string>> = {
  ...{ new: 'điểm mới', changed: 'thay đổi', same: 'không đổi' },
  ...{ doubtful: 'cần chọn', refused: 'lỗi', locked: 'đã khóa' },
};
export const verdictOrder = ['new', 'changed', 'same', 'doubtful', 'refused', 'locked'] as const;

export const countWords = (counts: Counts, number: (n: number) => string): string =>
  verdictOrder
    .filter((verdict) => counts[verdict] > 0 || verdict === 'new')
    .map((verdict) => `${number(counts[verdict])} ${verdictWords[verdict]}`)
    .join(', ');

export type Group = { reason: string; count: number; verdict: Verdict; example: string };
/** Cells that are refused for one reason are one line; names and values in it make no other kind. */
export function groupsOf({ parts }: Plan): Group[] {
  const groups = new Map<string, Group>();
  const several = new Set(parts.map(({ sheet }) => sheet)).size > 1;
  for (const part of parts)
    for (const row of part.rows)
      for (const { verdict, code, reason, is, title } of row.cells) {
        if (verdict !== 'refused' && verdict !== 'locked' && verdict !== 'doubtful') continue;
        const general = generalWords[code ?? ''];
        const text = general ?? reason ?? '';
        const key = `${verdict} ${text}`;
        const where = `${several ? `Tờ “${part.sheet}”, hàng` : 'Hàng'} ${row.row}`;
        const known = groups.get(key);
        if (known) known.count++;
        else
          groups.set(key, {
            reason: text,
            count: 1,
            verdict,
            example: general ? `${where}: ${reason}` : `${where}, ${title}: ${is}`,
          });
      }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
const generalWords: Readonly<Record<string, string>> = {
  pupil: 'Em này không có trong lớp',
  twice: 'Một em có hai dòng trong tệp',
  doubt: 'Chưa rõ là em nào',
  left: 'Em này không còn học lớp',
  not_excused: 'Em này không được miễn môn',
  excused: 'Em này được miễn hoặc không học môn',
  absent: 'Em này vắng ngày kiểm tra',
  value: 'Không phải một giá trị của cột',
  formula: 'Ô có công thức lỗi',
};

export const rowsPerPage = 60;
export type ShownPart = Omit<PlannedPart, 'rows'> & { rows: PlannedRow[]; counts: Counts };
export type ImportView = {
  show: Verdict | 'all';
  parts: ShownPart[];
  page: number;
  pages: number;
  rows: number;
  groups: Group[];
};

/** A column that has slipped is one cause, however many values it makes classes of: the parts of a sheet that are refused alike are one. */
function saidOnce(parts: readonly ShownPart[]): ShownPart[] {
  const cause = ({ problem, table, target }: ShownPart) =>
    `${table} ${target?.classSubject} ${problem?.replaceAll(/(lớp|của) [^,.;]+/g, '$1')}`;
  const groups = Map.groupBy(parts, (part) => (part.problem === null ? part : cause(part)));
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (!first || some.length < 2) return some;
    const rows = some.flatMap((part) => part.rows);
    const counts = { ...first.counts };
    for (const part of some.slice(1)) for (const verdict of verdictOrder) counts[verdict] += part.counts[verdict];
    return [
      {
        ...{ ...first, rows, counts, options: [] },
        problem: `${first.problem} Cùng một lý do ở ${some.length} chỗ của tờ này: cột lớp có lẽ lệch sang cột khác, xem lại tệp rồi nhập lại.`,
      },
    ];
  });
}

export function viewOf(plan: Plan, search: URLSearchParams): ImportView {
  const asked = search.get('show') ?? '';
  const show = (verdictOrder as readonly string[]).includes(asked) ? (asked as Verdict) : 'all';
  const wanted = (row: PlannedRow) => show === 'all' || row.cells.some(({ verdict }) => verdict === show);
  const total = plan.parts.reduce((n, part) => n + part.rows.filter(wanted).length, 0);
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  const page = Math.min(pages, Math.max(1, Number(search.get('page')) || 1));
  let at = 0;
  const parts = plan.parts.flatMap((part): ShownPart[] => {
    const counts: Counts = { new: 0, changed: 0, same: 0, refused: 0, locked: 0, doubtful: 0 };
    for (const { cells } of part.rows) for (const { verdict } of cells) counts[verdict]++;
    const rows = part.rows.filter(wanted).filter(() => Math.floor(at++ / rowsPerPage) === page - 1);
    const brought = new Set(part.rows.flatMap(({ cells }) => cells.map(({ title }) => title)));
    const [titles, heads] = [part.titles, part.heads].map((names) => names.filter((_, at) => brought.has(part.titles[at] ?? '')));
    if (rows.length === 0 && !(page === 1 && show === 'all')) return [];
    // Acts go to the server again when they are asked for: the screen has no use for them.
    return [
      {
        ...part,
        counts,
        ...{ titles: titles ?? [], heads: heads ?? [] },
        rows: rows.map((row) => ({ ...row, cells: row.cells.map(({ op: _, askWith: __, ...cell }) => cell) })),
      },
    ];
  });
  return { show, parts: saidOnce(parts), page, pages, rows: total, groups: groupsOf(plan) };
}
