// What the content module does by itself: the files of articles are read.
import { openFiles } from '#platform/files/store.ts';
import { textOfFile } from '#platform/files/text.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { keepFileText, readFilesJob, unreadFiles } from './commands/read-files.ts';

export const contentJobs: Record<string, Job> = {
  [readFilesJob]: async (payload, { db, log, system, dir }) => {
    const { unitId } = payload as { unitId: number };
    const files = openFiles(dir.files);
    for (;;) {
      // Asked anew each time: something may have been published meanwhile.
      const [sha256] = await db.read(system, (work) => unreadFiles(work, unitId));
      if (sha256 === undefined) return;
      const bytes = await files.get(sha256);
      const read = bytes ? await textOfFile(bytes) : { state: 'broken' as const, text: '' };
      await db.as(system, (work) => keepFileText(work, unitId, sha256, read));
      log.info({ unit: unitId, sha256: sha256.slice(0, 12), state: read.state, signs: read.text.length }, 'file read');
    }
  },
};
