// What does a site look like, when its superiors may give a start or a rule? The highest rule holds; without one the site's own choice,
// else what the nearest superior gives, else the template's. Pure.
import type { Wanted } from './blocks/rules.ts';
import type { Palette, Theme } from './palettes.ts';

export type SiteLink = { label: string; href: string };
export type Look = { theme: Theme; palette: Palette };
/** `locked`: members may not choose otherwise. */
export type Given<T> = { value: T; locked: boolean };
export type Handed = {
  look?: Given<Look>;
  logo?: Given<string>;
  footer?: Given<string>;
  links?: Given<SiteLink[]>;
  /** Kinds of blocks that every page of the members has. */
  blocks?: string[];
};
export type HandedField = 'look' | 'logo' | 'footer' | 'links';
/** What a superior hands down; from the nearest superior upward. */
export type Standard = { unitId: number; by: string; handed: Handed };
/** `from`: whose it is; null when it is the site's own, or nobody's. */
export type Settled<T> = { value: T | null; from: string | null; locked: boolean };

export function settle<F extends HandedField>(
  field: F,
  own: NonNullable<Handed[F]>['value'] | null,
  above: readonly Standard[],
): Settled<NonNullable<Handed[F]>['value']> {
  const given = above.flatMap(({ by, handed }) => {
    const one = handed[field];
    return one ? [{ ...one, by }] : [];
  });
  const rule = given.findLast((one) => one.locked);
  if (rule) return { value: rule.value, from: rule.by, locked: true };
  if (own !== null) return { value: own, from: null, locked: false };
  const start = given[0];
  return start ? { value: start.value, from: start.by, locked: false } : { value: null, from: null, locked: false };
}

export function wantedOf(above: readonly Standard[]): Wanted[] {
  const wanted = new Map<string, string>();
  for (const { by, handed } of [...above].reverse())
    for (const kind of handed.blocks ?? []) if (!wanted.has(kind)) wanted.set(kind, by);
  return [...wanted].map(([kind, by]) => ({ kind, by }));
}
