// How does each child stand, and which pictures show a child that may not be shown?
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { picturesOfUnit } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { mayReadRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayKeepConsents } from '../policy.ts';
import { type Standing, standingNames, standingOf } from '../rules/consent.ts';

export type ShownChild = { fileId: string; pupilId: string; name: string; className: string | null; standing: Standing };

/** The children on these pictures of a unit. */
export async function childrenOn(work: Work, unitId: number, fileIds: readonly string[]): Promise<ShownChild[]> {
  const ids = [...new Set(fileIds)].filter((id) => isUuid(id));
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    file_id: string;
    pupil_id: string;
    full_name: string;
    class_name: string | null;
    birth_date: LocalDate | null;
    child_agreed: boolean | null;
    withdrawn: boolean;
  }>`
    select s.file_id, s.pupil_id, p.full_name, c.name as class_name, p.birth_date, a.child_agreed,
      exists (select from consent.consent w where w.pupil_id = s.pupil_id and w.unit_id = s.unit_id and w.withdrawn_at is not null) as withdrawn
    from consent.shown s join people.pupil p on p.id = s.pupil_id left join classes.class c on c.id = p.class_id
    left join consent.consent a on a.pupil_id = s.pupil_id and a.unit_id = s.unit_id and a.withdrawn_at is null
    where s.unit_id = ${unitId} and s.file_id = any(${ids}::uuid[]) order by p.sort_key`.execute(work.handle);
  return rows.map((row) => ({
    ...{ fileId: row.file_id, pupilId: row.pupil_id, name: row.full_name, className: row.class_name },
    standing: standingOf(
      row.child_agreed === null ? null : { childAgreed: row.child_agreed },
      row.withdrawn,
      row.birth_date,
      work.today,
    ),
  }));
}

/** Those of the pictures on which somebody has named a child. */
export const namedOn = async (work: Work, unitId: number, fileIds: readonly string[]): Promise<Set<string>> =>
  new Set((await childrenOn(work, unitId, fileIds)).map((child) => child.fileId));

/**
 * The publication guard (P-6.4): why these pictures may not be published. Names of children only for who may read their records, and of those of
 * another unit nothing.
 */
export async function reasonsToHold(work: Work, unit: Unit, fileIds: readonly string[], field: string): Promise<Reason[]> {
  const pictures = await picturesOfUnit(work, unit.id, fileIds);
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => `“${pictures.get(id)?.alt || pictures.get(id)?.name || 'không tên'}”`).join(', ');
  const lacking = (await childrenOn(work, unit.id, fileIds)).filter((child) => child.standing !== 'valid');
  const own = new Set(lacking.map((child) => child.fileId));
  const others = [...pictures.values()].filter((picture) => picture.held && !own.has(picture.id)).map((picture) => picture.id);
  const reasons: Reason[] = [];
  if (others.length > 0)
    reasons.push({
      ...{ code: 'consent', field },
      message: `Ảnh ${named(others)} đang được giữ lại: có học sinh của đơn vị khác chưa có sự đồng ý đăng ảnh. Bỏ ảnh ấy ra, hoặc đợi đơn vị có học sinh ghi sự đồng ý.`,
    });
  if (lacking.length === 0) return reasons;
  const children = [...new Map(lacking.map((child) => [child.pupilId, child])).values()];
  if (mayReadRecords(work.actor, unit) !== true)
    return [
      ...reasons,
      {
        ...{ code: 'consent', field },
        message: `${formatNumber(own.size)} ảnh có ${formatNumber(children.length)} học sinh chưa có sự đồng ý đăng ảnh: ${named([...own])}. Bỏ các ảnh ấy, hoặc nhờ văn thư hay hiệu trưởng ${unit.shortName} ghi ở mục Đồng ý đăng ảnh rồi đăng lại.`,
      },
    ];
  const way =
    mayKeepConsents(work.actor, unit) === true
      ? 'ghi sự đồng ý trước, ở mục Đồng ý đăng ảnh'
      : `nhờ văn thư hay hiệu trưởng ${unit.shortName} ghi ở mục Đồng ý đăng ảnh`;
  const on = (child: ShownChild) => named(lacking.filter((one) => one.pupilId === child.pupilId).map((one) => one.fileId));
  return [
    ...reasons,
    ...children.map((child) => ({
      ...{ code: 'consent', field },
      message: `${child.name}${child.className ? `, lớp ${child.className}` : ''}: ${standingNames[child.standing]}${child.standing === 'none' ? ' sự đồng ý đăng ảnh' : child.standing === 'withdrawn' ? ' sự đồng ý đăng ảnh' : ' về đăng ảnh'}. Bỏ ảnh có em (${on(child)}), hoặc ${way}.`,
    })),
  ];
}

/** Of these pictures those that went away because a family took its consent back, with the day: for whoever put them up. No names. */
export async function withdrawnOn(work: Work, unitId: number, fileIds: readonly string[]): Promise<Map<string, LocalDate>> {
  const ids = fileIds.filter((id) => isUuid(id));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ file_id: string; day: LocalDate }>`
    select s.file_id, max(w.withdrawn_on)::text as day
    from consent.shown s join consent.consent w on w.pupil_id = s.pupil_id and w.unit_id = s.unit_id and w.withdrawn_at is not null
    where s.unit_id = ${unitId} and s.file_id = any(${ids}::uuid[])
      and not exists (select from consent.consent a where a.pupil_id = s.pupil_id and a.unit_id = s.unit_id and a.withdrawn_at is null)
    group by s.file_id`.execute(work.handle);
  return new Map(rows.map((row) => [row.file_id, row.day]));
}

/** Pictures of all units that are held and need not be, or are shown and must not, in the scope of the province. `fileIds`: only these and their copies. */
export async function wrongPictures(work: Work, fileIds: readonly string[] | null): Promise<{ fileId: string; hold: boolean }[]> {
  const { rows } = await sql<{ fileId: string; hold: boolean }>`
    select f.id as "fileId", b.lacking as hold from (
      select g.sha256, coalesce(bool_or(s.pupil_id is not null and (a.id is null or not (a.child_agreed
        or coalesce(p.birth_date + interval '7 years' > ${work.today}::date, false)))), false) as lacking
      from media.file g left join consent.shown s on s.file_id = g.id left join people.pupil p on p.id = s.pupil_id
        left join consent.consent a on a.pupil_id = s.pupil_id and a.unit_id = s.unit_id and a.withdrawn_at is null
      where g.sha256 in (select m.sha256 from media.file m
        where ${fileIds ? sql`m.id = any(${fileIds}::uuid[])` : sql`m.id in (select file_id from consent.shown)`})
      group by g.sha256
    ) b join media.file f on f.sha256 = b.sha256 where (f.held_at is not null) <> b.lacking`.execute(work.handle);
  return rows;
}

/** All pictures of a unit on which a child is seen. */
export async function picturesOf(work: Work, unitId: number, pupilIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`
    select distinct file_id from consent.shown where unit_id = ${unitId} and pupil_id = any(${pupilIds}::uuid[])`.execute(
    work.handle,
  );
  return rows.map((row) => row.file_id);
}
