// Where photographs come from, the library of the phone or its camera; which are on their way, which did not come.
import { Button } from '@mantine/core';
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { usePhotos } from './use-photos.ts';

export function TakePhotos({ desk: { photos, moving, failed, take } }: { desk: ReturnType<typeof usePhotos> }) {
  const library = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const taken = (input: HTMLInputElement) => {
    take([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <div className="card pad stack" role="group" aria-label="Ảnh">
      <div className="row big">
        <Button size="md" leftSection={<IconPhotoPlus size={20} aria-hidden />} onClick={() => library.current?.click()}>
          Chọn ảnh
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<IconCamera size={20} aria-hidden />}
          onClick={() => camera.current?.click()}
        >
          Chụp ảnh
        </Button>
      </div>
      <input
        ref={library}
        className="vh"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-label="Chọn ảnh từ máy"
        onChange={(event) => taken(event.currentTarget)}
      />
      <input
        ref={camera}
        className="vh"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-label="Chụp ảnh bằng điện thoại"
        onChange={(event) => taken(event.currentTarget)}
      />
      {moving.length > 0 && (
        <div role="status">
          <p className="small">
            Đang gửi ảnh, còn {moving.length}: {moving[0]?.name}
          </p>
          <progress aria-label="Ảnh đã gửi" max={photos.length + moving.length} value={photos.length} />
        </div>
      )}
      {failed.map((one) => (
        <p key={one.key} className="note bad small" role="alert">
          {one.why}
        </p>
      ))}
      <p className="small muted">
        Ảnh tự thu nhỏ, xoay đúng chiều và bỏ vị trí, ngày giờ chụp trước khi lên trang. Ảnh có trẻ em cần cha mẹ, và em từ 7
        tuổi, đồng ý.
      </p>
    </div>
  );
}
