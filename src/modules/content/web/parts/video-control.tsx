// The address of a video is looked at before it comes into the text: only houses that we know, and a title for who cannot see it.
import { TextInput } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { videoOf } from '#kernel/video-address.ts';
import { ControlPopover } from './control-popover.tsx';
import { insertBlocks } from './put-block.ts';

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
    if (editor) insertBlocks(editor, [{ type: 'video', attrs: { url: found.url, title: title.trim() } }]);
    setOpen(false);
  };
  const show = () => {
    setAddress('');
    setTitle('');
    setWhy({});
    setOpen(true);
  };
  return (
    <ControlPopover
      label="Video"
      icon={<IconVideo size={16} aria-hidden />}
      opened={open}
      onChange={setOpen}
      onShow={show}
      putWords="Chèn video"
      put={put}
    >
      <TextInput
        label="Địa chỉ video"
        description="Ở YouTube, Vimeo hoặc VTV. Người đọc bấm mới mở sang đó."
        placeholder="https://"
        value={address}
        error={why.address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label="Tên video"
        maxLength={160}
        value={title}
        error={why.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </ControlPopover>
  );
}
