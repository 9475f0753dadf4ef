// What the assessment module does by itself: a class is counted anew after its pupils, columns, periods or exemptions changed.
import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { planChanged } from '#modules/people/index.ts';
import { classChanged } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { recomputeSchool, recountClass } from './commands/recompute.ts';
import { recountSchool } from './commands/save-minimum.ts';
import { applyWaitingImport, failMarkImport, importJob } from './imports/mark-imports.ts';
import { undoJob, undoWaitingImport } from './imports/undo.ts';

/** As the person who asked for it, in one transaction that also says it is done. */
const importDoing =
  (task: string, part: (work: Work, unit: Unit, id: string) => Promise<void>): Job =>
  async (payload, { db, log, system }) => {
    const { id, actor } = payload as { id: string; actor: Actor };
    try {
      await db.as(actor, async (work) => {
        const { rows } = await sql<{ unit_id: number }>`select unit_id from assessment.mark_import where id = ${id}`.execute(
          work.handle,
        );
        const unit = rows[0] && (await unitById(work, rows[0].unit_id));
        if (unit) await part(work, unit, id);
      });
    } catch (error) {
      const words = isRefused(error) ? error.message : 'Máy chủ gặp trục trặc, chưa ghi được gì. Thử lại sau ít phút.';
      await db.as(system, async (work) => {
        const unitId = await failMarkImport(work, id, words);
        if (unitId !== null) await announceMoved(work, unitId);
      });
      if (!isRefused(error)) log.error({ err: error, task }, 'import of marks failed');
    }
  };

const recount: Job = async (payload, { db, log, system }) => {
  const { classId } = payload as { classId: number };
  const { changed } = await db.as(system, (work) => recountClass(work, classId));
  if (changed.rows + changed.results > 0) log.info({ classId, ...changed }, 'results of a class follow its pupils and plan');
};

export const assessmentJobs: Record<string, Job> = {
  [importJob]: importDoing(importJob, applyWaitingImport),
  [undoJob]: importDoing(undoJob, undoWaitingImport),
  // Said by modules that know nothing of results.
  [classChanged]: recount,
  [planChanged]: recount,
  [recountSchool]: async (payload, { db, log, system }) => {
    const { unitId, schoolYear } = payload as { unitId: number; schoolYear: string };
    const { changed } = await db.as(system, (work) => recomputeSchool(work, unitId, schoolYear));
    if (changed.rows + changed.results > 0) log.info({ unitId, ...changed }, 'results of a school follow what is asked for');
  },
};
