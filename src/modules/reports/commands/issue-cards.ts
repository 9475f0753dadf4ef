// Cards on paper: what is approved gets a number and stays as it was; what is not is a draft; what changed since is issued anew.
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, throwIfAny } from '#kernel/refusal.ts';
import type { Period } from '#modules/assessment/index.ts';
import { actorLabel, record as remember } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { schoolReport } from '../books/hoc-ba/content.ts';
import type { BookOptions } from '../books/options.ts';
import { contactCard } from '../books/phieu-lien-lac/content.ts';
import { mayIssue } from '../policy.ts';
import { heldCards } from '../queries/cards.ts';
import type { ClassRecord, RecordPupil } from '../queries/class-record.ts';
import { histories } from '../queries/histories.ts';
import { lookOf, looksOf } from '../queries/templates.ts';
import { books, type CardKind, cardNumber, templateOf } from '../rules/books.ts';
import { maskedName } from '../rules/mask.ts';
import { lookData, type Paper, placeOf } from '../rules/paper.ts';
import { qrSvg } from '../rules/qr.ts';
import { ranksOf } from '../rules/ranks.ts';
import { type CardContent, contentHash, shortHash } from '../rules/snapshot.ts';

export type CardOrder = {
  unit: Unit;
  kind: CardKind;
  period: Period;
  /** null: of all pupils who are in the class to its end. */
  pupils: readonly string[] | null;
  /** Give numbers to what is approved. Without it only what was issued already, unchanged, bears its own. */
  issue: boolean;
  /** Never with a number, even of what was issued and did not change. */
  draft?: boolean;
  /** Where the site is that answers for the card, with a slash at its end. */
  site: string;
};
/** `earlier`: of those printed again, in the template of their day, which is another now. */
export type PrintedCards = { paper: Paper; issued: number; again: number; drafts: number; earlier: number };
type Sheet = { pupil: RecordPupil; content: CardContent; hash: Buffer; approved: boolean };

const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
const newToken = () => Array.from({ length: 26 }, () => letters[randomInt(36)]).join('');

export async function contentsOf(
  work: Work,
  record: ClassRecord,
  order: Pick<CardOrder, 'kind' | 'period' | 'pupils'>,
): Promise<Sheet[]> {
  const { kind, period, pupils } = order;
  const wanted =
    pupils === null ? record.pupils.filter(({ here }) => here) : record.pupils.filter(({ id }) => pupils.includes(id));
  if (wanted.length === 0)
    throw notFound(
      pupils === null ? `Lớp ${record.className} chưa có học sinh.` : `Lớp ${record.className} không có học sinh này.`,
    );
  const past = kind === 'hoc-ba' ? await histories(work, record) : undefined;
  return wanted.map((pupil) => {
    const content =
      kind === 'hoc-ba' ? schoolReport(record, pupil, past?.get(pupil.id), period) : contactCard(record, pupil, period);
    const results = record.results.get(pupil.id) ?? {};
    // A card tells of the periods before it too: none of them may have become another under its approval.
    const changed = ([1, 2, 3] as const).some((one) => one <= period && results[one]?.changed);
    const approved = !changed && (results[period]?.approved ?? false);
    return { pupil, content, hash: contentHash(content), approved };
  });
}

/** Numbers in the order of the list; the counter's row is locked until the transaction ends, so none is given twice. */
async function giveNumbers(
  work: Work,
  order: CardOrder,
  record: ClassRecord,
  sheets: readonly Sheet[],
  version: number,
  rankOf: (pupil: string) => string,
): Promise<void> {
  const { rows } = await sql<{ last: number }>`
    insert into reports.card_number (unit_id, kind, school_year, last) values (${order.unit.id}, ${order.kind}, ${record.schoolYear}, ${sheets.length})
    on conflict (unit_id, kind, school_year) do update set last = reports.card_number.last + ${sheets.length} returning last`.execute(
    work.handle,
  );
  const first = (rows[0]?.last ?? 0) - sheets.length + 1;
  const cards = sheets.map(({ pupil, content, hash }, at) => ({
    ...{ pupil_id: pupil.id, number: first + at, token: newToken(), masked_name: maskedName(pupil.name) },
    ...{ snapshot: content, hash: hash.toString('hex'), rank: rankOf(pupil.id) },
  }));
  // The old issue is closed before the new one holds: of a pupil, kind and period one is in force.
  const { rows: ids } = await sql<{ id: string; number: number }>`
    select nextval(pg_get_serial_sequence('reports.card', 'id')) as id, n as number from generate_series(${first}::int, ${first + cards.length - 1}::int) as n`.execute(
    work.handle,
  );
  const made = JSON.stringify(cards.map((card) => ({ ...card, id: ids.find(({ number }) => number === card.number)?.id })));
  await sql`set constraints reports.card_replaced_by_fkey deferred`.execute(work.handle);
  await sql`update reports.card c set replaced_on = ${work.today}, replaced_by = n.id
    from jsonb_to_recordset(${made}::jsonb) as n(id bigint, pupil_id uuid)
    where c.pupil_id = n.pupil_id and c.kind = ${order.kind} and c.school_year = ${record.schoolYear} and c.period = ${order.period} and c.replaced_on is null`.execute(
    work.handle,
  );
  await sql`insert into reports.card (id, unit_id, pupil_id, class_id, kind, school_year, period, number, token, masked_name, snapshot, hash, template_version,
      issued_on, issued_by, issued_by_name, issued_at, rank)
    overriding system value
    select n.id, ${order.unit.id}, n.pupil_id, ${record.classId}, ${order.kind}, ${record.schoolYear}, ${order.period}, n.number, n.token, n.masked_name,
      n.snapshot, decode(n.hash, 'hex'), ${version}, ${work.today}, ${actorLabel(work.actor)}, ${actorName(work.actor)}, ${work.now}, n.rank
    from jsonb_to_recordset(${made}::jsonb) as n(id bigint, pupil_id uuid, number int, token text, masked_name text, snapshot jsonb, hash text, rank text)`.execute(
    work.handle,
  );
}

