// Drafts on which citizens are asked: for the office in every state, for the site those that are published.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Openness, opennessOf } from '../rules/open.ts';
import type { CommentState, ConsultationState, EngagementTables } from '../tables.ts';

export type OpenConsultation = {
  id: string;
  unitId: number;
  slug: string;
  title: string;
  dossier: string;
  body: string;
  opensOn: LocalDate;
  closesOn: LocalDate;
  synthesis: string | null;
  synthesisAt: Date | null;
  shown: number;
  openness: Openness;
};
export type ConsultationFile = { part: 'draft' | 'synthesis'; sha256: string; name: string; mime: string; size: number };

const columns = sql`c.id, c.unit_id as "unitId", c.slug, c.title, c.dossier, c.body, c.opens_on as "opensOn", c.closes_on as "closesOn",
  c.synthesis, c.synthesis_at as "synthesisAt",
  (select count(*)::int from engagement.comment m where m.consultation_id = c.id and m.state = 'shown') as shown`;
const withOpenness =
  (today: LocalDate) =>
  <R extends { opensOn: LocalDate; closesOn: LocalDate }>(row: R): R & { openness: Openness } => ({
    ...row,
    openness: opennessOf(row.opensOn, row.closesOn, today),
  });

/** Open ones first, then those to come, then the closed, the newest of each before the others. */
export async function publishedConsultations(work: Work, unitId: number, limit = 200): Promise<OpenConsultation[]> {
  const { rows } = await sql<Omit<OpenConsultation, 'openness'>>`select ${columns} from engagement.consultation c
    where c.unit_id = ${unitId} and c.state = 'published'
    order by case when ${work.today}::date between c.opens_on and c.closes_on then 0 when ${work.today}::date < c.opens_on then 1 else 2 end,
      c.closes_on desc, c.id limit ${limit}`.execute(work.handle);
  return rows.map(withOpenness(work.today));
}

type OpenDraft = Pick<OpenConsultation, 'id' | 'slug' | 'title' | 'closesOn' | 'shown'>;
const open = question<{ unit: number; today: LocalDate; limit: number }>`
  select c.id, c.slug, c.title, c.closes_on as "closesOn",
    (select count(*)::int from engagement.comment m where m.consultation_id = c.id and m.state = 'shown') as shown
  from engagement.consultation c where c.unit_id = ${'unit'} and c.state = 'published' and ${'today'}::date between c.opens_on and c.closes_on
  order by c.closes_on, c.id limit ${'limit'}`;
/** What citizens may still speak to, for a first page: the one that closes first stands first. */
export const askOpenConsultations = (work: Work, unitId: number, limit: number): Question<OpenDraft[]> => ({
  asked: open({ unit: unitId, today: work.today, limit }),
  read: (rows: OpenDraft[]) => rows,
});

export type ShownComment = { id: string; name: string; content: string; at: Date };
export async function publishedConsultation(
  work: Work,
  unitId: number,
  slug: string,
): Promise<(OpenConsultation & { files: ConsultationFile[]; comments: ShownComment[] }) | undefined> {
  const { rows } = await sql<Omit<OpenConsultation, 'openness'>>`select ${columns} from engagement.consultation c
    where c.unit_id = ${unitId} and c.slug = ${slug} and c.state = 'published'`.execute(work.handle);
  const [found] = rows;
  if (!found) return undefined;
  const { rows: comments } = await sql<ShownComment>`select id, name, content, at from engagement.comment
    where consultation_id = ${found.id}::uuid and state = 'shown' order by at desc limit 200`.execute(work.handle);
  return { ...withOpenness(work.today)(found), files: await filesOf(work, found.id), comments };
}

const filesOf = (work: Work, id: string): Promise<ConsultationFile[]> =>
  read(work)
    .selectFrom('engagement.consultation_file')
    .select(['part', 'sha256', 'name', 'mime', 'size_bytes as size'])
    .where('consultation_id', '=', id)
    .orderBy('part')
    .orderBy('position')
    .execute();

/** Under the portal's role only a published one's. */
export async function consultationFile(work: Work, unitId: number, sha256: string): Promise<ConsultationFile | undefined> {
  return read(work)
    .selectFrom('engagement.consultation_file')
    .select(['part', 'sha256', 'name', 'mime', 'size_bytes as size'])
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
}

export type ConsultationRow = {
  id: string;
  title: string;
  state: ConsultationState;
  opensOn: LocalDate;
  closesOn: LocalDate;
  openness: Openness;
  comments: number;
  waiting: number;
  synthesised: boolean;
  updatedAt: Date;
  updatedBy: string;
};
export const consultationOrders = ['closes', 'title', 'updated', 'comments'] as const;
const orders = {
  closes: sql`c.closes_on`,
  title: sql`platform.fold(c.title)`,
  updated: sql`c.updated_at`,
  comments: sql`comments`,
};

export async function listConsultations(
  work: Work,
  unitId: number,
  filter: { text?: string; state?: string; openness?: string; sort?: string; limit: number; offset: number },
): Promise<{ rows: ConsultationRow[]; total: number }> {
  const where = [sql`c.unit_id = ${unitId}`];
  for (const like of likePatterns(filter.text)) where.push(sql`platform.fold(c.title) like ${like}`);
  if (filter.state) where.push(sql`c.state = ${filter.state}`);
  const today = sql`${work.today}::date`;
  if (filter.openness === 'coming') where.push(sql`${today} < c.opens_on`);
  if (filter.openness === 'open') where.push(sql`${today} between c.opens_on and c.closes_on`);
  if (filter.openness === 'closed') where.push(sql`${today} > c.closes_on`);
  const from = sql`from engagement.consultation c where ${sql.join(where, sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const sort = filter.sort ?? '-closes';
  const order = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? orders.closes;
  const { rows } = await sql<Omit<ConsultationRow, 'openness'>>`
    select c.id, c.title, c.state, c.opens_on as "opensOn", c.closes_on as "closesOn", c.synthesis is not null as synthesised,
      (select count(*)::int from engagement.comment m where m.consultation_id = c.id) as comments,
      (select count(*)::int from engagement.comment m where m.consultation_id = c.id and m.state = 'waiting') as waiting,
      c.updated_at as "updatedAt", c.updated_by as "updatedBy" ${from}
    order by ${order} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')}, c.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  return { total: counted[0]?.total ?? 0, rows: rows.map(withOpenness(work.today)) };
}

export type ConsultationRecord = {
  consultation: EngagementTables['engagement.consultation'];
  files: ConsultationFile[];
  openness: Openness;
};
export async function consultationById(work: Work, unitId: number, id: string): Promise<ConsultationRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const consultation = await read(work)
    .selectFrom('engagement.consultation')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!consultation) return undefined;
  return {
    ...{ consultation, files: await filesOf(work, id) },
    openness: opennessOf(consultation.opens_on, consultation.closes_on, work.today),
  };
}

export type CommentRow = { id: string; name: string; content: string; state: CommentState; at: Date; decidedBy: string | null };
/** Those that wait come first. */
export async function commentsOf(work: Work, consultationId: string, limit = 500): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`select id, name, content, state, at, decided_by as "decidedBy" from engagement.comment
    where consultation_id = ${consultationId}::uuid order by state = 'waiting' desc, at desc, id limit ${limit}`.execute(
    work.handle,
  );
  return rows;
}

export async function commentsWaiting(work: Work, unitId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from engagement.comment where unit_id = ${unitId} and state = 'waiting'`.execute(work.handle);
  return rows[0]?.n ?? 0;
}
