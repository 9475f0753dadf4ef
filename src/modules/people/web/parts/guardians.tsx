// Those who answer for a pupil, edited within the pupil's form: corrected, ended from a day on, added. Former ones stay to be read.
import { NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { FieldGrid } from '#platform/ui/record-fields.tsx';
import { useRecordForm } from '#platform/ui/record-form.tsx';
import { guardianSection, relations } from '../../rules/sections.ts';

type Current = { id: string; relation: string };
export type Former = { id: string; relation: string; name: string; period: string };

export function Guardians({ current, former, today }: { current: Current[]; former: Former[]; today: string }) {
  const form = useRecordForm();
  // A draft that is put back brings its new people with it.
  const drafted = [...new Set(Object.keys(form.overrides).flatMap((name) => /^guardians\.(new\d+)\./.exec(name)?.[1] ?? []))];
  const [added, setAdded] = useState<string[]>(drafted);
  const free = relations.entries.filter((entry) => !current.some((guardian) => guardian.relation === entry.code));
  return (
    <section className="card" id="s-guardians" aria-label={guardianSection.title}>
      <h2 className="row" id="f-guardians">
        <span className="grow">{guardianSection.title}</span>
        {!form.readOnly && (
          <button type="button" className="coverbutton" onClick={() => setAdded((was) => [...was, `new${was.length + 1}`])}>
            <IconPlus size={16} aria-hidden /> Thêm người
          </button>
        )}
      </h2>
      {reasonAt(form.reasons, 'guardians') && <p className="pad fieldnote bad">{reasonAt(form.reasons, 'guardians')}</p>}
      {(form.issues.guardians ?? []).map((issue) => (
        <p key={issue.text} className={`pad fieldnote ${issue.level === 'E' ? 'bad' : 'warn'}`}>
          <span>
            {issue.text} {issue.href && !form.readOnly && <a href={issue.href}>giải trình</a>}
          </span>
        </p>
      ))}
      {current.length + added.length === 0 && <p className="pad muted">Chưa ghi bố, mẹ hoặc người giám hộ.</p>}
      {current.map((guardian) => (
        <Person key={guardian.id} id={guardian.id} relation={guardian.relation} today={today} />
      ))}
      {added.map((id) => (
        <div className="person" key={id}>
          <div className="pad" style={{ paddingBottom: 0, maxWidth: 280 }}>
            <NativeSelect
              name={`guardians.${id}.relation`}
              id={`f-guardians.${id}.relation`}
              label="Quan hệ với em"
              defaultValue={(form.values[`guardians.${id}.relation`] as string) ?? free[0]?.code ?? ''}
              data={relations.entries.map((entry) => ({ value: entry.code, label: entry.name }))}
              error={reasonAt(form.reasons, `guardians.${id}.relation`)}
            />
          </div>
          <FieldGrid fields={guardianSection.fields} prefix={`guardians.${id}.`} />
        </div>
      ))}
      {former.length > 0 && (
        <div className="person pad small former">
          <b>Trước đây</b>
          {former.map((guardian) => (
            <p key={guardian.id}>
              {relations.nameOf(guardian.relation)}: {guardian.name}
              {guardian.period && `, ${guardian.period}`}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}

function Person({ id, relation, today }: { id: string; relation: string; today: string }) {
  const form = useRecordForm();
  const name = `guardians.${id}.ended_on`;
  const [ending, setEnding] = useState(Boolean(form.values[name]));
  return (
    <div className={ending ? 'person ended' : 'person'}>
      <div className="personhead">
        {relations.nameOf(relation)}
        {!form.readOnly && (
          <span className="ending row small">
            {ending && (
              <TextInput
                name={name}
                id={`f-${name}`}
                aria-label={`${relations.nameOf(relation)} thôi đỡ đầu từ ngày`}
                defaultValue={(form.values[name] as string) || today}
                error={reasonAt(form.reasons, name)}
                size="xs"
                w={120}
              />
            )}
            <button
              type="button"
              className="coverbutton"
              onClick={(event) => {
                setEnding(!ending);
                // The field comes or goes after this click: let the form look again.
                const target = event.currentTarget.form;
                setTimeout(() => target?.dispatchEvent(new Event('input', { bubbles: true })), 0);
              }}
            >
              {ending ? 'Giữ lại' : 'Kết thúc'}
            </button>
          </span>
        )}
      </div>
      <FieldGrid fields={guardianSection.fields} prefix={`guardians.${id}.`} />
    </div>
  );
}
