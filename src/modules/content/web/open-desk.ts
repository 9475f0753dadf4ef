// A browser says that an article is open there, or was closed; it is told who else has it open.
import { unitOfAddress } from '#modules/organizations/index.ts';
import { answering } from '#platform/http/answering.ts';
import { writing } from '#platform/http/context.ts';
import { noteOpen } from '../commands/note-open.ts';

export const action = answering(async ({ context, params, request }) => {
  const open = (await request.formData()).get('open') === 'true';
  return {
    others: await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      return noteOpen(work, unit.id, params.article ?? '', open);
    }),
  };
});
