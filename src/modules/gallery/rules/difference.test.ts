import { expect, test } from 'vitest';
import type { AlbumBody, PictureBody, VideoBody } from './body.ts';
import { pictureChanges, picturesIn, wordChanges } from './difference.ts';

const shot = (name: string, caption = ''): PictureBody => ({ file_id: name, scene: null, scene_alt: '', caption });
const album: AlbumBody = {
  ...{ title: 'Hội khỏe', summary: '', class_name: 'Khối 6', held_on: '2018-12-01' },
  pictures: ['a', 'b', 'c', 'd'].map((name) => shot(name)),
};

test('words that change are said from what to what; of something new all that is said', () => {
  expect(wordChanges(album, album)).toEqual([]);
  expect(wordChanges(album, { ...album, title: 'Hội khỏe Phù Đổng', held_on: '2018-12-02' })).toEqual([
    { label: 'Tên', from: 'Hội khỏe', to: 'Hội khỏe Phù Đổng' },
    { label: 'Ngày chụp', from: '01/12/2018', to: '02/12/2018' },
  ]);
  expect(wordChanges(null, album).map(({ label, to }) => `${label}: ${to}`)).toEqual([
    ...['Tên: Hội khỏe', 'Ngày chụp: 01/12/2018', 'Lớp, khối: Khối 6'],
  ]);
});

const cases: [string, string, string[]][] = [
  ['nothing', 'abcd', []],
  ['one more', 'abxcd', ['+x3']],
  ['one less', 'acd', ['-b2']],
  ['the cover less: another becomes it', 'bcd', ['b2>1', '-a1']],
  ['the last goes first', 'dabc', ['d4>1']],
  ['the first goes last: another becomes the cover', 'bcda', ['b2>1', 'a1>4']],
  ['two change places', 'acbd', ['b2>3']],
  ['all at once', 'dxba', ['d4>1', '+x2', 'b2>3', 'a1>4', '-c3']],
];
const told = (to: string) =>
  pictureChanges(
    album.pictures,
    [...to].map((name) => shot(name)),
  ).map(({ picture, was, is }) =>
    was === null ? `+${picture.file_id}${is}` : is === null ? `-${picture.file_id}${was}` : `${picture.file_id}${was}>${is}`,
  );
test.each(cases)('%s: abcd becomes %s', (_name, to, changes) => {
  expect(told(to)).toEqual(changes);
});

test('a caption that changes is told with what stood there', () => {
  const now = [shot('a', 'Khai mạc'), ...album.pictures.slice(1)];
  expect(pictureChanges(album.pictures, now)).toEqual([{ picture: now[0], was: 1, is: 1, moved: false, former: '' }]);
});

test('of a video the poster is its picture', () => {
  const video: VideoBody = {
    ...{ title: 'Phóng sự', summary: '', held_on: '2018-12-01', provider: 'youtube', url: 'https://youtu.be/x' },
    ...{ poster_id: null, poster_scene: 'dong-lua' },
  };
  const now = { ...video, url: 'https://youtu.be/y', poster_id: 'a', poster_scene: null };
  expect(wordChanges(video, now)).toEqual([{ label: 'Địa chỉ video', from: 'https://youtu.be/x', to: 'https://youtu.be/y' }]);
  expect(
    pictureChanges(picturesIn(video), picturesIn(now)).map((one) => [one.picture.scene, one.picture.file_id, one.is]),
  ).toEqual([
    [null, 'a', 1],
    ['dong-lua', null, null],
  ]);
  expect(picturesIn({ ...video, poster_scene: null })).toEqual([]);
});
