// An address is looked at before it becomes a link: only what a reader can follow without harm.
import { Button, Popover, TextInput } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { safeHref } from '../../rich-text.ts';

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
    <Popover opened={open} onChange={setOpen} trapFocus width={340} position="bottom-start" withinPortal>
      <Popover.Target>
        <RichTextEditor.Control aria-label="Liên kết" title="Liên kết" active={editor?.isActive('link') ?? false} onClick={show}>
          <IconLink size={16} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <TextInput
            label="Địa chỉ liên kết"
            placeholder="https://"
            value={address}
            error={why || undefined}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              setWhy('');
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              set();
            }}
          />
          <div className="row">
            <Button size="xs" onClick={set}>
              Gắn liên kết
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              Thôi
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
