// A template with what is being typed, filled with made-up pupils: nothing is stored.
import { parseForm } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { printerContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { samplePaper } from '../books/sample.ts';
import { optionsForm, typedOptions } from '../commands/save-template.ts';
import { mayReadTemplates } from '../policy.ts';
import { bookNamed } from '../rules/books.ts';
import { svgResponse } from './svg.ts';

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const paper = await reading(context, async (work) => {
    const may = mayReadTemplates(work.actor, await unitOfAddress(work, params.unit));
    throwIfAny([may === true ? null : may]);
    const options = parseForm(
      optionsForm,
      typedOptions((name) => search.get(name)),
    );
    return samplePaper(bookNamed(params.kind), options, work.today);
  });
  return svgResponse(await context.get(printerContext).picture(paper.template, paper.data));
});
