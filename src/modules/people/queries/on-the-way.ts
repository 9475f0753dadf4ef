// Which pupils have other schools let go to this one, that it has not taken in yet?
import { sql } from 'kysely';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatSome } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demand, mayWriteRecords } from '../policy.ts';

/** As much of the record as the form of the receiving school begins with; families and numbers of the register stay where they are. */
export type OnTheWay = {
  id: string;
  school: string;
  leftOn: string | null;
  /** When it was written down; the day of leaving where the clock of the records is another one than the machine's. */
  at: Date;
  full_name: string;
  birth_date: string | null;
  sex: string | null;
  ethnicity: string | null;
  ministry_id: string | null;
  /** Of this school year, as the school before says. */
  grade: string | null;
};

export async function pupilsOnTheWay(work: Work, unit: Unit): Promise<OnTheWay[]> {
  demand(mayWriteRecords(work.actor, unit));
  const { rows } = await sql<OnTheWay>`
    select id, school, left_on::text as "leftOn", full_name, birth_date::text, sex, ethnicity, ministry_id, grade,
      case when written_at > ${work.now} and left_on is not null then left_on::timestamp at time zone 'Asia/Ho_Chi_Minh' else written_at end as at
    from people.on_the_way(${unit.id})`.execute(work.handle);
  const year = schoolYearOf(work.today);
  // Who left in the year before is in another grade now, which nobody has said yet.
  return rows.map((row) => ({ ...row, grade: row.leftOn !== null && schoolYearOf(row.leftOn) === year ? row.grade : null }));
}

/** How many wait, from where, who they are, and where they are taken in; null where nobody waits or somebody else takes them in. */
export type Awaited = { text: string; detail: string; to: string; leftOn: string | null };

export async function awaitedAt(work: Work, unit: Unit): Promise<Awaited | null> {
  if (!teaches(unit.type) || mayWriteRecords(work.actor, unit) !== true) return null;
  return awaitedWords(await pupilsOnTheWay(work, unit), `/${unit.slug}/people/pupils/new`);
}

/** Pure. One pupil is a form that has begun; several are chosen from their list. */
export function awaitedWords(pupils: Pick<OnTheWay, 'id' | 'full_name' | 'school' | 'leftOn'>[], form: string): Awaited | null {
  const [first] = pupils;
  if (!first) return null;
  const schools = [...new Set(pupils.map((pupil) => pupil.school))];
  const names = pupils.map((pupil) => pupil.full_name);
  return {
    text: `${formatNumber(pupils.length)} em chờ nhận, chuyển đến từ ${formatSome(schools, 2, 'nơi khác')}`,
    detail: formatSome(names, 3),
    to: pupils.length === 1 ? `${form}?from=${first.id}` : form,
    leftOn: pupils.flatMap((pupil) => pupil.leftOn ?? []).sort()[0] ?? null,
  };
}
