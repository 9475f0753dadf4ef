// How are numbers shown? Dots for thousands, a comma for decimals, percentages in whole tenths, half up.

export const formatNumber = (n: number): string => String(Math.trunc(n)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** (86.5, 1) → '86,5'. Averages come as integers of tenths (`formatTenths`); this is for measures such as height and weight. */
export function formatDecimal(value: number, digits: number): string {
  const [whole = '', fraction = ''] = value.toFixed(digits).split('.');
  const dotted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction ? `${dotted},${fraction}` : dotted;
}

/** Tenths of a percent of part in whole, half up; null when there is nothing to take a part of. 241 of 874 → 276. */
export function percentTenths(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.floor((2000 * part + whole) / (2 * whole));
}

/** 276 → '27,6 %'; whole percents keep their zero so that columns align. */
export const formatTenths = (tenths: number): string => `${formatNumber(Math.trunc(tenths / 10))},${tenths % 10}`;
export const formatPercent = (tenths: number | null): string => (tenths === null ? '–' : `${formatTenths(tenths)}\u00A0%`);
