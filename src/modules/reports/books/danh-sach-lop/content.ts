// The list of a class: who sits in it, where they live, whom to call.
import type { ClassRecord } from '../../queries/class-record.ts';
import { dateText, sexText } from '../../rules/words.ts';
import { ethnicityOf } from '../common.ts';
import { comings } from '../so-diem/content.ts';
import { aTable, nameColumn, numberColumn, type PrintedTable, type TableColumn } from '../table.ts';

export function classList(record: ClassRecord): PrintedTable {
  const columns: TableColumn[] = [
    ...[numberColumn, { title: 'Mã học sinh', width: 2.6 }, nameColumn(4.1), { title: 'Ngày sinh', width: 1.95 }],
    ...[
      { title: 'Giới tính', width: 1 },
      { title: 'Dân tộc', width: 1.2 },
      { title: 'Nơi sinh', width: 0, left: true },
    ],
    ...[
      { title: 'Chỗ ở hiện nay', width: 0, left: true },
      { title: 'Họ tên cha', width: 2.6, left: true },
    ],
    ...[
      { title: 'Họ tên mẹ', width: 2.6, left: true },
      { title: 'Điện thoại', width: 2.1 },
      { title: 'Ghi chú', width: 1.9, left: true },
    ],
  ];
  const rows = record.pupils
    .filter(({ here }) => here)
    .map((pupil, at) => {
      const of = (relation: string) => pupil.guardians.find((one) => one.relation === relation);
      const phone = of('father')?.phone ?? of('mother')?.phone ?? of('guardian')?.phone ?? pupil.phone ?? '';
      return {
        cells: [
          ...[String(at + 1), pupil.code ?? pupil.ministryId ?? '', pupil.name, dateText(pupil.birthDate), sexText(pupil.sex)],
          ...[ethnicityOf(pupil), pupil.birthPlace ?? '', pupil.address, of('father')?.name ?? ''],
          ...[of('mother')?.name ?? of('guardian')?.name ?? '', phone, comings(pupil, record.months.from)],
        ],
      };
    });
  return aTable(columns, rows);
}
