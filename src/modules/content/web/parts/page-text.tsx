// The text of a page, whatever it belongs to: the editor with the unit's pictures and their words around it.
import '../article.css';
import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import type { RichNode } from '../../rich-text.ts';
import { PicturesContext } from './figure.tsx';
import { TextEditor } from './text-editor.tsx';
import { type Inserted, insertPictures, useUnitPictures } from './unit-pictures.ts';

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
  const { known, remember, describe } = useUnitPictures(unit.slug, pictures);
  const [picking, setPicking] = useState<{ as: Inserted; files?: File[] } | null>(null);
  const [notice, setNotice] = useState('');
  const add = (as: Inserted) => setPicking({ as });
  const picked = (list: Picture[]) => {
    remember(list);
    insertPictures(editor.current, list, picking?.as ?? 'single');
    setPicking(null);
  };
  return (
    <PicturesContext value={{ known, describe, add }}>
      {notice && (
        <p className="note warn" role="status">
          {notice}
        </p>
      )}
      <TextEditor
        {...{ content, reset, editable, onChange, ...(lang ? { lang } : {}) }}
        onFiles={(files) => setPicking({ as: 'single', files })}
        onNotice={setNotice}
        onPicture={add}
        onReady={(ready) => {
          editor.current = ready;
        }}
      />
      <PicturePicker
        unit={unit.slug}
        opened={picking !== null}
        several={picking?.as === 'group'}
        title="Ảnh trong trang"
        onClose={() => setPicking(null)}
        onPick={picked}
        {...(picking?.files ? { files: picking.files } : {})}
      />
    </PicturesContext>
  );
}
