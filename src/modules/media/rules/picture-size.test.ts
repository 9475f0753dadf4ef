import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sizeInHead } from './picture-size.ts';

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#2a7f62' } });

test.each([
  ['a JPEG', () => picture(640, 480).jpeg().toBuffer(), { width: 640, height: 480 }],
  [
    'a progressive JPEG with notes',
    () =>
      picture(30, 20)
        .jpeg({ progressive: true })
        .withExif({ IFD0: { Artist: 'A' } })
        .toBuffer(),
    { width: 30, height: 20 },
  ],
  ['a PNG', () => picture(333, 1).png().toBuffer(), { width: 333, height: 1 }],
  ['a WebP is left to the decoder', () => picture(10, 10).webp().toBuffer(), null],
  ['a JPEG without its head', async () => (await picture(640, 480).jpeg().toBuffer()).subarray(0, 40), null],
  ['nothing', async () => Buffer.alloc(0), null],
])('%s', async (_name, made, expected) => {
  expect(sizeInHead(new Uint8Array(await made()))).toEqual(expected);
});
