// "Vì sao?": what the table of results asks for one pupil; rules travel by name, for the browser has them.
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { mayReadMarks } from '../policy.ts';
import { whyResult } from '../queries/why-result.ts';
import { periodOf } from './period.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const pupil = new URL(request.url).searchParams.get('pupil') ?? '';
    const period = periodOf(params.period);
    if (!period || !isUuid(pupil)) throw notFound('Không tìm thấy học sinh này.');
    const { parts, input } = await whyResult(work, unit.id, Number(params.class) || 0, pupil, period);
    const { rules, ...of } = input;
    return { parts, period, of, ruleSet: { id: rules.id, version: rules.version } };
  }),
);
