// Which documents may one speak of? The unit's own that are not withdrawn, and what its superiors have published.

import { sql } from 'kysely';
import { formatDate, type LocalDate, parseDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { parseNumber } from '../rules/number.ts';
import { changesForce, type RelationKind } from '../rules/relations.ts';

export type Target = { id: string; unitId: number; number: string; issuedOn: LocalDate | null; title: string };

export const superiorsOf = (path: string): number[] =>
  path
    .split('.')
    .slice(0, -1)
    .map((label) => Number(label.slice(1)));

/** Published documents of superiors lie outside the scope of their members' editors; everybody may read them on the site. */
async function find(work: Work, unit: Unit, where: { number?: string; id?: string; limit: number }): Promise<Target[]> {
  return work.elevated('documents that superiors have published', async () => {
    const { rows } = await sql<Target>`
      select d.id, d.unit_id as "unitId", r.number, r.issued_on as "issuedOn", r.title from documents.document d
      join documents.revision r on r.document_id = d.id and r.version = case when d.unit_id = ${unit.id} then d.version else d.published_version end
      where ((d.unit_id = ${unit.id} and d.state <> 'withdrawn') or (d.unit_id = any(${superiorsOf(unit.path)}::int[]) and d.state = 'published'))
        and r.number <> '' ${where.number === undefined ? sql`` : sql`and replace(lower(r.number), '&', '') = replace(lower(${where.number}), '&', '')`}
        ${where.id === undefined ? sql`` : sql`and d.id = ${where.id}::uuid`}
      order by (d.unit_id = ${unit.id}) desc, r.issued_on desc nulls last limit ${where.limit}`.execute(work.handle);
    return rows;
  });
}

/** How a document is named in a form: its number, and the day where the number alone would not do. */
export const nameOfTarget = (target: Pick<Target, 'number' | 'issuedOn'>): string =>
  `${target.number}${target.issuedOn ? `, ${formatDate(target.issuedOn)}` : ''}`;

export const targetsFor = (work: Work, unit: Unit): Promise<Target[]> => find(work, unit, { limit: 300 });

export async function resolveRelations(
  work: Work,
  unit: Unit,
  ownId: string,
  typed: readonly { kind: RelationKind; to: string }[],
): Promise<{ relations: { kind: RelationKind; target: Target }[]; reasons: Reason[] }> {
  const relations: { kind: RelationKind; target: Target }[] = [];
  const reasons: Reason[] = [];
  const against = (message: string) => reasons.push({ code: 'relation', message, field: 'relations' });
  for (const { kind, to } of typed) {
    if (to === '') continue;
    const [numberText = '', dayText] = to.split(/,(?=\s*\d)/);
    const byId = isUuid(to);
    const parsed = byId ? null : parseNumber(numberText);
    if (parsed && !parsed.ok) {
      against(`Văn bản liên quan “${to}”: ${parsed.reason}.`);
      continue;
    }
    const day = dayText === undefined ? null : parseDate(dayText);
    const found = (await find(work, unit, { ...(parsed?.ok ? { number: parsed.number.text } : { id: to }), limit: 20 })).filter(
      (target) => target.id !== ownId && (!day?.ok || target.issuedOn === day.date),
    );
    const [target, second] = found;
    if (!target)
      against(`Không có văn bản “${to}” trên trang của đơn vị hoặc của cấp trên. Đăng văn bản ấy trước, hoặc bỏ dòng này.`);
    else if (second)
      against(`Có ${found.length} văn bản số ${target.number}. Ghi thêm ngày ban hành, ví dụ ${nameOfTarget(target)}.`);
    else if (changesForce(kind) && target.unitId !== unit.id)
      against(
        `${target.number} là văn bản của cấp trên: đơn vị chỉ căn cứ hoặc hướng dẫn thi hành, không thay thế, bãi bỏ hay sửa đổi được.`,
      );
    else if (relations.some((relation) => relation.target.id === target.id))
      against(`${target.number} đứng hai lần ở văn bản liên quan.`);
    else relations.push({ kind, target });
  }
  return { relations, reasons };
}
