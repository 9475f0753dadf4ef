// What happened at the door goes into the audit record: sign-ins, failures and locks of accounts that exist, without any password.
import type { Actor } from '#kernel/actor.ts';
import { record } from '#modules/audit/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { DoorEvent } from '../identity.ts';

const words: Record<DoorEvent['act'], string> = {
  'sign-in': 'Đăng nhập',
  failed: 'Sai mật khẩu',
  locked: 'Tạm khóa đăng nhập vì sai nhiều lần',
  'code-failed': 'Sai mã xác thực hai bước',
  'backup-code': 'Đăng nhập bằng mã dự phòng',
  password: 'Đổi mật khẩu',
  'second-factor-on': 'Bật xác thực hai bước',
  'second-factor-off': 'Tắt xác thực hai bước',
};
/** Who fails need not be who owns the name: such an act has no person behind it. */
const anonymous = new Set<DoorEvent['act']>(['failed', 'locked', 'code-failed']);

export function rememberDoor(db: Database, event: DoorEvent): Promise<void> {
  const { act, userId, name, username, address, unitId } = event;
  const actor: Actor = anonymous.has(act)
    ? { kind: 'system', label: 'đăng nhập' }
    : { kind: 'person', userId, name, username, grants: [] };
  const whose = anonymous.has(act) ? `: ${name} (${username})` : '';
  return db.as(actor, (work) =>
    record(work, {
      action: `access.${act}`,
      object: { kind: 'user', id: userId },
      unitId,
      summary: `${words[act]}${whose}`,
      ...(address ? { after: { address } } : {}),
    }),
  );
}
