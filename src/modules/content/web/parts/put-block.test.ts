import { getSchema } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { history, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { expect, test } from 'vitest';
import { cleanRichText, type RichNode } from '../../rich-text.ts';
import { Figure } from './figure.tsx';
import { Gallery } from './gallery-node.tsx';
import { putBlocks, stepBelow } from './put-block.ts';
import { Video } from './video-node.tsx';

const schema = getSchema([StarterKit.configure({ link: false }), TableKit, Figure, Gallery, Video]);
const file = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const image = (n: number): RichNode => ({ type: 'image', attrs: { file: file(n), caption: '' } });
const film: RichNode = { type: 'video', attrs: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: 'Mở màn' } };
const line = (text = ''): RichNode => ({ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) });
const group = (...content: RichNode[]): RichNode => ({ type: 'gallery', attrs: { columns: 2 }, content });
const cell = (...content: RichNode[]): RichNode => ({
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content }] }],
});
const node = (one: RichNode) => schema.nodeFromJSON(one);
const textOf = (...content: RichNode[]) =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }), plugins: [history()] });
const at = (state: EditorState, pos: number) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
const chosen = (state: EditorState, pos: number) => state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
const put = (state: EditorState, ...blocks: RichNode[]) => state.apply(putBlocks(state.tr, blocks.map(node)));
const typed = (state: EditorState, text: string) => state.apply(state.tr.insertText(text));

/** "| " is where the caret stands. */
function said(state: EditorState): string {
  const words = (one: Node): string =>
    one.isTextblock
      ? (one.eq(state.selection.$from.parent) && one === state.selection.$from.parent ? '|' : '') + one.textContent
      : one.type.name === 'image'
        ? `ảnh${Number(String(one.attrs.file).slice(-12))}`
        : one.type.name === 'video'
          ? 'video'
          : `${one.type.name}(${one.children.map(words).join(' ')})`;
  return state.doc.children.map(words).join(' / ');
}

test('one picture after another, a video and a letter: each stands below, nothing is replaced', () => {
  let state = put(at(textOf(line('Lễ khai giảng.')), 15), image(1));
  expect(said(state)).toBe('Lễ khai giảng. / ảnh1 / |');
  state = put(put(state, image(2)), film);
  state = put(state, group(image(3), image(4)));
  state = typed(state, 'Hết.');
  expect(said(state)).toBe('Lễ khai giảng. / ảnh1 / ảnh2 / video / gallery(ảnh3 ảnh4) / |Hết.');
});

test('ten at once are one step, which one undoing takes back', () => {
  const ten = Array.from({ length: 10 }, (_, i) => image(i + 1));
  const before = at(textOf(line('Ảnh lễ.')), 8);
  const after = put(before, ...ten);
  expect(after.doc.childCount).toBe(12);
  let back = after;
  undo(after, (tr) => {
    back = after.apply(tr);
  });
  expect(back.doc.eq(before.doc)).toBe(true);
});

test('in the middle of a line, before one, over one, and over a picture', () => {
  expect(said(put(at(textOf(line('Trước sau')), 7), image(1)))).toBe('Trước  / ảnh1 / |sau');
  expect(said(put(at(textOf(line('Sau')), 1), image(1)))).toBe('ảnh1 / |Sau');
  const over = textOf(line('Chữ đang chọn'), line('Còn nữa'));
  const all = over.apply(over.tr.setSelection(TextSelection.create(over.doc, 1, 14)));
  expect(said(put(all, image(1)))).toBe('Chữ đang chọn / ảnh1 / | / Còn nữa');
  expect(said(put(chosen(textOf(image(1), line('Dưới ảnh')), 0), image(2)))).toBe('ảnh1 / ảnh2 / | / Dưới ảnh');
});

test('what is written while a block is selected goes below it, out of its group', () => {
  const below = (state: EditorState) => said(state.apply(stepBelow(state.tr)));
  expect(below(chosen(textOf(image(1), line('Dưới')), 0))).toBe('ảnh1 / | / Dưới');
  expect(below(chosen(textOf(image(1), line()), 0))).toBe('ảnh1 / |');
  expect(below(chosen(textOf(group(image(1), image(2))), 1))).toBe('gallery(ảnh1 ảnh2) / |');
  expect(below(at(textOf(line('Chữ')), 2))).toBe('|Chữ');
});

test('what a place could not keep stands behind it: nothing is lost when the text is stored', () => {
  const kept = (state: EditorState) => cleanRichText(state.doc.toJSON()).content?.map((one) => one.type);
  const inCell = at(textOf(cell(line('Ô'))), 5);
  expect(said(put(inCell, image(1)))).toBe('table(tableRow(tableCell(Ô ảnh1 |)))');
  expect(kept(put(inCell, group(image(1), image(2))))).toEqual(['table', 'gallery']);
  expect(kept(put(inCell, film))).toEqual(['table', 'video']);
  const quote = at(textOf({ type: 'blockquote', content: [line('Lời')] }), 4);
  expect(kept(put(quote, image(1)))).toEqual(['blockquote', 'image']);
  const item = at(textOf({ type: 'bulletList', content: [{ type: 'listItem', content: [line()] }] }), 3);
  expect(said(put(item, image(1)))).toBe('bulletList(listItem( ảnh1 |))');
  expect(said(put(chosen(textOf(group(image(1)), line('Sau')), 1), image(2)))).toBe('gallery(ảnh1 ảnh2) / | / Sau');
});
