import { expect, test } from 'vitest';
import { isAnimatedPng, kindRefusal, type PictureKind, pictureKind } from './picture-kind.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (kind: string, length = 0) => bytes([0, 0, 0, length], kind, new Array(length + 4).fill(0));

test.each<[string, Uint8Array, PictureKind]>([
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe1]), 'jpeg'],
  ['a PNG, whatever its name', bytes(png), 'png'],
  ['a WebP', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '), 'webp'],
  ['a sound in RIFF', bytes('RIFF', [1, 0, 0, 0], 'WAVEfmt '), 'unknown'],
  ['a GIF', bytes('GIF89a'), 'gif'],
  ['an iPhone picture', bytes([0, 0, 0, 24], 'ftypheic'), 'heic'],
  ['an AVIF', bytes([0, 0, 0, 24], 'ftypavif'), 'avif'],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'svg'],
  ['an SVG after a prologue', bytes('<?xml version="1.0"?>\n<!-- x --><svg>'), 'svg'],
  ['HTML named .png', bytes('\n<!doctype html><html>'), 'html'],
  ['a PDF', bytes('%PDF-1.7'), 'pdf'],
  ['a Word document', bytes([0x50, 0x4b, 3, 4]), 'zip'],
  ['nothing', bytes(), 'unknown'],
])('%s', (_name, given, kind) => {
  expect(pictureKind(given)).toBe(kind);
  expect(kindRefusal(kind, 'x') === null).toBe(['jpeg', 'png', 'webp'].includes(kind));
});

test('a PNG that moves is found before its first picture', () => {
  const still = Uint8Array.from([...png, ...chunk('IHDR', 13), ...chunk('IDAT', 4)]);
  const moving = Uint8Array.from([...png, ...chunk('IHDR', 13), ...chunk('acTL', 8), ...chunk('IDAT', 4)]);
  expect([isAnimatedPng(still), isAnimatedPng(moving), isAnimatedPng(Uint8Array.from(png))]).toEqual([false, true, false]);
});
