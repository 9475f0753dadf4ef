// Where an article of this unit is read at a superior that took it over: asked by the desk when the article is gone here.
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { copiesOf } from '../queries/proposals.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { portalUrl } = context.get(requestContext);
    const copies = await copiesOf(work, unit.id, params.article ?? '');
    return { copies: copies.map(({ name, hostLabel, slug }) => ({ name, url: `${portalUrl(hostLabel)}tin/${slug}` })) };
  }),
);
