// The file that came with a question, for those who answer: always saved, never opened in the page.
import { notFound } from '#kernel/refusal.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { questionFile } from '../queries/questions.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) => {
  const file = await reading(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    return questionFile(work, unit.id, params.question ?? '');
  });
  const bytes = file && (await context.get(filesContext).get(file.sha256));
  if (!file || !bytes) throw notFound('Không có tệp này.');
  const headers = fileHeaders(file);
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'content-disposition': (headers['content-disposition'] ?? '').replace(/^inline/, 'attachment'),
      'cache-control': 'private, no-store',
    },
  });
});
