// A picture inside the text: it names a file of the library; its words belong to the picture, its caption to this place.
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { mergeAttributes, Node } from '@tiptap/core';
import { type Editor, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { createContext, useContext, useState } from 'react';
import { isDescribed, type Picture, srcOf } from '#modules/media/ui.ts';
import type { Inserted } from './unit-pictures.ts';

export type Pictures = {
  known: ReadonlyMap<string, Picture>;
  /** Stores a picture's words; answers with the reason why not. */
  describe(id: string, words: { alt: string; decorative: boolean }): Promise<string | null>;
  /** Opens the library for one more place in the text. */
  add?(as: Inserted): void;
};
export const PicturesContext = createContext<Pictures>({ known: new Map(), describe: async () => null });

export const Figure = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      file: { default: null, parseHTML: (element) => element.getAttribute('data-file') },
      caption: { default: '', parseHTML: (element) => element.getAttribute('data-caption') ?? '' },
    };
  },
  parseHTML: () => [{ tag: 'img[data-file]' }],
  renderHTML: ({ HTMLAttributes: { file, caption, ...rest } }) => [
    'img',
    mergeAttributes(rest, { 'data-file': file, 'data-caption': caption, alt: '' }),
  ],
  addNodeView: () => ReactNodeViewRenderer(FigureView),
});

/** A picture of a group changes places with its neighbour. */
function moved(editor: Editor, at: number, by: -1 | 1): void {
  const place = editor.state.doc.resolve(at);
  const [node, other] = [place.nodeAfter, by === -1 ? place.nodeBefore : place.parent.maybeChild(place.index() + 1)];
  if (!node || !other) return;
  const from = by === -1 ? at - other.nodeSize : at;
  const pair = by === -1 ? [node, other] : [other, node];
  editor.view.dispatch(editor.state.tr.replaceWith(from, from + node.nodeSize + other.nodeSize, pair));
}

function FigureView({ node, updateAttributes, selected, editor, deleteNode, getPos }: NodeViewProps) {
  const { known } = useContext(PicturesContext);
  const picture = known.get(String(node.attrs.file));
  const at = getPos();
  const place = at === undefined ? null : editor.state.doc.resolve(at);
  const group = place?.parent.type.name === 'gallery' ? place : null;
  const move = (by: -1 | 1) => at !== undefined && moved(editor, at, by);
  return (
    <NodeViewWrapper as="figure" className={selected && editor.isFocused ? 'fig on' : 'fig'} contentEditable={false}>
      {picture ? (
        <img src={srcOf(picture, 960)} alt={picture.alt} data-drag-handle="" />
      ) : (
        <p className="note warn">Ảnh này đã bị ẩn hoặc không còn trong thư viện.</p>
      )}
      {picture && !isDescribed(picture) && <Describe picture={picture} />}
      <div className="row">
        <input
          className="caption"
          aria-label="Chú thích ảnh"
          placeholder={group ? 'Chú thích' : 'Chú thích dưới ảnh (không bắt buộc)'}
          value={String(node.attrs.caption)}
          maxLength={300}
          readOnly={!editor.isEditable}
          onChange={(event) => updateAttributes({ caption: event.currentTarget.value })}
        />
        {editor.isEditable && group && (
          <>
            <ActionIcon variant="default" aria-label="Đưa ảnh lên trước" disabled={group.index() === 0} onClick={() => move(-1)}>
              <IconArrowLeft size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label="Đưa ảnh ra sau"
              disabled={group.index() === group.parent.childCount - 1}
              onClick={() => move(1)}
            >
              <IconArrowRight size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
        {editor.isEditable && (
          <Button size="xs" variant="default" onClick={deleteNode}>
            Bỏ ảnh
          </Button>
        )}
      </div>
    </NodeViewWrapper>
  );
}

export function Describe({ picture }: { picture: Picture }) {
  const { describe } = useContext(PicturesContext);
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState({ alt: picture.alt, decorative: picture.decorative });
  const [why, setWhy] = useState<string | null>(null);
  if (!open)
    return (
      <div className="silent">
        <IconAlertTriangle size={16} aria-hidden />
        <span>Ảnh chưa có lời mô tả cho người không nhìn thấy.</span>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          Viết lời mô tả
        </Button>
      </div>
    );
  return (
    <div className="silent">
      <TextInput
        aria-label="Lời mô tả ảnh"
        placeholder="Ảnh cho thấy gì"
        value={words.alt}
        maxLength={300}
        disabled={words.decorative}
        error={why}
        onChange={(event) => setWords({ ...words, alt: event.currentTarget.value })}
      />
      <Checkbox
        label="Ảnh trang trí"
        checked={words.decorative}
        onChange={(event) => setWords({ ...words, decorative: event.currentTarget.checked })}
      />
      <Button size="xs" onClick={async () => setWhy(await describe(picture.id, words))}>
        Lưu mô tả
      </Button>
    </div>
  );
}
