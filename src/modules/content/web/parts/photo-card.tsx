// One photograph on the quick desk: seen, described, put in its place.
import { ActionIcon, Checkbox, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { srcOf } from '#modules/media/ui.ts';
import type { Photo } from './use-photos.ts';

type Props = {
  photo: Photo;
  at: number;
  of: number;
  why: string | undefined;
  onChange(part: Partial<Photo>): void;
  onMove(by: -1 | 1): void;
  onDrop(): void;
};

export function PhotoCard({ photo: { picture, alt, decorative }, at, of, why, onChange, onMove, onDrop }: Props) {
  const name = `ảnh ${at + 1}`;
  return (
    <li className="card photo">
      <img src={srcOf(picture, 480)} alt={alt || picture.name} width={picture.width} height={picture.height} />
      <div className="stack">
        <div className="row">
          <b>
            Ảnh {at + 1} <span className="muted">/ {of}</span>
          </b>
          {at === 0 && <span className="tag">ảnh đại diện</span>}
          <span className="row ends">
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={`Đưa ${name} lên trước`}
              disabled={at === 0}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={`Đưa ${name} ra sau`}
              disabled={at === of - 1}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon size="lg" variant="default" aria-label={`Bỏ ${name}`} onClick={onDrop}>
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </span>
        </div>
        <Textarea
          id={`alt-${picture.id}`}
          label={`Lời mô tả ${name}`}
          autosize
          minRows={2}
          maxLength={300}
          value={alt}
          disabled={decorative}
          error={why}
          onChange={(event) => onChange({ alt: event.currentTarget.value })}
        />
        <Checkbox
          label="Ảnh trang trí, không cần mô tả"
          checked={decorative}
          onChange={(event) => onChange({ decorative: event.currentTarget.checked })}
        />
      </div>
    </li>
  );
}
