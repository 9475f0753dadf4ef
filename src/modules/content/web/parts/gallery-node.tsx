// Pictures side by side inside the text: a group of pictures of the library, two or three in a row.
import { Button, SegmentedControl } from '@mantine/core';
import { mergeAttributes, Node } from '@tiptap/core';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { useContext } from 'react';
import { PicturesContext } from './figure.tsx';

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'image*',
  draggable: true,
  selectable: true,
  isolating: true,
  addAttributes() {
    return {
      columns: { default: 2, parseHTML: (element) => (element.getAttribute('data-columns') === '3' ? 3 : 2) },
    };
  },
  parseHTML: () => [{ tag: 'div[data-gallery]' }],
  renderHTML: ({ HTMLAttributes: { columns, ...rest } }) => [
    'div',
    mergeAttributes(rest, { 'data-gallery': '', 'data-columns': columns }),
    0,
  ],
  addNodeView: () => ReactNodeViewRenderer(GalleryView),
});

function GalleryView({ node, updateAttributes, selected, editor, deleteNode, getPos }: NodeViewProps) {
  const { add } = useContext(PicturesContext);
  const columns = String(node.attrs.columns) === '3' ? '3' : '2';
  return (
    <NodeViewWrapper as="section" className={selected ? 'group on' : 'group'} aria-label={`Nhóm ${node.childCount} ảnh`}>
      <div className="row" contentEditable={false}>
        <span className="small muted">Nhóm {node.childCount} ảnh</span>
        {editor.isEditable && (
          <>
            <SegmentedControl
              size="xs"
              aria-label="Số ảnh một hàng"
              value={columns}
              data={[
                { value: '2', label: 'Hai ảnh một hàng' },
                { value: '3', label: 'Ba ảnh' },
              ]}
              onChange={(value) => updateAttributes({ columns: Number(value) })}
            />
            {add && (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  const at = getPos();
                  if (at !== undefined) editor.commands.setNodeSelection(at);
                  add('group');
                }}
              >
                Thêm ảnh
              </Button>
            )}
            <Button size="xs" variant="default" onClick={deleteNode}>
              Bỏ cả nhóm
            </Button>
          </>
        )}
      </div>
      <NodeViewContent className={`shots c${columns}`} />
    </NodeViewWrapper>
  );
}
