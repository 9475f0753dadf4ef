// How is one unit drawn? Shape and ink, and the same in words.
import { formatPercent } from '#kernel/numbers.ts';
import { inkStep, type Standing } from '../../rules/standing.ts';

export type TileUnit = { unitId: number; slug: string; name: string; tenths: number; standing: Standing };

export const standingWords: Record<Standing, string> = {
  done: 'đủ',
  working: 'đang làm',
  not_started: 'chưa bắt đầu',
  overdue: 'quá hạn mốc',
  at_risk: 'có thể trễ',
};
export const tileClass = ({ tenths, standing }: Pick<TileUnit, 'tenths' | 'standing'>): string =>
  standing === 'overdue' ? 'k late' : `k k${inkStep(tenths)}${standing === 'at_risk' ? ' risk' : ''}`;
export const tileLabel = ({ name, tenths, standing }: TileUnit): string =>
  `${name}: ${formatPercent(tenths)}, ${standingWords[standing]}`;

const rank: Record<Standing, number> = { overdue: 0, not_started: 1, at_risk: 2, working: 3, done: 4 };
/** Trouble stands at the left edge. */
export const worstFirst = (a: TileUnit, b: TileUnit): number =>
  Math.floor(rank[a.standing] / 3) - Math.floor(rank[b.standing] / 3) || a.tenths - b.tenths || a.unitId - b.unitId;
