// Staff of a workbook against the staff of the unit.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Refused } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { homeroomsOf, recheckClasses } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  deleteStaff,
  emptyStaff,
  type ImportChange,
  loadStaff,
  type StaffColumn,
  type StaffRecord,
  saveStaff,
  staffColumns,
  staffTable,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { TableRow } from '#platform/spreadsheet/columns.ts';
import { conclude, differences, type ImportKind, index, issuesOf } from './plan.ts';

type Row = TableRow<StaffColumn>;
type Stored = Pick<StaffRecord, 'id' | 'code' | 'ministry_id' | 'personal_id' | 'birth_date'> & { name_fold: string };
const fields = staffColumns.map((c) => c.field);
const flags = new Set<string>(['party_member']);

/** Numbers that staff working elsewhere carry: asked in the whole province, answered with the unit's name only. */
async function elsewhere(work: Work, unitId: number, numbers: string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  return work.elevated('does another unit have this person', async () => {
    const { rows } = await sql<{ ministry_id: string | null; personal_id: string | null; short_name: string }>`
      select s.ministry_id, s.personal_id, u.short_name from people.staff s join organizations.unit u on u.id = s.unit_id
      where (s.ministry_id = any(${numbers}) or s.personal_id = any(${numbers})) and s.unit_id <> ${unitId} and s.active`.execute(
      work.handle,
    );
    return new Map(rows.flatMap((row) => [row.ministry_id, row.personal_id].flatMap((n) => (n ? [[n, row.short_name]] : []))));
  });
}

function merged(row: Row, unitId: number, before: StaffRecord | null, today: string): StaffRecord {
  const staff = {
    ...(before ?? { ...emptyStaff, id: randomUUID(), unit_id: unitId, nationality: 'VN', status_date: today }),
  } as StaffRecord & Record<string, unknown>;
  for (const field of fields) {
    const value = row.values[field];
    if (value !== undefined) (staff as Record<string, unknown>)[field] = flags.has(field) ? value === 'true' : value;
  }
  if (before && row.values.status && row.values.status !== before.status) staff.status_date = today;
  return staff;
}

/** The classes these people lead say whether their teacher still works. */
async function recheckLed(work: Work, unit: Unit, ids: string[]): Promise<void> {
  const led = (await homeroomsOf(work, unit.id, ids)).filter((c) => c.now).map((c) => c.classId);
  if (led.length > 0) await recheckClasses(work, unit.id, schoolYearOf(work.today), [...new Set(led)]);
}

