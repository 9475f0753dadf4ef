// What one block shows and how: a form made from the fields of its kind.
import { Button } from '@mantine/core';
import { IconArrowLeft, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Reason } from '#kernel/refusal.ts';
import type { Block } from '#modules/sites/ui.ts';
import type { KindCard } from '../catalogue.ts';
import { FieldInput } from './field-input.tsx';
import type { Lists } from './input-props.ts';
import { nameOf } from './plan.tsx';

type Props = {
  block: Block;
  card: KindCard | undefined;
  unit: string;
  lists: Lists;
  reasons: Reason[];
  readOnly: boolean;
  /** Has something to show. */
  shown: boolean;
  wantedBy: string | null;
  onChange(settings: Block['settings']): void;
  onHide(hidden: boolean): void;
  onRemove(): void;
  onClose(): void;
};

export function Settings({ block, card, unit, lists, reasons, readOnly, shown, wantedBy, ...on }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever came by keyboard reads on here; going back the handle has the focus again.
  useEffect(() => {
    heading.current?.focus();
    return () => {
      requestAnimationFrame(() => document.getElementById(`tay-${block.id}`)?.focus());
    };
  }, [block.id]);
  const hidden = block.hidden ?? false;
  const whyKept = wantedBy ? `${wantedBy} yêu cầu trang thành viên nào cũng có khối này.` : undefined;
  return (
    <div className="settings">
      <div className="benchbar">
        <Button size="compact-md" variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={on.onClose}>
          Xong
        </Button>
        <span className="grow" />
        <Button
          size="compact-md"
          variant="subtle"
          disabled={readOnly || (wantedBy !== null && !hidden)}
          title={whyKept}
          leftSection={hidden ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
          onClick={() => on.onHide(!hidden)}
        >
          {hidden ? 'Hiện lại' : 'Tạm ẩn'}
        </Button>
        <Button
          size="compact-md"
          variant="subtle"
          color="red"
          disabled={readOnly || wantedBy !== null}
          title={whyKept}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={on.onRemove}
        >
          Gỡ
        </Button>
      </div>
      <div className="stack pad">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {nameOf(block, card)}
          </h2>
          <p className="small muted">{card?.about ?? 'Loại khối này không còn dùng; gỡ đi được.'}</p>
        </div>
        {whyKept && <p className="note">{whyKept} Không gỡ, không ẩn được.</p>}
        {!shown && !hidden && (
          <p className="note">Khối này chưa có gì để hiện nên người đọc không thấy nó, cả tiêu đề cũng không.</p>
        )}
        {card?.fields.map((field) => (
          <FieldInput
            key={field.name}
            {...{ field, unit, lists, readOnly, reasons }}
            path={`${block.id}.${field.name}`}
            value={block.settings[field.name] ?? field.default}
            onChange={(value) => on.onChange({ ...block.settings, [field.name]: value })}
          />
        ))}
        {card?.fields.length === 0 && <p className="muted">Khối này không có gì phải thiết lập.</p>}
      </div>
    </div>
  );
}
