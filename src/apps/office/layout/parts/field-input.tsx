// One setting of a block, given in the way of its kind.
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconPhoto, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isDescribed, type Picture, PicturePicker, srcOf } from '#modules/media/ui.ts';
import { DayBox } from '#platform/ui/day-input.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { Choice, InputProps } from './input-props.ts';
import { RichInput } from './rich-input.tsx';

export function FieldInput(props: InputProps) {
  const { field, path, value, lists, reasons, readOnly, onChange } = props;
  const words = { id: `f-${path}`, label: field.label, ...(field.hint ? { description: field.hint } : {}) };
  const shared = { ...words, error: reasonAt(reasons, path), disabled: readOnly };
  const text = value === null || value === undefined ? '' : String(value);
  const set = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  switch (field.input) {
    case 'text':
      return <Textarea {...shared} value={text} autosize minRows={4} maxLength={field.max ?? 4000} onChange={set} />;
    case 'count':
      return <TextInput {...shared} type="number" min={field.min} max={field.max} value={text} onChange={set} />;
    case 'yes':
      return <Checkbox {...shared} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'choice':
      return <NativeSelect {...shared} value={text} data={field.options ?? []} onChange={set} />;
    case 'section':
      return (
        <NativeSelect
          {...shared}
          value={text}
          data={[{ value: '', label: 'Chọn chuyên mục' }, ...lists.sections]}
          onChange={set}
        />
      );
    case 'article':
      return (
        <NativeSelect
          {...shared}
          value={text}
          data={[{ value: '', label: 'Không ghim bài nào' }, ...withOwn(lists.articles, text)]}
          onChange={set}
        />
      );
    case 'day':
      return <DayBox {...words} error={shared.error} readOnly={readOnly} value={text} onDay={onChange} />;
    case 'picture':
      return <PictureInput {...props} />;
    case 'rich':
      return <RichInput {...props} />;
    case 'rows':
      return <RowsInput {...props} />;
    case 'link':
      return (
        <TextInput
          {...shared}
          value={text}
          maxLength={field.max ?? 500}
          placeholder="https://… hoặc /gioi-thieu"
          onChange={set}
        />
      );
    default:
      return <TextInput {...shared} value={text} maxLength={field.max ?? 200} onChange={set} />;
  }
}

/** What was chosen long ago may not be among the newest: it stays chosen. */
const withOwn = (list: Choice[], value: string): Choice[] =>
  value === '' || list.some((one) => one.value === value) ? list : [...list, { value, label: 'Bài đã chọn trước đây' }];

function PictureInput({ field, path, value, unit, lists, reasons, readOnly, onChange }: InputProps) {
  const [picking, setPicking] = useState(false);
  const [taken, setTaken] = useState<Picture | null>(null);
  const picture = taken?.id === value ? taken : lists.pictures.find((one) => one.id === value);
  const why = reasonAt(reasons, path);
  return (
    <fieldset className="picinput" id={`f-${path}`}>
      <legend>{field.label}</legend>
      {field.hint && <p className="small muted">{field.hint}</p>}
      {picture && <img src={srcOf(picture, 480)} alt={picture.alt || picture.name} />}
      {picture && !isDescribed(picture) && <p className="note warn">Ảnh này chưa có lời mô tả, chưa đặt lên trang được.</p>}
      {why && <p className="note bad">{why}</p>}
      <div className="row">
        <Button
          variant="default"
          disabled={readOnly}
          leftSection={<IconPhoto size={16} aria-hidden />}
          onClick={() => setPicking(true)}
        >
          {value ? 'Đổi ảnh' : 'Chọn ảnh'}
        </Button>
        {Boolean(value) && (
          <Button variant="subtle" color="red" disabled={readOnly} onClick={() => onChange('')}>
            Bỏ ảnh
          </Button>
        )}
      </div>
      <PicturePicker
        unit={unit}
        opened={picking}
        title={field.label}
        onClose={() => setPicking(false)}
        onPick={([first]) => {
          if (first) {
            setTaken(first);
            onChange(first.id);
          }
          setPicking(false);
        }}
      />
    </fieldset>
  );
}

function RowsInput({ field, path, value, readOnly, onChange, ...more }: InputProps) {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const put = (next: Record<string, unknown>[]) => onChange(next);
  return (
    <fieldset className="rowsinput" id={`f-${path}`}>
      <legend>{field.label}</legend>
      {reasonAt(more.reasons, path) && <p className="note bad">{reasonAt(more.reasons, path)}</p>}
      <ol>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its fields are controlled
          <li key={i}>
            <div className="stack tight">
              {field.fields?.map((part) => (
                <FieldInput
                  key={part.name}
                  {...more}
                  {...{ readOnly }}
                  field={{ ...part, label: `${part.label} ${i + 1}` }}
                  path={`${path}.${i}.${part.name}`}
                  value={row[part.name] ?? part.default}
                  onChange={(next) => put(rows.map((one, j) => (j === i ? { ...one, [part.name]: next } : one)))}
                />
              ))}
            </div>
            <div className="rowbtns">
              <button
                type="button"
                aria-label={`Đưa dòng ${i + 1} lên`}
                disabled={readOnly || i === 0}
                onClick={() => put([...rows.slice(0, i - 1), row, rows[i - 1] ?? {}, ...rows.slice(i + 1)])}
              >
                <IconArrowUp size={16} aria-hidden />
              </button>
              <button
                type="button"
                aria-label={`Bỏ dòng ${i + 1}`}
                disabled={readOnly}
                onClick={() => put(rows.filter((_, j) => j !== i))}
              >
                <IconTrash size={16} aria-hidden />
              </button>
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          variant="default"
          disabled={readOnly || rows.length >= (field.max ?? 50)}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => put([...rows, { ...field.newRow }])}
        >
          Thêm dòng
        </Button>
      </div>
    </fieldset>
  );
}
