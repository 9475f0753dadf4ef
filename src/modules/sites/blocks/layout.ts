// How is the first page of a site put together? Rows from top to bottom, each of one to three columns, blocks in each column. Pure.
import type { z } from 'zod';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

/** What this floor knows of a kind of block; how it loads and looks is the portal's. */
export type BlockWords = {
  kind: string;
  title: string;
  about: string;
  /** Every field has a value to start with: `{}` is valid. */
  settings: z.ZodObject;
  /** Runs over the whole width of the page: stands in a row of one column only. */
  full?: boolean;
  /** A new one is put above all others. */
  leads?: boolean;
  /** At most so often on a page. */
  most?: number;
  /** Only for these units; without it for all. */
  levels?: readonly UnitLevel[];
};

export const shapes = {
  one: { label: 'Một cột', columns: 1 },
  halves: { label: 'Hai cột bằng nhau', columns: 2 },
  seven: { label: 'Hai cột, trái rộng hơn', columns: 2 },
  wide: { label: 'Hai cột, trái rộng gấp đôi', columns: 2 },
  thirds: { label: 'Ba cột', columns: 3 },
} as const;
export type Shape = keyof typeof shapes;
export const tones = { plain: 'Nền thường', band: 'Nền đậm hơn' } as const;
export type Tone = keyof typeof tones;

export type Block = { id: string; kind: string; settings: Record<string, unknown>; hidden?: boolean };
export type Row = { id: string; shape: Shape; tone: Tone; columns: Block[][] };
export type Layout = { rows: Row[] };

export const blocksOf = (layout: Layout): Block[] => layout.rows.flatMap((row) => row.columns.flat());
