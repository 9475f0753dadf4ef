// The units below one as the address describes them: one reading for the screen and for its export.

import { holds } from '#kernel/actor.ts';
import { levelNames, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { rolesMissingBelow, rolesOfASchool } from '#modules/access/index.ts';
import { listUnits, renamedLater, type Unit, type UnitRow, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';

export const states = { shown: 'đang hoạt động', hidden: 'đang ẩn', closed: 'đã giải thể' };

export type UnitList = {
  unit: Unit;
  query: ListQuery;
  office: string;
  rows: (UnitRow & { renamedOn: string | null })[];
  total: number;
  /** The offices of the tree with the number of units under each; the first is the root itself. */
  branches: { slug: string; name: string; units: number }[];
  mayAdd: boolean;
};

export async function unitList(work: Work, slug: string | undefined, search: URLSearchParams, all = false): Promise<UnitList> {
  const unit = await unitOfAddress(work, slug);
  const mayAdd = holds(work.actor, ['province_admin', 'district_admin'], unit.path);
  const query = listQuery(search, {
    filters: {
      level: Object.keys(levelNames),
      type: unitTypes.map((type) => type.code),
      state: Object.keys(states),
      nobody: rolesOfASchool,
    },
    sorts: ['tree', 'name', 'code'],
  });
  const everything = (await listUnits(work, { under: unit.path, withHidden: true, withClosed: true })).filter(
    (u) => mayAdd || !u.hidden,
  );
  const offices = everything.filter((u) => u.level === 'district' && u.id !== unit.id);
  const given = search.get('phong') ?? '';
  const office = given === 'so' ? unit : offices.find((u) => u.slug === given);
  const text = fold(query.q);
  const { level, type, state, nobody } = query.filters;
  // Who holds which role is for those who give roles.
  const without = nobody && mayAdd ? (await rolesMissingBelow(work, unit.path)).find((row) => row.role === nobody) : undefined;
  const lacking = nobody && mayAdd ? new Set(without?.unitIds) : null;
  const found = everything.filter(
    (u) =>
      (!office || u.parentId === office.id || u.id === office.id) &&
      (!level || u.level === level) &&
      (!type || u.type === type) &&
      (!lacking || lacking.has(u.id)) &&
      (state === 'hidden'
        ? u.hidden
        : state === 'closed'
          ? u.closedOn !== null
          : state === 'shown'
            ? !u.hidden && !u.closedOn
            : true) &&
      (!text || fold(`${u.name} ${u.shortName} ${u.code ?? ''}`).includes(text)),
  );
  if (query.sort.includes('name')) found.sort((a, b) => a.shortName.localeCompare(b.shortName, 'vi'));
  if (query.sort.includes('code')) found.sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1));
  if (query.sort.startsWith('-')) found.reverse();
  const rows = all ? found : found.slice(query.offset, query.offset + query.limit);
  const renamed = await renamedLater(
    work,
    rows.map((u) => u.id),
  );
  const under = (id: number) => everything.filter((u) => u.parentId === id && u.level !== 'district').length;
  return {
    ...{ unit, query, mayAdd, office: office ? given : '', total: found.length },
    rows: rows.map((u) => ({ ...u, renamedOn: renamed.get(u.id) ?? null })),
    branches:
      offices.length > 0
        ? [
            ...offices.map((u) => ({ slug: u.slug, name: u.shortName, units: under(u.id) })),
            { slug: 'so', name: `Trực thuộc ${unit.shortName}`, units: under(unit.id) },
          ]
        : [],
  };
}
