// What a waiting album or video changes, beside what citizens see: words from what to what, pictures that come, go, move, or are told otherwise. Pure.
import { formatDate } from '#kernel/calendar.ts';
import { type AlbumBody, type Body, keyOf, type PictureBody, type VideoBody } from './body.ts';

export type WordChange = { label: string; from: string; to: string };
/** Places count from one; null: it does not stand there. */
export type PictureChange = {
  picture: PictureBody;
  was: number | null;
  is: number | null;
  moved: boolean;
  /** What stood below it; null: the same. */
  former: string | null;
};

const albumWords: [string, (body: AlbumBody) => string][] = [
  ['Ngày chụp', (body) => formatDate(body.held_on)],
  ['Lớp, khối', (body) => body.class_name],
];
const videoWords: [string, (body: VideoBody) => string][] = [
  ['Ngày', (body) => formatDate(body.held_on)],
  ['Địa chỉ video', (body) => body.url],
];
const isAlbum = (body: Body): body is AlbumBody => 'pictures' in body;

const wordsIn = (body: Body): [string, string][] => [
  ['Tên', body.title],
  ...(isAlbum(body)
    ? albumWords.map(([label, of]): [string, string] => [label, of(body)])
    : videoWords.map(([label, of]): [string, string] => [label, of(body)])),
  ['Giới thiệu', body.summary],
];
export const picturesIn = (body: Body): PictureBody[] => {
  if (isAlbum(body)) return body.pictures;
  const poster = { file_id: body.poster_id, scene: body.poster_scene, scene_alt: '', caption: '' };
  return poster.file_id === null && poster.scene === null ? [] : [poster];
};

/** `was` null: nothing stands there, so every word is new. */
export function wordChanges(was: Body | null, now: Body): WordChange[] {
  const before = new Map(was ? wordsIn(was) : []);
  return wordsIn(now)
    .map(([label, to]) => ({ label, from: before.get(label) ?? '', to }))
    .filter(({ from, to }) => from !== to);
}

/** Of these numbers those on the longest way upward: what stays in its order when the others move. */
function longestRise(numbers: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = [];
  for (const [i, number] of numbers.entries()) {
    best.push({ length: 1, before: -1 });
    for (let j = 0; j < i; j++) {
      const [one, here] = [best[j], best[i]];
      if (one && here && (numbers[j] ?? 0) < number && one.length + 1 > here.length)
        best[i] = { length: one.length + 1, before: j };
    }
  }
  let at = best.reduce((top, one, i) => (one.length > (best[top]?.length ?? 0) ? i : top), 0);
  const kept = new Set<number>();
  while (at >= 0 && best[at]) {
    kept.add(numbers[at] ?? -1);
    at = best[at]?.before ?? -1;
  }
  return kept;
}

/** In the order in which they are to stand, those that go at the end; what stays as it is is not told, unless it becomes the cover. */
export function pictureChanges(was: readonly PictureBody[], now: readonly PictureBody[]): PictureChange[] {
  const before = new Map(was.map((picture, i) => [keyOf(picture), { picture, place: i + 1 }]));
  const stays = longestRise(now.flatMap((picture) => before.get(keyOf(picture))?.place ?? []));
  const there = new Set(now.map(keyOf));
  return [
    ...now.map((picture, i): PictureChange => {
      const found = before.get(keyOf(picture));
      const former = found && found.picture.caption !== picture.caption ? found.picture.caption : null;
      const moved = found !== undefined && (!stays.has(found.place) || (i === 0 && found.place !== 1));
      return { picture, was: found?.place ?? null, is: i + 1, moved, former };
    }),
    ...was.flatMap((picture, i): PictureChange[] =>
      there.has(keyOf(picture)) ? [] : [{ picture, was: i + 1, is: null, moved: false, former: null }],
    ),
  ].filter(({ was: place, is, moved, former }) => place === null || is === null || moved || former !== null);
}
