// What the address says about the wall, its table, its reminders and its export: one campaign, a Phòng, a level, a measure.
import { inSubtree } from '#kernel/actor.ts';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { listUnits, type Unit, unitBySlug, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Campaign, campaignNow, campaignsOf } from '../queries/campaigns.ts';
import { statusOf, type UnitStatus } from '../queries/status.ts';
import { type MeasureCode, measureNames } from '../rules/standing.ts';

export type WallFilter = { office: string; level: UnitLevel | ''; measure: MeasureCode | ''; code: string };

export function wallFilterOf(search: URLSearchParams): WallFilter {
  const [level, measure] = [search.get('level') ?? '', search.get('measure') ?? ''];
  return {
    office: /^[a-z0-9-]{1,63}$/.test(search.get('phong') ?? '') ? (search.get('phong') ?? '') : '',
    level: level in levelNames && level !== 'department' ? (level as UnitLevel) : '',
    measure: measure in measureNames ? (measure as MeasureCode) : '',
    code: (search.get('c') ?? '').slice(0, 40),
  };
}

export type Office = { id: number; slug: string; name: string };
export type WallScope = {
  unit: Unit;
  campaign: Campaign;
  campaigns: { code: string; name: string }[];
  filter: WallFilter;
  /** Of the whole place: what the choices are made from. */
  offices: Office[];
  /** Of the chosen Phòng and level, by the chosen measure. */
  units: UnitStatus[];
  /** The root of what is shown. */
  path: string;
};

/** @throws Refused when the unit of the address is not the actor's, or has no such campaign */
export async function wallScope(work: Work, slug: string | undefined, search: URLSearchParams): Promise<WallScope> {
  const unit = await unitOfAddress(work, slug);
  const filter = wallFilterOf(search);
  const campaigns = await campaignsOf(work, unit.path);
  const campaign = await campaignNow(work, unit.path, filter.code, filter.measure);
  // "so": what stands directly under the department.
  const office = filter.office && filter.office !== 'so' ? await unitBySlug(work, filter.office) : undefined;
  const path = office?.path.startsWith(`${unit.path}.`) ? office.path : unit.path;
  const all = await statusOf(work, campaign, unit.path, filter.measure || undefined);
  // Also where the campaign does not count the offices themselves: a school belongs to its office all the same.
  const offices = await listUnits(work, { under: unit.path, level: 'district' });
  const inOffice = (u: UnitStatus) =>
    filter.office === 'so'
      ? u.parentId === unit.id && u.level !== 'district'
      : u.unitId === office?.id || u.parentId === office?.id;
  return {
    ...{ unit, campaign, filter, path },
    campaigns: campaigns.map(({ code, name }) => ({ code, name })),
    offices: offices
      .filter((u) => inSubtree(u.path, campaign.audiencePath))
      .map((u) => ({ id: u.id, slug: u.slug, name: u.shortName.replace('Phòng ', '') })),
    units: all.filter((u) => (!filter.office || inOffice(u)) && (!filter.level || u.level === filter.level)),
  };
}
