// Classes of a workbook against the classes of the school year.
import { sql } from 'kysely';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import {
  type ClassColumn,
  type ClassRecord,
  classColumns,
  classTable,
  emptyClass,
  listClasses,
  loadClasses,
  removeEmptyClasses,
  saveClasses,
} from '#modules/classes/index.ts';
import type { ImportChange } from '#modules/people/index.ts';
import type { TableRow } from '#platform/spreadsheet/columns.ts';
import { type AddIssue, conclude, differences, type ImportKind, index, issuesOf, nearest } from './plan.ts';

type Row = TableRow<ClassColumn>;
type Teacher = {
  id: string;
  full_name: string;
  name_fold: string;
  code: string | null;
  ministry_id: string | null;
  active: boolean;
};

const fields = classColumns.map((c) => c.field).filter((field) => field !== 'homeroom');
const flags = new Set<string>(['specialised', 'combined', 'boarding']);
const numbers = new Set<string>(['sessions_per_week', 'declared_size']);

const signature = (teacher: Teacher) => (teacher.code ? `${teacher.full_name} (${teacher.code})` : teacher.full_name);

/** The teacher meant by 'Phạm Thị Hoa', 'CB001' or 'Phạm Thị Hoa (CB001)', among the staff of the school. */
export function teacherFinder(staff: readonly Teacher[]) {
  const byCode = index(
    staff.flatMap((s) => [s.code, s.ministry_id].flatMap((code) => (code ? [{ code: fold(code), s }] : []))),
    (entry) => entry.code,
  );
  const byName = Map.groupBy(staff, (s) => s.name_fold);
  const signatures = staff.filter((s) => s.active).map(signature);
  return (text: string, error: AddIssue): Teacher | null => {
    const code = /\(([^()]+)\)\s*$/.exec(text)?.[1] ?? text;
    const byIts = byCode.get(fold(code.trim()))?.s;
    const name = fold(text.replace(/\([^()]*\)\s*$/, '').replace(/^(cô|thầy)\s+/i, ''));
    const named = byName.get(name) ?? [];
    const working = named.filter((s) => s.active);
    const found = byIts ?? (working.length === 1 ? working[0] : named.length === 1 ? named[0] : undefined);
    if (found?.active) return found;
    const mend = { mendable: true } as const;
    if (found) error('homeroom', 'homeroom_gone', `${found.full_name} không còn làm việc ở trường`, mend);
    else if (named.length > 1)
      error('homeroom', 'homeroom_ambiguous', `Trường có ${named.length} người tên ${text}: ghi thêm mã cán bộ`, mend);
    else {
      const near = nearest(text, signatures);
      error('homeroom', 'homeroom_unknown', `Trường không có cán bộ “${text}”${near ? `, có phải “${near}”?` : ''}`, {
        ...mend,
        ...(near ? { suggestion: near } : {}),
      });
    }
    return null;
  };
}

function merged(row: Row, before: ClassRecord | null, grade: string, teacher: Teacher | null): ClassRecord {
  const record = { ...(before ?? { ...emptyClass, id: 0, grade }) } as ClassRecord & Record<string, unknown>;
  for (const field of fields) {
    const value = row.values[field];
    if (value === undefined || (field === 'name' && before)) continue;
    (record as Record<string, unknown>)[field] = flags.has(field) ? value === 'true' : numbers.has(field) ? Number(value) : value;
  }
  if (row.values.session) record.two_sessions = record.session === 'full_day';
  if (teacher) record.homeroom_staff_id = teacher.id;
  return record;
}

