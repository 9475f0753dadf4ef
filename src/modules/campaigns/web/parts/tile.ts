// How is one unit drawn? Shape and ink, and the same in words.
import { formatPercent } from '#kernel/numbers.ts';
import { inkStep, type Standing } from '../../rules/standing.ts';

export type TileUnit = {
  unitId: number;
  slug: string;
  name: string;
  tenths: number;
  standing: Standing;
  mayBeLate: boolean;
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
export const tileLabel = ({ name, tenths, standing, mayBeLate }: TileUnit): string =>
  `${name}: ${formatPercent(tenths)}, ${standingWords[standing]}${mayBeLate && standing !== 'overdue' ? ', có thể trễ' : ''}`;

const trouble = (unit: TileUnit): number =>
  unit.standing === 'overdue' ? 0 : unit.mayBeLate ? 1 : unit.standing === 'done' ? 3 : 2;
/** Trouble stands at the left edge: overdue, then by completeness. */
export const worstFirst = (a: TileUnit, b: TileUnit): number =>
  Number(a.standing !== 'overdue') - Number(b.standing !== 'overdue') ||
  a.tenths - b.tenths ||
  trouble(a) - trouble(b) ||
  a.unitId - b.unitId;
