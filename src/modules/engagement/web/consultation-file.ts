// A file of a draft for those who keep it, also before it is published.
import { notFound } from '#kernel/refusal.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { consultationFile } from '../queries/consultations.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) => {
  const file = await reading(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    return consultationFile(work, unit.id, params.file ?? '');
  });
  const bytes = file && (await context.get(filesContext).get(file.sha256));
  if (!file || !bytes) throw notFound('Không có tệp này.');
  return new Response(new Uint8Array(bytes), { headers: { ...fileHeaders(file), 'cache-control': 'private, max-age=300' } });
});
