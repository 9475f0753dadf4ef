// Several pupils chosen in the list: the address that the list's bar sends to.
import { data, redirect } from 'react-router';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { placePupils } from '../place-pupil.ts';

export const loader = load(async ({ params }) => redirect(`/${params.unit}/people/pupils`));

export const action = act(async ({ context, params }, form) => {
  const ids = String(form.get('ids') ?? '')
    .split(',')
    .filter(Boolean);
  await writing(context, async (work) =>
    placePupils(work, await unitOfAddress(work, params.unit), ids, Object.fromEntries(form)),
  );
  return data({ placed: ids.length });
});
