// An item is filled and published. Figures come from the records and stay as they were drawn; every saving is a version (P-4.2).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { StoredFile } from '#modules/documents/index.ts';
import { closedReason, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { mayKeepDisclosure } from '../policy.ts';
import { askOf, factsOf } from '../queries/facts.ts';
import { disclosingUnit, itemAt, severalSets } from '../queries/items.ts';
import { type ItemKey, itemRecord } from '../queries/record.ts';
import { smallestCell } from '../queries/smallest-cell.ts';
import { gradesOf, type Item, itemTitle, teachingOf } from '../rules/catalogue.ts';
import { type Content, countsRecords, emptyContent, figuresOf, givenBy, missingOf, readTyped } from '../rules/content.ts';
import { periodsOf, periodWords } from '../rules/due.ts';
import { limits } from '../rules/forms.ts';
import { odditiesOf, oddityWords } from '../rules/oddities.ts';
import { tellPublished } from './index-disclosure.ts';
import { lockUnit, purgeDisclosure } from './purge-disclosure.ts';

const lines = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/\r?\n/).map(nfc).join('\n').trim())
    .pipe(z.string().max(most));
const form = z.object({
  version: z.number().int().positive().optional(),
  /** Draw the figures anew from the records. */
  redraw: z.boolean().default(false),
  notes: lines(limits.notes).describe('Ghi chú'),
  correction: lines(500).describe('Lý do sửa'),
  keep: z.array(z.string()).max(50).default([]),
  /** Numbers beyond what the records hold were compared and stand. */
  sure: z.boolean().default(false),
});
export type SaveItem = z.input<typeof form> & { given(name: string): string };
export type SavedItem = { id: string; version: number };
export const mostFiles = 10;

/** The figures of the records as they are now; null when the form counts nothing, or another school year than the records show. */
export async function drawFigures(work: Work, unitId: number, schoolYear: string, item: Item, grades: string[]) {
  if (schoolYear !== schoolYearOf(work.today) || !countsRecords(item)) return null;
  const facts = await factsOf(askOf(work), [unitId], schoolYear);
  return { asOf: work.today, figures: figuresOf(item, grades, facts.get(unitId) ?? {}, await smallestCell(work)) };
}

