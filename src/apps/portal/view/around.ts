// What every view of a public page is given: the site and its surroundings, and what the head of the page says.
import type { Picture } from '#modules/media/index.ts';
import type { Site, Theme } from '#modules/sites/index.ts';
import type { Sheet } from './sheet.ts';

/** A block of data in the words of schema.org. */
export type Schema = Record<string, unknown>;
export type Around = {
  site: Site;
  url(label: string, path?: string): string;
  officeUrl: string;
  /** The style sheets of a page. */
  css(theme: Theme, sheet: Sheet): string[];
  sceneUrl(name: string): string;
  /** Those of the pictures named on this page that may be shown. */
  pictures: ReadonlyMap<string, Picture>;
};
export type Head = {
  title: string;
  description: string;
  path: string;
  /** What the page is made of, unless it is text. */
  sheet?: Sheet;
  publishedAt?: Date;
  author?: string;
  keywords?: readonly string[];
  /** Absolute. */
  image?: string | undefined;
  noindex?: boolean;
  /** Where a copy's origin stands: the address that counts. Absolute. */
  canonical?: string | undefined;
  /** A feed of what this page lists, besides the site's news. */
  feed?: { title: string; href: string };
  schema?: Schema[];
};
