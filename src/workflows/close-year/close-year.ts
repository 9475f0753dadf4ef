// The year of a class is closed: its pupils sit in classes of the next year, wait, or leave; and is taken back, until the next year has marks.
import { sql } from 'kysely';
import { actorName, holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import {
  classFacts,
  closeClassYear,
  forgetClassCounters,
  type RolledPupil,
  recountClass,
  reopenClassYear,
  rolloversOf,
  withMarksIn,
} from '#modules/assessment/index.ts';
import { record } from '#modules/audit/index.ts';
import {
  closeYearEnrolments,
  openClasses,
  recheckClasses,
  removeEmptyClasses,
  reopenYearEnrolments,
} from '#modules/classes/index.ts';
import { isClosed, type Unit } from '#modules/organizations/index.ts';
import { loadPupils, savePupils } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type RollingClass, type RolloverPlan, rolloverPlan } from './preview.ts';
import { nextYearOf } from './rules.ts';

/** Whoever closes or takes back, one after the other: classes of a school meet in the same classes of the next year. */
async function beginTurn(work: Work, unit: Unit): Promise<void> {
  if (!holds(work.actor, ['principal'], unit.path))
    throw refuse('not_allowed', `Kết chuyển năm học do hiệu trưởng ${unit.shortName} quyết định.`);
  if (isClosed(unit, work.today)) throw refuse('unit_closed', `${unit.shortName} đã giải thể.`);
  await sql`select pg_advisory_xact_lock(hashtext(${`close-year:${unit.id}`}))`.execute(work.handle);
}

export type Closed = { moved: number; waiting: number; opened: number };

/** Again it moves only who was waiting and is decided now; with nobody left it changes nothing. One transaction. */
export async function closeYear(work: Work, unit: Unit, year: string, classId: number): Promise<Closed> {
  await beginTurn(work, unit);
  const plan = await rolloverPlan(work, unit, year);
  const rolling = plan.classes.find(({ id }) => id === classId);
  if (!rolling) throw notFound('Không tìm thấy lớp này trong năm học.');
  if (rolling.pupils.length === 0 && rolling.done) return { moved: 0, waiting: 0, opened: 0 };
  throwIfAny(rolling.reasons.map((message) => ({ code: 'not_ready', message: `Lớp ${rolling.name}: ${message}` })));
  const { classes, opened } = await classesOfNextYear(work, unit, plan, rolling);
  const goes = rolling.pupils.filter(({ going }) => going === 'up' || going === 'stay' || going === 'leave');
  const targets = new Map(goes.map(({ id, to }) => [id, to ? (classes.get(classKey(fold(to.name))) ?? null) : null]));
  const stays = new Set(goes.filter(({ going }) => going === 'stay').map(({ id }) => id));
  const rows = await loadPupils(work, [...targets.keys()]);
  const rolled = rows.map(({ pupil }): RolledPupil => {
    const { class_id, grade, status, status_date, status_reason, repeated } = pupil;
    return {
      id: pupil.id,
      to: targets.get(pupil.id)?.id ?? null,
      before: { class_id, grade, status, status_date, status_reason, repeated },
    };
  });
  await savePupils(
    work,
    unit.id,
    rows.map(({ pupil, guardians }) => {
      const to = targets.get(pupil.id);
      return {
        guardians,
        pupil: to
          ? { ...pupil, class_id: to.id, grade: to.grade, repeated: stays.has(pupil.id) && !rolling.preschool }
          : { ...pupil, class_id: null, status: 'graduated' as const, status_date: work.today, status_reason: null },
      };
    }),
  );
  await closeYearEnrolments(
    work,
    unit.id,
    { old: year, next: plan.next },
    rolled.map(({ id, to }) => ({ pupilId: id, classId: to })),
  );
  const waiting = rolling.counts.wait;
  await closeClassYear(work, await classFacts(work, classId), { pupils: rolled, opened, over: waiting === 0 });
  await recheckClasses(work, unit.id, plan.next, [...new Set(rolled.flatMap(({ to }) => to ?? []))]);
  await recountClass(work, classId);
  await record(work, {
    ...{ action: 'assessment.close-year', object: { kind: 'class', id: classId }, unitId: unit.id },
    summary: `Kết chuyển lớp ${rolling.name} từ ${year} sang ${plan.next}: ${rolled.length} em${waiting > 0 ? `, ${waiting} em chờ` : ''}`,
  });
  return { moved: rolled.length, waiting, opened: opened.length };
}

