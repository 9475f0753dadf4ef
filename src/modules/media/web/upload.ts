// One picture comes in: its bytes are stored first, in the sizes pages need; only then a row names them.
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { answering } from '#platform/http/answering.ts';
import { filesContext, reading, writing } from '#platform/http/context.ts';
import { keepPicture } from '../commands/keep-picture.ts';
import { processPicture } from '../commands/process-picture.ts';
import { demandPictures } from '../policy.ts';

export const action = answering(async ({ context, params, request }) => {
  // Asked before the work, and again by the command.
  const unit = await reading(context, async (work) => {
    const found = await unitOfAddress(work, params.unit);
    demandPictures(work.actor, found);
    return found;
  });
  const form = await request.formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw refuse('file', 'Chọn một ảnh để tải lên.', 'file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stored = await processPicture(context.get(filesContext), bytes, file.name);
  const picture = await writing(context, (work) =>
    keepPicture(work, unit.id, stored, { name: file.name, alt: form.get('alt'), decorative: form.get('decorative') }),
  );
  return { picture };
});
