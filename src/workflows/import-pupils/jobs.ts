// The long work of imports. Each job can run again after a crash: what was done is recognised by the import's state.
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { unitById } from '#modules/organizations/index.ts';
import { importForJob, setImportState } from '#modules/people/index.ts';
import type { Job, JobContext, JobTable } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { applyPlan, undoPlan } from './apply.ts';
import { type DryRun, dryRunOf } from './imports.ts';
import { planPupils } from './plan.ts';

type Payload = { id: string; actor?: Actor };
type Options = { createClasses?: boolean; allOrNothing?: boolean };

async function failed({ db, system }: JobContext, id: string, unitId: number, error: unknown): Promise<void> {
  const words = isRefused(error) ? error.message : 'Máy chủ gặp trục trặc khi đọc tệp. Thử lại, nếu vẫn vậy thì báo quản trị.';
  await db.as(system, async (work) => {
    await setImportState(work, id, 'failed', { failure: words });
    await announceMoved(work, unitId);
  });
  if (!isRefused(error)) throw error;
}

const check: Job = async (payload, context) => {
  const { id } = payload as Payload;
  const { db, system } = context;
  const stored = await db.read(system, (work) => importForJob(work, id));
  if (!stored || (stored.state !== 'uploaded' && stored.state !== 'checking')) return;
  try {
    await db.as(system, async (work) => {
      await setImportState(work, id, 'checking', { progress: 10 });
      await announceMoved(work, stored.unit_id);
    });
    const sheets = await readWorkbook(new Uint8Array(stored.file));
    await db.as(system, async (work) => {
      const unit = await unitById(work, stored.unit_id);
      if (!unit) return;
      const options = stored.options as Options;
      const plan = await planPupils(work, unit, sheets, { createClasses: options.createClasses ?? false });
      await setImportState(work, id, 'checked', { result: dryRunOf(plan), progress: 100 });
      await announceMoved(work, stored.unit_id);
    });
  } catch (error) {
    await failed(context, id, stored.unit_id, error);
  }
};

const apply: Job = async (payload, context) => {
  const { id, actor } = payload as Payload;
  const { db, system } = context;
  const stored = await db.read(system, (work) => importForJob(work, id));
  if (stored?.state !== 'applying') return;
  try {
    const sheets = await readWorkbook(new Uint8Array(stored.file));
    const options = stored.options as Options;
    // The transaction that writes the pupils also says "applied": killed before it, the job starts again; after it, it has nothing to do.
    await db.as(actor ?? system, async (work) => {
      const unit = await unitById(work, stored.unit_id);
      if (!unit) return;
      const plan = await planPupils(work, unit, sheets, { createClasses: options.createClasses ?? false });
      const counts = await applyPlan(work, unit, plan, {
        createClasses: options.createClasses ?? false,
        allOrNothing: options.allOrNothing ?? false,
        importId: id,
      });
      const result: DryRun = { ...dryRunOf(plan), counts };
      await setImportState(work, id, 'applied', { result, progress: 100, applied: true });
      await announceMoved(work, stored.unit_id);
    });
  } catch (error) {
    await failed(context, id, stored.unit_id, error);
  }
};

const undo: Job = async (payload, context) => {
  const { id, actor } = payload as Payload;
  const { db, system } = context;
  const stored = await db.read(system, (work) => importForJob(work, id));
  if (stored?.state !== 'undoing') return;
  try {
    await db.as(actor ?? system, async (work) => {
      const unit = await unitById(work, stored.unit_id);
      if (!unit) return;
      await undoPlan(work, unit, id);
      await setImportState(work, id, 'undone', { progress: 100, undone: true });
      await announceMoved(work, stored.unit_id);
    });
  } catch (error) {
    // What was imported still stands.
    await db.as(system, async (work) => {
      await setImportState(work, id, 'applied', { failure: isRefused(error) ? error.message : 'Chưa hoàn tác được, thử lại.' });
      await announceMoved(work, stored.unit_id);
    });
    if (!isRefused(error)) throw error;
  }
};

export const importJobs: JobTable = { 'import-check': check, 'import-apply': apply, 'import-undo': undo };