async function placeOf(work: Work, key: ItemKey) {
  const unit = await unitById(work, key.unitId);
  const disclosing = unit && (await disclosingUnit(work, unit.id));
  if (!unit || !disclosing) throw notFound('Không tìm thấy đơn vị.');
  const may = mayKeepDisclosure(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const item = itemAt(disclosing, key.schoolYear, key.slug);
  if (!item || (item.due.kind === 'yearly') !== (key.period === '')) throw notFound('Không có mục công khai này.');
  if (item.due.kind !== 'yearly' && !periodsOf(item.due, teachingOf(key.schoolYear)).includes(key.period))
    throw notFound('Kỳ này không nằm trong năm học.');
  return { unit, disclosing, item };
}

/** @param added files already stored; they stand behind those kept */
export async function saveItem(
  work: Work,
  key: ItemKey,
  { given, ...input }: SaveItem,
  added: readonly StoredFile[],
  publish: boolean,
): Promise<SavedItem> {
  const { version: seen, redraw, notes, correction, keep, sure } = parseForm(form, input);
  const { unit, disclosing, item } = await placeOf(work, key);
  const id = (await lockItem(work, key)) ?? randomUUID();
  const before = await itemRecord(work, key);
  if (before && seen !== before.item.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.item.updated_by} vừa lưu mục này. Mở lại để xem bản mới rồi hãy lưu.` }],
      { version: before.item.version },
    );
  const grades = gradesOf(unit.type, item);
  const known: Content = before?.content ?? emptyContent(grades);
  const drawn = before && !redraw ? null : await drawFigures(work, unit.id, key.schoolYear, item, grades);
  const frozen = drawn ?? { asOf: known.asOf, figures: known.figures };
  const { typed, texts, reasons } = readTyped(item, grades, given, frozen, await smallestCell(work));
  const content: Content = { grades, ...frozen, typed, texts };
  const files = [...(before?.files.filter((file) => keep.includes(file.sha256)) ?? []), ...added].filter(
    (file, i, all) => all.findIndex((other) => other.sha256 === file.sha256) === i,
  );
  const wasPublished = before?.item.published_version != null;
  throwIfAny([
    ...reasons,
    ...(publish ? missingOf(item, content, files.length) : []),
    ...(publish && !sure
      ? odditiesOf(item, content).map((odd) => ({ code: 'odd', field: 'sure', message: oddityWords(odd) }))
      : []),
    files.length > mostFiles && { code: 'files', message: `Mỗi mục nhiều nhất ${mostFiles} tệp.`, field: 'files' },
    publish &&
      wasPublished &&
      correction.length < 5 && {
        ...{ code: 'correction', field: 'correction' },
        message: 'Mục này đã công khai. Ghi lý do sửa hoặc bổ sung; bản cũ vẫn đọc được.',
      },
    closedReason(unit, work.today),
  ]);
  const version = (before?.item.version ?? 0) + 1;
  const by = actorName(work.actor);
  const changed = before?.item.changed_on ?? null;
  const standing = {
    ...{ version, updated_by: by, updated_at: work.now },
    ...(publish ? { published_version: version, last_published_at: work.now } : {}),
    ...(publish && !wasPublished ? { first_published_on: work.today } : {}),
    ...(publish && changed && !before?.item.answered_on ? { answered_on: work.today } : {}),
  };
  if (before) await write(work).updateTable('disclosure.item').set(standing).where('id', '=', id).execute();
  else
    await write(work)
      .insertInto('disclosure.item')
      .values({
        ...{ id, unit_id: unit.id, school_year: key.schoolYear, rule_set: item.ruleSet, item: item.slug, period: key.period },
        ...{ published_version: null, first_published_on: null, last_published_at: null },
        ...{ changed_on: null, change_note: '', answered_on: null },
        ...standing,
      })
      .execute();
  await write(work)
    .insertInto('disclosure.revision')
    .values({
      ...{ item_id: id, version, unit_id: unit.id, content: JSON.stringify(content), as_of: content.asOf, notes },
      ...{ correction: publish && wasPublished ? correction : '', published: publish, saved_by: by, saved_at: work.now },
    })
    .execute();
  if (files.length > 0)
    await write(work)
      .insertInto('disclosure.attachment')
      .values(
        files.map((file, position) => ({
          ...{ item_id: id, version, position, unit_id: unit.id },
          ...{ sha256: file.sha256, name: file.name, mime: file.mime, size_bytes: file.size },
        })),
      )
      .execute();
  if (publish) {
    await tellPublished(work, unit.id, id);
    await purgeDisclosure(work, unit.path);
  }
  const title = [itemTitle(item, severalSets(disclosing)), periodWords(key.period), `năm học ${key.schoolYear}`]
    .filter(Boolean)
    .join(', ');
  await record(work, {
    action: publish ? 'disclosure.publish' : 'disclosure.save-draft',
    object: { kind: 'disclosure', id },
    unitId: unit.id,
    summary: `${publish ? (wasPublished ? 'Công khai bản sửa' : 'Công khai') : 'Lưu nháp'}: ${title}`,
    after: { version, asOf: content.asOf, files: files.length },
  });
  return { id, version };
}

/** The working copy as it stands becomes what citizens read. */
export async function publishItem(
  work: Work,
  key: ItemKey,
  input: { version?: number; correction?: string; sure?: boolean },
): Promise<SavedItem> {
  const found = await itemRecord(work, key);
  if (!found) {
    // Whoever may not save is told so first; for the others there is nothing to publish yet.
    await placeOf(work, key);
    throw notFound('Mục này chưa có bản nháp nào để công khai.');
  }
  const { content, notes, files } = found;
  const kept = files.map((file) => file.sha256);
  return saveItem(work, key, { ...input, notes, keep: kept, given: givenBy(content) }, [], true);
}

/** The item's id, held until the transaction ends; two who begin the same item at once wait for each other. */
async function lockItem(work: Work, key: ItemKey): Promise<string | undefined> {
  await lockUnit(work, key.unitId);
  const row = await write(work)
    .selectFrom('disclosure.item')
    .select('id')
    .where('unit_id', '=', key.unitId)
    .where('school_year', '=', key.schoolYear)
    .where('item', '=', key.slug)
    .where('period', '=', key.period)
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}