type Target = { id: number; name: string; grade: string };

/** Those that are there are used, whoever opened them; the others are opened. */
async function classesOfNextYear(work: Work, unit: Unit, plan: RolloverPlan, rolling: RollingClass) {
  const wanted = new Map<string, { name: string; grade: string }>();
  for (const { to } of rolling.pupils) if (to) wanted.set(classKey(fold(to.name)), to);
  const classes = new Map<string, Target>(plan.there);
  const missing = [...wanted].filter(([key]) => !classes.has(key));
  throwIfAny(
    [...wanted].map(([key, { name, grade }]) => {
      const there = plan.there.get(key);
      return (
        there !== undefined &&
        there.grade !== grade && { code: 'grade', message: `Năm học ${plan.next} đã có lớp ${name} nhưng ở khối khác.` }
      );
    }),
  );
  const made =
    missing.length > 0
      ? await openClasses(
          work,
          unit.id,
          plan.next,
          missing.map(([, one]) => one),
        )
      : [];
  for (const [i, [key, one]] of missing.entries()) classes.set(key, { id: made[i]?.id ?? 0, ...one });
  return { classes, opened: made.map(({ id }) => id) };
}

/** All of what was closed of the class. @throws Refused once the next year has marks of its pupils, or they have moved on */
export async function reopenYear(work: Work, unit: Unit, year: string, classId: number): Promise<{ back: number }> {
  await beginTurn(work, unit);
  const next = nextYearOf(year);
  const rollovers = await rolloversOf(work, [classId]);
  const facts = await classFacts(work, classId);
  if (facts.unitId !== unit.id || facts.schoolYear !== year) throw notFound('Không tìm thấy lớp này trong năm học.');
  const rolled = rollovers.flatMap(({ pupils }) => [...pupils]);
  const ids = rolled.map(({ id }) => id);
  const rows = new Map((await loadPupils(work, ids)).map((row) => [row.pupil.id, row]));
  const gone = rolled.filter(
    ({ id, to }) => (rows.get(id)?.pupil.class_id ?? null) !== to || rows.get(id)?.pupil.unit_id !== unit.id,
  );
  const marked = await withMarksIn(work, ids, next);
  throwIfAny([
    rollovers.length === 0 && { code: 'not_closed', message: `Lớp ${facts.className} chưa kết chuyển.` },
    marked.length > 0 && {
      code: 'marks',
      message: `Năm học ${next} đã có điểm của ${marked.join(', ')}${marked.length === 5 ? ' …' : ''}: không hoàn tác được nữa.`,
    },
    gone.length > 0 && {
      code: 'moved',
      message: `${gone
        .slice(0, 5)
        .map(({ id }) => rows.get(id)?.pupil.full_name)
        .join(', ')} đã đổi lớp hoặc rời trường sau khi kết chuyển: đưa về lớp được xếp rồi hoàn tác.`,
    },
  ]);
  await savePupils(
    work,
    unit.id,
    rolled.flatMap(({ id, before }) => {
      const row = rows.get(id);
      return row ? [{ guardians: row.guardians, pupil: { ...row.pupil, ...before } as typeof row.pupil }] : [];
    }),
  );
  await reopenYearEnrolments(work, classId, { old: year, next }, ids);
  await reopenClassYear(work, classId);
  const touched = [...new Set(rolled.flatMap(({ to }) => to ?? []))];
  const opened = rollovers.flatMap((one) => [...one.opened]);
  await forgetClassCounters(work, opened);
  await removeEmptyClasses(work, unit.id, next, opened);
  await recheckClasses(work, unit.id, next, touched);
  await recheckClasses(work, unit.id, year, [classId]);
  await recountClass(work, classId);
  await record(work, {
    ...{ action: 'assessment.reopen-year', object: { kind: 'class', id: classId }, unitId: unit.id },
    summary: `Hoàn tác kết chuyển lớp ${facts.className} năm học ${year}: ${rolled.length} em trở lại, do ${actorName(work.actor)}, ngày ${formatDate(work.today)}`,
  });
  return { back: rolled.length };
}
