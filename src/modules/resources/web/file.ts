// The file of a resource for those who have to do with its unit, also before it is published.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { resourceById } from '../queries/resources.ts';

export const loader = load(async ({ context, params }) => {
  const found = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return resourceById(work, unit, params.resource ?? '');
  });
  const bytes = found?.sha256 ? await context.get(filesContext).get(found.sha256) : undefined;
  if (!found?.fileName || !found.mime || !bytes) throw notFound('Không có tệp này.');
  const headers = fileHeaders({ name: found.fileName, mime: found.mime });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'cache-control': 'private, max-age=300' } });
});
