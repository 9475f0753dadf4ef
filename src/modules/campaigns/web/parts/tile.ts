// How is one unit drawn? Shape and ink, and the same in words.
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { type Cells, cellsOf, completenessTenths, type Item, inkStep, type Standing } from '../../rules/standing.ts';

export type TileUnit = {
  unitId: number;
  slug: string;
  name: string;
  tenths: number;
  standing: Standing;
  mayBeLate: boolean;
  items: readonly Item[];
};

export const standingWords: Record<Standing, string> = {
  done: 'đủ',
  working: 'đang làm',
  not_started: 'chưa bắt đầu',
  overdue: 'quá hạn mốc',
};
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** After the deadline the same standing means the deadline itself. `waiting`: the campaign has not opened yet. */
export const standingWord = (standing: Standing, deadlinePassed: boolean, waiting = false): string =>
  standing === 'overdue' && deadlinePassed
    ? 'quá hạn'
    : standing === 'not_started' && waiting
      ? 'chưa mở'
      : standingWords[standing];

export const tileClass = ({ tenths, standing, mayBeLate }: Pick<TileUnit, 'tenths' | 'standing' | 'mayBeLate'>): string =>
  standing === 'overdue' ? 'k late' : `k k${inkStep(tenths)}${mayBeLate ? ' risk' : ''}`;
const shareOf = ({ present, needed }: Cells): number => completenessTenths(present, needed);
/** 'đã ghi 4.312/12.900 ô (33,4 %)': what results are made of, mark by mark. */
export const cellsWords = (cells: Cells): string =>
  `đã ghi ${formatNumber(cells.present)}/${formatNumber(cells.needed)} ô (${formatPercent(shareOf(cells))})`;
export function tileLabel({ name, tenths, standing, mayBeLate, items }: TileUnit): string {
  const cells = cellsOf(items);
  const words = [formatPercent(tenths), standingWords[standing]];
  if (mayBeLate && standing !== 'overdue') words.push('có thể trễ');
  if (cells && standing !== 'done') words.push(cellsWords(cells));
  return `${name}: ${words.join(', ')}`;
}
/** How full the thin bar of a tile is, in percent; null without a bar: what is done needs none, neither does what has no mark. */
export function barOf({ standing, items }: Pick<TileUnit, 'standing' | 'items'>): number | null {
  const cells = cellsOf(items);
  return !cells || cells.present === 0 || standing === 'done' ? null : shareOf(cells) / 10;
}

const trouble = (unit: TileUnit): number =>
  unit.standing === 'overdue' ? 0 : unit.mayBeLate ? 1 : unit.standing === 'done' ? 3 : 2;
/** Trouble stands at the left edge: overdue, then by completeness, then by the marks that are there. */
export const worstFirst = (a: TileUnit, b: TileUnit): number =>
  Number(a.standing !== 'overdue') - Number(b.standing !== 'overdue') ||
  a.tenths - b.tenths ||
  (barOf(a) ?? 0) - (barOf(b) ?? 0) ||
  trouble(a) - trouble(b) ||
  a.unitId - b.unitId;
