// What the palette finds: screens, units, pupils, classes, staff, articles, within what the actor may see; a few of each.

import { scopeOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { positions } from '#kernel/code-lists/people-codes.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { classNames, findClasses } from '#modules/classes/index.ts';
import { findArticles } from '#modules/content/index.ts';
import { listUnits, type Unit, unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { findPupils, findStaff } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { personOf, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { navigationOf } from './navigation.ts';

export type Found = {
  id: string;
  label: string;
  hint: string;
  to: string;
  kind: 'pupil' | 'staff' | 'class' | 'unit' | 'article' | 'screen';
};
export type FoundGroup = { title: string; items: Found[] };

const most = 6;

async function unitsOf(work: Work, ids: number[]): Promise<Map<number, Unit>> {
  const units = new Map<number, Unit>();
  for (const id of new Set(ids)) {
    const unit = await unitById(work, id);
    if (unit) units.set(id, unit);
  }
  return units;
}

/** Here first, those who are still here before those who left. */
const nearest =
  (unit: Unit) =>
  (a: { unitId: number; active: boolean }, b: { unitId: number; active: boolean }): number =>
    Number(b.unitId === unit.id) - Number(a.unitId === unit.id) || Number(b.active) - Number(a.active);

async function units(work: Work, unit: Unit, text: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const under of scopeOf(work.actor)) {
    if (found.length >= most) break;
    for (const u of await listUnits(work, { under, text, limit: most }))
      found.push({ id: `u${u.id}`, label: u.shortName, hint: u.parentName ?? 'toàn tỉnh', to: `/${u.slug}`, kind: 'unit' });
  }
  return found.filter((item) => item.to !== `/${unit.slug}` || text !== '').slice(0, most);
}

async function people(work: Work, unit: Unit, text: string, who: 'pupil' | 'staff'): Promise<Found[]> {
  if (who === 'pupil') {
    const rows = (await findPupils(work, text, 60)).sort(nearest(unit)).slice(0, most);
    const at = await unitsOf(
      work,
      rows.map((row) => row.unitId),
    );
    const names = await classNames(
      work,
      rows.flatMap((row) => row.classId ?? []),
    );
    return rows.map((row) => ({
      ...{ id: `p${row.id}`, label: row.name, kind: who, to: `/${at.get(row.unitId)?.slug}/people/pupils/${row.id}` },
      hint: [
        row.active ? names.get(row.classId ?? 0) : 'đã rời trường',
        row.birthDate && formatDate(row.birthDate),
        row.unitId === unit.id ? '' : at.get(row.unitId)?.shortName,
      ]
        .filter(Boolean)
        .join(', '),
    }));
  }
  const rows = (await findStaff(work, text, 60)).sort(nearest(unit)).slice(0, most);
  const at = await unitsOf(
    work,
    rows.map((row) => row.unitId),
  );
  return rows.map((row) => ({
    ...{ id: `s${row.id}`, label: row.name, kind: who },
    to: `/${at.get(row.unitId)?.slug}/people/staff/${row.id}`,
    hint: [positions.nameOf(row.position), row.unitId === unit.id ? '' : at.get(row.unitId)?.shortName]
      .filter(Boolean)
      .join(', '),
  }));
}

const articleStates = { draft: 'bản nháp', published: 'đã đăng', withdrawn: 'đã gỡ', archived: 'lưu trữ' } as const;

export const loader = load(async ({ context, params, request }): Promise<{ text: string; groups: FoundGroup[] }> => {
  const asked = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100);
  const sign = /^[@#>:]/.exec(asked)?.[0] ?? '';
  const text = asked.slice(sign.length).trim();
  const person = personOf(context);
  return reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const words = fold(text);
    const nav = navigationOf(person, unit);
    const screens = nav
      .filter((item) => fold(`${item.label} ${item.also ?? ''}`).includes(words))
      .map(
        (item): Found => ({
          ...{ id: `n${item.to}`, label: item.label, hint: item.letter ? `G ${item.letter.toUpperCase()}` : '', kind: 'screen' },
          to: `/${unit.slug}${item.to ? `/${item.to}` : ''}`,
        }),
      );
    const all = sign === '' && text !== '';
    const classes = all || sign === '#' ? await findClasses(work, unit.path, schoolYearOf(work.today), text, most) : [];
    const at = await unitsOf(
      work,
      classes.map((c) => c.unitId),
    );
    const groups: FoundGroup[] = [
      { title: 'Học sinh', items: all || sign === '@' ? await people(work, unit, text, 'pupil') : [] },
      {
        title: 'Lớp',
        items: classes.map((c) => ({
          ...{ id: `c${c.id}`, label: c.name, kind: 'class' },
          hint: at.get(c.unitId)?.shortName ?? '',
          to: `/${at.get(c.unitId)?.slug}/classes/list/${c.id}`,
        })),
      },
      { title: 'Cán bộ', items: all ? await people(work, unit, text, 'staff') : [] },
      { title: 'Đơn vị', items: all || sign === ':' ? await units(work, unit, text) : [] },
      {
        title: 'Bài đăng',
        items:
          all && words.length > 1
            ? (await findArticles(work, unit.id, text, most)).map((a) => ({
                ...{ id: `a${a.id}`, label: a.title, kind: 'article' },
                hint: articleStates[a.state],
                to: `/${unit.slug}/content/articles/${a.id}`,
              }))
            : [],
      },
      {
        title: teaches(unit.type) ? `Màn hình của ${unit.shortName}` : 'Màn hình',
        items: sign === '' || sign === '>' ? screens : [],
      },
    ];
    return { text, groups: groups.filter((group) => group.items.length > 0) };
  });
});
