// The pictures of an album: taken from the library or uploaded, ten at once; put in order; the first is the cover.
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import { PictureOf } from './picture-of.tsx';

export type AlbumItem = {
  /** Id of a picture, or 'scene:…'. */
  key: string;
  picture: Picture | null;
  alt: string;
  caption: string;
  held: boolean;
  hidden: boolean;
  /** The day on which a family took its consent back, for which it is held. */
  withdrawnOn: string | null;
  /** How many children are said to be on it; null for who may not know. */
  children: number | null;
};

export function AlbumPictures({ unit, items: given, mayTag }: { unit: string; items: AlbumItem[]; mayTag: boolean }) {
  const [items, setItems] = useState(given);
  const [open, setOpen] = useState(false);
  const move = (i: number, by: number) =>
    setItems((was) => {
      const next = [...was];
      const [item] = next.splice(i, 1);
      if (item) next.splice(i + by, 0, item);
      return next;
    });
  const add = (pictures: Picture[]) => {
    setItems((was) => [
      ...was,
      ...pictures
        .filter((picture) => !was.some((item) => item.key === picture.id))
        .map((picture) => ({
          ...{ key: picture.id, picture, alt: picture.alt, caption: '', held: false, hidden: false },
          ...{ withdrawnOn: null, children: null },
        })),
    ]);
    setOpen(false);
  };
  return (
    <section className="card" id="f-pictures">
      <div className="pad row">
        <h2 style={{ flex: 1 }}>{items.length > 0 ? `${items.length} ảnh` : 'Ảnh'}</h2>
        <Button variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
          Thêm ảnh
        </Button>
      </div>
      {items.length === 0 && <p className="blank">Chưa có ảnh. Chọn nhiều ảnh một lần; mỗi ảnh cần lời mô tả.</p>}
      {items.map((item, i) => {
        const name = item.alt || item.picture?.name || 'tranh vẽ sẵn';
        return (
          <div className="albumrow" key={item.key}>
            <input type="hidden" name="picture" value={item.key} />
            <PictureOf id={item.key} picture={item.picture} alt={name} />
            <div className="words">
              <p className="small">
                {i === 0 && <span className="tag info">ảnh bìa</span>}{' '}
                {item.held && (
                  <span className="tag warn">{item.withdrawnOn ? 'đã ẩn: gia đình rút đồng ý' : 'giữ lại: thiếu sự đồng ý'}</span>
                )}{' '}
                {item.hidden && <span className="tag bad">đã ẩn</span>} {name}
              </p>
              <input
                className="search"
                name="caption"
                defaultValue={item.caption}
                maxLength={300}
                aria-label={`Chú thích ảnh ${i + 1}`}
                placeholder="Chú thích dưới ảnh, không bắt buộc"
                autoComplete="off"
              />
              {mayTag && item.picture && (
                <p className="small">
                  <Link to={`/${unit}/consent/pictures/${item.key}`}>
                    {item.children ? `Trẻ trong ảnh: ${item.children}` : 'Ghi trẻ trong ảnh'}
                    <span className="vh">, ảnh {i + 1}</span>
                  </Link>
                </p>
              )}
            </div>
            <span className="acts">
              <Button
                size="xs"
                variant="default"
                disabled={i === 0}
                aria-label={`Đưa ảnh ${i + 1} lên`}
                onClick={() => move(i, -1)}
              >
                <IconArrowUp size={14} aria-hidden />
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={i === items.length - 1}
                aria-label={`Đưa ảnh ${i + 1} xuống`}
                onClick={() => move(i, 1)}
              >
                <IconArrowDown size={14} aria-hidden />
              </Button>
              <Button
                size="xs"
                variant="default"
                aria-label={`Bỏ ảnh ${i + 1} khỏi album`}
                onClick={() => setItems((was) => was.filter((other) => other.key !== item.key))}
              >
                <IconX size={14} aria-hidden />
              </Button>
            </span>
          </div>
        );
      })}
      <PicturePicker unit={unit} opened={open} title="Thêm ảnh vào album" onClose={() => setOpen(false)} onPick={add} />
    </section>
  );
}
