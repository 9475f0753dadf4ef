// What does the record of one pupil say, and what of it may be shown at once?
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { type RecordView, viewOf } from '#platform/http/fields.ts';
import { read } from '../handles.ts';
import { guardianSection, pupilSections } from '../rules/sections.ts';
import type { Guardian, Pupil } from '../tables.ts';

export type FindingRow = {
  id: number;
  rule: number;
  level: 'E' | 'W';
  field: string;
  detail: string;
  state: 'open' | 'explained' | 'fixed';
  reason: string | null;
  decidedBy: string | null;
};
export type PupilPage = {
  pupil: Pupil;
  /** Those of today. */
  guardians: Guardian[];
  /** Those who answered for the pupil before. */
  former: Guardian[];
  findings: FindingRow[];
};

export async function findingsOf(work: Work, column: 'pupil_id' | 'staff_id', id: string): Promise<FindingRow[]> {
  return read(work)
    .selectFrom('people.finding')
    .select(['id', 'rule', 'level', 'field', 'detail', 'state', 'reason', 'decided_by as decidedBy'])
    .where(column, '=', id)
    .where('state', '<>', 'fixed')
    .orderBy('level')
    .orderBy('rule')
    .execute();
}

export async function pupilRecord(work: Work, unitId: number, id: string): Promise<PupilPage> {
  if (!isUuid(id)) throw notFound('Không tìm thấy học sinh này.');
  const pupil = await read(work)
    .selectFrom('people.pupil')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!pupil) throw notFound('Không tìm thấy học sinh này.');
  const guardians = await read(work)
    .selectFrom('people.guardian')
    .selectAll()
    .where('pupil_id', '=', id)
    .orderBy('valid_to', 'desc')
    .orderBy('relation')
    .execute();
  const order = ['mother', 'father', 'guardian'];
  return {
    pupil,
    guardians: guardians.filter((g) => g.valid_to === null).sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation)),
    former: guardians.filter((g) => g.valid_to !== null),
    findings: await findingsOf(work, 'pupil_id', id),
  };
}

/** The record as its form shows it, guardians as `guardians.<id>.<field>`. */
export function pupilView({ pupil, guardians }: Pick<PupilPage, 'pupil' | 'guardians'>): RecordView {
  const parts = [
    viewOf(pupilSections, pupil),
    ...guardians.map((guardian) => viewOf([guardianSection], guardian, `guardians.${guardian.id}.`)),
  ];
  return {
    version: pupil.version,
    values: Object.assign({}, ...parts.map((part) => part.values)),
    covered: Object.assign({}, ...parts.map((part) => part.covered)),
  };
}
