// Cells of one sheet in an address: 'PUPIL:KTtx1,PUPIL:KThk'; '*:KThk' is a whole column.
export type NamedCell = { pupil: string; column: string };

export const cellList = (cells: readonly NamedCell[]): string => cells.map(({ pupil, column }) => `${pupil}:${column}`).join(',');

/** What the sheet does not have is left out. */
export function parseCellList(text: string, pupils: readonly string[], columns: readonly string[]): NamedCell[] {
  const found = new Map<string, NamedCell>();
  for (const one of text.split(',')) {
    const at = one.indexOf(':');
    const [who, key] = [one.slice(0, at), one.slice(at + 1)];
    if (at < 0 || !columns.includes(key)) continue;
    for (const pupil of who === '*' ? pupils : pupils.filter((id) => id === who))
      found.set(`${pupil}:${key}`, { pupil, column: key });
  }
  return [...found.values()];
}
