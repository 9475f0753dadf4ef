// The library for scripts of the office: what is there; a picture gets its words, is hidden, is shown again.
import { unitOfAddress } from '#modules/organizations/index.ts';
import { answering } from '#platform/http/answering.ts';
import { reading, writing } from '#platform/http/context.ts';
import { describePicture } from '../commands/describe-picture.ts';
import { hidePicture } from '../commands/hide-picture.ts';
import { wordPicture } from '../commands/word-picture.ts';
import { listPictures } from '../queries/pictures.ts';

const pageSize = 24;

export const loader = answering(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const search = new URL(request.url).searchParams;
    const page = Math.max(1, Math.trunc(Number(search.get('page'))) || 1);
    const found = await listPictures(work, unit.id, {
      ...{ text: (search.get('q') ?? '').slice(0, 100), limit: pageSize, offset: (page - 1) * pageSize },
    });
    return { rows: found.rows, total: found.total, more: page * pageSize < found.total };
  }),
);

export const action = answering(async ({ context, params, request }) => {
  const form = await request.formData();
  const id = String(form.get('id') ?? '');
  return writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const intent = form.get('intent');
    if (intent === 'hide' || intent === 'show') {
      return hidePicture(work, unit.id, id, intent === 'hide');
    }
    const words = { alt: form.get('alt'), decorative: form.get('decorative') };
    const set = intent === 'word' ? wordPicture : describePicture;
    return { picture: await set(work, unit.id, id, words) };
  });
});
