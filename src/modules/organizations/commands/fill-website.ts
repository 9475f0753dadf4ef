// The site of a unit opened: its address belongs in the unit's record (R4.6). What somebody wrote there stays.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { reassessProfile } from './assess-profile.ts';

export async function fillWebsite(work: Work, unitId: number, website: string): Promise<void> {
  const filled = await write(work)
    .updateTable('organizations.profile')
    .set({ website, updated_at: new Date() })
    .where('unit_id', '=', unitId)
    .where((q) => q.or([q('website', 'is', null), q('website', '=', '')]))
    .returning('unit_id')
    .executeTakeFirst();
  if (!filled) return;
  await reassessProfile(work, unitId);
  await record(work, {
    action: 'organizations.fill-website',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `Ghi địa chỉ trang thành viên ${website} vào hồ sơ`,
    after: { website },
  });
}
