// What is asked when a mark is entered, by whom, and how each cell is answered.
import { z } from 'zod';
import type { Reason } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import type { SheetContext } from '../queries/sheet-context.ts';
import type { CellValue } from '../tables.ts';
import type { Group, Seen } from './held-cells.ts';
import type { MarksUnit } from './hold-marks.ts';

export const markOpsAtMost = 2000;
/** What the database can keep: no half characters, no zero byte. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Có ký tự không ghi được');
export const markOp = z.object({
  /** Of the act: the same one again changes nothing and is answered as it was. */
  opId: z.uuid(),
  pupil: z.uuid(),
  classSubject: z.number().int().positive().max(2_147_483_647),
  /** 'HK1.KTtx1'; without the period in front, of the semester of today. */
  column: z.string().min(1).max(60),
  /** As typed ("8,5"), or a number as written (8.5); null empties the cell. */
  value: z.union([words(2000), z.number(), z.null()]),
  /** Which storing of the cell the writer had seen; 0: an empty one. */
  baseVersion: z.number().int().min(0),
  /** The writer was asked (an absent pupil) and means it. */
  confirm: z.boolean().optional(),
  reason: words(500).optional(),
});
export type MarkOp = z.output<typeof markOp>;
export const markOps = z.array(markOp).min(1).max(markOpsAtMost);

export type CellAnswer = {
  opId: string;
  state: 'saved' | 'refused' | 'conflict' | 'locked';
  /** Of the cell as it stands now. */
  version: number;
  /** Conflict: what stands there, who wrote it and when. `self`: the same person, from elsewhere. */
  theirs?: { value: CellValue | null; shown: string; by: string; at: string; self: boolean };
  /** For a person. */
  reason?: string;
  /** What could be meant, to be asked; or 'absent', which `confirm` answers. */
  code?: string;
  suggestion?: string;
  /** Saved, and still worth a look. */
  notice?: string;
};
export type Via = 'grid' | 'api' | 'import' | 'paste';

/** What one person writes into the sheets of one school. */
export type Writing = { work: Work; unit: MarksUnit; ops: readonly MarkOp[]; via: Via };
export type Asked = { op: MarkOp; key: string; by: Writing };
export type Change = Asked & { old: CellValue | null; next: CellValue | null; version: number; request: number | null };
export type OpGroup = Omit<Group, 'ops'> & { ops: Asked[] };
/** A sheet into which something may be written: by whom what is asked, what stands there. */
export type Open = { context: SheetContext; group: OpGroup; seen: Seen };

const refused = ({ opId, baseVersion }: MarkOp, { code, message }: Reason): CellAnswer => ({
  ...{ opId, state: 'refused', version: baseVersion, code, reason: message },
});
/** One reason for all of them. */
export const refusedAll = (ops: readonly MarkOp[], reason: Reason): CellAnswer[] => ops.map((op) => refused(op, reason));

export type Say = (op: MarkOp, answer: Omit<CellAnswer, 'opId'>) => void;
export const sayAll = (say: Say, ops: readonly MarkOp[], reason: Reason): void => {
  for (const op of ops) say(op, refused(op, reason));
};

export const userOf = ({ work: { actor } }: Writing): string | null => (actor.kind === 'person' ? actor.userId : null);
