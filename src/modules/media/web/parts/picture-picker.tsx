// Which picture? One of the library, found by its words, or one that comes in now.
import '../media.css';
import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isDescribed, type Picture, srcOf } from '../../rules/picture.ts';
import { libraryOf } from './client.ts';
import { UploadPanel } from './upload-panel.tsx';

type Props = {
  unit: string;
  opened: boolean;
  /** Files that were dropped or pasted elsewhere and wait for their words. */
  files?: File[];
  title?: string;
  /** More than one may be taken from the library. */
  several?: boolean;
  onClose(): void;
  onPick(pictures: Picture[]): void;
};

export function PicturePicker({ unit, opened, files, title = 'Chọn ảnh', several = false, onClose, onPick }: Props) {
  // Uploaded beside others that were refused: the window stays for those, and whichever way it closes these are picked.
  const [taken, setTaken] = useState<Picture[]>([]);
  const pick = (pictures: Picture[]) => {
    setTaken([]);
    onPick([...taken, ...pictures]);
  };
  return (
    <Modal
      opened={opened}
      onClose={taken.length > 0 ? () => pick([]) : onClose}
      title={title}
      size="xl"
      // Locking the page behind injects a style element, which the office's policy refuses.
      lockScroll={false}
      classNames={{ content: 'paper-dialog', header: 'paper-dialog' }}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {opened && (
        <Inside
          {...{ unit, several, taken: taken.length, onPick: pick, ...(files ? { files } : {}) }}
          onTake={(list) => setTaken((was) => [...was, ...list])}
        />
      )}
    </Modal>
  );
}

type InsideProps = Pick<Props, 'unit' | 'files' | 'several' | 'onPick'> & { taken: number; onTake(pictures: Picture[]): void };
function Inside({ unit, files, several, taken, onPick, onTake }: InsideProps) {
  const [chosen, setChosen] = useState<Picture[]>([]);
  // A list that is read anew has other objects for the same pictures.
  const isChosen = (picture: Picture) => chosen.some((one) => one.id === picture.id);
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<{ rows: Picture[]; total: number; more: boolean } | null>(null);
  const [why, setWhy] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken is in the library now
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const answer = await libraryOf(unit).list(text, page);
      if (gone) return;
      if (answer.refused) setWhy(answer.refused.map((r) => r.message).join(' '));
      else {
        setWhy('');
        setFound((was) => (page > 1 && was ? { ...answer, rows: [...was.rows, ...answer.rows] } : answer));
      }
    }, 150);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [unit, text, page, taken]);
  return (
    <div className="stack">
      <UploadPanel
        unit={unit}
        onDone={(list, waiting) => {
          if (!waiting) return onPick([...chosen, ...list]);
          onTake(list);
          setPage(1);
        }}
        {...(files ? { files } : {})}
      />
      {taken > 0 && (
        <div className="note ok row" role="status">
          <span style={{ flex: 1 }}>Đã nhận {taken} ảnh; tệp không nhận được ghi lý do ở trên.</span>
          <Button onClick={() => onPick(chosen)}>Dùng {taken + chosen.length} ảnh</Button>
        </div>
      )}
      <input
        className="search"
        type="search"
        aria-label="Tìm trong thư viện ảnh"
        placeholder="Tìm trong thư viện, không cần dấu"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPage(1);
        }}
      />
      {why && <p className="note bad">{why}</p>}
      {found && found.rows.length === 0 && (
        <p className="muted">{text ? 'Không có ảnh nào khớp.' : 'Thư viện chưa có ảnh. Tải ảnh đầu tiên lên ở trên.'}</p>
      )}
      <ul className="pictures">
        {found?.rows.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              className="pick"
              aria-pressed={several ? isChosen(picture) : undefined}
              onClick={() =>
                several
                  ? setChosen((was) => (isChosen(picture) ? was.filter((one) => one.id !== picture.id) : [...was, picture]))
                  : onPick([picture])
              }
            >
              <img src={srcOf(picture, 480)} alt={picture.alt || picture.name} loading="lazy" />
              <span className="small">{picture.alt || picture.name}</span>
              {!isDescribed(picture) && <span className="tag warn">chưa mô tả</span>}
            </button>
          </li>
        ))}
      </ul>
      {several && chosen.length > 0 && (
        <div className="row chosen">
          <Button onClick={() => onPick(chosen)}>Chèn {chosen.length} ảnh đã chọn</Button>
        </div>
      )}
      {found?.more && (
        <button type="button" onClick={() => setPage(page + 1)}>
          Xem thêm ảnh
        </button>
      )}
    </div>
  );
}
