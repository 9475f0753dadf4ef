// The book itself: sent as a form, answered with the PDF. Printing is remembered, issuing writes: neither is a thing to be prefetched.
import { chosenYear } from '#kernel/chosen-year.ts';
import { isRefused } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { printerContext, requestContext, writing } from '#platform/http/context.ts';
import { type Args, load, statusOf } from '#platform/http/screen.ts';
import { printBook } from '../commands/print-book.ts';
import { askedBook } from './asked.ts';

const order = async ({ context, params, request }: Args) => {
  const form = await request.formData();
  return writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => (form.get(name) === null ? null : String(form.get(name)));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const asked = await askedBook(work, unit, text, year);
    return printBook(work, { ...asked, unit, issue: form.get('issue') === 'yes', urlOf: context.get(requestContext).portalUrl });
  });
};

export const action = async (args: Args) => {
  try {
    const book = await order(args);
    const pdf = await args.context.get(printerContext).print(book.paper.template, book.paper.data, { tagged: false });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${book.file}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    // The answer opens in a window of its own: words, not a screen.
    if (!isRefused(error)) throw error;
    const status = error.kind === 'refused' ? 422 : statusOf[error.kind];
    return new Response(error.message, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
};
/** Somebody who opens the address by hand is led to where books are chosen. */
export const loader = load(
  async ({ params }) => new Response(null, { status: 302, headers: { location: `/${params.unit}/reports/books` } }),
);
