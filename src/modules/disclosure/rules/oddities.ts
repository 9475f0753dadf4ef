// Which typed numbers cannot be right beside what the records hold: more teachers rated than there are, more pupils than are taught? Shown
// and asked before citizens read them; the school may know better than its records. Pure.
import { formatNumber } from '#kernel/numbers.ts';
import type { Item } from './catalogue.ts';
import type { Content } from './content.ts';
import { columnsOf, type Row, type TablePart, totalColumn } from './forms.ts';

export type Oddity = { title: string; typed: number; known: number };

const tables = (item: Pick<Item, 'parts'>) => item.parts.filter((part): part is TablePart => part.kind === 'table');
const numberAt = (content: Content, part: string, row: string, column: string): number | null => {
  const value = content.typed[part]?.[row]?.[column] ?? content.figures[part]?.[row]?.[column];
  return typeof value === 'number' ? value : null;
};

/** What the form itself says of a fact: counted, or typed where that year has no records here. */
function known(item: Pick<Item, 'parts'>, content: Content, fact: string, column: string): number | null {
  for (const part of tables(item)) {
    const row = part.rows.find((one) => one.fact === fact);
    if (row) return numberAt(content, part.code, row.code, column);
  }
  return null;
}

/** The rows below a heading, up to the next one. */
const below = (part: TablePart, heading: Row): Row[] => {
  const rest = part.rows.slice(part.rows.indexOf(heading) + 1);
  const end = rest.findIndex((row) => row.heading);
  return (end < 0 ? rest : rest.slice(0, end)).filter((row) => row.fact === undefined);
};

export function odditiesOf(item: Pick<Item, 'parts'>, content: Content): Oddity[] {
  const found: Oddity[] = [];
  const compare = (title: string, numbers: (number | null)[], most: number | null) => {
    const typed = numbers.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    if (most !== null && typed > most) found.push({ title, typed, known: most });
  };
  for (const part of tables(item))
    for (const row of part.rows) {
      if (row.atMost === undefined) continue;
      const columns = columnsOf(part, content.grades);
      if (row.heading)
        for (const column of columns)
          compare(
            `${row.title}, ${column.title}`,
            below(part, row).map((one) => numberAt(content, part.code, one.code, column.code)),
            known(item, content, row.atMost, column.code),
          );
      else
        compare(
          row.title,
          columns.map((column) => numberAt(content, part.code, row.code, column.code)),
          known(item, content, row.atMost, totalColumn),
        );
    }
  return found;
}

export const oddityWords = ({ title, typed, known: most }: Oddity): string =>
  `${title}: đã gõ ${formatNumber(typed)}, hồ sơ có ${formatNumber(most)}, nhiều hơn ${formatNumber(typed - most)}.`;
