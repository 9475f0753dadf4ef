import { formatDate } from '#kernel/calendar.ts';
import type { CodeList } from '#kernel/code-lists/code-list.ts';

export type FieldKind = 'text' | 'digits' | 'phone' | 'date' | 'whole' | 'decimal' | 'choice' | 'choices' | 'yes' | 'yesno';
export type Field = {
  name: string;
  label: string;
  kind: FieldKind;
  list?: CodeList;
  /** Marked with an asterisk: the record is not complete without it. */
  wanted?: true;
  /** Nothing is stored without it. */
  required?: string;
  /** Covered until somebody who may asks for it; the asking is logged (R7.5). */
  covered?: true;
  hint?: string;
  /** Many words, such as an address: twice the width. */
  wide?: true;
  max?: number;
  min?: number;
  pattern?: RegExp;
  message?: string;
};
/** A covered section is shown as a whole or not at all: an empty field of it would tell too. */
export type Section = { key: string; title: string; fields: Field[]; covered?: true };

export const blank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A form's entries as a command takes them: what stands there several times is a list. */
export function entriesOf(form: FormData): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key).map(String);
    entries[key] = values.length > 1 ? values : values[0];
  }
  return entries;
}

/** A stored value in the words of the form; '' when there is none. */
export function shownValue(field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((code) => field.list?.nameOf(String(code)) ?? String(code)).join(', ');
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return formatDate(String(value));
  return field.list ? field.list.nameOf(String(value)) : String(value);
}

/** How a covered value hints at itself: never more than the last two signs of a number. */
export const coverOf = (value: unknown): string => {
  const text = String(value);
  return /^\d{9,}$/.test(text) ? `${'•'.repeat(text.length - 2)}${text.slice(-2)}` : '••••••';
};

/** Values as form elements hold them: text, or a list for several boxes. */
export type FormValues = Record<string, string | string[]>;
/** A record as a form shows it; what is covered is not in `values`. */
export type RecordView = { version: number; values: FormValues; covered: Record<string, string> };

export function formValue(field: Field, value: unknown): string | string[] {
  if (field.kind === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (value === null || value === undefined) return field.kind === 'yes' ? 'false' : '';
  return field.kind === 'date' ? shownValue(field, value) : String(value);
}

/** What the form of a record may show at once. `prefix` names a part of the record, as `guardians.<id>.`. */
export function viewOf(sections: readonly Section[], row: Record<string, unknown>, prefix = ''): Omit<RecordView, 'version'> {
  const view: Omit<RecordView, 'version'> = { values: {}, covered: {} };
  for (const section of sections)
    for (const field of section.fields) {
      const value = row[field.name];
      const hidden = section.covered || (field.covered && !blank(value));
      if (hidden) view.covered[prefix + field.name] = section.covered ? '••••••' : coverOf(value);
      else view.values[prefix + field.name] = formValue(field, value);
    }
  return view;
}

/** The section of a record that somebody is writing down for the first time: nothing in it is covered from the writer. */
export const uncovered = ({ covered: _, ...section }: Section): Section => ({
  ...section,
  fields: section.fields.map(({ covered: __, ...field }) => field),
});
