// Who did what? Written by every command in its own transaction, so that an act and its record stand or fall together.
import type { Actor } from '#kernel/actor.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import type { AuditTables } from './tables.ts';

const write = writerOf<AuditTables>();

export type Act = {
  /** The verb as `module.verb`, e.g. `people.edit-pupil`. */
  action: string;
  object: { kind: string; id: string | number };
  unitId: number | null;
  /** One Vietnamese sentence that a principal understands, without sensitive values. */
  summary: string;
  /** What changed, column by column; only the columns that differ. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

export function actorLabel(actor: Actor): string {
  if (actor.kind === 'person') return `${actor.name} (${actor.username})`;
  return actor.kind === 'system' ? `Hệ thống: ${actor.label}` : 'Khách';
}

export const record = (work: Work, act: Act): Promise<void> => recordAll(work, [act]);

/** Many acts of one command, one entry each. */
export async function recordAll(work: Work, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  await write(work)
    .insertInto('audit.entry')
    .values(
      acts.map((act) => ({
        business_at: work.now,
        actor_id: work.actor.kind === 'person' ? work.actor.userId : null,
        actor_label: actorLabel(work.actor),
        unit_id: act.unitId,
        action: act.action,
        object_kind: act.object.kind,
        object_id: String(act.object.id),
        summary: act.summary,
        before: act.before ? JSON.stringify(act.before) : null,
        after: act.after ? JSON.stringify(act.after) : null,
        request_id: work.requestId ?? null,
      })),
    )
    .execute();
}

/** The columns in which two rows differ, as the pair that `record` wants. */
export function difference(before: Record<string, unknown>, after: Record<string, unknown>) {
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const key of Object.keys(after))
    if (JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null)) {
      was[key] = before[key] ?? null;
      is[key] = after[key] ?? null;
    }
  return { before: was, after: is, changed: Object.keys(is) };
}
