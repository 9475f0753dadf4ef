// From which day may a pupil have sat in another class? Not before the pupil sat in the one that is left, nor before what was written of either class
// as it was: a roll call that has the pupil, results that the principal approved.
import { sql } from 'kysely';
import { formatDate, type LocalDate, toLocal } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { locksAt } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { PupilRecord } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';

type Move = {
  day: LocalDate;
  to: { id: number; name: string };
  pupils: readonly PupilRecord[];
  who(pupil: PupilRecord): string;
};
type Seat = { pupil: string; classId: number; name: string; from: LocalDate; absent: LocalDate | null };

export async function moveDayFaults(
  work: Work,
  unit: Unit,
  schoolYear: string,
  { day, to, pupils, who }: Move,
): Promise<Reason[]> {
  if (day > work.today) return [{ code: 'future', message: 'Ngày chuyển lớp ở tương lai.', field: 'movedOn' }];
  const { rows: seats } = await sql<Seat>`
    select e.pupil_id as pupil, e.class_id as "classId", c.name, e.valid_from as "from",
      (select max(a.day) from teaching.absence a where a.pupil_id = e.pupil_id and a.class_id = e.class_id and a.day >= ${day}::date) as absent
    from classes.enrolment e join classes.class c on c.id = e.class_id
    where e.pupil_id = any(${pupils.map(({ id }) => id)}::uuid[]) and e.valid_to is null`.execute(work.handle);
  const approvals = (await locksAt(work, unit.id, schoolYear)).filter(({ kind }) => kind === 'approval');
  const said = new Set<string>();
  return pupils.flatMap((pupil): Reason[] => {
    const seat = seats.find((one) => one.pupil === pupil.id);
    if (!seat) return [];
    const fault = (code: string, message: string): Reason[] => {
      if (said.has(message)) return [];
      said.add(message);
      return [{ code, message, field: 'movedOn' }];
    };
    // A year that has not begun yet: the class is left before its first day.
    if (day < seat.from && seat.from <= work.today)
      return fault(
        'before',
        `${who(pupil)} vào lớp ${seat.name} từ ${formatDate(seat.from)}: ngày chuyển lớp không thể trước ngày ấy.`,
      );
    if (seat.absent)
      return fault(
        'absent',
        `${who(pupil)} có buổi nghỉ ngày ${formatDate(seat.absent)} ghi ở lớp ${seat.name}: chọn ngày chuyển lớp sau ngày ấy, hoặc sửa điểm danh trước.`,
      );
    const [approved] = approvals
      .filter(({ classId, at }) => (classId === seat.classId || classId === to.id) && toLocal(at).date > day)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    return approved
      ? fault(
          'approved',
          `Kết quả lớp ${approved.className} đã được duyệt ngày ${formatDate(toLocal(approved.at).date)}: chọn ngày chuyển lớp từ ngày ấy.`,
        )
      : [];
  });
}
