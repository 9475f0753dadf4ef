// What came with the form of a request: cells, what is meant to be written there, reason, hours, files.
import { isRefused, type Reason } from '#kernel/refusal.ts';
import type { FileStore } from '#platform/files/store.ts';
import { storeEvidence } from '../commands/store-evidence.ts';
import type { Evidence } from '../tables.ts';

export const askedIn = (form: FormData) => ({
  reason: String(form.get('reason') ?? ''),
  hours: String(form.get('hours') ?? '2'),
  cells: form.getAll('cell').map((value) => {
    const [pupil = '', column = ''] = String(value).split('|');
    const wanted = String(form.get(`wanted|${value}`) ?? '').trim();
    return { pupil, column, ...(wanted ? { wanted } : {}) };
  }),
});

/** What is wrong with the files is said together with what is wrong with the rest. */
export async function evidenceIn(form: FormData, files: FileStore): Promise<{ evidence: Evidence[]; wrong: Reason[] }> {
  const uploads = form.getAll('evidence').filter((file): file is File => file instanceof File && file.size > 0);
  try {
    const read = uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
    return { evidence: await storeEvidence(files, await Promise.all(read)), wrong: [] };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { evidence: [], wrong: error.reasons };
  }
}
