// The schools that pupils of this one may go to, for the list's bar: asked for when somebody is to move.
import { data } from 'react-router';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { otherSchools } from '../schools.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    return data(await otherSchools(work, unit));
  }),
);
