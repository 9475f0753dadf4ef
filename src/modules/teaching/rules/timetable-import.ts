// What do the cells of a timetable mean, and what would they change? Sure, doubtful or refused; nothing is guessed silently. Pure.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { periodWords } from './load.ts';
import { type Activity, activityNames, type Lesson, placeKey, placeWords } from './timetable.ts';
import type { ReadTimetable, SheetCell } from './timetable-sheet.ts';

type Facts = {
  classes: readonly { id: number; name: string; homeroomStaffId: string | null }[];
  subjects: readonly {
    id: number;
    classId: number;
    code: string;
    name: string;
    /** Planned a week, in tenths; null where it is not taught in that semester. */
    periods: number | null;
    staffIds: readonly string[];
  }[];
  staff: readonly { id: string; name: string }[];
};
export type CellVerdict = 'sure' | 'doubtful' | 'refused';
export type PlannedCell = {
  verdict: CellVerdict;
  className: string;
  where: string;
  place: string;
  text: string;
  /** What it is read as; '' where nothing was understood, “bỏ trống” where the cell is empty. */
  read: string;
  /** Why it is doubted or refused. */
  why: string;
};
export type TimetablePlan = {
  /** Cells that would change something, and all that are refused; first the rows that have no place in the week. */
  cells: PlannedCell[];
  counts: { same: number; sure: number; doubtful: number; refused: number; cleared: number };
  /** The week of each class of the file, as it would stand. */
  result(withDoubtful: boolean): Map<number, Lesson[]>;
};

const key = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const activities: Record<string, Activity> = {
  ...{
    chaoco: 'flag',
    shdc: 'flag',
    cc: 'flag',
    sinhhoatlop: 'class_meeting',
    shl: 'class_meeting',
    sinhhoat: 'class_meeting',
    shcn: 'class_meeting',
  },
  ...{ hoatdongkhac: 'other', hdngll: 'other', ngll: 'other', hoatdong: 'other' },
};

/** 'Toán - Nguyễn Văn A (P12)' → its three parts. */
export function partsOf(text: string): { what: string; who: string; room: string } {
  const [, whole = text, room = ''] = /^(.*?)\s*\(([^()]{1,40})\)\s*$/s.exec(text) ?? [];
  const [what = '', ...rest] = whole.split(/\s+[-–—]\s+|\n|\s[-–—]|[-–—]\s/);
  return { what: what.trim(), who: rest.join(' ').trim(), room: room.trim() };
}

type Meaning = { verdict: CellVerdict; why: string; lesson: Pick<Lesson, 'subjectId' | 'activity' | 'staffId' | 'room'> | null };

function meaningOf(cell: SheetCell, facts: Facts): Meaning {
  const { what, who, room } = partsOf(cell.text);
  const refused = (why: string): Meaning => ({ verdict: 'refused', why, lesson: null });
  const own = facts.subjects.filter((one) => one.classId === cell.classId);
  const activity = activities[key(what)];
  const listed = subjectList.find(what);
  const subject =
    own.find((one) => key(one.name) === key(what) || one.code.toLowerCase() === key(what)) ??
    (listed.code === null ? undefined : own.find((one) => one.code === listed.code));
  if (!activity && !subject) {
    const accepted = own.map((one) => one.name).join(', ');
    if (listed.code !== null) return refused(`Lớp không học ${subjectList.nameOf(listed.code)}. Các môn của lớp: ${accepted}.`);
    return refused(`Không rõ môn “${what}”. Nhận các tên: ${accepted || 'lớp chưa có môn học nào'}; Chào cờ; Sinh hoạt lớp.`);
  }
  const lead = facts.classes.find((one) => one.id === cell.classId)?.homeroomStaffId ?? null;
  const usual = subject ? subject.staffIds : lead && activity === 'class_meeting' ? [lead] : [];
  const base = { subjectId: subject?.id ?? null, activity: subject ? null : (activity ?? null), room: room || null };
  if (who === '') {
    const [one] = usual;
    if (subject && usual.length > 1)
      return {
        verdict: 'doubtful',
        why: 'Môn này có nhiều người dạy, ô không ghi tên ai: sẽ để trống người dạy.',
        lesson: { ...base, staffId: null },
      };
    if (subject && one === undefined) return { verdict: 'sure', why: '', lesson: { ...base, staffId: null } };
    return { verdict: 'sure', why: '', lesson: { ...base, staffId: one ?? null } };
  }
  const nameOf = (id: string | undefined) => facts.staff.find((one) => one.id === id)?.name ?? '';
  const exact = facts.staff.filter((one) => key(one.name) === key(who));
  const assigned = exact.find((one) => usual.includes(one.id));
  if (assigned) return { verdict: 'sure', why: '', lesson: { ...base, staffId: assigned.id } };
  if (exact.length > 1)
    return refused(`Trường có ${exact.length} người tên ${exact[0]?.name} và không ai được phân công môn này ở lớp.`);
  if (exact[0])
    return {
      verdict: usual.length > 0 || subject ? 'doubtful' : 'sure',
      why: usual.length > 0 ? `Phân công ghi ${usual.map(nameOf).join(', ')}.` : 'Chưa phân công ai dạy môn này ở lớp.',
      lesson: { ...base, staffId: exact[0].id },
    };
  // 'Lan', 'N. Lan', 'Nguyễn Lan': the end of a name, with the first letters of what stands before it.
  const words = fold(who)
    .split(/[\s.]+/)
    .filter(Boolean);
  const fits = facts.staff.filter((one) => {
    const full = fold(one.name).split(' ');
    if (full.at(-1) !== words.at(-1)) return false;
    let from = 0;
    return words.slice(0, -1).every((word) => {
      const at = full.findIndex((part, i) => i >= from && i < full.length - 1 && part.startsWith(word));
      from = at + 1;
      return at >= 0;
    });
  });
  const near = fits.filter((one) => usual.includes(one.id));
  const found = near.length === 1 ? near[0] : fits.length === 1 ? fits[0] : undefined;
  if (found) return { verdict: 'doubtful', why: `“${who}” hiểu là ${found.name}.`, lesson: { ...base, staffId: found.id } };
  const names = (fits.length > 1 ? fits : facts.staff).map((one) => one.name);
  const some = `${names.slice(0, 12).join(', ')}${names.length > 12 ? ` và ${names.length - 12} người khác` : ''}`;
  return refused(
    fits.length > 1
      ? `“${who}” có thể là: ${some}. Ghi đủ họ tên.`
      : `Trường không có giáo viên “${who}”. Ghi đủ họ tên như trong danh sách cán bộ: ${some}.`,
  );
}

