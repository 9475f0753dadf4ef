// The list of pupils as it stands on the screen, as a workbook.

import type { Person } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { record } from '#modules/audit/index.ts';
import { listClasses } from '#modules/classes/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, listPupils, mayReadRecords } from '#modules/people/index.ts';
import type { Database } from '#platform/db/database.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';

export async function exportPupils(
  db: Database,
  person: Person,
  slug: string,
  search: URLSearchParams,
): Promise<{ name: string; bytes: Uint8Array }> {
  return db.as(person, async (work) => {
    const unit = await unitOfAddress(work, slug);
    demand(mayReadRecords(work.actor, unit));
    const number = (key: string) => (/^\d{1,9}$/.test(search.get(key) ?? '') ? Number(search.get(key)) : undefined);
    const [classId, rule, missing, status] = [number('class'), number('rule'), search.get('missing'), search.get('status')];
    const { rows, total } = await listPupils(work, unit.id, {
      text: search.get('q') ?? '',
      ...(classId ? { classId } : {}),
      ...(rule ? { rule } : {}),
      ...(missing ? { missing } : {}),
      status: status === 'gone' || status === 'all' ? status : 'active',
      limit: 5000,
    });
    const names = new Map((await listClasses(work, unit.id, schoolYearOf(work.today))).map((c) => [c.id, c.name]));
    await record(work, {
      action: 'people.export-pupils',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${total} học sinh ra Excel`,
    });
    const bytes = await writeSheet(
      'Học sinh',
      ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp', 'Trạng thái'],
      rows.map((row, i) => [
        ...[
          String(i + 1),
          row.code ?? '',
          row.name,
          row.birthDate ? formatDate(row.birthDate) : '',
          sexes.nameOf(row.sex),
          ethnicGroups.nameOf(row.ethnicity),
        ],
        ...[row.classId ? (names.get(row.classId) ?? '') : '', pupilStatuses.nameOf(row.status)],
      ]),
    );
    return { name: `hoc-sinh-${unit.slug}.xlsx`, bytes };
  });
}
