// An item on paper, as it stands or as an older version was; a draft says so.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { printerContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { disclosingUnit, itemAt, severalSets } from '../queries/items.ts';
import { paperFacts } from '../queries/paper.ts';
import { versionOf } from '../queries/published.ts';
import { itemRecord } from '../queries/record.ts';
import { itemTitle } from '../rules/catalogue.ts';
import { formTemplate, paperOf } from '../rules/paper.ts';
import { keyOf } from './item-loader.ts';

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const { paper, name } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const key = keyOf(unit.id, params, search);
    const disclosing = await disclosingUnit(work, unit.id);
    const item = disclosing && itemAt(disclosing, key.schoolYear, key.slug);
    const found = item && (await itemRecord(work, key));
    const asked = Number(search.get('v')) || found?.item.version;
    const version = found?.versions.find((one) => one.version === asked);
    const content = version && found && (await versionOf(work, unit.id, found.item.id, version.version));
    if (!item || !disclosing || !version || !content) throw notFound('Mục này chưa được lập nên chưa có gì để in.');
    const title = itemTitle(item, severalSets(disclosing));
    return {
      paper: {
        ...paperOf(await paperFacts(work, unit.id), item, title, key, { ...content, at: new Date(version.at) }),
        draft: !version.published,
      },
      name: `${item.slug}-${key.schoolYear}${key.period ? `-${key.period}` : ''}.pdf`,
    };
  });
  const pdf = await context.get(printerContext).print(formTemplate, paper);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});