const same = (a: Lesson, b: Lesson) =>
  a.subjectId === b.subjectId && a.activity === b.activity && a.staffId === b.staffId && (a.room ?? '') === (b.room ?? '');

/** A cell that changes something, what stood there, and the lesson it puts there; null: it takes one away. */
type Step = { at: string; cell: PlannedCell; before: Lesson | undefined; lesson: Lesson | null };

/** Subjects that would have another number of periods, and one that the plan of the class does not ask for: in words. */
function countsAwry(was: ReadonlyMap<string, Lesson>, week: ReadonlyMap<string, Lesson>, facts: Facts): Map<number, string> {
  const lessonsOf = (of: ReadonlyMap<string, Lesson>) => Map.groupBy(of.values(), (one) => one.subjectId);
  const [had, has] = [lessonsOf(was), lessonsOf(week)];
  const names = new Map(facts.classes.map((one) => [one.id, one.name]));
  return new Map(
    facts.subjects.flatMap(({ id, classId, name, periods }): [number, string][] => {
      const [from, to] = [had.get(id)?.length ?? 0, has.get(id)?.length ?? 0];
      const away = to - (periods ?? 0) / 10;
      // A week that is filled little by little comes nearer; one and a half periods a week are one and two in turn.
      if (from === to || Math.abs(away) < 1 || to > from !== away > 0) return [];
      const plan = periods === null ? 'kế hoạch học kỳ này không có' : `kế hoạch ${periodWords(periods)} tiết`;
      return [[id, `${name} của lớp ${names.get(classId) ?? classId} từ ${from} thành ${to} tiết một tuần, ${plan}.`]];
    }),
  );
}

/** Lessons of a week, by their place and class, that ask a teacher or a room to be in two places at once: in words. */
function clashesIn(
  week: ReadonlyMap<string, Lesson>,
  nameOf: (staffId: string) => string,
  placed: (one: Lesson) => string,
): Map<string, string> {
  const found = new Map<string, string>();
  const twice = (by: (one: Lesson) => string | null, words: (one: Lesson) => string) => {
    const groups = Map.groupBy([...week], ([, one]) => (by(one) === null ? null : `${placeKey(one)} ${by(one)}`));
    for (const [group, some] of groups) {
      const [first] = some;
      if (group === null || !first || some.length < 2) continue;
      const places = some.map(([, one]) => placed(one)).join(' và ');
      for (const [at] of some)
        found.set(at, [found.get(at), `${words(first[1])} ${some.length} lớp cùng lúc: ${places}.`].filter(Boolean).join(' '));
    }
  };
  twice(
    (one) => one.staffId,
    (one) => `${nameOf(one.staffId ?? '')} dạy`,
  );
  twice(
    (one) => one.room?.trim().toLocaleLowerCase('vi') || null,
    (one) => `Phòng ${one.room} có`,
  );
  return found;
}

