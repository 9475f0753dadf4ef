// Tables of the sites module.
import type { Generated } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { BoardRole } from './board.ts';
import type { MembersNews } from './members-news.ts';
import type { Palette, Theme } from './palettes.ts';
import type { Leads } from './rules/leads.ts';
import type { SectionKind } from './templates.ts';

export type Lang = 'vi' | 'en';

export type SitesTables = {
  'sites.site': {
    unit_id: number;
    /** The canonical host: a label below the province's own host, or a full name. */
    host_label: string;
    title: string | null;
    registry: Generated<number>;
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
    /** In English, with the fingerprint of the Vietnamese that they say. */
    name_en: string | null;
    address_en: string | null;
    english_said: string | null;
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
    parent_slug: string | null;
    /** Made by the unit itself, not from the registry. */
    own: Generated<boolean>;
    source: Generated<'manual' | 'derived'>;
    max_age_days: number | null;
    hidden: Generated<boolean>;
    /** When what it shows last changed; null: nothing to show. */
    content_at: Date | null;
    updated_at: Generated<Date>;
    updated_by: Generated<string>;
    version: Generated<number>;
  };
  'sites.english': {
    unit_id: number;
    slug: string;
    title: string;
    /** null: taken back. */
    body: unknown;
    said: string;
    version: number;
    updated_by: string;
    updated_at: Date;
  };
  /** The text of a page on its way: what stands in `sites.section` is what citizens read. */
  'sites.section_draft': {
    unit_id: number;
    slug: string;
    lang: Generated<'vi' | 'en'>;
    /** Of the English only. */
    title: string | null;
    said: string | null;
    /** JSON null: the page is to be emptied. */
    body: unknown;
    /** Of the Vietnamese: what the page is to be called and where it is to stand; null: as it is. */
    head: unknown;
    /** What was said of children on its pictures. */
    children: Generated<'' | 'none' | 'agreed'>;
    state: Generated<'waiting' | 'returned'>;
    return_reason: string | null;
    /** Ids of who has written on it. */
    written_by: string[];
    version: Generated<number>;
    sent_by: string;
    sent_at: Date;
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
  'sites.section_version': {
    unit_id: number;
    slug: string;
    lang: Generated<Lang>;
    version: number;
    title: string;
    body: unknown;
    kept_by: string;
    kept_at: Date;
  };
  'sites.host': {
    host: string;
    unit_id: number;
    is_primary: Generated<boolean>;
    valid_from: string;
    valid_to: string | null;
    retired_until: string | null;
    note: Generated<string>;
    created_by: string;
    created_at: Generated<Date>;
    /** Where it led when it was last looked at; null: never. */
    leads: Leads | null;
    led_to: Generated<string[]>;
    looked_at: Date | null;
    look_asked_at: Date | null;
  };
  'sites.redirect': {
    unit_id: number;
    from_path: string;
    to_path: string;
    note: Generated<string>;
    created_by: string;
    created_at: Generated<Date>;
  };
  'sites.leader': {
    id: string;
    unit_id: number;
    position: number;
    name: string;
    title: string;
    phone: Generated<string>;
    email: Generated<string>;
    duty: Generated<string>;
    title_en: Generated<string>;
    duty_en: Generated<string>;
    photo_id: string | null;
    valid_from: string;
    valid_to: string | null;
    version: Generated<number>;
    updated_by: string;
    updated_at: Generated<Date>;
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
