// A timetable without clashes for a demo school: lessons are edges between classes and teachers, places in the week are their colours.
import type { Place } from '#modules/teaching/index.ts';

export type ToPlace = { classId: number; subjectId: number; staffId: string | null; count: number };
export type Placed = Place & { classId: number; subjectId: number; staffId: string | null };

/** In the order in which a class fills them: no class has a hole in its morning. */
export function placesOf(level: string): { flag: Place; meeting: Place; places: Place[] } {
  const at = (session: Place['session'], weekdays: number[], periods: number[]): Place[] =>
    periods.flatMap((period) => weekdays.map((weekday) => ({ weekday, session, period })));
  const key = ({ weekday, session, period }: Place) => `${weekday}${session}${period}`;
  const primary = level === 'th';
  const flag: Place = { weekday: 2, session: 'morning', period: 1 };
  const meeting: Place = { weekday: primary ? 6 : 7, session: 'morning', period: primary ? 4 : 5 };
  const all = primary
    ? [...at('morning', [2, 3, 4, 5, 6], [1, 2, 3, 4]), ...at('afternoon', [2, 3, 4, 5], [1, 2, 3])]
    : [...at('morning', [2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5]), ...at('afternoon', [2, 4, 6], [1, 2, 3])];
  return { flag, meeting, places: all.filter((one) => key(one) !== key(flag) && key(one) !== key(meeting)) };
}

/** Every lesson gets a place at which neither its class nor its teacher has another; `left` found none (nobody has so many hours). */
export function weave(lessons: readonly ToPlace[], places: readonly Place[]): { placed: Placed[]; left: number } {
  type Edge = { classId: number; subjectId: number; staffId: string | null; at: number };
  const edges = lessons.flatMap(({ classId, subjectId, staffId, count }) =>
    Array.from({ length: count }, (): Edge => ({ classId, subjectId, staffId, at: -1 })),
  );
  const size = places.length;
  const loads = Map.groupBy(edges, (edge) => edge.classId);
  const rowOf = <K>(rows: Map<K, (Edge | undefined)[]>, id: K) => {
    const row = rows.get(id) ?? new Array<Edge | undefined>(size);
    rows.set(id, row);
    return row;
  };
  const ofClass = new Map<number, (Edge | undefined)[]>();
  const ofTeacher = new Map<string, (Edge | undefined)[]>();
  const teacherRow = (edge: Edge) => (edge.staffId === null ? undefined : rowOf(ofTeacher, edge.staffId));
  const put = (edge: Edge, at: number) => {
    edge.at = at;
    rowOf(ofClass, edge.classId)[at] = edge;
    const row = teacherRow(edge);
    if (row) row[at] = edge;
  };
  const lift = (edge: Edge) => {
    rowOf(ofClass, edge.classId)[edge.at] = undefined;
    const row = teacherRow(edge);
    if (row) row[edge.at] = undefined;
  };
  const allowed = (classId: number, at: number, widened = 0) => at < (loads.get(classId)?.length ?? 0) + widened;

  /** What must move so that the teacher is free at `a`: lessons at `a` and at `b` in turn; null when one would fall into a hole. */
  const chainFrom = (edge: Edge, a: number, b: number): Edge[] | null => {
    const chain: Edge[] = [];
    let teacher = teacherRow(edge);
    for (;;) {
      const first = teacher?.[a];
      if (!first) return chain;
      chain.push(first);
      const second = rowOf(ofClass, first.classId)[b];
      if (!second) return allowed(first.classId, b) ? chain : null;
      chain.push(second);
      teacher = teacherRow(second);
    }
  };
  const seat = (edge: Edge, widened: number): boolean => {
    const row = rowOf(ofClass, edge.classId);
    const teacher = teacherRow(edge);
    const free = places.flatMap((_, at) => (!row[at] && allowed(edge.classId, at, widened) ? [at] : []));
    const sameDay = (at: number) =>
      row.filter((one) => one?.subjectId === edge.subjectId && places[one.at]?.weekday === places[at]?.weekday).length;
    const [best] = free.filter((at) => !teacher?.[at]).sort((a, b) => sameDay(a) - sameDay(b) || a - b);
    if (best !== undefined) {
      put(edge, best);
      return true;
    }
    for (const a of free)
      for (let b = 0; b < size; b++) {
        if (a === b || teacher?.[b]) continue;
        const chain = chainFrom(edge, a, b);
        if (!chain) continue;
        const moves = chain.map((one) => [one, one.at === a ? b : a] as const);
        for (const [one] of moves) lift(one);
        for (const [one, to] of moves) put(one, to);
        put(edge, a);
        return true;
      }
    return false;
  };
  // Teachers with the most hours first, each subject spread over the week.
  const hours = Map.groupBy(edges, (edge) => edge.staffId);
  const order = [...edges].sort(
    (x, y) => (hours.get(y.staffId)?.length ?? 0) - (hours.get(x.staffId)?.length ?? 0) || x.subjectId - y.subjectId,
  );
  let left = 0;
  for (const edge of order) if (!seat(edge, 0) && !seat(edge, size)) left += 1;
  return {
    left,
    placed: edges.flatMap(({ at, ...edge }) => {
      const place = places[at];
      return place ? [{ ...edge, ...place }] : [];
    }),
  };
}
