// Writes what the demo's schools have disclosed: last school year as archive, this one in time, late or missing, as it goes in a province.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar.ts';
import {
  type Content,
  countsRecords,
  type Facts,
  factsOf,
  type Item,
  itemsOf,
  lastDayOf,
  ruleSetOf,
} from '#modules/disclosure/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { demoContent } from './disclosures.ts';
import { writePdf } from './pdf.ts';
import { type Random, random } from './random.ts';
import { Ids } from './records.ts';
import { schoolYear, yearBefore } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const today = '2018-12-10';
type Published = { on: LocalDate; again?: { on: LocalDate; why: string } };

/** When a school put an item up, by how it keeps its duties; null: not yet. */
function publishedOn(item: Item, year: string, diligence: number, rng: Random): LocalDate | null {
  const rules = ruleSetOf(year);
  if (!rules) return null;
  const lastDay = lastDayOf(item.due, year, '', rules);
  if (lastDay > today) return null;
  const x = diligence + rng.next() * 0.5 - 0.25;
  if (x > 0.42) return addDays(lastDay, -rng.int(0, 24));
  const late = addDays(lastDay, rng.int(1, Math.min(62, daysBetween(lastDay, addDays(today, -2)))));
  return x > 0.16 ? late : null;
}

/** The demo's own school: one of each, so that every state can be tried. */
const ownSchool: Record<string, Published | 'draft' | null> = {
  [`${schoolYear}/bieu-mau-09-thcs`]: { on: '2018-09-21' },
  [`${schoolYear}/bieu-mau-11-thcs`]: { on: '2018-10-05' },
  [`${schoolYear}/bieu-mau-12-thcs`]: null,
  [`${schoolYear}/khoan-thu`]: {
    on: '2018-09-14',
    again: { on: '2018-10-22', why: 'Bổ sung mức bảo hiểm y tế theo thông báo mới' },
  },
  [`${schoolYear}/bieu-mau-10-thcs`]: 'draft',
};

/** Last year's numbers, from before the records were kept here. */
const yearAgo = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, cells]) => [
      name,
      Object.fromEntries(
        Object.entries(cells).map(([column, n]) => [column, name.startsWith('pupils') && n > 20 ? Math.round(n * 0.97) : n]),
      ),
    ]),
  );

export async function loadDisclosures(client: pg.PoolClient, units: readonly DemoUnit[], files?: FileStore): Promise<void> {
  const schools = units.filter((unit) => itemsOf({ type: unit.type, boarding: false }, schoolYear).length > 0);
  const ask = async <Row>(text: string, values: unknown[]) => (await client.query(text, values)).rows as Row[];
  const facts = await factsOf(
    ask,
    schools.map((unit) => unit.id),
    schoolYear,
  );
  const ids = new Ids(22);
  const items = copyInto(client, 'disclosure.item', [
    ...['id', 'unit_id', 'school_year', 'rule_set', 'item', 'version', 'published_version', 'first_published_on'],
    ...['last_published_at', 'updated_by', 'updated_at'],
  ]);
  const revisions: CopyValue[][] = [];
  const missing: { unit: DemoUnit; titles: string[] }[] = [];
  const attached: { item: string; version: number; unit: DemoUnit }[] = [];
  for (const unit of schools) {
    const rng = random(`disclosure-${unit.slug}`);
    const diligence = 0.2 + rng.next() * 0.8;
    const now = facts.get(unit.id) ?? {};
    const titles: string[] = [];
    for (const year of [yearBefore, schoolYear])
      for (const item of itemsOf({ type: unit.type, boarding: false }, year)) {
        const own = unit.slug === demoSchoolSlug ? ownSchool[`${year}/${item.slug}`] : undefined;
        const day = publishedOn(item, year, unit.slug === demoSchoolSlug ? 1 : diligence, rng);
        const place = own === undefined ? day && { on: day } : own;
        if (!place) {
          if (year === schoolYear && item.due.kind === 'yearly' && item.due.in === 'start') titles.push(item.title);
          continue;
        }
        const id = ids.next();
        const past = year === yearBefore;
        const at = (on: LocalDate) =>
          `${on}T${String(8 + (unit.id % 8)).padStart(2, '0')}:${String(10 + (unit.id % 49))}:00+07:00`;
        const save = (version: number, on: LocalDate, published: boolean, why: string) => {
          const whole = demoContent(item, unit, past ? yearAgo(now) : now, past || !countsRecords(item) ? null : on, rng);
          // What has only begun holds what the records gave.
          const content: Content = published ? whole : { ...whole, typed: {}, texts: {} };
          revisions.push([id, version, unit.id, JSON.stringify(content), content.asOf, '', why, published, 'Văn thư', at(on)]);
        };
        const steps: { on: LocalDate; why: string }[] = place === 'draft' ? [] : [{ on: place.on, why: '' }];
        if (place !== 'draft' && 'again' in place && place.again) steps.push(place.again);
        if (place === 'draft') save(1, '2018-12-07', false, '');
        for (const [i, step] of steps.entries()) save(i + 1, step.on, true, step.why);
        const [first] = steps;
        const last = steps.at(-1);
        const version = Math.max(1, steps.length);
        await items.row([
          ...[id, unit.id, year, item.ruleSet, item.slug, version, last ? version : null, first?.on ?? null],
          ...[last ? at(last.on) : null, 'Văn thư', at(last?.on ?? '2018-12-07')],
        ]);
        if (item.slug === 'thu-chi' && unit.slug === demoSchoolSlug) attached.push({ item: id, version, unit });
      }
    if (titles.length > 0) missing.push({ unit, titles });
  }
  await items.end();
  const revision = copyInto(client, 'disclosure.revision', [
    ...['item_id', 'version', 'unit_id', 'content', 'as_of', 'notes', 'correction', 'published', 'saved_by', 'saved_at'],
  ]);
  for (const row of revisions) await revision.row(row);
  await revision.end();
  for (const { item, version, unit } of attached) {
    const bytes = writePdf('Quyết toán thu, chi năm 2017', [
      { text: unit.name.toUpperCase(), align: 'center' },
      { text: 'QUYẾT TOÁN THU, CHI NGÂN SÁCH NĂM 2017', align: 'center', gap: 2 },
      { text: 'Kèm theo biểu công khai thu, chi tài chính của nhà trường.', gap: 2 },
    ]);
    const sha256 = files ? await files.put(bytes) : createHash('sha256').update(bytes).digest('hex');
    await client.query(
      `insert into disclosure.attachment (item_id, version, position, unit_id, sha256, name, mime, size_bytes)
       values ($1, $2, 0, $3, $4, 'Quyết toán thu, chi năm 2017.pdf', 'application/pdf', $5)`,
      [item, version, unit.id, sha256, bytes.length],
    );
  }
  // On 4 December those that lacked something were reminded; two of three have read it.
  const reminders = copyInto(client, 'disclosure.reminder', [
    ...['id', 'unit_id', 'school_year', 'text', 'sent_by', 'sent_by_name', 'sent_at', 'seen_at', 'seen_by_name'],
  ]);
  for (const [i, { unit, titles }] of missing.entries())
    await reminders.row([
      ...[ids.next(), unit.id, schoolYear, `Công khai năm học ${schoolYear}: còn thiếu ${titles.join('; ')}.`],
      ...['demo', 'Vũ Quang Hiển', '2018-12-04T10:20:00+07:00'],
      ...(i % 3 === 0 ? [null, ''] : ['2018-12-05T08:05:00+07:00', 'Văn thư']),
    ]);
  await reminders.end();
}
