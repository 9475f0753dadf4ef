// Who changed what in a person's record, and when? From the audit record, in the words of the form.
import { sql } from 'kysely';
import { formatDate } from '#kernel/calendar.ts';
import { pupilStatuses, staffStatuses } from '#kernel/code-lists/people-codes.ts';
import { type AuditRow, auditEntries } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Field, type Section, shownValue } from '#platform/http/fields.ts';
import { guardianSection, pupilSections, relations, staffSections } from '../rules/sections.ts';

export type HistoryChange = { label: string; was: string; is: string };
export type HistoryEntry = { id: number; at: Date; actor: string; summary: string; changes: HistoryChange[] };

const more: Record<string, Field> = {
  status: { name: 'status', label: 'Trạng thái', kind: 'choice' },
  status_reason: { name: 'status_reason', label: 'Lý do', kind: 'text' },
  status_date: { name: 'status_date', label: 'Trạng thái từ ngày', kind: 'date' },
  moved_to: { name: 'moved_to', label: 'Chuyển đến', kind: 'text' },
  class_id: { name: 'class_id', label: 'Lớp', kind: 'text' },
};

function fieldsOf(sections: Section[], kind: 'pupil' | 'staff'): Map<string, Field> {
  const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));
  for (const [name, field] of Object.entries(more)) if (!fields.has(name)) fields.set(name, field);
  fields.set('status', { ...(more.status as Field), list: kind === 'pupil' ? pupilStatuses : staffStatuses });
  return fields;
}

/** The words of a guardian's change: 'Mẹ: Điện thoại'. */
function guardianField(key: string): Field | undefined {
  const [, relation = '', name] = /^guardians\.(\w+)(?:\.(\w+))?$/.exec(key) ?? [];
  if (!relation) return undefined;
  const field = name ? guardianSection.fields.find((f) => f.name === name) : undefined;
  return { name: key, kind: 'text', label: `${relations.nameOf(relation)}${field ? `: ${field.label}` : ''}` };
}

function changesOf(row: AuditRow, fields: Map<string, Field>, classes: Map<string, string>): HistoryChange[] {
  return Object.keys(row.after ?? {}).flatMap((key) => {
    const field = fields.get(key) ?? guardianField(key);
    if (!field) return [];
    const words = (value: unknown) => {
      if (value === '•••') return '•••';
      return key === 'class_id' ? (classes.get(String(value)) ?? '') : shownValue(field, value);
    };
    const [was, is] = [words(row.before?.[key]), words(row.after?.[key])];
    return was === is && was !== '•••' ? [] : [{ label: field.label, was, is }];
  });
}

/** What imports did to the record; the audit record has one line for a whole file. */
async function importHistory(
  work: Work,
  kind: 'pupil' | 'staff',
  id: string,
  fields: Map<string, Field>,
  classes: (ids: unknown[]) => Promise<Map<string, string>>,
): Promise<HistoryEntry[]> {
  type Stored = Record<string, unknown> | null;
  const own = kind === 'pupil' ? sql.raw(" -> 'pupil'") : sql.raw('');
  const { rows } = await sql<{
    at: Date;
    by: string;
    file: string;
    undone_at: Date | null;
    undone_by: string | null;
    was: Stored;
    is: Stored;
  }>`select i.applied_at as at, i.applied_by as by, i.file_name as file, i.undone_at, i.undone_by, c.before${own} as was, c.after${own} as is
    from people.import_change c join people.import i on i.id = c.import_id
    where c.object_kind = ${kind} and c.object_id = ${id} and i.applied_at is not null order by i.applied_at desc limit 50`.execute(
    work.handle,
  );
  const names = await classes(rows.flatMap((row) => [row.was?.class_id, row.is?.class_id]));
  const words = (key: string, field: Field, value: unknown) =>
    field.covered && value ? '•••' : key === 'class_id' ? (names.get(String(value)) ?? '') : shownValue(field, value);
  return rows.flatMap((row, i) => {
    const changed = row.was
      ? [...fields].filter(([key]) => JSON.stringify(row.was?.[key] ?? null) !== JSON.stringify(row.is?.[key] ?? null))
      : [];
    const of = (at: Date, actor: string, summary: string, [from, to]: [Stored, Stored], n: number): HistoryEntry => ({
      ...{ id: -(2 * i + n), at, actor, summary },
      changes: changed.map(([key, field]) => ({
        label: field.label,
        was: words(key, field, from?.[key]),
        is: words(key, field, to?.[key]),
      })),
    });
    const applied = of(row.at, row.by, `${row.was ? 'Đổi' : 'Thêm'} bởi lần nhập ${row.file}`, [row.was, row.is], 1);
    return row.undone_at
      ? [of(row.undone_at, row.undone_by ?? '', `Hoàn tác lần nhập ${row.file}`, [row.is, row.was], 2), applied]
      : [applied];
  });
}

export async function recordHistory(
  work: Work,
  unit: Unit,
  kind: 'pupil' | 'staff',
  id: string,
  limit: number,
): Promise<HistoryEntry[]> {
  const rows = await auditEntries(work, { path: unit.path, object: { kind, id }, limit });
  const namesOf = async (ids: unknown[]) => {
    const known = ids.filter((x) => typeof x === 'number');
    if (known.length === 0) return new Map<string, string>();
    const { rows: names } = await sql<{
      id: number;
      name: string;
    }>`select id, name from classes.class where id = any(${known}::int[])`.execute(work.handle);
    return new Map(names.map((row) => [String(row.id), row.name]));
  };
  const classes = await namesOf(rows.flatMap((row) => [row.before?.class_id, row.after?.class_id]));
  const fields = fieldsOf(kind === 'pupil' ? pupilSections : staffSections, kind);
  const byHand = rows.map((row) => ({
    id: row.id,
    at: row.businessAt,
    actor: row.actor.replace(/ \([^)]*\)$/, ''),
    summary: row.summary,
    changes: changesOf(row, fields, classes),
  }));
  return [...byHand, ...(await importHistory(work, kind, id, fields, namesOf))]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

/** 'từ 12/09/2018 đến 03/11/2018', as far as it is known. */
export const periodWords = (from: string | null, to: string | null): string =>
  [from && `từ ${formatDate(from)}`, to && `đến ${formatDate(to)}`].filter(Boolean).join(' ');
