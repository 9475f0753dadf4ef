// One file comes in for articles: its bytes are looked at and stored first; only then a row names them.
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { answering } from '#platform/http/answering.ts';
import { filesContext, reading, writing } from '#platform/http/context.ts';
import { writersUnit } from '../commands/held-article.ts';
import { keepFile, storeFile } from '../commands/keep-file.ts';

export const action = answering(async ({ context, params, request }) => {
  // Asked before the work, and again by the command.
  const unit = await reading(context, async (work) => writersUnit(work, (await unitOfAddress(work, params.unit)).id));
  const file = (await request.formData()).get('file');
  if (!(file instanceof File)) throw refuse('file', 'Chọn một tệp để tải lên.', 'attachments');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stored = await storeFile(context.get(filesContext), { name: file.name, bytes });
  return { file: await writing(context, (work) => keepFile(work, unit.id, stored)) };
});
