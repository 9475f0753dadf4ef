// The audit record of a unit as a workbook; taking it away is itself recorded.
import { holds, type Person } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import { auditEntries, record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import type { Database } from '#platform/db/database.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';

const day = (text: string | null) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text ?? '') : '');

export const auditFilterOf = (search: URLSearchParams) => ({
  text: (search.get('q') ?? '').slice(0, 100),
  action: /^[a-z.-]{1,40}$/.test(search.get('action') ?? '') ? (search.get('action') ?? '') : '',
  from: day(search.get('from')),
  to: day(search.get('to')),
});

export async function exportAudit(
  db: Database,
  person: Person,
  slug: string,
  search: URLSearchParams,
): Promise<{ name: string; bytes: Uint8Array }> {
  return db.as(person, async (work) => {
    const unit = await unitOfAddress(work, slug);
    if (!holds(work.actor, ['province_admin', 'district_admin', 'principal'], unit.path))
      throw refuse('not_allowed', `Nhật ký của ${unit.shortName} do hiệu trưởng và quản trị cấp trên xem.`);
    const rows = await auditEntries(work, { ...auditFilterOf(search), path: unit.path, limit: 20_000 });
    await record(work, {
      action: 'audit.export',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải ${rows.length} dòng nhật ký`,
    });
    const bytes = await writeSheet(
      'Nhật ký',
      ['Lúc', 'Giờ máy chủ', 'Ai', 'Mã việc', 'Việc', 'Trước', 'Sau'],
      rows.map((row) => [
        ...[formatInstant(new Date(row.businessAt)), formatInstant(new Date(row.at)), row.actor, row.action, row.summary],
        ...[row.before ? JSON.stringify(row.before) : '', row.after ? JSON.stringify(row.after) : ''],
      ]),
    );
    return { name: `nhat-ky-${unit.slug}.xlsx`, bytes };
  });
}
