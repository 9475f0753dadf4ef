// A text of a block: the same editor as for articles.
import type { Editor } from '@tiptap/react';
import { useMemo, useRef, useState } from 'react';
import { insertPictures, PicturesContext, type RichNode, TextEditor } from '#modules/content/ui.ts';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { InputProps } from './input-props.ts';

const blank: RichNode = { type: 'doc', content: [{ type: 'paragraph' }] };

export function RichInput({ field, path, value, unit, lists, reasons, readOnly, onChange }: InputProps) {
  const editor = useRef<Editor | null>(null);
  const [start] = useState((value as RichNode | null) ?? blank);
  const [picking, setPicking] = useState<{ files?: File[] } | null>(null);
  const [notice, setNotice] = useState('');
  const [taken, setTaken] = useState<Picture[]>([]);
  const context = useMemo(
    () => ({
      known: new Map([...lists.pictures, ...taken].map((picture) => [picture.id, picture])),
      describe: async () => 'Ghi lời mô tả trong thư viện ảnh.',
    }),
    [lists.pictures, taken],
  );
  return (
    <div className="richinput" id={`f-${path}`}>
      <p className="lab">{field.label}</p>
      {reasonAt(reasons, path) && <p className="note bad">{reasonAt(reasons, path)}</p>}
      {notice && (
        <p className="note warn" role="status">
          {notice}
        </p>
      )}
      <PicturesContext value={context}>
        <TextEditor
          content={start}
          reset={0}
          editable={!readOnly}
          onChange={onChange}
          onFiles={(files) => setPicking({ files })}
          onNotice={setNotice}
          onPicture={() => setPicking({})}
          onReady={(ready) => {
            editor.current = ready;
          }}
        />
      </PicturesContext>
      <PicturePicker
        unit={unit}
        opened={picking !== null}
        {...(picking?.files ? { files: picking.files } : {})}
        onClose={() => setPicking(null)}
        onPick={(pictures) => {
          setTaken((was) => [...was, ...pictures]);
          insertPictures(editor.current, pictures, 'single');
          setPicking(null);
        }}
      />
    </div>
  );
}
