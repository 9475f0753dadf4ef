// A unit of the register, and how its columns are read.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

export type PortalUse = {
  unitId: number;
  slug: string;
  name: string;
  level: UnitLevel;
  officeId: number | null;
  officeName: string;
  hasPortal: boolean;
  regularUse: boolean;
  address: string | null;
  onPlatform: boolean;
  lastArticleOn: string | null;
  articles: number;
  /** Why the rule says no; or why somebody decided otherwise. */
  note: string;
};

export type UnitColumns = {
  id: number;
  slug: string;
  short_name: string;
  type: string;
  level: UnitLevel;
  parent_id: number | null;
  office: string | null;
};
/** Of `organizations.unit u` and its office `p`. */
export const unitColumns = sql`u.id, u.slug, u.short_name, u.type, u.level,
  case when u.level = 'district' then u.id else p.id end as parent_id, case when u.level = 'district' then u.short_name else p.short_name end as office`;
export const unitOf = (row: UnitColumns) => ({
  ...{ unitId: row.id, slug: row.slug, name: row.short_name, level: row.level, officeId: row.parent_id },
  officeName: (row.office ?? 'Trực thuộc Sở').replace('Phòng ', ''),
});
