// How many units does a choice mean? Asked while it is being made, before anything is sent.
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { chosenUnits } from '../queries/audience.ts';
import { audienceLevels } from '../rules/audience.ts';
import { officeOf } from './office-of.ts';

const numbers = (text: string | null) =>
  (text ?? '')
    .split(',')
    .filter((part) => /^\d{1,9}$/.test(part))
    .map(Number);

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const search = new URL(request.url).searchParams;
    const levels = audienceLevels.filter((level) => (search.get('levels') ?? '').split(',').includes(level));
    const audience = { levels, under: numbers(search.get('under')), units: numbers(search.get('units')) };
    if (!search.has('all') && audience.levels.length + audience.under.length + audience.units.length === 0)
      return { count: 0, words: '', names: [], chosen: false };
    const { units, words } = await chosenUnits(work, unit, audience);
    return { count: units.length, words, names: units.slice(0, 8).map((one) => one.shortName), chosen: true };
  }),
);