export function planTimetable(
  { cells, faults, classIds }: ReadTimetable,
  stored: readonly Lesson[],
  facts: Facts,
): TimetablePlan {
  const names = new Map(facts.classes.map((one) => [one.id, one.name]));
  const teacher = new Map(facts.staff.map((one) => [one.id, one.name]));
  const title = new Map(facts.subjects.map((one) => [one.id, one.name]));
  const words = (one: Lesson) =>
    [
      one.subjectId === null ? activityNames[one.activity ?? 'other'] : (title.get(one.subjectId) ?? ''),
      teacher.get(one.staffId ?? ''),
    ]
      .filter(Boolean)
      .join(' - ') + (one.room ? ` (${one.room})` : '');
  const was = new Map(stored.map((one) => [`${one.classId} ${placeKey(one)}`, one]));
  const shown: PlannedCell[] = [];
  const counts = { same: 0, sure: 0, doubtful: 0, refused: 0, cleared: 0 };
  const steps: Step[] = [];
  const whereOf = new Map(cells.map((cell) => [`${cell.classId} ${placeKey(cell)}`, cell.where]));
  for (const fault of faults) {
    counts.refused += 1;
    shown.push({ verdict: 'refused', className: '', place: '', read: '', ...fault });
  }
  const told = new Set<string>();
  for (const cell of cells) {
    const at = `${cell.classId} ${placeKey(cell)}`;
    const before = was.get(at);
    const show = (verdict: CellVerdict, read: string, why: string) => {
      counts[verdict] += 1;
      const { classId, where, text } = cell;
      shown.push({ verdict, className: names.get(classId) ?? '', where, place: placeWords(cell), text, read, why });
    };
    if (told.has(at)) {
      show('refused', '', 'Ô này có hai lần trong tệp. Bỏ bớt một dòng.');
      continue;
    }
    told.add(at);
    if (cell.text.trim() === '') {
      if (!before) continue;
      counts.cleared += 1;
      show('sure', 'bỏ trống', `Trước là ${words(before)}.`);
      steps.push({ at, cell: shown.at(-1) as PlannedCell, before, lesson: null });
      continue;
    }
    const { verdict, why, lesson } = meaningOf(cell, facts);
    if (!lesson) {
      show('refused', '', why);
      continue;
    }
    const { classId, weekday, session, period } = cell;
    const planned: Lesson = { classId, weekday, session, period, ...lesson };
    // A file without rooms or names says nothing against those that are known.
    const { who } = partsOf(cell.text);
    if (before && before.subjectId === planned.subjectId && before.activity === planned.activity) {
      planned.room ??= before.room;
      if (who === '') planned.staffId = before.staffId ?? planned.staffId;
    }
    if (before && same(before, planned)) {
      counts.same += 1;
      continue;
    }
    show(verdict, words(planned), [why, before && `Trước là ${words(before)}.`].filter(Boolean).join(' '));
    steps.push({ at, cell: shown.at(-1) as PlannedCell, before, lesson: planned });
  }
  const standing = (withDoubtful: boolean) => {
    const after = new Map(was);
    for (const { at, cell, lesson } of steps) {
      if (cell.verdict === 'doubtful' && !withDoubtful) continue;
      if (lesson) after.set(at, lesson);
      else after.delete(at);
    }
    return after;
  };
  const changing = new Set(steps.map((step) => step.at));
  const placed = (one: Lesson) => {
    const at = `${one.classId} ${placeKey(one)}`;
    const where = was.get(at) === one && changing.has(at) ? undefined : whereOf.get(at);
    return `${names.get(one.classId) ?? one.classId} (${where ? `ô ${where}` : 'đang có trong bản này'})`;
  };
  /** @returns whether it doubted what was sure */
  const doubt = (withDoubtful: boolean): boolean => {
    const week = standing(withDoubtful);
    const clashes = clashesIn(week, (id) => teacher.get(id) ?? 'Giáo viên này', placed);
    const awry = countsAwry(was, week, facts);
    const sure = counts.sure;
    for (const { at, cell, before, lesson } of steps) {
      if (cell.verdict === 'doubtful' && !withDoubtful) continue;
      const subjects = before?.subjectId === lesson?.subjectId ? [] : [lesson?.subjectId, before?.subjectId];
      const doubts = [lesson && clashes.get(at), ...subjects.map((id) => awry.get(id ?? 0))].filter(Boolean);
      if (doubts.length === 0) continue;
      cell.why = [...doubts, cell.why].filter(Boolean).join(' ');
      if (cell.verdict === 'doubtful') continue;
      cell.verdict = 'doubtful';
      counts.sure -= 1;
      counts.doubtful += 1;
    }
    return counts.sure < sure;
  };
  doubt(true);
  // What is left as it was, because it is doubted, may stand in the way of what is sure.
  while (doubt(false));
  return {
    cells: shown,
    counts,
    result: (withDoubtful) => {
      const after = standing(withDoubtful);
      return new Map(classIds.map((id) => [id, [...after.values()].filter((one) => one.classId === id)]));
    },
  };
}
