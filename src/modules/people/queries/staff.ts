// Who works at a unit, and what does one record say?

import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { type RecordView, viewOf } from '#platform/http/fields.ts';
import { read } from '../handles.ts';
import { staffSections } from '../rules/sections.ts';
import type { Staff } from '../tables.ts';
import { type FindingRow, findingsOf } from './pupil-record.ts';
import { type RecordFilter, recordConditions } from './record-conditions.ts';
import { type Neighbours, neighboursIn, placeBy, recordOrder } from './record-order.ts';

export type StaffRow = {
  id: string;
  name: string;
  code: string | null;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  position: string | null;
  kind: string | null;
  mainSubject: string | null;
  degree: string | null;
  contract: string | null;
  status: Staff['status'];
  missing: string[];
  openErrors: number;
  complete: boolean;
};
export type StaffFilter = RecordFilter & {
  text?: string;
  kind?: string;
  status?: 'active' | 'gone' | 'all' | Staff['status'];
  sort?: string;
  limit?: number;
  offset?: number;
};

function filtered(work: Work, unitId: number, filter: StaffFilter) {
  let query = read(work).selectFrom('people.staff as s').where('s.unit_id', '=', unitId);
  const { status = 'active' } = filter;
  if (status === 'active' || status === 'gone') query = query.where('s.active', '=', status === 'active');
  else if (status !== 'all') query = query.where('s.status', '=', status);
  for (const like of likePatterns(filter.text)) {
    query = query.where((q) => q.or([q('s.name_fold', 'like', like), q('s.code', 'ilike', like)]));
  }
  if (filter.kind === 'manager' || filter.kind === 'teacher' || filter.kind === 'employee')
    query = query.where('s.kind', '=', filter.kind);
  for (const condition of recordConditions(unitId, filter, 's', 'staff_id')) query = query.where(condition);
  return query;
}

const orderOf = (filter: StaffFilter) =>
  recordOrder(filter.sort, 's', {
    birth: sql`s.birth_date`,
    position: sql`s.position`,
    subject: sql`s.main_subject`,
    code: sql`s.code`,
  });

export async function listStaff(work: Work, unitId: number, filter: StaffFilter): Promise<{ rows: StaffRow[]; total: number }> {
  const query = filtered(work, unitId, filter);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      ...(['s.id', 's.full_name as name', 's.code', 's.birth_date as birthDate', 's.sex', 's.position', 's.kind'] as const),
      ...(['s.main_subject as mainSubject', 's.degree', 's.contract', 's.status', 's.missing', 's.complete'] as const),
      's.open_errors as openErrors',
    ])
    .orderBy(orderOf(filter))
    .limit(Math.min(filter.limit ?? 50, 20_000))
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

export const staffNeighbours = (work: Work, unitId: number, filter: StaffFilter, id: string): Promise<Neighbours> =>
  neighboursIn(work, filtered(work, unitId, filter).select(['s.id', placeBy(orderOf(filter))]), id);

export type StaffPage = { staff: Staff; findings: FindingRow[]; leads: { id: number; name: string }[] };

export async function staffRecord(work: Work, unitId: number, id: string): Promise<StaffPage> {
  const staff = isUuid(id)
    ? await read(work)
        .selectFrom('people.staff')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .executeTakeFirst()
    : undefined;
  if (!staff) throw notFound('Không tìm thấy cán bộ này.');
  const { rows: leads } = await sql<{ id: number; name: string }>`
    select id, name from classes.class where homeroom_staff_id = ${id} and active order by sort_key`.execute(work.handle);
  return { staff, findings: await findingsOf(work, 'staff_id', id), leads };
}

export const staffView = (staff: Staff): RecordView => ({ version: staff.version, ...viewOf(staffSections, staff) });
