// Who teaches what at a demo school? The subject's own teachers first, as far as their norm goes; then whoever has hours left.

import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { normOf } from '#modules/teaching/index.ts';

export type DemoTeacher = { id: string; subject: string | null; leads: number | null; heads: boolean; deputises: boolean };
export type ToTeach = { id: number; classId: number; grade: string; subject: string; periods: number };

/** Who else can: the neighbour of a subject, as small schools have it. */
const neighbours: Record<string, string[]> = {
  LY: ['TOAN', 'CN'],
  HOA: ['SINH', 'LY'],
  SINH: ['HOA', 'CN'],
  CN: ['LY', 'SINH', 'TOAN'],
  SU: ['VAN', 'DIA', 'GDCD'],
  DIA: ['SU', 'GDCD', 'SINH'],
  GDCD: ['VAN', 'SU', 'DIA'],
  TIN: ['TOAN', 'CN', 'LY'],
  TOAN: ['LY', 'TIN'],
  VAN: ['SU', 'GDCD'],
  AN: ['MT', 'TD'],
  MT: ['AN', 'TD'],
  TD: ['GDQP', 'AN', 'MT'],
  GDQP: ['TD'],
  NN: [],
};
/** What the homeroom teacher of a primary class teaches. */
const ofHomeroom = new Set(['TV', 'TOAN', 'DD', 'TNXH', 'KH', 'LSDL', 'TC', 'KT']);

/** @returns the teacher of each subject of a class; null: nobody has hours left */
export function teachersFor(
  level: UnitLevel,
  teachers: readonly DemoTeacher[],
  subjects: readonly ToTeach[],
): Map<number, string | null> {
  const load = new Map(teachers.map((one) => [one.id, 0]));
  const norm = new Map(
    teachers.map((one) => [
      one.id,
      normOf(level, { homeroom: one.leads !== null, heads: one.heads, deputises: one.deputises }) ?? 0,
    ]),
  );
  const room = (one: DemoTeacher) => (norm.get(one.id) ?? 0) - (load.get(one.id) ?? 0);
  const given = new Map<number, string | null>();
  const give = (what: ToTeach, to: DemoTeacher) => {
    given.set(what.id, to.id);
    load.set(to.id, (load.get(to.id) ?? 0) + what.periods);
  };
  if (level === 'th') {
    const leader = new Map(teachers.flatMap((one) => (one.leads === null ? [] : [[one.leads, one] as const])));
    for (const what of subjects) {
      const to = leader.get(what.classId);
      if (to && ofHomeroom.has(what.subject)) give(what, to);
    }
  }
  const bySubject = Map.groupBy(
    subjects.filter((what) => !given.has(what.id)),
    (what) => what.subject,
  );
  // The subjects with the most periods first: their teachers have the least room for anything else.
  const order = [...bySubject].sort(
    ([, a], [, b]) => b.reduce((n, x) => n + x.periods, 0) - a.reduce((n, x) => n + x.periods, 0),
  );
  const left: ToTeach[] = [];
  for (const [subject, list] of order) {
    const own = teachers.filter((one) => one.subject === subject);
    for (const what of list.filter((one) => own.some((teacher) => teacher.leads === one.classId))) {
      const leader = own.find((teacher) => teacher.leads === what.classId);
      if (leader) give(what, leader);
    }
    for (const what of list) {
      if (given.has(what.id)) continue;
      // Filled one after the other, so that a teacher has few grades: parallel classes stand together in the list.
      const to = own.find((one) => room(one) >= what.periods);
      if (to) give(what, to);
      else left.push(what);
    }
  }
  for (const what of left) {
    const near = neighbours[what.subject] ?? ['TH'];
    const freest = (list: readonly DemoTeacher[]) =>
      list.reduce<DemoTeacher | undefined>((best, one) => (best && room(best) >= room(one) ? best : one), undefined);
    const own = freest(teachers.filter((one) => one.subject === what.subject));
    const neighbour = freest(teachers.filter((one) => near.includes(one.subject ?? '')));
    const anybody = freest(teachers);
    // A neighbour with hours left, then a few too many for either, then for anybody.
    const tries: [DemoTeacher | undefined, number][] = [
      [neighbour, 0],
      [own, 20],
      [neighbour, 20],
      [own, 60],
      [anybody, 40],
    ];
    const [to] = tries.find(([one, over]) => one && room(one) + over >= what.periods) ?? [];
    if (to) give(what, to);
    else given.set(what.id, null);
  }
  return given;
}