export const staffKind: ImportKind<StaffRecord> = {
  name: 'staff',
  title: 'Cán bộ, giáo viên',
  one: 'cán bộ',
  record: 'staff',
  table: staffTable,

  async plan(work, unit, read) {
    const table = read.rows as Row[];
    const { rows: stored } = await sql<Stored>`
      select id, code, ministry_id, personal_id, name_fold, birth_date from people.staff where unit_id = ${unit.id}`.execute(
      work.handle,
    );
    const byMinistry = index(stored, (s) => s.ministry_id);
    const byCode = index(stored, (s) => s.code);
    const byPersonal = index(stored, (s) => s.personal_id);
    const byName = index(stored, (s) => (s.birth_date ? `${s.name_fold}|${s.birth_date}` : null));
    // A record whose birth date is still missing is known by its name, when nobody shares it.
    const byNameAlone = index(stored, (s) => s.name_fold);
    const matches = table.map(({ values: { ministry_id, code, personal_id, full_name, birth_date } }) => {
      const name = fold(full_name ?? '');
      const alone = byNameAlone.get(name);
      return (
        byMinistry.get(ministry_id ?? '') ??
        byCode.get(code ?? '') ??
        byPersonal.get(personal_id ?? '') ??
        byName.get(`${name}|${birth_date}`) ??
        (alone && alone.birth_date === null ? alone : null)
      );
    });
    const known = new Map(
      (
        await loadStaff(
          work,
          matches.flatMap((m) => m?.id ?? []),
        )
      ).map((row) => [row.id, row]),
    );
    const others = await elsewhere(
      work,
      unit.id,
      table.flatMap((row) => [row.values.ministry_id, row.values.personal_id].flatMap((n) => n ?? [])),
    );
    const taken = new Map<string, number>();
    const rows = table.map((row, i) => {
      const { issues, error } = issuesOf(row);
      const has = (code: string) => issues.some((issue) => issue.code === code);
      const stored = matches[i] ?? null;
      const before = stored ? (known.get(stored.id) ?? null) : null;
      if (stored) {
        const first = taken.get(stored.id);
        if (first !== undefined && !has('double')) error('full_name', 'double', `Cùng một người với hàng ${first} trong tệp`);
        else taken.set(stored.id, row.row);
      }
      const after = merged(row, unit.id, before, work.today);
      const works = after.status === 'working' || after.status === 'on_leave';
      for (const field of ['ministry_id', 'personal_id'] as const) {
        const other = others.get(row.values[field] ?? '');
        if (other && works && before?.[field] !== row.values[field] && !has('elsewhere'))
          error(field, 'elsewhere', `Người này đang có hồ sơ chính ở ${other}: làm thủ tục chuyển công tác, không nhập vào đây`);
      }
      const owner = row.values.code ? byCode.get(row.values.code) : undefined;
      if (owner && owner.id !== stored?.id)
        error('code', 'code_taken', `Mã ${row.values.code} đã cấp cho một người khác của trường`);
      const changes = before
        ? differences(staffColumns, before as unknown as Record<string, unknown>, after as unknown as Record<string, unknown>, [
            ...fields,
            'status_date',
          ])
        : [];
      return conclude(row, 'full_name', issues, before, after, changes);
    });
    return { rows, missingClasses: [], choices: {} };
  },

  async write(work, unit, _plan, rows, _options, progress) {
    const toSave = rows.map((row) => row.after as StaffRecord);
    await progress('Ghi hồ sơ cán bộ', 0, toSave.length);
    await saveStaff(work, unit.id, toSave);
    const ids = toSave.map((staff) => staff.id);
    await progress('Xem lại các lớp chủ nhiệm', toSave.length, toSave.length);
    await recheckLed(work, unit, ids);
    const now = await this.stored(work, unit, ids);
    return rows.map((row, i): ImportChange => {
      const id = ids[i] ?? '';
      return { kind: 'staff', id, before: row.before, after: now.get(id)?.record ?? null };
    });
  },

  async stored(work, _unit, ids) {
    return new Map((await loadStaff(work, ids)).map((staff) => [staff.id, { name: staff.full_name, record: staff }]));
  },

  async undo(work, unit, changes) {
    const restore = changes.flatMap((change) => (change.before ? [change.before as StaffRecord] : []));
    const fresh = changes.filter((change) => !change.before);
    const ids = fresh.map((change) => change.id);
    const led = await homeroomsOf(work, unit.id, ids);
    const { rows: accounts } = await sql<{ id: string }>`
      select id from people.staff where id = any(${ids}::uuid[]) and user_id is not null`.execute(work.handle);
    const nameOf = (id: string) => (fresh.find((change) => change.id === id)?.after as StaffRecord | undefined)?.full_name ?? '';
    const reasons = [
      ...led.map((c) => ({ code: 'leads', message: `${nameOf(c.staffId)} đã là chủ nhiệm lớp ${c.className}` })),
      ...accounts.map((a) => ({ code: 'account', message: `${nameOf(a.id)} đã có tài khoản` })),
    ];
    if (reasons.length > 0)
      throw new Refused('refused', [{ code: 'used_since', message: 'Không hoàn tác cả tệp được.' }, ...reasons]);
    await saveStaff(work, unit.id, restore);
    if (ids.length > 0) await deleteStaff(work, unit.id, ids);
    await recheckLed(
      work,
      unit,
      restore.map((staff) => staff.id),
    );
  },
};
