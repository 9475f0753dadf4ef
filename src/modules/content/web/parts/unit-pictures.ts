// The pictures that a desk knows, their words, and how they come into the text.
import type { Editor } from '@tiptap/react';
import { useCallback, useState } from 'react';
import { libraryOf, type Picture } from '#modules/media/ui.ts';
import { insertBlocks } from './put-block.ts';

/** One below the other, or side by side in a group. */
export type Inserted = 'single' | 'group';

export function useUnitPictures(unit: string, given: readonly Picture[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, Picture>>(new Map(given.map((p) => [p.id, p])));
  const remember = useCallback(
    (list: readonly Picture[]) => setKnown((was) => new Map([...was, ...list.map((p) => [p.id, p] as const)])),
    [],
  );
  /** Stores a picture's words; answers with the reason why not. */
  const describe = async (id: string, words: { alt: string; decorative: boolean }): Promise<string | null> => {
    const answer = await libraryOf(unit).describe(id, words);
    if (answer.refused) return answer.refused.map((reason) => reason.message).join(' ');
    remember([answer.picture]);
    return null;
  };
  return { known, remember, describe };
}

const nodesOf = (list: readonly Picture[]) => list.map((p) => ({ type: 'image', attrs: { file: p.id, caption: '' } }));

/** Three side by side where that leaves no gap. */
export const columnsFor = (count: number): 2 | 3 => (count % 3 === 0 && count % 2 !== 0 ? 3 : 2);

export function insertPictures(editor: Editor | null, list: readonly Picture[], as: Inserted): void {
  if (!editor || list.length === 0) return;
  if (as === 'single') insertBlocks(editor, nodesOf(list));
  else if (!addToGroup(editor, list))
    insertBlocks(editor, [{ type: 'gallery', attrs: { columns: columnsFor(list.length) }, content: nodesOf(list) }]);
}

/** Into the group in which the selection stands. */
function addToGroup(editor: Editor, list: readonly Picture[]): boolean {
  const { selection } = editor.state;
  const inside = selection.$from;
  for (let depth = inside.depth; depth > 0; depth--)
    if (inside.node(depth).type.name === 'gallery') return insertBlocks(editor, nodesOf(list), inside.end(depth));
  const { node } = selection as { node?: { type: { name: string } } };
  if (node?.type.name !== 'gallery') return false;
  return insertBlocks(editor, nodesOf(list), selection.to - 1);
}
