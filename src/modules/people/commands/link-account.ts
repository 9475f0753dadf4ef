// An account is said to be this person of the staff: from then on the screens know whose classes they are. One person, one account.
import { z } from 'zod';
import { holds, runningRoles } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { grantsAt } from '#modules/access/index.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';

const linkForm = z.object({ userId: z.string().max(64).nullable() });

/** @param input userId null: the account is nobody's again */
export async function linkAccount(work: Work, unit: Unit, staffId: string, input: z.input<typeof linkForm>): Promise<void> {
  const { userId } = parseForm(linkForm, input);
  if (!holds(work.actor, runningRoles, unit.path))
    throw reservedFor(
      runningRoles,
      `Nối tài khoản với hồ sơ cán bộ là việc của hiệu trưởng ${unit.shortName} và quản trị cấp trên.`,
    );
  const staff = isUuid(staffId)
    ? await write(work)
        .selectFrom('people.staff')
        .select(['id', 'full_name', 'user_id', 'active'])
        .where('id', '=', staffId)
        .where('unit_id', '=', unit.id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!staff) throw notFound('Không tìm thấy cán bộ này.');
  if (staff.user_id === userId) return;
  const account = userId
    ? (await grantsAt(work, unit.path, { limit: 1000 })).rows.find((row) => row.userId === userId)
    : undefined;
  const other = userId
    ? await work.elevated('an account is one person in the whole province', () =>
        read(work).selectFrom('people.staff').select(['full_name', 'unit_id']).where('user_id', '=', userId).executeTakeFirst(),
      )
    : undefined;
  throwIfAny([
    userId !== null &&
      !account && { code: 'account', message: `Chọn một tài khoản đang có vai trò ở ${unit.shortName}.`, field: 'userId' },
    userId !== null &&
      !staff.active && { code: 'gone', message: `${staff.full_name} không còn làm việc ở trường.`, field: 'userId' },
    userId !== null &&
      staff.user_id !== null && {
        code: 'linked',
        message: `${staff.full_name} đã có tài khoản. Gỡ tài khoản ấy trước.`,
        field: 'userId',
      },
    other !== undefined && {
      ...{ code: 'taken', field: 'userId' },
      message:
        other.unit_id === unit.id
          ? `Tài khoản này đang là của ${other.full_name}. Gỡ ở hồ sơ ấy trước.`
          : 'Tài khoản này đã nối với một hồ sơ ở đơn vị khác.',
    },
  ]);
  await write(work).updateTable('people.staff').set({ user_id: userId }).where('id', '=', staff.id).execute();
  await record(work, {
    action: userId ? 'people.link-account' : 'people.unlink-account',
    object: { kind: 'staff', id: staff.id },
    unitId: unit.id,
    summary: userId ? `Nối tài khoản ${account?.username} với ${staff.full_name}` : `Gỡ tài khoản khỏi ${staff.full_name}`,
    before: { account: staff.user_id },
    after: { account: userId },
  });
}