export const classesKind: ImportKind<ClassRecord> = {
  name: 'classes',
  title: 'Lớp học',
  one: 'lớp',
  record: 'class',
  table: classTable,

  async plan(work, unit, read) {
    const schoolYear = schoolYearOf(work.today);
    const offered = unitTypeOf(unit.type)?.grades ?? [];
    const stored = await loadClasses(work, unit.id, schoolYear);
    const pupils = new Map((await listClasses(work, unit.id, schoolYear)).map((c) => [c.id, c.pupils]));
    const byName = index(stored, (c) => fold(c.name));
    const byKey = index(stored, (c) => classKey(c.name));
    const byCode = index(stored, (c) => c.code && fold(c.code));
    const { rows: staff } = await sql<Teacher>`
      select id, full_name, name_fold, code, ministry_id, active from people.staff where unit_id = ${unit.id} order by sort_key`.execute(
      work.handle,
    );
    const findTeacher = teacherFinder(staff);
    const teacherName = (id: string | null) => staff.find((s) => s.id === id)?.full_name ?? null;
    const rows = (read.rows as Row[]).map((row) => {
      const { issues, error } = issuesOf(row);
      const { name = '', code, homeroom } = row.values;
      const before = byName.get(fold(name)) ?? byKey.get(classKey(name)) ?? null;
      const owner = code ? byCode.get(fold(code)) : undefined;
      if (owner && owner.id !== before?.id) error('code', 'code_taken', `Mã lớp ${code} đã là mã của lớp ${owner.name}`);
      const written = /^(\d{1,2})/.exec(name)?.[1]?.padStart(2, '0') ?? '';
      const grade = row.values.grade ?? before?.grade ?? (offered.includes(written) ? written : '');
      if (!grade && name) error('grade', 'class_grade', `Chưa rõ khối của lớp ${name}: ghi cột Khối học`);
      else if (grade && !offered.includes(grade))
        error('grade', 'grade_not_offered', `Trường không dạy ${gradeOf(grade)?.name.toLowerCase() ?? `khối ${grade}`}`);
      else if (before && grade !== before.grade && (pupils.get(before.id) ?? 0) > 0)
        error(
          'grade',
          'grade_in_use',
          `Lớp ${name} đang có ${pupils.get(before.id)} học sinh khối khác: không đổi khối bằng tệp`,
        );
      const teacher = homeroom ? findTeacher(homeroom, error) : null;
      const after = merged(row, before, grade, teacher);
      const changes = before
        ? differences(
            classColumns,
            before as unknown as Record<string, unknown>,
            after as unknown as Record<string, unknown>,
            fields,
          )
        : [];
      if (before && before.homeroom_staff_id !== after.homeroom_staff_id)
        changes.push({
          field: 'homeroom',
          was: teacherName(before.homeroom_staff_id),
          is: teacherName(after.homeroom_staff_id),
        });
      return conclude(row, 'name', issues, before, after, changes);
    });
    return { rows, missingClasses: [], choices: { homeroom: staff.filter((s) => s.active).map(signature) } };
  },

  async write(work, unit, _plan, rows, _options, progress) {
    await progress('Ghi lớp và giáo viên chủ nhiệm', 0, rows.length);
    const ids = await saveClasses(
      work,
      unit.id,
      schoolYearOf(work.today),
      rows.map((row) => row.after as ClassRecord),
    );
    const now = await this.stored(work, unit, ids.map(String));
    return rows.map((row, i): ImportChange => {
      const id = String(ids[i]);
      return { kind: 'class', id, before: row.before, after: now.get(id)?.record ?? null };
    });
  },

  async stored(work, unit, ids) {
    const wanted = new Set(ids);
    const rows = (await loadClasses(work, unit.id, schoolYearOf(work.today))).filter((c) => wanted.has(String(c.id)));
    return new Map(rows.map((c) => [String(c.id), { name: c.name, record: c }]));
  },

  async undo(work, unit, changes) {
    const schoolYear = schoolYearOf(work.today);
    const fresh = changes.filter((change) => !change.before);
    const inUse = (await listClasses(work, unit.id, schoolYear)).filter(
      (c) => c.pupils > 0 && fresh.some((change) => Number(change.id) === c.id),
    );
    if (inUse.length > 0)
      throw refuse(
        'used_since',
        `Lớp ${inUse.map((c) => c.name).join(', ')} đã có học sinh sau lần nhập này, nên không hoàn tác cả tệp được.`,
      );
    await saveClasses(
      work,
      unit.id,
      schoolYear,
      changes.flatMap((change) => (change.before ? [change.before as ClassRecord] : [])),
      { undo: true },
    );
    await removeEmptyClasses(
      work,
      unit.id,
      schoolYear,
      fresh.map((change) => Number(change.id)),
    );
  },
};
