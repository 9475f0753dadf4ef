// Pictures on their way in: dropped, pasted, chosen or taken with the phone, several at once; each asks for its words first.
import { Button, Checkbox, CloseButton, TextInput } from '@mantine/core';
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Picture } from '../../rules/picture.ts';
import { libraryOf } from './client.ts';
import { refusedAtOnce, shrunk } from './shrink.ts';

type Waiting = {
  key: number;
  file: File;
  preview: string;
  alt: string;
  decorative: boolean;
  state: 'waiting' | 'sending';
  /** What the server would refuse whatever its words are: known before they are written. */
  unfit: Promise<string | null>;
  why?: string;
};
let nextKey = 1;

const incoming = (file: File): Waiting => ({
  ...{ key: nextKey++, file, preview: URL.createObjectURL(file), alt: '', decorative: false },
  state: 'waiting',
  unfit: refusedAtOnce(file),
});

const kinds = ['image/jpeg', 'image/png', 'image/webp'];
/** A paste may carry text and a picture of the text: only pictures are taken. */
const imagesIn = (list: FileList | null | undefined): File[] =>
  [...(list ?? [])].filter((file) => file.type.startsWith('image/') || file.type === '');

type Props = {
  unit: string;
  files?: File[];
  /** `waiting`: files of the same choice were not taken and stand here with their reasons. */
  onDone(pictures: Picture[], waiting: boolean): void;
};
export function UploadPanel({ unit, files, onDone }: Props) {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [over, setOver] = useState(false);
  const chosen = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [unfit, setUnfit] = useState<string[]>([]);
  const change = useCallback(
    (key: number, part: Partial<Waiting>) =>
      setWaiting((was) => was.map((item) => (item.key === key ? { ...item, ...part } : item))),
    [],
  );
  const take = useCallback(
    (list: File[]) => {
      const fresh = list.map(incoming);
      setWaiting((was) => [...was, ...fresh]);
      for (const { key, unfit } of fresh) unfit.then((why) => why && change(key, { why }));
    },
    [change],
  );
  const add = (list: File[]) => {
    const fit = list.filter(({ type }) => type === '' || kinds.includes(type));
    setUnfit(list.filter((file) => !fit.includes(file)).map(({ name }) => name));
    take(fit);
  };
  const given = useRef<File[]>([]);
  useEffect(() => {
    const fresh = (files ?? []).filter((file) => !given.current.includes(file));
    given.current = files ?? [];
    if (fresh.length > 0) take(fresh);
  }, [files, take]);
  const drop = (key: number) =>
    setWaiting((was) =>
      was.filter((item) => {
        if (item.key === key) URL.revokeObjectURL(item.preview);
        return item.key !== key;
      }),
    );

  const sending = waiting.some((item) => item.state === 'sending');
  async function send() {
    const done: Picture[] = [];
    for (const item of waiting) {
      const unfitting = await item.unfit;
      if (unfitting) {
        change(item.key, { why: unfitting });
        continue;
      }
      if (!item.decorative && item.alt.trim() === '') {
        change(item.key, { why: 'Ghi lời mô tả, hoặc chọn “ảnh trang trí”.' });
        continue;
      }
      change(item.key, { state: 'sending', why: '' });
      const answer = await libraryOf(unit).upload(await shrunk(item.file), item);
      if (answer.refused) change(item.key, { state: 'waiting', why: answer.refused.map((r) => r.message).join(' ') });
      else {
        done.push(answer.picture);
        drop(item.key);
      }
    }
    if (done.length > 0) onDone(done, unfit.length > 0 || done.length < waiting.length);
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = imagesIn(event.clipboardData.files);
    if (pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  };
  return (
    <section
      className={over ? 'upload over' : 'upload'}
      aria-label="Tải ảnh lên"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <div className="row">
        <Button variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden />} onClick={() => chosen.current?.click()}>
          Chọn ảnh
        </Button>
        <Button variant="default" leftSection={<IconCamera size={16} aria-hidden />} onClick={() => camera.current?.click()}>
          Chụp ảnh
        </Button>
        <span className="small muted">hoặc kéo, dán ảnh vào đây. JPG, PNG, WebP, mỗi ảnh không quá 25 MB.</span>
      </div>
      <input
        ref={chosen}
        className="vh"
        type="file"
        accept={kinds.join(',')}
        multiple
        tabIndex={-1}
        aria-label="Chọn ảnh từ máy"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <input
        ref={camera}
        className="vh"
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        tabIndex={-1}
        aria-label="Chụp ảnh bằng điện thoại"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {unfit.length > 0 && (
        <p className="note bad" role="alert">
          Không nhận {unfit.map((name) => `“${name}”`).join(', ')}: chỉ nhận ảnh JPG, PNG, WebP.
          {unfit.some((name) => /\.svg$/i.test(name)) && ' Hình SVG có thể mang theo mã lệnh: xuất hình ra PNG rồi tải lại.'}
        </p>
      )}
      {waiting.length > 0 && (
        <>
          <ul className="stack">
            {waiting.map((item) => (
              <li key={item.key} className="incoming">
                <img src={item.preview} alt="" />
                <div>
                  <TextInput
                    label={`Lời mô tả ảnh ${item.file.name}`}
                    description="Ảnh cho thấy gì, cho người không nhìn thấy. Không ghi họ tên học sinh."
                    value={item.alt}
                    maxLength={300}
                    disabled={item.decorative}
                    error={item.why || undefined}
                    onChange={(event) => change(item.key, { alt: event.currentTarget.value, why: '' })}
                  />
                  <Checkbox
                    label="Ảnh trang trí, không cần mô tả"
                    checked={item.decorative}
                    onChange={(event) => change(item.key, { decorative: event.currentTarget.checked, why: '' })}
                  />
                </div>
                <CloseButton aria-label={`Bỏ ảnh ${item.file.name}`} onClick={() => drop(item.key)} />
              </li>
            ))}
          </ul>
          <div className="row">
            <Button onClick={send} loading={sending}>
              Tải lên {waiting.length > 1 ? `${waiting.length} ảnh` : 'ảnh'}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
