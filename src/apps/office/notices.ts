// What concerns a person now: the sources of the bell, one after the other. A new kind of notice is one more source here.
import { holds, roleNames } from '#kernel/actor.ts';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { bellSeenAt, rolesGivenTo } from '#modules/access/index.ts';
import { mayLockMarks, requestNews, requestsWaiting, type UnlockRequest } from '#modules/assessment/index.ts';
import { remindersAt } from '#modules/campaigns/index.ts';
import { returnedTo } from '#modules/content/index.ts';
import { disclosureKeepers, unreadReminders } from '#modules/disclosure/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { listImports, pupilsOnTheWay } from '#modules/people/index.ts';
import { countReceived, listReceived, mayAnswer, type ReceivedCounts } from '#modules/sharing/index.ts';
import { type HandedOver, handedOver, subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';

export type Notice = { id: string; text: string; at: Date; to: string; fresh: boolean };

export const mayImport = (work: Work, unit: Unit): boolean => holds(work.actor, ['clerk', 'principal'], unit.path);

/** A workbook was checked and nobody has said yet what becomes of it. */
async function importsWaiting(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (!mayImport(work, unit)) return [];
  return (await listImports(work, unit.id)).rows
    .filter((row) => row.state === 'checked')
    .map((row) => ({
      ...{ id: `import-${row.id}`, at: new Date(row.created_at), to: `/${unit.slug}/people/imports/${row.id}` },
      text: `Tệp ${row.file_name} đã đọc xong, chờ bạn quyết định`,
    }));
}

/** What those above remind this unit of, until somebody here opens it. */
async function reminded(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (!holds(work.actor, ['clerk', 'principal', 'district_admin', 'district_officer'], unit.path)) return [];
  return (await remindersAt(work, unit.id, { unread: true, limit: 5 })).map((row) => ({
    ...{ id: `reminder-${row.id}`, at: new Date(row.sentAt), to: `/${unit.slug}/campaigns/reminders/${row.id}` },
    text: `${row.sentByName} nhắc: ${row.campaignName}`,
  }));
}

/** What those above have sent, amended or reminded of, until somebody here has read it as it stands. */
async function sentFromAbove(work: Work, unit: Unit, counted: ReceivedCounts | undefined): Promise<Omit<Notice, 'fresh'>[]> {
  if (work.actor.kind !== 'person' || mayAnswer(work.actor, unit) !== true) return [];
  const { unread, todo, recalled } = counted ?? (await countReceived(work, unit.id));
  const taken = recalled > 0 ? await recalledFromAbove(work, unit) : [];
  if (unread + todo === 0) return taken;
  const { rows } = await listReceived(work, unit.id, { state: 'new', limit: 5, offset: 0 });
  const { rows: undone } = await listReceived(work, unit.id, { state: 'todo', limit: 5, offset: 0 });
  const reminded = undone.filter((row) => row.remindedAt && !rows.some((one) => one.id === row.id));
  const sent = [...rows, ...reminded].map((row) => ({
    ...{ id: `received-${row.id}`, to: `/${unit.slug}/sharing/received/${row.id}` },
    at: new Date(row.remindedAt ?? (row.changed ? row.amendedAt : null) ?? row.at),
    text: `${row.sender} ${row.remindedAt ? 'nhắc' : row.changed ? 'đã sửa' : 'gửi'}: ${row.title}`,
  }));
  return [...sent, ...taken];
}

/** What was taken back, until somebody here has read why. */
async function recalledFromAbove(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  const { rows } = await listReceived(work, unit.id, { state: 'recalled', limit: 5, offset: 0 });
  return rows.map((row) => ({
    ...{ id: `recalled-${row.id}`, to: `/${unit.slug}/sharing/received/${row.id}` },
    at: new Date(row.ending?.at ?? row.at),
    text: `${row.sender} đã thu hồi: ${row.title}. ${row.ending?.reason ?? ''}`.trim(),
  }));
}

async function remindedOfDisclosure(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (!holds(work.actor, disclosureKeepers, unit.path)) return [];
  return (await unreadReminders(work, unit.id)).map((row) => ({
    ...{ id: `disclosure-${row.id}`, at: new Date(row.at), to: `/${unit.slug}/disclosure/list?year=${row.schoolYear}` },
    text: `${row.by} nhắc: công khai năm học ${row.schoolYear}`,
  }));
}

/** Closed marks: for whoever decides what is asked, for both what was decided and what changed, until they have looked. */
async function unlocks(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (work.actor.kind !== 'person' || !teaches(unit.type)) return [];
  const waiting = mayLockMarks(work.actor, unit) === true ? (await requestsWaiting(work, unit.id)).rows : [];
  const news = await requestNews(work, unit.id, work.actor.userId);
  const of = (row: UnlockRequest) => `${subjectName(row.subject)} ${row.className}`;
  const to = (row: UnlockRequest) => `/${unit.slug}/assessment/requests/${row.id}`;
  return [
    ...waiting.map((row) => ({
      ...{ id: `unlock-${row.id}`, at: row.askedAt, to: to(row) },
      text: `${row.askedByName} xin mở ${row.cells.length} ô đã khóa của ${of(row)}`,
    })),
    ...news.map((row) => ({
      ...{ id: `unlock-${row.id}-${row.state}`, at: row.closedAt ?? row.decidedAt ?? row.askedAt, to: to(row) },
      text:
        {
          refused: `Không mở khóa ${of(row)}: ${row.note}`,
          closed: `${of(row)} đã khóa lại, ${row.effects.cells ?? 0} ô đã sửa${(row.effects.standings?.length ?? 0) > 0 ? ', có xếp loại đổi theo' : ''}`,
        }[row.state as string] ??
        `Đã mở ${row.cells.length} ô ${of(row)} đến ${row.openUntil ? formatInstant(row.openUntil) : ''}`,
    })),
  ];
}

async function rolesGiven(work: Work): Promise<Omit<Notice, 'fresh'>[]> {
  if (work.actor.kind !== 'person') return [];
  const since = new Date(work.now.getTime() - 30 * 86_400_000);
  return (await rolesGivenTo(work, work.actor.userId, since)).map((row) => ({
    ...{ id: `role-${row.unitSlug}-${row.role}`, at: new Date(row.at), to: `/${row.unitSlug}` },
    text: `Bạn được trao vai trò ${roleNames[row.role]} tại ${row.unitName}`,
  }));
}

/** Pupils whom another school has let go to this one, until they are taken in. */
async function onTheWay(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (!teaches(unit.type) || !mayImport(work, unit)) return [];
  return (await pupilsOnTheWay(work, unit)).slice(0, 5).map((pupil) => ({
    ...{ id: `awaited-${pupil.id}`, at: new Date(pupil.at), to: `/${unit.slug}/people/pupils/new?from=${pupil.id}` },
    text: `${pupil.school} ghi chuyển ${pupil.full_name} đến trường này, chờ nhận`,
  }));
}

/** 'Toán 6A, 6B', 'Toán 6A và 3 môn, lớp nữa'. */
function taughtWords(subjects: HandedOver['subjects']): string {
  const named = [...Map.groupBy(subjects, (one) => subjectName(one.subject, one.language))].map(
    ([name, classes]) => `${name} ${classes.map(({ className }) => className).join(', ')}`,
  );
  return named.slice(0, 2).join('; ') + (named.length > 2 ? ` và ${named.length - 2} môn nữa` : '');
}

/** Articles of this person's writing that were returned, until they are sent again. */
async function articlesReturned(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (work.actor.kind !== 'person') return [];
  return (await returnedTo(work, unit.id, work.actor.userId, 5)).map(({ id, title, by, at, reason }) => ({
    ...{ id: `returned-${id}`, at, to: `/${unit.slug}/content/articles/${id}` },
    text: `${by} trả lại bài “${title}”: ${reason ?? ''}`,
  }));
}

/** Subjects that go from one teacher to another: both are told, for a month. */
async function subjectsHandedOver(work: Work, unit: Unit): Promise<Omit<Notice, 'fresh'>[]> {
  if (work.actor.kind !== 'person' || !teaches(unit.type)) return [];
  const since = new Date(work.now.getTime() - 30 * 86_400_000);
  return (await handedOver(work, unit.id, work.actor.userId, since)).map(({ taken, other, subjects, from, at }) => ({
    ...{ id: `handover-${taken ? 'to' : 'from'}-${at.getTime()}`, at, to: `/${unit.slug}/teaching/mine` },
    text: taken
      ? `Bạn nhận dạy ${taughtWords(subjects)} từ ${formatDate(from)}, thay ${other}`
      : `${other} dạy ${taughtWords(subjects)} từ ${formatDate(from)} thay bạn`,
  }));
}

/** Newest first; `fresh` what came after the bell was last opened. @param received when they were counted already */
export async function noticesFor(work: Work, unit: Unit, received?: ReceivedCounts): Promise<Notice[]> {
  const seen = await bellSeenAt(work);
  const found = [
    ...(await reminded(work, unit)),
    ...(await sentFromAbove(work, unit, received)),
    ...(await remindedOfDisclosure(work, unit)),
    ...(await importsWaiting(work, unit)),
    ...(await articlesReturned(work, unit)),
    ...(await onTheWay(work, unit)),
    ...(await unlocks(work, unit)),
    ...(await subjectsHandedOver(work, unit)),
    ...(await rolesGiven(work)),
  ];
  return found
    .map((notice) => ({ ...notice, fresh: !seen || notice.at > seen }))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, 20);
}
