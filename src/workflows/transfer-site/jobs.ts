// The long work of imports from elsewhere. Each job can run again after a crash: what was done is recognised by what has arrived.
import { isRefused } from '#kernel/refusal.ts';
import { transferById } from '#modules/transfer/index.ts';
import { openFiles } from '#platform/files/store.ts';
import type { Job, JobTable } from '#platform/jobs/jobs.ts';
import { type Running, runImport } from './run.ts';
import { failTransfer, type Payload, readTransfer, undoTransfer } from './transfers.ts';

const step =
  (back: 'failed' | 'ready' | 'done', part: (running: Running, id: string) => Promise<unknown>): Job =>
  async (payload, { db, log, system, dir }) => {
    const { id, actor } = payload as Payload;
    const running: Running = { db, system, actor: actor ?? system, files: openFiles(dir.files) };
    try {
      await part(running, id);
    } catch (error) {
      const words = isRefused(error)
        ? error.reasons.map((reason) => reason.message).join(' ')
        : 'Máy chủ gặp trục trặc. Thử lại; những gì đã vào thì vẫn còn, không vào hai lần.';
      await failTransfer(running, id, back, words);
      if (!isRefused(error)) log.error({ err: error, task: 'transfer' }, 'import from elsewhere failed');
    }
  };

export const transferJobs: JobTable = {
  'transfer-read': step('failed', readTransfer),
  'transfer-run': step('ready', async (running, id) => {
    const stored = await running.db.read(running.system, (work) => transferById(work, id));
    if (stored?.state === 'running') await runImport(running, id);
  }),
  'transfer-undo': step('done', undoTransfer),
};
