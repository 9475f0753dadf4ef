// How pictures, groups, videos and tables come into the text: never in the place of something, and whoever writes on does so below them.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { mayStandIn, type RichNode } from '../../rich-text.ts';

const isLine = (node: Node | null | undefined): boolean => node?.isTextblock === true;
const isEmptyLine = (node: Node | null | undefined): boolean => node?.type.name === 'paragraph' && node.content.size === 0;

/** Puts blocks where the caret stands, or below what is selected; a line that is selected stays. */
export function putBlocks(tr: Transaction, blocks: readonly Node[]): Transaction {
  const { $to } = tr.selection;
  const fits = (parent: Node) => blocks.every((block) => mayStandIn(parent.type.name, block.type.name));
  let depth = $to.depth;
  while (depth > 0 && !fits($to.node(depth))) depth -= 1;
  const holder = $to.node(depth);
  let [from, to] = depth === $to.depth ? [$to.pos, $to.pos] : [$to.after(depth + 1), $to.after(depth + 1)];
  // Whether what follows is the rest of the line in which the caret stood.
  let rest = false;
  const line = depth + 1 === $to.depth && isLine($to.parent) ? $to.parent : null;
  const index = $to.index(depth);
  const [first] = blocks;
  if (line && first) {
    const before = $to.before($to.depth);
    if (isEmptyLine(line) && holder.canReplaceWith(index, index + 1, first.type)) from = before;
    else if (line.content.size > 0 && $to.parentOffset === 0 && holder.canReplaceWith(index, index, first.type))
      [from, to, rest] = [before, before, true];
    else if ($to.parentOffset > 0 && $to.parentOffset < line.content.size) {
      tr.split($to.pos);
      [from, to, rest] = [$to.pos + 1, $to.pos + 1, true];
    }
  }
  return placed(tr, from, to, blocks, rest);
}

/** Into the group of pictures that ends here. */
export const putInGroup = (tr: Transaction, end: number, blocks: readonly Node[]): Transaction => placed(tr, end, end, blocks);

function placed(tr: Transaction, from: number, to: number, blocks: readonly Node[], rest = false): Transaction {
  tr.replaceWith(from, to, blocks);
  return caretBelow(
    tr,
    blocks.reduce((sum, block) => sum + block.nodeSize, from),
    rest,
  );
}

/** The caret stands in a line at this place, behind the group if it is in one: in an empty line that is there, else in a new one. */
function caretBelow(tr: Transaction, place: number, takesRest = false): Transaction {
  const $place = tr.doc.resolve(place);
  let depth = $place.depth;
  while (depth > 0 && !mayStandIn($place.node(depth).type.name, 'paragraph')) depth -= 1;
  const at = depth === $place.depth ? place : $place.after(depth + 1);
  const next = tr.doc.nodeAt(at);
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (!(takesRest && isLine(next)) && !isEmptyLine(next) && paragraph) tr.insert(at, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView();
}

/** The block that is selected as a whole, such as a picture: it would be replaced by whatever comes next. */
const isBlockSelected = ({ selection }: EditorState | Transaction): boolean =>
  selection instanceof NodeSelection && selection.node.isBlock;

/** From a block that is selected to a line below it; of a picture in a group: below the group. */
export function stepBelow(tr: Transaction): Transaction {
  return isBlockSelected(tr) ? caretBelow(tr, tr.selection.to) : tr;
}

/** `groupEnd`: into the group that ends there. */
export const insertBlocks = (editor: Editor, blocks: readonly RichNode[], groupEnd?: number): boolean =>
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const nodes = blocks.map((block) => state.schema.nodeFromJSON(block));
      return (groupEnd === undefined ? putBlocks(tr, nodes) : putInGroup(tr, groupEnd, nodes)) === tr;
    })
    .run();

/** What is typed or pasted while a picture is selected stands below it. */
export const KeepBlocks = Extension.create({
  name: 'keepBlocks',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown(view, event) {
          const types = event.key.length === 1 || event.keyCode === 229;
          // Before the letter comes: an input method begins to compose where the caret then stands.
          if (types && !event.ctrlKey && !event.metaKey && view.editable && isBlockSelected(view.state))
            view.dispatch(stepBelow(view.state.tr));
          return false;
        },
        handlePaste(view) {
          if (view.editable && isBlockSelected(view.state)) view.dispatch(stepBelow(view.state.tr));
          return false;
        },
      },
    }),
  ],
});
