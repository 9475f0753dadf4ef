// Another module has published what an item asks for, such as the week's menu: the item says when and where, and counts as published.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { type LocalDate, toLocal } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { disclosingUnit } from '../queries/items.ts';
import { type ItemKey, itemRecord } from '../queries/record.ts';
import { itemsOf } from '../rules/catalogue.ts';
import { type Content, emptyContent } from '../rules/content.ts';
import { tellPublished } from './index-disclosure.ts';
import { lockUnit, purgeDisclosure } from './purge-disclosure.ts';

export type Supplied = {
  by: 'kitchen';
  unitId: number;
  /** The Monday of the week. */
  week: LocalDate;
  at: Date;
  /** Where citizens read it. */
  link: string;
  summary: string;
};

/**
 * The module that publishes has decided who may; here it is only written down. Again for the same week: a new version, unless nothing changed.
 * @returns false where the circular of that school year asks for no such item
 */
export async function supplyPublication(work: Work, { by, unitId, week, at, link, summary }: Supplied): Promise<boolean> {
  const unit = await unitById(work, unitId);
  const disclosing = unit && (await disclosingUnit(work, unitId));
  if (!unit || !disclosing) throw notFound('Không tìm thấy đơn vị.');
  const schoolYear = schoolYearOf(week);
  const item = itemsOf(disclosing, schoolYear).find((one) => one.suppliedBy === by);
  if (!item) return false;
  await lockUnit(work, unitId);
  const key: ItemKey = { unitId, schoolYear, slug: item.slug, period: week };
  const before = await itemRecord(work, key);
  if (before && isSame(before.content.texts, { summary, link }) && before.item.last_published_at?.getTime() === at.getTime())
    return true;
  const id = before?.item.id ?? randomUUID();
  const version = (before?.item.version ?? 0) + 1;
  const who = actorName(work.actor);
  const content: Content = { ...emptyContent([]), texts: { summary, link } };
  const standing = { version, published_version: version, last_published_at: at, updated_by: who, updated_at: at };
  const firstOn = toLocal(at).date;
  if (before)
    await write(work)
      .updateTable('disclosure.item')
      .set({ ...standing, first_published_on: sql`coalesce(first_published_on, ${firstOn}::date)` })
      .where('id', '=', id)
      .execute();
  else
    await write(work)
      .insertInto('disclosure.item')
      .values({
        ...{ id, unit_id: unitId, school_year: schoolYear, rule_set: item.ruleSet, item: item.slug, period: week, ...standing },
        ...{ first_published_on: firstOn, changed_on: null, change_note: '', answered_on: null },
      })
      .execute();
  await write(work)
    .insertInto('disclosure.revision')
    .values({
      ...{ item_id: id, version, unit_id: unitId, content: JSON.stringify(content), as_of: null, notes: '', correction: '' },
      ...{ published: true, saved_by: who, saved_at: at },
    })
    .execute();
  await tellPublished(work, unitId, id);
  await purgeDisclosure(work, unit.path);
  return true;
}

const isSame = (one: Content['texts'], other: Content['texts']): boolean =>
  Object.keys(other).every((code) => one[code] === other[code]);