/**
 * Whoever issues takes this before reading what the cards say: the second of two waits, and finds the first one's cards and the marks
 * they were made from, never older ones. Held until the transaction ends.
 */
export async function takeIssuing(work: Work, { unit, kind }: Pick<CardOrder, 'unit' | 'kind'>): Promise<void> {
  const may = mayIssue(work.actor, unit);
  throwIfAny([may === true ? null : may]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports.card ${unit.id} ${kind}`}, 0))`.execute(work.handle);
}

/** The cards of one class, or of some of its pupils, ready for the press. Issuing (after `takeIssuing`) twice changes nothing. */
export async function printCards(work: Work, record: ClassRecord, order: CardOrder): Promise<PrintedCards> {
  const sheets = await contentsOf(work, record, order);
  const key = { kind: order.kind, schoolYear: record.schoolYear, period: order.period };
  const ids = sheets.map(({ pupil }) => pupil.id);
  const look = await lookOf(work, order.kind);
  let held = await heldCards(work, key, ids);
  const holds = ({ pupil, hash }: Sheet) => held.get(pupil.id)?.hash.equals(hash) ?? false;
  const fresh = order.issue ? sheets.filter((sheet) => sheet.approved && !holds(sheet)) : [];
  const ranks = ranksOf(
    new Map(
      record.pupils
        .filter(({ here }) => here)
        .map(({ id }) => [id, record.results.get(id)?.[order.period]?.overall_mean ?? null]),
    ),
  );
  const size = record.pupils.filter(({ here }) => here).length;
  const rankOf = (pupil: string) => (ranks.has(pupil) ? `${ranks.get(pupil)}/${size}` : '');
  if (fresh.length > 0) {
    await giveNumbers(work, order, record, fresh, look.version, rankOf);
    await remember(work, {
      action: 'reports.issue-cards',
      object: { kind: 'class', id: String(record.classId) },
      unitId: order.unit.id,
      summary: `Phát hành ${fresh.length} ${books[order.kind].name.toLowerCase()} lớp ${record.className}`,
    });
    held = await heldCards(work, key, ids);
  }
  const versions = [...held.values()].map(({ templateVersion }) => templateVersion).filter((one) => one !== look.version);
  const worn = versions.length > 0 ? await looksOf(work, order.kind, versions) : new Map<number, BookOptions>();
  let drafts = 0;
  let earlier = 0;
  const pages = sheets.map((sheet) => {
    // While results are open again, no paper says that they hold.
    const valid = holds(sheet) && sheet.approved && !order.draft ? held.get(sheet.pupil.id) : undefined;
    if (!valid) drafts++;
    // What was handed out is printed again as it was dressed, with the place in the class that it bore.
    const own = valid && worn.get(valid.templateVersion);
    if (own) earlier++;
    const link = valid ? `${order.site}xac-minh/${valid.token}` : '';
    return {
      content: sheet.content,
      ...(own ? { look: lookData(own, record.place) } : {}),
      ...{ approved: sheet.approved, held: holds(sheet) },
      rank: (own ?? look.options).ranks ? (valid?.rank ?? rankOf(sheet.pupil.id)) : '',
      issue: valid
        ? {
            ...{ number: cardNumber(order.kind, valid.number, record.schoolYear), day: formatDate(valid.issuedOn) },
            replaces: valid.replaces === null ? '' : cardNumber(order.kind, valid.replaces, record.schoolYear),
            ...{ hash: shortHash(valid.hash), link: link.replace(/^https?:\/\//, ''), qr: qrSvg(link) },
          }
        : null,
    };
  });
  return {
    paper: {
      template: templateOf(order.kind),
      data: { place: placeOf(record.place, work.today), look: lookData(look.options, record.place), sheets: pages },
    },
    ...{ issued: fresh.length, drafts, earlier, again: sheets.length - drafts - fresh.length },
  };
}
