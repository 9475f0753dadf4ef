// The fields of a record as its form shows them, each with what was refused, what the checks found, and its cover.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Field, Section } from '#platform/http/fields.ts';
import { reasonAt } from './reasons.tsx';
import { useRecordForm } from './record-form.tsx';

export function SectionCard({ section, aside, children }: { section: Section; aside?: ReactNode; children?: ReactNode }) {
  const form = useRecordForm();
  const names = section.fields.map((field) => field.name);
  const hidden = section.covered && names.some((name) => name in form.covered);
  return (
    <section className="card" id={`s-${section.key}`} aria-label={section.title}>
      <h2 className="row">
        <span className="grow">{section.title}</span>
        {aside}
        {hidden && form.reveal && (
          <button type="button" className="coverbutton" disabled={form.revealing} onClick={() => form.reveal?.(names)}>
            <IconEye size={16} aria-hidden /> Xem (ghi nhật ký)
          </button>
        )}
      </h2>
      {hidden ? (
        <p className="pad muted small">
          {names.map((name) => (
            <span key={name} id={`f-${name}`} />
          ))}
          Các mục này được che.{' '}
          {form.reveal ? 'Mở ra khi cần, lần xem được ghi vào nhật ký.' : 'Văn thư và hiệu trưởng của trường xem được.'}
        </p>
      ) : (
        (children ?? <FieldGrid fields={section.fields} />)
      )}
    </section>
  );
}

export function FieldGrid({ fields, prefix = '' }: { fields: readonly Field[]; prefix?: string }) {
  return (
    <div className="pad grid3">
      {fields.map((field) => (
        <FieldEntry key={field.name} field={field} name={prefix + field.name} />
      ))}
    </div>
  );
}

export function FieldEntry({ field, name }: { field: Field; name: string }) {
  const form = useRecordForm();
  const value = form.values[name];
  const text = typeof value === 'string' ? value : '';
  const issues = form.issues[name] ?? [];
  const error = reasonAt(form.reasons, name);
  const notes =
    issues.length > 0 && !error
      ? issues.map((issue) => (
          <span key={issue.text} className={issue.level === 'E' ? 'fieldnote bad' : 'fieldnote warn'}>
            {issue.level === 'E' ? <IconAlertCircle size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
            <span>
              {issue.text}
              {issue.href && (
                <>
                  {' '}
                  <a href={issue.href}>{form.readOnly ? 'xem' : 'giải trình'}</a>
                </>
              )}
            </span>
          </span>
        ))
      : null;
  const common = {
    id: `f-${name}`,
    name,
    label: field.label,
    className: field.wide ? 'widefield' : '',
    withAsterisk: Boolean(field.wanted),
    error,
    description: (notes ?? field.hint) || undefined,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  };
  if (name in form.covered)
    return (
      <div className={field.wide || /personal_id$/.test(name) ? 'coverfield wide' : 'coverfield'} id={`f-${name}`}>
        <span className="coverlabel">{field.label}</span>
        <div className="cover">
          <span className="num" aria-hidden="true">
            {form.covered[name]}
          </span>
          {form.reveal ? (
            <button
              type="button"
              className="coverbutton"
              disabled={form.revealing}
              aria-label={`Xem ${field.label.toLowerCase()} (ghi nhật ký)`}
              title="Lần xem được ghi vào nhật ký"
              onClick={() => form.reveal?.([name])}
            >
              <IconEye size={16} aria-hidden /> Xem<span className="why"> (ghi nhật ký)</span>
            </button>
          ) : (
            <span className="small muted">được che</span>
          )}
        </div>
        {notes}
      </div>
    );
  if (field.kind === 'choice' || field.kind === 'yesno') {
    const options =
      field.kind === 'yesno'
        ? [
            { value: 'true', label: 'Có' },
            { value: 'false', label: 'Không' },
          ]
        : (form.lists[name] ?? field.list?.entries.map((entry) => ({ value: entry.code, label: entry.name })) ?? []);
    // A stored word that the list does not know stays visible and stays stored.
    const known = !text || options.some((option) => option.value === text);
    if (form.readOnly)
      return <TextInput {...common} value={options.find((option) => option.value === text)?.label ?? text} readOnly />;
    return (
      <NativeSelect
        {...common}
        defaultValue={text}
        data={[{ value: '', label: '' }, ...(known ? [] : [{ value: text, label: text }]), ...options]}
      />
    );
  }
  if (field.kind === 'yes')
    return (
      <div className="checkfield" id={`f-${name}`}>
        <input type="hidden" name={name} value="false" />
        <Checkbox
          name={name}
          value="true"
          label={field.label}
          defaultChecked={text === 'true'}
          disabled={form.readOnly}
          error={error}
          description={notes}
        />
      </div>
    );
  if (field.kind === 'choices')
    return (
      <fieldset className="choicesfield" id={`f-${name}`}>
        <legend>{field.label}</legend>
        <input type="hidden" name={name} value="" />
        {field.list?.entries.map((entry) => (
          <Checkbox
            key={entry.code}
            name={name}
            value={entry.code}
            label={entry.name}
            defaultChecked={Array.isArray(value) && value.includes(entry.code)}
            disabled={form.readOnly}
          />
        ))}
        {error && <span className="fieldnote bad">{error}</span>}
        {notes}
      </fieldset>
    );
  return (
    <TextInput
      {...common}
      defaultValue={text}
      readOnly={form.readOnly}
      autoComplete="off"
      placeholder={field.kind === 'date' && !form.readOnly ? 'dd/mm/yyyy' : undefined}
      inputMode={field.kind === 'whole' ? 'numeric' : field.kind === 'decimal' ? 'decimal' : undefined}
    />
  );
}

/** The sections beside the form, with how much is wrong in each. */
export function SectionIndex({
  sections,
  count,
}: {
  sections: { key: string; title: string; note?: string; holds(name: string): boolean }[];
  count(of: (name: string) => boolean): number;
}) {
  return (
    <nav className="sectionindex" aria-label="Các phần của hồ sơ">
      {sections.map((section) => {
        const wrong = count(section.holds);
        return (
          <a key={section.key} href={`#s-${section.key}`}>
            <span>{section.title}</span>
            {wrong > 0 ? <b className="bad">{wrong} lỗi</b> : section.note && <i>{section.note}</i>}
          </a>
        );
      })}
    </nav>
  );
}
