// A video inside the text: its title and where it is. Readers get a panel that leads there; nothing of it is loaded with the page.
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { mergeAttributes, Node } from '@tiptap/core';
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { providerNames, videoOf } from '#kernel/video-address.ts';

export const Video = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      url: { default: '', parseHTML: (element) => element.getAttribute('data-video') ?? '' },
      title: { default: '', parseHTML: (element) => element.getAttribute('data-title') ?? '' },
    };
  },
  parseHTML: () => [
    {
      tag: 'p[data-video]',
      priority: 60,
      getAttrs: (element) => ('url' in videoOf((element as HTMLElement).dataset.video ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes: { url, title, ...rest } }) => [
    'p',
    mergeAttributes(rest, { 'data-video': url, 'data-title': title }),
    String(title),
  ],
  addNodeView: () => ReactNodeViewRenderer(VideoView),
});

function VideoView({ node, updateAttributes, selected, editor, deleteNode }: NodeViewProps) {
  const found = videoOf(String(node.attrs.url));
  return (
    <NodeViewWrapper className={selected ? 'film on' : 'film'} contentEditable={false}>
      <IconPlayerPlay size={28} aria-hidden data-drag-handle="" />
      <div>
        <input
          className="caption"
          aria-label="Tên video"
          placeholder="Tên video"
          value={String(node.attrs.title)}
          maxLength={160}
          readOnly={!editor.isEditable}
          onChange={(event) => updateAttributes({ title: event.currentTarget.value })}
        />
        <span className="small muted">
          {'url' in found ? `${providerNames[found.provider]}: ${found.url.replace('https://', '')}` : String(node.attrs.url)}
        </span>
      </div>
      {editor.isEditable && (
        <Button size="xs" variant="default" onClick={deleteNode}>
          Bỏ video
        </Button>
      )}
    </NodeViewWrapper>
  );
}
