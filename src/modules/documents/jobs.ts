// What the documents module does by itself: the files that were attached are read.
import { openFiles } from '#platform/files/store.ts';
import { textOfFile } from '#platform/files/text.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { indexDocuments } from './commands/index-documents.ts';
import { keepFileText, readFilesJob, unreadFiles } from './commands/read-files.ts';

export const documentsJobs: Record<string, Job> = {
  [readFilesJob]: async (payload, { db, log, system, dir }) => {
    const { unitId, documentId } = payload as { unitId: number; documentId: string | null };
    const files = openFiles(dir.files);
    for (const sha256 of await db.read(system, (work) => unreadFiles(work, unitId))) {
      const bytes = await files.get(sha256);
      const read = bytes ? await textOfFile(bytes) : { state: 'broken' as const, text: '' };
      await db.as(system, (work) => keepFileText(work, unitId, sha256, read));
      log.info({ unit: unitId, sha256: sha256.slice(0, 12), state: read.state, signs: read.text.length }, 'file read');
    }
    // It may have been published while another's same file was being read: neither transaction saw the other.
    if (documentId) await db.as(system, (work) => indexDocuments(work, unitId, [documentId]));
  },
};
