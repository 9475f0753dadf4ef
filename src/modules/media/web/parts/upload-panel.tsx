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
type Refused = { key: number; why: string };
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
  /** What cannot be a picture of the site, and why: apart from those that wait for their words. */
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const drop = useCallback(
    (key: number) =>
      setWaiting((was) =>
        was.filter((item) => {
          if (item.key === key) URL.revokeObjectURL(item.preview);
          return item.key !== key;
        }),
      ),
    [],
  );
  const change = useCallback(
    (key: number, part: Partial<Waiting>) =>
      setWaiting((was) => was.map((item) => (item.key === key ? { ...item, ...part } : item))),
    [],
  );
  const refuse = useCallback(
    (key: number, why: string) => {
      drop(key);
      setRefused((was) => (was.some((one) => one.key === key) ? was : [...was, { key, why }]));
    },
    [drop],
  );
  const take = useCallback(
    (list: File[]) => {
      const fresh = list.map(incoming);
      setWaiting((was) => [...was, ...fresh]);
      for (const { key, unfit } of fresh) unfit.then((why) => why && refuse(key, why));
    },
    [refuse],
  );
  const add = (list: File[]) => {
    setRefused([]);
    take(list);
  };
  const given = useRef<File[]>([]);
  useEffect(() => {
    const fresh = (files ?? []).filter((file) => !given.current.includes(file));
    given.current = files ?? [];
    if (fresh.length > 0) take(fresh);
  }, [files, take]);
  const sending = waiting.some((item) => item.state === 'sending');
  async function send() {
    const done: Picture[] = [];
    for (const item of waiting) {
      // Told apart already.
      if (await item.unfit) continue;
      if (!item.decorative && item.alt.trim() === '') {
        change(item.key, { why: 'Ghi lời mô tả, hoặc chọn “ảnh trang trí”.' });
        continue;
      }
      change(item.key, { state: 'sending', why: '' });
      const answer = await libraryOf(unit).upload(await shrunk(item.file), item);
      if (answer.refused) {
        const why = answer.refused.map((r) => r.message).join(' ');
        if (answer.refused.some((r) => r.field === 'file')) refuse(item.key, why);
        else change(item.key, { state: 'waiting', why });
      } else {
        done.push(answer.picture);
        drop(item.key);
      }
    }
    if (done.length > 0) onDone(done, refused.length > 0 || done.length < waiting.length);
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
      {refused.length > 0 && (
        <div className="note bad" role="alert">
          <div>
            <b>{refused.length > 1 ? `Không nhận ${refused.length} tệp` : 'Không nhận một tệp'}</b>
            <ul>
              {refused.map((one) => (
                <li key={one.key}>{one.why}</li>
              ))}
            </ul>
          </div>
        </div>
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
