// Photographs on their way from a phone: one after another, smaller first, each with its own answer. What arrived stays, whatever the rest does.
import { useCallback, useEffect, useRef, useState } from 'react';
import { libraryOf, type Picture, refusedAtOnce, shrunk } from '#modules/media/ui.ts';

export const mostPhotos = 10;

/** A picture of the library with the words that are being written for it. */
export type Photo = { picture: Picture; alt: string; decorative: boolean; caption: string };
export type Moving = { key: number; name: string; state: 'waiting' | 'sending' };
/** Which did not come, and why. */
export type Failed = { key: number; why: string };

let nextKey = 1;

export function usePhotos(unit: string) {
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [moving, setMoving] = useState<readonly Moving[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const line = useRef(Promise.resolve());
  const count = useRef(0);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const send = useCallback(
    async (key: number, file: File) => {
      if (!here.current) return;
      setMoving((was) => was.map((one) => (one.key === key ? { ...one, state: 'sending' } : one)));
      const why = await refusedAtOnce(file);
      const answer = why
        ? { refused: [{ code: 'file', message: why }] }
        : await libraryOf(unit).upload(await shrunk(file), { alt: '', decorative: false });
      setMoving((was) => was.filter((one) => one.key !== key));
      if (answer.refused) {
        count.current -= 1;
        const words = answer.refused.map((r) => r.message).join(' ');
        setFailed((was) => [...was, { key, why: words.includes(file.name) ? words : `“${file.name}”: ${words}` }]);
        return;
      }
      const { picture } = answer;
      setPhotos((was) => {
        if (!was.some((one) => one.picture.id === picture.id))
          return [...was, { picture, alt: picture.alt, decorative: picture.decorative, caption: '' }];
        count.current -= 1;
        return was;
      });
    },
    [unit],
  );

  const take = (files: File[]) => {
    const room = mostPhotos - count.current;
    const coming = files.slice(0, Math.max(0, room)).map((file) => ({ key: nextKey++, file }));
    const left = files.length - coming.length;
    setFailed(
      left > 0 ? [{ key: nextKey++, why: `Mỗi bài nhiều nhất ${mostPhotos} ảnh: ${left} ảnh sau cùng chưa được lấy.` }] : [],
    );
    count.current += coming.length;
    setMoving((was) => [...was, ...coming.map(({ key, file }) => ({ key, name: file.name, state: 'waiting' as const }))]);
    for (const { key, file } of coming) line.current = line.current.then(() => send(key, file));
  };
  const change = (id: string, part: Partial<Photo>) =>
    setPhotos((was) => was.map((one) => (one.picture.id === id ? { ...one, ...part } : one)));
  const drop = (id: string) => {
    count.current -= 1;
    setPhotos((was) => was.filter((one) => one.picture.id !== id));
  };
  const move = (id: string, by: -1 | 1) =>
    setPhotos((was) => {
      const at = was.findIndex((one) => one.picture.id === id);
      const next = [...was];
      const [one] = next.splice(at, 1);
      if (one) next.splice(Math.max(0, at + by), 0, one);
      return next;
    });
  const replace = (list: readonly Photo[]) => {
    count.current = list.length;
    setPhotos(list);
  };
  /** Stores the words that differ from what the library has: the photographs as they are then, and why not, by picture. */
  const describe = async (list: readonly Photo[]): Promise<{ worded: Photo[]; why: ReadonlyMap<string, string> }> => {
    const why = new Map<string, string>();
    const worded = new Map<string, Picture>();
    for (const { picture, alt, decorative } of list) {
      if (!decorative && alt.trim() === '') why.set(picture.id, 'Ghi lời mô tả, hoặc chọn “ảnh trang trí”.');
      else if (alt.trim() !== picture.alt || decorative !== picture.decorative) {
        const answer = await libraryOf(unit).word(picture.id, { alt: alt.trim(), decorative });
        if (answer.refused) why.set(picture.id, answer.refused.map((r) => r.message).join(' '));
        else {
          change(picture.id, { picture: answer.picture });
          worded.set(picture.id, answer.picture);
        }
      }
    }
    return { worded: list.map((one) => ({ ...one, picture: worded.get(one.picture.id) ?? one.picture })), why };
  };
  return { photos, moving, failed, take, change, drop, move, replace, describe };
}
