// How are numbers shown? Dots for thousands, a comma for decimals, percentages in whole tenths, half up.

export const formatNumber = (n: number): string => String(Math.trunc(n)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** Tenths of a percent of part in whole, half up; null when there is nothing to take a part of. 241 of 874 → 276. */
export function percentTenths(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.floor((2000 * part + whole) / (2 * whole));
}

/** 276 → '27,6 %'; whole percents keep their zero so that columns align. */
export const formatTenths = (tenths: number): string => `${formatNumber(Math.trunc(tenths / 10))},${tenths % 10}`;
export const formatPercent = (tenths: number | null): string => (tenths === null ? '–' : `${formatTenths(tenths)}\u00A0%`);

/** The first of several, and how many more there are: 'An, Bình và 4 em nữa'. */
export const formatSome = (names: readonly string[], most: number, more = 'em nữa'): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ` và ${formatNumber(names.length - most)} ${more}` : '');

/** 48.000 → '48 kB'; 2.340.000 → '2,3 MB'. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatTenths(Math.round(bytes / 100_000)).replace(/,0$/, '')} MB`;
