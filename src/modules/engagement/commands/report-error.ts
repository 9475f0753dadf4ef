// A reader found something wrong on a page.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import type { Rated } from '../queries/ratings.ts';
import { cleanLines } from '../rules/lines.ts';

export const reportForm = z.object({
  words: z.preprocess(
    (v) => cleanLines(String(v ?? '')),
    z.string().min(8, 'Chỗ sai: viết rõ hơn, ít nhất 8 ký tự').max(1000, 'Dài quá 1.000 ký tự. Viết phần chính'),
  ),
});

export async function reportError(
  work: Work,
  object: Rated & { title: string; path: string },
  input: Record<string, unknown>,
): Promise<void> {
  const { words } = parseForm(reportForm, input);
  await write(work)
    .insertInto('engagement.error_report')
    .values({
      ...{ id: randomUUID(), unit_id: object.unitId, object_kind: object.kind, object_id: object.id, words, at: work.now },
      ...{ object_title: object.title.slice(0, 300), object_path: object.path.slice(0, 300) },
    })
    .execute();
  await announceMoved(work, object.unitId);
}
