// What the screen of one item is told: the working copy or an older version, what is missing, what moved since it was drawn.
import { notFound } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { drawFigures } from '../commands/save-item.ts';
import { mayKeepDisclosure } from '../policy.ts';
import { disclosingUnit, holidaysAround, itemAt, severalSets } from '../queries/items.ts';
import { versionOf } from '../queries/published.ts';
import { type ItemKey, itemRecord } from '../queries/record.ts';
import { gradesOf, itemTitle, ruleSetOf, teachingOf } from '../rules/catalogue.ts';
import { countsRecords, emptyContent, missingOf } from '../rules/content.ts';
import { lastDayOf, periodsOf, periodWords, standingOf, yearlyStanding } from '../rules/due.ts';
import { odditiesOf, oddityWords } from '../rules/oddities.ts';

type Params = { year?: string; item?: string };
export const keyOf = (unitId: number, params: Params, search: URLSearchParams): ItemKey => ({
  ...{ unitId, schoolYear: params.year ?? '', slug: params.item ?? '', period: search.get('ky') ?? '' },
});

export async function loadItem(work: Work, unit: Unit, params: Params, search: URLSearchParams) {
  const key = keyOf(unit.id, params, search);
  const disclosing = await disclosingUnit(work, unit.id);
  const rules = ruleSetOf(key.schoolYear);
  const item = disclosing && rules && itemAt(disclosing, key.schoolYear, key.slug);
  if (!disclosing || !rules || !item) throw notFound('Không có mục công khai này.');
  const recurring = item.due.kind !== 'yearly';
  if (recurring !== periodsOf(item.due, teachingOf(key.schoolYear)).includes(key.period) || (!recurring && key.period))
    throw notFound('Kỳ này không nằm trong năm học.');
  const may = mayKeepDisclosure(work.actor, unit);
  const found = await itemRecord(work, key);
  const row = found?.item;
  const grades = gradesOf(unit.type, item);
  const now = await drawFigures(work, unit.id, key.schoolYear, item, grades);
  const content = found?.content ?? { ...emptyContent(grades), ...now };
  const asked = Number(search.get('v'));
  const olderVersion = row && Number.isInteger(asked) && asked > 0 && asked < row.version ? asked : null;
  const older = row && olderVersion ? await versionOf(work, unit.id, row.id, olderVersion) : undefined;
  const published = {
    firstOn: row?.first_published_on ?? null,
    changedOn: row?.changed_on ?? null,
    answeredOn: row?.answered_on ?? null,
  };
  const standing =
    item.due.kind === 'yearly'
      ? yearlyStanding(item.due, key.schoolYear, published, work.today, rules, await holidaysAround(work, key.schoolYear))
      : standingOf(
          lastDayOf(item.due, key.schoolYear, key.period, rules),
          published.firstOn,
          work.today,
          rules.soonDays[item.due.kind],
        );
  const { parts, form, basis, slug, files: filesKind, due } = item;
  return {
    ...{ unit, year: key.schoolYear, period: key.period, today: work.today, standing, content },
    item: { parts, form, basis, slug, files: filesKind, dueWords: due.words, counts: countsRecords(item) },
    title: itemTitle(item, severalSets(disclosing)),
    ...{ periodWords: periodWords(key.period), whyNot: may === true ? null : may.message },
    record: row
      ? {
          ...{ version: row.version, publishedVersion: row.published_version, firstOn: row.first_published_on },
          ...{ changedOn: row.changed_on, changeNote: row.change_note, answeredOn: row.answered_on },
          ...{ updatedBy: row.updated_by, updatedAt: row.updated_at, versions: found.versions },
        }
      : null,
    ...{ notes: older?.notes ?? found?.notes ?? '', files: found?.files ?? [], older: older?.content ?? null },
    olderVersion: older ? olderVersion : null,
    odd: odditiesOf(item, content).map(oddityWords),
    missing: missingOf(item, content, found?.files.length ?? 0),
    /** The records say something else than the frozen figures. */
    drift: found?.content.asOf ? JSON.stringify(now?.figures) !== JSON.stringify(found.content.figures) && now !== null : false,
  };
}
