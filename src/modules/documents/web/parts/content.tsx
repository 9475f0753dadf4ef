// The fields of a document (P-8.1).
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { documentFields, documentKinds, urgencyNames } from '../../rules/kinds.ts';
import { type DocumentValues, fieldLabels, type TextField } from '../form-values.ts';

export function Content({
  values,
  hasMembers,
  reasons,
}: {
  values: DocumentValues;
  hasMembers: boolean;
  reasons: Reason[] | undefined;
}) {
  const field = (name: TextField) => ({
    ...{ name, id: `f-${name}`, label: fieldLabels[name], defaultValue: values[name], error: reasonAt(reasons, name) },
    autoComplete: 'off',
  });
  return (
    <section className="card pad stack">
      <div className="grid3">
        <TextInput {...field('number')} placeholder="1762/SGDĐT-VP" description="Gõ chữ thường, thiếu gạch cũng được" />
        <NativeSelect
          {...field('kind')}
          description="Để trống: theo ký hiệu"
          data={[
            { value: '', label: 'Theo ký hiệu' },
            ...documentKinds.entries.map((kind) => ({ value: kind.code, label: kind.name })),
          ]}
        />
        <DayInput {...field('issuedOn')} description="Ngày ký trên văn bản" />
      </div>
      <Textarea
        {...field('title')}
        autosize
        minRows={2}
        maxLength={600}
        withAsterisk
        placeholder="Về việc hoàn thành cơ sở dữ liệu ngành"
      />
      <div className="grid3">
        <TextInput {...field('issuer')} />
        <TextInput {...field('signer')} />
        <TextInput {...field('signerTitle')} placeholder="Phó Giám đốc" />
      </div>
      <div className="grid3">
        <DayInput {...field('effectiveOn')} description="Để trống: từ ngày ban hành" />
        <DayInput {...field('expiresOn')} description="Từ ngày ấy không còn hiệu lực" />
        <NativeSelect
          {...field('urgency')}
          description="Ghi ở đầu văn bản"
          data={Object.entries(urgencyNames).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <TextInput {...field('recipients')} placeholder="Các Phòng GD&ĐT, các trường trực thuộc" />
      <fieldset className="plainset" id="f-fields">
        <legend>Lĩnh vực</legend>
        {reasonAt(reasons, 'fields') && <p className="fielderror">{reasonAt(reasons, 'fields')}</p>}
        <div className="boxes">
          {documentFields.entries.map((entry) => (
            <Checkbox
              key={entry.code}
              name="fields"
              value={entry.code}
              label={entry.name}
              defaultChecked={values.fields.includes(entry.code)}
            />
          ))}
        </div>
      </fieldset>
      {hasMembers && (
        <Checkbox
          name="forMembers"
          label="Hiện cả ở mục Văn bản của các đơn vị thuộc cấp"
          description="Trang thành viên dẫn về văn bản này, không chép lại."
          defaultChecked={values.forMembers}
        />
      )}
    </section>
  );
}
