// An address is looked at before it becomes a link: only what a reader can follow without harm.
import { TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { safeHref } from '../../rich-text.ts';
import { ControlPopover } from './control-popover.tsx';

export function LinkControl({ editor }: { editor: Editor | null }) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [why, setWhy] = useState('');
  const show = () => {
    setAddress(String(editor?.getAttributes('link').href ?? ''));
    setWhy('');
    setOpen(true);
  };
  const set = () => {
    const typed = address.trim();
    // "moet.gov.vn" and "vanthu@truong.edu.vn" are what people type.
    const full = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed)
      ? `https://${typed}`
      : /^[^\s@:/]+@[^\s@]+$/.test(typed)
        ? `mailto:${typed}`
        : typed;
    const href = safeHref(full);
    if (!href)
      return setWhy('Địa chỉ này không dùng được. Liên kết bắt đầu bằng https://, mailto:, tel: hoặc / (trang của đơn vị).');
    editor?.chain().focus().extendMarkRange('link').setLink({ href }).run();
    setOpen(false);
  };
  return (
    <ControlPopover
      label="Liên kết"
      icon={<IconLink size={16} aria-hidden />}
      active={editor?.isActive('link') ?? false}
      opened={open}
      onChange={setOpen}
      onShow={show}
      putWords="Gắn liên kết"
      put={set}
    >
      <TextInput
        label="Địa chỉ liên kết"
        placeholder="https://"
        value={address}
        error={why || undefined}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setWhy('');
        }}
      />
    </ControlPopover>
  );
}
