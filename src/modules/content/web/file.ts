// A file of articles for those who have to do with its unit, also while the article is a draft.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { fileById } from '../queries/files.ts';

export const loader = load(async ({ context, params }) => {
  const file = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return fileById(work, unit.id, params.carried ?? '');
  });
  const bytes = file && (await context.get(filesContext).get(file.sha256));
  if (!file || !bytes) throw notFound('Không có tệp này.');
  return new Response(new Uint8Array(bytes), { headers: { ...fileHeaders(file), 'cache-control': 'private, max-age=300' } });
});
