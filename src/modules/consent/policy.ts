// Who keeps the consents of a school?
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const consentKeepers = ['principal', 'clerk'] as const;

export const mayKeepConsents = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, consentKeepers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Sự đồng ý của cha mẹ do văn thư và hiệu trưởng ${unit.shortName} ghi. Bạn xem được nhưng không sửa.`,
      };
export function demand(decision: true | Reason): void {
  if (decision !== true) throw refuse(decision.code, decision.message);
}
