// The long work of imports. Each job can run again after a crash: what was done is recognised by the import's state.
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { type Import, importForJob, setImportProgress, setImportState } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Job, JobContext, JobTable } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { applyPlan, undoImport } from './apply.ts';
import { dryRunOf } from './imports.ts';
import { kinds, planFile } from './kinds.ts';
import type { Progress } from './plan.ts';

type Payload = { id: string; actor?: Actor };

/** Told at most four times a second, in transactions of its own. */
function progressOf({ db, system }: JobContext, stored: Import): Progress {
  let last = 0;
  let phase = '';
  return async (next, done, total) => {
    if (next === phase && performance.now() - last < 250) return;
    [last, phase] = [performance.now(), next];
    await db.as(system, async (work) => {
      await setImportProgress(work, stored.id, next, done, total);
      await announceMoved(work, stored.unit_id);
    });
  };
}

const check: Job = async (payload, context) => {
  const { id } = payload as Payload;
  const { db, system } = context;
  const stored = await db.read(system, (work) => importForJob(work, id));
  if (!stored || (stored.state !== 'uploaded' && stored.state !== 'checking')) return;
  const progress = progressOf(context, stored);
  try {
    await db.as(system, (work) => setImportState(work, id, 'checking'));
    await progress('Mở và đọc tệp', 0, 0);
    const sheets = await readWorkbook(new Uint8Array(stored.file));
    const rows = Math.max(0, ...sheets.map((sheet) => sheet.rows.length));
    await progress('Đối chiếu với hồ sơ của trường', 0, rows);
    await db.as(system, async (work) => {
      const unit = await unitById(work, stored.unit_id);
      if (!unit) return;
      const planned = await planFile(work, unit, stored.kind, sheets, stored.options);
      await setImportState(work, id, 'checked', { result: dryRunOf(planned) });
      await announceMoved(work, stored.unit_id);
    });
  } catch (error) {
    const words = isRefused(error) ? error.message : 'Máy chủ gặp trục trặc khi đọc tệp. Thử lại, nếu vẫn vậy thì báo quản trị.';
    await db.as(system, async (work) => {
      await setImportState(work, id, 'failed', { failure: words, result: null });
      await announceMoved(work, stored.unit_id);
    });
    if (!isRefused(error)) context.log.error({ err: error, task: 'import-check' }, 'import failed');
  }
};

/**
 * A step that writes: as the person who asked for it, in one transaction that also says it is done. Killed before it, the job
 * starts again; after it, it has nothing to do. What fails leaves the import where it was, with the reason.
 */
const writing =
  (
    state: 'applying' | 'undoing',
    back: 'checked' | 'applied',
    part: (work: Work, unit: Unit, stored: Import, progress: Progress) => Promise<void>,
  ): Job =>
  async (payload, context) => {
    const { id, actor } = payload as Payload;
    const { db, system } = context;
    const stored = await db.read(system, (work) => importForJob(work, id));
    if (stored?.state !== state) return;
    try {
      await db.as(actor ?? system, async (work) => {
        const unit = await unitById(work, stored.unit_id);
        if (!unit) return;
        await part(work, unit, stored, progressOf(context, stored));
        await announceMoved(work, stored.unit_id);
      });
    } catch (error) {
      await db.as(system, async (work) => {
        const words = isRefused(error) ? error.reasons.map((r) => r.message).join(' ') : 'Chưa ghi được gì, thử lại sau ít phút.';
        await setImportState(work, id, back, { failure: words });
        await announceMoved(work, stored.unit_id);
      });
      if (!isRefused(error)) context.log.error({ err: error, task: `import-${state}` }, 'import failed');
    }
  };

const apply = writing('applying', 'checked', async (work, unit, stored, progress) => {
  await progress('Mở và đọc tệp', 0, 0);
  const sheets = await readWorkbook(new Uint8Array(stored.file));
  const { createClasses = false, allOrNothing = false } = stored.options;
  const planned = await planFile(work, unit, stored.kind, sheets, stored.options);
  await applyPlan(work, unit, planned, { createClasses, allOrNothing, importId: stored.id }, progress);
  await setImportState(work, stored.id, 'applied', { result: dryRunOf(planned), applied: true });
});

const undo = writing('undoing', 'applied', async (work, unit, stored, progress) => {
  await undoImport(work, unit, kinds[stored.kind], stored.id, progress);
  await setImportState(work, stored.id, 'undone', { undone: true });
});

export const importJobs: JobTable = { 'import-check': check, 'import-apply': apply, 'import-undo': undo };
