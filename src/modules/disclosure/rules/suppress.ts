// Numbers so small that they point at a child are not shown (P-4.7). Pure.

/** Below the smallest number: '<5'. Hidden so that the total does not give another away: 'x'. */
export type Shown = number | string;
export const defaultSmallest = 5;
const hidden = (value: Shown) => typeof value !== 'number';
export const shownWords = (value: string): string => (value.startsWith('<') ? `dưới ${value.slice(1)}` : 'không nêu');

/**
 * One row about disability or ethnicity. Zero points at nobody and stays. What is hidden must not come out by subtracting from the
 * total: more parts are hidden, the smallest first, until what is missing is several and together not small; else the total goes too.
 */
export function suppressed(cells: Readonly<Record<string, number>>, total: string, smallest: number): Record<string, Shown> {
  const isSmall = (n: number) => n > 0 && n < smallest;
  const shown: Record<string, Shown> = {};
  for (const [code, n] of Object.entries(cells)) shown[code] = isSmall(n) ? `<${smallest}` : n;
  const whole = shown[total];
  if (whole === undefined || hidden(whole)) return shown;
  const parts = Object.entries(cells)
    .filter(([code]) => code !== total)
    .sort((a, b) => a[1] - b[1]);
  const open = () => parts.filter(([code]) => hidden(shown[code] ?? 0));
  while (open().length > 0 && (open().length === 1 || open().reduce((sum, [, n]) => sum + n, 0) < smallest)) {
    const next = parts.find(([code, n]) => n > 0 && !hidden(shown[code] ?? 0));
    if (!next) {
      shown[total] = 'x';
      break;
    }
    shown[next[0]] = 'x';
  }
  return shown;
}
