// One kind of block: its words and settings, what it asks, what it depends on, how it looks. Adding one: CONTRIBUTING.md.
import type { z } from 'zod';
import type { BlockWords, Shape, Site } from '#modules/sites/index.ts';
import type { Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import type { Around } from '../view/around.ts';
import type { Node } from '../view/node.tsx';
import type { HomeSheet } from '../view/sheet.ts';

/** How much width a column gives: the whole page, most of it, half, a third. */
export type Room = 'page' | 'wide' | 'half' | 'third';
const rooms: Record<Shape, Room[]> = {
  one: ['page'],
  halves: ['half', 'half'],
  seven: ['half', 'half'],
  wide: ['wide', 'third'],
  thirds: ['third', 'third', 'third'],
};
export const roomOf = (shape: Shape, column: number): Room => rooms[shape][column] ?? 'third';

/** `first`: no articles are told further up. */
export type Asking = { work: Work; site: Site; first: boolean };
/** Articles that stand further up on the page: no story is told twice. */
export type Shown = Set<string>;
export type Seen<S, D> = { around: Around; settings: S; data: D; room: Room; today: string; headingId: string };

export type BlockKind<S extends z.ZodObject, D> = BlockWords & {
  settings: S;
  /** One of these stands first on a phone, though it lies to the right on a wide screen. */
  firstOnPhone?: true;
  /** Holds the page's first heading. */
  titled?: true;
  /** The smallest sheet of first pages that has its rules (assets/sheets), unless it is the first. */
  sheet?: HomeSheet | ((settings: z.output<S>) => HomeSheet);
  /** All blocks of a page ask together in one statement. */
  asks?(settings: z.output<S>, asking: Asking): { [K in keyof D]: Question<D[K]> };
  /** Leaves out what stands further up, and keeps as many as are wanted. */
  settle?(data: D, settings: z.output<S>, shown: Shown): D;
  /** Ids of pictures that it shows. */
  pictures?(settings: z.output<S>, data: D): (string | null)[];
  /**
   * Besides those of the site, the day and its pictures: whose change makes this block another one. It is kept by them, whatever
   * becomes of those beside it. Tags: platform/jobs/purge.ts.
   */
  tags?(settings: z.output<S>, site: Site, data: D): string[];
  /** null: there is nothing to show, and the block does not exist for visitors. */
  render(seen: Seen<z.output<S>, D>): Node | null;
};
// biome-ignore lint/suspicious/noExplicitAny: what is common to all kinds, whatever each of them asks and holds.
export type AnyKind = BlockKind<any, any>;

export const block = <S extends z.ZodObject, D = Record<never, never>>(kind: BlockKind<S, D>): AnyKind => kind;
