// Tables of the sites module.
import type { Generated } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { BoardRole } from './board.ts';
import type { MembersNews } from './members-news.ts';
import type { Palette, Theme } from './palettes.ts';
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
    /** null: what a superior hands down, else the template's. */
    theme: Theme | null;
    logo_media_id: string | null;
    banner_media_id: string | null;
    footer_note: string | null;
    links: unknown;
    opened_on: string;
    /** Nobody approves what he or she has written. */
    separate_approval: Generated<boolean>;
    /** Which news of its members the first page of a superior shows. */
    members_news: Generated<MembersNews>;
    members_news_levels: Generated<UnitLevel[]>;
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
  'sites.layout': {
    unit_id: number;
    rows: unknown;
    version: number;
    updated_by: string;
    updated_at: Date;
  };
  'sites.standard': {
    unit_id: number;
    handed: unknown;
    version: number;
    updated_by: string;
    updated_at: Date;
  };
  'sites.board': {
    id: string;
    unit_id: number;
    decision_number: string;
    decided_on: string;
    decision_url: string | null;
    valid_from: string;
    valid_to: string | null;
    version: Generated<number>;
    updated_by: string;
    updated_at: Date;
  };
  'sites.board_member': {
    board_id: string;
    unit_id: number;
    position: number;
    name: string;
    role: BoardRole;
    duty: Generated<string>;
  };
};
