// Tables of the content module.
import type { Generated, Selectable } from 'kysely';

export type ContentTables = {
  'content.article': {
    id: string;
    unit_id: number;
    slug: string;
    section_slug: string;
    kind: 'news' | 'notice';
    state: 'draft' | 'published' | 'withdrawn';
    title: string;
    summary: Generated<string>;
    body: unknown;
    cover_media_id: string | null;
    cover_scene: string | null;
    cover_alt: Generated<string>;
    author: Generated<string>;
    source: Generated<string>;
    for_members: Generated<boolean>;
    /** The published words, folded: what citizens may find. */
    search_fold: Generated<string>;
    /** The working copy's words, folded: what editors find. */
    draft_fold: Generated<string>;
    published_at: Date | null;
    first_published_at: Date | null;
    expires_at: Date | null;
    withdrawn_at: Date | null;
    withdraw_reason: string | null;
    published_version: number | null;
    version: Generated<number>;
    created_by: string;
    created_at: Generated<Date>;
    updated_by: string;
    updated_at: Generated<Date>;
  };
  'content.article_version': {
    article_id: string;
    unit_id: number;
    version: number;
    title: string;
    summary: string;
    body: unknown;
    section_slug: string;
    cover_media_id: string | null;
    cover_scene: string | null;
    cover_alt: Generated<string>;
    author: string;
    source: string;
    published_by: string;
    published_at: Generated<Date>;
  };
  'content.article_alias': { unit_id: number; slug: string; article_id: string };
};
export type Article = Selectable<ContentTables['content.article']>;
