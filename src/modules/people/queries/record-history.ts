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

export async function recordHistory(
  work: Work,
  unit: Unit,
  kind: 'pupil' | 'staff',
  id: string,
  limit: number,
): Promise<HistoryEntry[]> {
  const rows = await auditEntries(work, { path: unit.path, object: { kind, id }, limit });
  const classIds = rows.flatMap((row) => [row.before?.class_id, row.after?.class_id]).filter((x) => typeof x === 'number');
  const { rows: names } =
    classIds.length > 0
      ? await sql<{ id: number; name: string }>`select id, name from classes.class where id = any(${classIds}::int[])`.execute(
          work.handle,
        )
      : { rows: [] };
  const classes = new Map(names.map((row) => [String(row.id), row.name]));
  const fields = fieldsOf(kind === 'pupil' ? pupilSections : staffSections, kind);
  return rows.map((row) => ({
    id: row.id,
    at: row.businessAt,
    actor: row.actor.replace(/ \([^)]*\)$/, ''),
    summary: row.summary,
    changes: changesOf(row, fields, classes),
  }));
}

/** 'từ 12/09/2018 đến 03/11/2018', as far as it is known. */
export const periodWords = (from: string | null, to: string | null): string =>
  [from && `từ ${formatDate(from)}`, to && `đến ${formatDate(to)}`].filter(Boolean).join(' ');
