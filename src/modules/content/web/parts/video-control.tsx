// The address of a video is looked at before it comes into the text: only houses that we know, and a title for who cannot see it.
import { Button, Popover, TextInput } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconVideo } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { videoOf } from '#kernel/video-address.ts';

export function VideoControl({ editor }: { editor: Editor | null }) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState<{ address?: string; title?: string }>({});
  const put = () => {
    const found = videoOf(address);
    const wrong = {
      ...('why' in found ? { address: found.why } : {}),
      ...(title.trim() === '' ? { title: 'Ghi tên video: người đọc thấy tên trước khi mở.' } : {}),
    };
    setWhy(wrong);
    if ('why' in found || title.trim() === '') return;
    editor
      ?.chain()
      .focus()
      .insertContent({ type: 'video', attrs: { url: found.url, title: title.trim() } })
      .run();
    setOpen(false);
  };
  const show = () => {
    setAddress('');
    setTitle('');
    setWhy({});
    setOpen(true);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    put();
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus width={340} position="bottom-start" withinPortal>
      <Popover.Target>
        <RichTextEditor.Control aria-label="Video" title="Video" onClick={show}>
          <IconVideo size={16} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <TextInput
            label="Địa chỉ video"
            description="Ở YouTube, Vimeo hoặc VTV. Người đọc bấm mới mở sang đó."
            placeholder="https://"
            value={address}
            error={why.address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <TextInput
            label="Tên video"
            maxLength={160}
            value={title}
            error={why.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <div className="row">
            <Button size="xs" onClick={put}>
              Chèn video
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
