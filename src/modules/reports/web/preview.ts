// The first page of a book as a picture, as a draft: nothing is issued, nothing is remembered.
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { printerContext, reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { printBook } from '../commands/print-book.ts';
import { askedBook } from './asked.ts';
import { svgResponse } from './svg.ts';

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const book = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const asked = await askedBook(
      work,
      unit,
      (name) => search.get(name),
      chosenYear(request.headers.get('cookie'), work.today).year,
    );
    return printBook(work, { ...asked, unit, preview: true, urlOf: context.get(requestContext).portalUrl });
  });
  return svgResponse(await context.get(printerContext).picture(book.paper.template, book.paper.data));
});
