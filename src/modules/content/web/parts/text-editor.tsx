// The article's text: what the schema knows and nothing else; pictures come in by drop, paste or from the library.
import '../article.css';
import { Link as RichLink, RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.layer.css';
import {
  IconColumnInsertRight,
  IconLayoutGrid,
  IconPhoto,
  IconRowInsertBottom,
  IconTable,
  IconTablePlus,
  IconTrash,
} from '@tabler/icons-react';
import { TableKit } from '@tiptap/extension-table';
import { type Editor, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { convertedFromLegacy } from '#kernel/legacy-encoding.ts';
import { type RichNode, safeHref } from '../../rich-text.ts';
import { Figure } from './figure.tsx';
import { Gallery } from './gallery-node.tsx';
import { LinkControl } from './link-control.tsx';
import { cleanPasted } from './paste.ts';
import { KeepBlocks, stepBelow } from './put-block.ts';
import type { Inserted } from './unit-pictures.ts';
import { VideoControl } from './video-control.tsx';
import { Video } from './video-node.tsx';

type Props = {
  /** Read once; `reset` changes when other content is to be taken. */
  content: RichNode;
  reset: number;
  editable: boolean;
  onChange(body: RichNode): void;
  /** Picture files that were dropped or pasted into the text. */
  onFiles(files: File[]): void;
  onNotice(words: string): void;
  /** Opens the library. */
  onPicture(as: Inserted): void;
  onReady(editor: Editor): void;
  lang?: 'en';
};

const readWords = (encoding: string) =>
  `Phần vừa dán viết bằng bảng mã cũ ${encoding}: đã chuyển sang Unicode. Đọc lại một lượt; Ctrl+Z để bỏ phần vừa dán.`;

const pictures = (list: FileList | undefined) => [...(list ?? [])].filter((file) => file.type.startsWith('image/'));

export function TextEditor({ content, reset, editable, onChange, onFiles, onNotice, onPicture, onReady, lang }: Props) {
  const calls = useRef({ onFiles, onNotice });
  calls.current = { onFiles, onNotice };
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, codeBlock: false, code: false, heading: { levels: [2, 3, 4] } }),
      RichLink.configure({
        openOnClick: false,
        isAllowedUri: (href) => safeHref(href) !== null,
        shouldAutoLink: (href) => safeHref(href) !== null,
        HTMLAttributes: { rel: 'noopener', target: null },
      }),
      TableKit.configure({ table: { resizable: false } }),
      Figure,
      Gallery,
      Video,
      KeepBlocks,
    ],
    content,
    editable,
    immediatelyRender: false,
    // The office's policy takes no style element without its nonce: article.css says what the library would inject.
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    onUpdate: ({ editor: e }) => onChange(e.getJSON() as RichNode),
    editorProps: {
      attributes: { 'aria-label': 'Nội dung bài', role: 'textbox', 'aria-multiline': 'true', ...(lang ? { lang } : {}) },
      transformPastedHTML(html) {
        const { html: clean, droppedPictures, droppedLinks, convertedFrom } = cleanPasted(html);
        const said = [
          convertedFrom && readWords(convertedFrom),
          droppedPictures > 0 &&
            `${droppedPictures} ảnh trong phần vừa dán nằm ở nơi khác nên không mang theo. Lưu ảnh về máy rồi kéo vào bài.`,
          droppedLinks > 0 && `Đã bỏ ${droppedLinks} liên kết không an toàn trong phần vừa dán; chữ còn lại.`,
        ].filter(Boolean);
        if (said.length > 0) calls.current.onNotice(said.join(' '));
        return clean;
      },
      transformPastedText(text) {
        const read = convertedFromLegacy(text);
        if (read) calls.current.onNotice(readWords(read.encoding));
        return read?.text ?? text;
      },
      handlePaste(_view, event) {
        const files = pictures(event.clipboardData?.files);
        // Word puts a picture of the text beside the text: text wins.
        if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false;
        calls.current.onFiles(files);
        return true;
      },
      handleDrop(_view, event, _slice, moved) {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (moved || files.length === 0) return false;
        event.preventDefault();
        calls.current.onFiles(files);
        return true;
      },
    },
  });
  const latest = useRef(content);
  latest.current = content;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reset` is what says that other content is to be taken
  useEffect(() => {
    editor?.commands.setContent(latest.current, { emitUpdate: false });
  }, [editor, reset]);
  useEffect(() => {
    if (editor) onReady(editor);
  }, [editor, onReady]);
  const inTable = editor?.isActive('table') ?? false;
  return (
    <RichTextEditor editor={editor} className={editable ? 'rte' : 'rte still'}>
      {editable && (
        <RichTextEditor.Toolbar sticky stickyOffset="var(--ct-top, 0px)">
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 aria-label="Đề mục lớn" title="Đề mục lớn" />
            <RichTextEditor.H3 aria-label="Đề mục nhỏ" title="Đề mục nhỏ" />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold aria-label="Đậm" title="Đậm" />
            <RichTextEditor.Italic aria-label="Nghiêng" title="Nghiêng" />
            <RichTextEditor.Underline aria-label="Gạch chân" title="Gạch chân" />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList aria-label="Danh sách" title="Danh sách" />
            <RichTextEditor.OrderedList aria-label="Danh sách số" title="Danh sách số" />
            <RichTextEditor.Blockquote aria-label="Trích" title="Trích" />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <LinkControl editor={editor} />
            <RichTextEditor.Unlink aria-label="Bỏ liên kết" title="Bỏ liên kết" />
            <RichTextEditor.Control aria-label="Ảnh" title="Ảnh" onClick={() => onPicture('single')}>
              <IconPhoto size={16} aria-hidden />
            </RichTextEditor.Control>
            <RichTextEditor.Control aria-label="Nhóm ảnh" title="Nhóm ảnh đứng cạnh nhau" onClick={() => onPicture('group')}>
              <IconLayoutGrid size={16} aria-hidden />
            </RichTextEditor.Control>
            <VideoControl editor={editor} />
            <RichTextEditor.Control
              aria-label="Bảng"
              title="Thêm bảng"
              onClick={() =>
                editor
                  ?.chain()
                  .focus()
                  .command(({ tr }) => stepBelow(tr) === tr)
                  .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
                  .run()
              }
            >
              <IconTablePlus size={16} aria-hidden />
            </RichTextEditor.Control>
          </RichTextEditor.ControlsGroup>
          {inTable && (
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Control
                aria-label="Thêm hàng"
                title="Thêm hàng"
                onClick={() => editor?.chain().focus().addRowAfter().run()}
              >
                <IconRowInsertBottom size={16} aria-hidden />
              </RichTextEditor.Control>
              <RichTextEditor.Control
                aria-label="Thêm cột"
                title="Thêm cột"
                onClick={() => editor?.chain().focus().addColumnAfter().run()}
              >
                <IconColumnInsertRight size={16} aria-hidden />
              </RichTextEditor.Control>
              <RichTextEditor.Control
                aria-label="Hàng tiêu đề"
                title="Hàng tiêu đề"
                onClick={() => editor?.chain().focus().toggleHeaderRow().run()}
              >
                <IconTable size={16} aria-hidden />
              </RichTextEditor.Control>
              <RichTextEditor.Control
                aria-label="Xóa hàng"
                title="Xóa hàng"
                onClick={() => editor?.chain().focus().deleteRow().run()}
              >
                −h
              </RichTextEditor.Control>
              <RichTextEditor.Control
                aria-label="Xóa cột"
                title="Xóa cột"
                onClick={() => editor?.chain().focus().deleteColumn().run()}
              >
                −c
              </RichTextEditor.Control>
              <RichTextEditor.Control
                aria-label="Xóa bảng"
                title="Xóa bảng"
                onClick={() => editor?.chain().focus().deleteTable().run()}
              >
                <IconTrash size={16} aria-hidden />
              </RichTextEditor.Control>
            </RichTextEditor.ControlsGroup>
          )}
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Undo aria-label="Hoàn tác" title="Hoàn tác" />
            <RichTextEditor.Redo aria-label="Làm lại" title="Làm lại" />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
      )}
      <RichTextEditor.Content />
    </RichTextEditor>
  );
}
