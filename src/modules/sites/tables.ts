// Tables of the sites module.
import type { Generated } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Palette } from './palettes.ts';
import type { SectionKind } from './templates.ts';

export type SitesTables = {
  'sites.site': {
    unit_id: number;
    host_label: string;
    template: UnitLevel;
    palette: Palette;
    tagline: string | null;
    hero_media_id: string | null;
    hero_scene: string | null;
    opened_on: string;
    version: Generated<number>;
    updated_at: Generated<Date>;
  };
  'sites.section': {
    unit_id: number;
    slug: string;
    title: string;
    position: number;
    kind: SectionKind;
    mandatory: Generated<boolean>;
    legal_basis: Generated<string>;
    in_menu: Generated<boolean>;
    body: unknown;
    updated_at: Generated<Date>;
    version: Generated<number>;
  };
};
