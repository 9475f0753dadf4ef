// What the wall's panel asks for one unit, and the reminder sent from it. Answers data, shows nothing itself.
import { data } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { sendReminders } from '../commands/send-reminders.ts';
import { campaignNow } from '../queries/campaigns.ts';
import { unitPanel } from '../queries/unit-panel.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const search = new URL(request.url).searchParams;
    const here = await unitOfAddress(work, params.unit);
    const unit = await unitById(work, Number(search.get('id')) || 0);
    if (!unit || (unit.path !== here.path && !unit.path.startsWith(`${here.path}.`)))
      throw notFound('Không tìm thấy đơn vị này.');
    return unitPanel(work, unit, await campaignNow(work, here.path, search.get('c')));
  }),
);

export const action = act(async ({ context, params }, form) => {
  const sent = await writing(context, async (work) => {
    const here = await unitOfAddress(work, params.unit);
    const campaign = await campaignNow(work, here.path, String(form.get('c') ?? ''));
    return sendReminders(work, campaign, { unitIds: form.getAll('unitIds').map(Number), again: form.get('again') === 'on' });
  });
  return data(sent);
});
