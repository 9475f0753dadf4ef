// A file that proves a request, for those who read the request.
import { notFound } from '#kernel/refusal.ts';
import { demand } from '#modules/people/index.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { mayReadRequest } from '../policy.ts';
import { requestById } from '../queries/unlock-requests.ts';
import { marksUnit } from './marks-unit.ts';

export const loader = load(async ({ context, params }) => {
  const found = await reading(context, async (work) => {
    const unit = await marksUnit(work, params.unit);
    const request = await requestById(work, unit.id, Number(params.request));
    demand(mayReadRequest(work.actor, unit, request));
    return request.evidence.find(({ file }) => file === params.file);
  });
  const bytes = found && (await context.get(filesContext).get(found.file));
  if (!found || !bytes) throw notFound('Không có tệp này.');
  const headers: Record<string, string> = { ...fileHeaders(found), 'cache-control': 'private, max-age=300' };
  // A picture is looked at in the page.
  if (found.mime.startsWith('image/'))
    headers['content-disposition'] = (headers['content-disposition'] ?? '').replace(/^attachment/, 'inline');
  return new Response(new Uint8Array(bytes), { headers });
});
