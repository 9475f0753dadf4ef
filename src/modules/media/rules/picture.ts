// A picture as pages and screens know it: its sizes, its words.
import type { MediaRow, Variant } from '../tables.ts';

export type Picture = {
  id: string;
  name: string;
  alt: string;
  decorative: boolean;
  width: number;
  height: number;
  variants: Variant[];
};

export const mediaPath = (sha256: string): string => `/media/${sha256}.webp`;

export const pictureOf = (
  row: Pick<MediaRow, 'id' | 'name' | 'alt' | 'decorative' | 'width' | 'height' | 'variants'>,
): Picture => ({
  ...{ id: row.id, name: row.name, alt: row.alt, decorative: row.decorative },
  ...{ width: row.width ?? 0, height: row.height ?? 0, variants: row.variants as Variant[] },
});

/** The smallest kept size that is at least so wide, else the widest. */
export function variantFor(picture: Pick<Picture, 'variants'>, width: number): Variant | undefined {
  return picture.variants.find((v) => v.width >= width) ?? picture.variants.at(-1);
}

export const srcOf = (picture: Picture, width: number): string => mediaPath(variantFor(picture, width)?.sha256 ?? '');
/** `upTo`: no wider than that is ever needed. */
export const srcSetOf = (picture: Picture, upTo = Number.POSITIVE_INFINITY): string =>
  picture.variants
    .filter((v, i) => i === 0 || v.width <= upTo)
    .map((v) => `${mediaPath(v.sha256)} ${v.width}w`)
    .join(', ');

/** May it stand on a page? Only when those who do not see it lose nothing. */
export const isDescribed = (picture: Pick<Picture, 'alt' | 'decorative'>): boolean => picture.decorative || picture.alt !== '';
