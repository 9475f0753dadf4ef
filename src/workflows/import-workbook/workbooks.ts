// The workbooks around an import: the empty template, a list as it stands in a workbook, the rows that were refused.
import { sql } from 'kysely';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { ImportKindName } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Column } from '#platform/spreadsheet/columns.ts';
import { type Flagged, type SheetList, writeSheet } from '#platform/spreadsheet/write.ts';
import type { DryRun } from './imports.ts';
import { kinds } from './kinds.ts';
import { type Commune, communeKinds } from './places.ts';

const listNames: Record<string, string> = {
  ...{ sex: 'GIOI_TINH', ethnicity: 'DAN_TOC', religion: 'TON_GIAO', nationality: 'QUOC_TICH', province: 'TINH', grade: 'KHOI' },
  ...{ status: 'TRANG_THAI', kind: 'LOAI_CAN_BO', position: 'CHUC_VU', contract: 'HOP_DONG', degree: 'TRINH_DO' },
  ...{ main_subject: 'MON_HOC', title_code: 'HANG', session: 'BUOI_HOC', foreign_language_1: 'NGOAI_NGU' },
  foreign_language_2: 'NGOAI_NGU',
};
const titleOf = (c: Column) => (c.mandatory ? `${c.title} (*)` : c.title);
const howTo: Record<Column['kind'], string> = {
  ...{
    text: 'chữ',
    date: 'ngày/tháng/năm',
    list: 'một giá trị trong danh mục',
    digits: 'chữ số',
    phone: '10 chữ số, bắt đầu bằng 0',
  },
  ...{ year: 'bốn chữ số', number: 'số nguyên', flag: 'Có hoặc Không' },
};
/** The remark at a column's title: what belongs there, with an example; a remark is never read as data. */
const remark = (c: Column) =>
  [c.mandatory ? 'Bắt buộc.' : '', `Ghi ${howTo[c.kind]}.`, c.example ? `Ví dụ: ${c.example}` : ''].filter(Boolean).join(' ');

function listsOf(columns: readonly Column[], communes: readonly Commune[], grades?: readonly string[]): SheetList[] {
  const lists = new Map<string, SheetList>();
  const add = (name: string, title: string, values: string[], field: string) => {
    const list = lists.get(name) ?? { name, title, values, columns: [] };
    list.columns.push(columns.findIndex((c) => c.field === field) + 2);
    lists.set(name, list);
  };
  for (const c of columns)
    if (c.list)
      add(
        listNames[c.field] ?? c.field.toUpperCase(),
        c.list.title,
        c.list.entries.filter((e) => c.field !== 'grade' || !grades || grades.includes(e.code)).map((e) => e.name),
        c.field,
      );
  if (columns.some((c) => c.field === 'district')) {
    add('HUYEN', 'Huyện', [...new Set(communes.map((c) => c.district))], 'district');
    add('XA', 'Xã', [...new Set(communes.map((c) => `${communeKinds[c.kind]} ${c.name}`))], 'commune');
  }
  return [...lists.values()];
}

export async function communesOf(work: Work): Promise<Commune[]> {
  const { rows } = await sql<Commune>`
    select code, name, kind, district_code, district, province_code from organizations.commune order by code`.execute(
    work.handle,
  );
  return rows;
}

export async function templateWorkbook(
  kind: ImportKindName,
  unit: Pick<Unit, 'name' | 'type'>,
  communes: Commune[],
): Promise<Uint8Array> {
  const { title, table } = kinds[kind];
  return writeSheet(title, ['STT', ...table.columns.map((c) => ({ text: titleOf(c), reason: remark(c) }))], [], {
    title: [
      unit.name,
      `DANH SÁCH ${title.toUpperCase()}`,
      'Cột có dấu (*) là bắt buộc. Chỉ vào tên cột để xem cách ghi và ví dụ.',
    ],
    lists: listsOf(table.columns, communes, unitTypeOf(unit.type)?.grades),
  });
}

export type Line = Partial<Record<string, string | number>>;
/** Rows as they stand in a workbook of the ministry: header in row 4. */
export async function listWorkbook(kind: ImportKindName, unitName: string, rows: readonly Line[]): Promise<Uint8Array> {
  const { title, table } = kinds[kind];
  const used = table.columns.filter((c) => rows.some((row) => (row[c.field] ?? '') !== ''));
  return writeSheet(
    title,
    ['STT', ...used.map((c) => c.title)],
    rows.map((row, i) => [String(i + 1), ...used.map((c) => row[c.field] ?? '')]),
    { title: [unitName, `DANH SÁCH ${title.toUpperCase()}`, ''] },
  );
}

/** The refused rows, corrections applied, each faulty cell red with its reason; corrected, the file is accepted again. */
export async function faultyWorkbook(kind: ImportKindName, result: DryRun, communes: Commune[]): Promise<Uint8Array> {
  const used = kinds[kind].table.columns.filter(
    (c) => result.columns.includes(c.field) || result.rows.some((row) => row.issues.some((issue) => issue.field === c.field)),
  );
  const rows = result.rows.filter((row) => row.verdict === 'refused');
  const errors = (row: DryRun['rows'][number], field?: string) =>
    row.issues
      .filter((issue) => issue.level === 'error' && (field === undefined || issue.field === field))
      .map((issue) => issue.message)
      .join('. ');
  return writeSheet(
    'Dòng lỗi',
    ['STT', ...used.map((c) => c.title), 'Lý do'],
    rows.map((row) => [
      String(row.row),
      ...used.map((c): string | Flagged => {
        const text = row.raw[c.field] ?? '';
        const reason = errors(row, c.field);
        return reason ? { text, reason } : text;
      }),
      errors(row),
    ]),
    { title: ['Các dòng chưa nhập được: sửa ô đỏ rồi nhập lại chính tệp này', '', ''], lists: listsOf(used, communes) },
  );
}
