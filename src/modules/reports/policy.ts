// Who prints the books of a school, who hands out cards, who says how books look? Who may read marks prints them; what bears a number is the school's word.
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';

type UnitRef = { path: string; shortName: string };

const issuers: readonly Role[] = ['principal', 'clerk'];
export const mayIssue = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, issuers, unit.path) || {
    ...{ code: 'not_allowed', by: issuers },
    message: `Phiếu và học bạ có số do hiệu trưởng hoặc văn thư của ${unit.shortName} phát hành. Bạn vẫn in được bản nháp.`,
  };

const templateKeepers: readonly Role[] = ['province_admin', 'department_officer'];
export const mayKeepTemplates = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, templateKeepers, unit.path) || {
    ...{ code: 'not_allowed', by: templateKeepers },
    message: 'Mẫu sổ sách dùng chung của tỉnh do Sở quy định.',
  };
/** How books look is no secret of the Sở: the Phòng answers its schools who ask. */
export const templateReaders: readonly Role[] = [...templateKeepers, 'district_admin', 'district_officer'];
export const mayReadTemplates = (actor: Actor, unit: UnitRef & { level: string }): true | Reason =>
  ((unit.level === 'department' || unit.level === 'district') && holds(actor, templateReaders, unit.path)) || {
    ...{ code: 'not_allowed', by: templateReaders },
    message: 'Mẫu sổ sách đặt chung cho cả tỉnh, ở màn hình của Sở và Phòng.',
  };
