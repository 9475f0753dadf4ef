// How a section is written down in the registry, and the short forms that the lists of sections are written in.
import type { LegalBasis } from './legal-bases.ts';

export type SectionKind = 'page' | 'category' | 'directory' | 'contact';
export type RegisteredSection = {
  slug: string;
  title: string;
  kind: SectionKind;
  /** Counted in the score (P-1.8). */
  mandatory: boolean;
  bases: readonly LegalBasis[];
  /** Number of the group in TT 37 (portal 1.4). */
  group?: number;
  /** Who fills it: people by hand, or a module from its records. */
  source: 'manual' | 'derived';
  /** How old what it shows may be before the editors are told; none: for as long as it is right. */
  maxAgeDays?: number;
  inMenu: boolean;
  /** The section under which it stands in the menu. */
  parent?: string;
  /** What belongs in it, for whoever fills it. */
  hint?: string;
};

type More = Partial<Pick<RegisteredSection, 'maxAgeDays' | 'inMenu' | 'hint' | 'source' | 'mandatory' | 'group'>>;
const make = (kind: SectionKind, slug: string, title: string, bases: readonly LegalBasis[], more: More): RegisteredSection => ({
  ...{ slug, title, kind, bases, mandatory: bases.length > 0, source: 'manual', inMenu: true },
  ...more,
});
/** A page that people write. */
export const page = (slug: string, title: string, bases: readonly LegalBasis[] = [], more: More = {}) =>
  make('page', slug, title, bases, more);
/** A page that a module makes from its records; until there is such a module, people write it. */
export const made = (slug: string, title: string, bases: readonly LegalBasis[] = [], more: More = {}) =>
  make('page', slug, title, bases, { source: 'derived', ...more });
/** Articles. */
export const news = (slug: string, title: string, bases: readonly LegalBasis[] = [], more: More = {}) =>
  make('category', slug, title, bases, more);
export const directory = (slug: string, title: string, bases: readonly LegalBasis[], more: More = {}) =>
  make('directory', slug, title, bases, { source: 'derived', ...more });
export const contact = (bases: readonly LegalBasis[], more: More = {}) =>
  make('contact', 'lien-he', 'Liên hệ', bases, { source: 'derived', ...more });

/** A section with those that stand below it in the menu. */
export const under = (top: RegisteredSection, ...children: RegisteredSection[]): RegisteredSection[] => [
  top,
  ...children.map((child) => ({ ...child, parent: top.slug })),
];
