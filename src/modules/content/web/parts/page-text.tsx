// The text of a page, whatever it belongs to: the editor with the unit's pictures and their words around it.
import '../article.css';
import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import type { RichNode } from '../../rich-text.ts';
import { PicturesContext } from './figure.tsx';
import { TextEditor } from './text-editor.tsx';

type Props = {
  unit: { slug: string };
  content: RichNode;
  /** Changes when other content is to be taken. */
  reset: number;
  editable: boolean;
  /** Those that the text shows. */
  pictures: readonly Picture[];
  onChange(body: RichNode): void;
  /** What it is written in, when not Vietnamese. */
  lang?: 'en';
};

export function PageText({ unit, content, reset, editable, pictures, onChange, lang }: Props) {
  const editor = useRef<Editor | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, Picture>>(new Map(pictures.map((p) => [p.id, p])));
  const [picking, setPicking] = useState<{ files?: File[] } | null>(null);
  const [notice, setNotice] = useState('');
  const remember = (list: Picture[]) => setKnown((was) => new Map([...was, ...list.map((p) => [p.id, p] as const)]));
  const describe = async (id: string, words: { alt: string; decorative: boolean }) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ intent: 'describe', id, ...words })) body.append(name, String(value));
    const answer = (await fetch(`/${unit.slug}/media/pictures`, { method: 'POST', body }).then((r) => r.json())) as {
      picture?: Picture;
      refused?: { message: string }[];
    };
    if (answer.picture) remember([answer.picture]);
    return answer.refused?.map((r) => r.message).join(' ') ?? null;
  };
  const picked = (list: Picture[]) => {
    remember(list);
    editor.current
      ?.chain()
      .focus()
      .insertContent(list.map((p) => ({ type: 'image', attrs: { file: p.id, caption: '' } })))
      .run();
    setPicking(null);
  };
  return (
    <PicturesContext value={{ known, describe }}>
      {notice && (
        <p className="note warn" role="status">
          {notice}
        </p>
      )}
      <TextEditor
        {...{ content, reset, editable, onChange, ...(lang ? { lang } : {}) }}
        onFiles={(files) => setPicking({ files })}
        onNotice={setNotice}
        onPicture={() => setPicking({})}
        onReady={(ready) => {
          editor.current = ready;
        }}
      />
      <PicturePicker
        unit={unit.slug}
        opened={picking !== null}
        title="Ảnh trong trang"
        onClose={() => setPicking(null)}
        onPick={picked}
        {...(picking?.files ? { files: picking.files } : {})}
      />
    </PicturesContext>
  );
}
