// Tables of the content module.
import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ChildrenAnswer } from '#modules/consent/index.ts';
import type { Priority } from './rules/priority.ts';
import type { StepAct } from './rules/workflow.ts';

export type ContentTables = {
  'content.article': {
    id: string;
    unit_id: number;
    slug: string;
    section_slug: string;
    kind: 'news' | 'notice';
    state: 'draft' | 'published' | 'withdrawn' | 'archived';
    /** Of the working copy; what is published goes on standing. */
    review: 'waiting' | 'returned' | null;
    return_reason: string | null;
    sent_at: Date | null;
    sent_by: string | null;
    /** Ids of who has written on the working copy since it was last approved. */
    written_by: Generated<string[]>;
    /** What was said of children on its pictures, and of which. */
    children_answer: Generated<ChildrenAnswer>;
    children_pictures: Generated<string[]>;
    /** The unit from which the text was taken over, when it is that one's answer; else ''. */
    children_said_by: Generated<string>;
    title: string;
    summary: Generated<string>;
    body: unknown;
    cover_media_id: string | null;
    cover_scene: string | null;
    cover_alt: Generated<string>;
    author: Generated<string>;
    source: Generated<string>;
    /** Another's text: its source must be named. */
    reused: Generated<boolean>;
    keywords: Generated<string[]>;
    /** Ids of files, in their order. */
    attachments: Generated<string[]>;
    /** Readers may say how useful it is. */
    rated: Generated<boolean>;
    /** As it stands on the page; `draft_` is of the next publishing. */
    priority: Generated<Priority>;
    priority_until: string | null;
    draft_priority: Generated<Priority>;
    draft_priority_until: string | null;
    for_members: Generated<boolean>;
    draft_for_members: Generated<boolean>;
    /** The published words, folded: what citizens may find. */
    search_fold: Generated<string>;
    /** The working copy's words, folded: what editors find. */
    draft_fold: Generated<string>;
    published_at: Date | null;
    first_published_at: Date | null;
    expires_at: Date | null;
    planned_publish_at: Date | null;
    planned_expires_at: Date | null;
    /** When it next appears or goes by itself. */
    turn_at: Date | null;
    withdrawn_at: Date | null;
    withdraw_reason: string | null;
    published_version: number | null;
    version: Generated<number>;
    /** Of one that the command line published: which file it is, and what that said. */
    file_key: Generated<string | null>;
    file_digest: Generated<string | null>;
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
    reused: Generated<boolean>;
    keywords: Generated<string[]>;
    attachments: Generated<string[]>;
    rated: Generated<boolean>;
    written_by: Generated<string[]>;
    /** Made by the database: the cover, else the first picture of the text. */
    card_media_id: GeneratedAlways<string | null>;
    kept_by: string;
    kept_at: Generated<Date>;
  };
  'content.approval': {
    article_id: string;
    version: number;
    unit_id: number;
    /** Set by the database: who acts. */
    approved_by_id: Generated<string | null>;
    approved_by: string;
    approved_at: Date;
  };
  'content.step': {
    id: Generated<number>;
    article_id: string;
    unit_id: number;
    act: StepAct;
    version: number;
    by_id: string | null;
    by_name: string;
    at: Date;
    reason: string | null;
    publish_at: Date | null;
    expires_at: Date | null;
  };
  'content.preview_link': {
    id: string;
    article_id: string;
    version: number;
    unit_id: number;
    token_hash: string;
    created_by: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
  /** Kept by the database: what changed, and in which transaction. */
  'content.change': { article_id: string; unit_id: number; xid: string; changed_at: Date; first_published_at: Date };
  /** Of what is published. */
  'content.keyword': { article_id: string; slug: string; unit_id: number; word: string };
  'content.file': {
    id: string;
    unit_id: number;
    sha256: string;
    name: string;
    mime: string;
    size_bytes: number;
    created_by: string;
    created_at: Date;
  };
  /** Of files that published articles carry. */
  'content.file_text': {
    unit_id: number;
    sha256: string;
    state: 'text' | 'long' | 'scan' | 'broken';
    text: string;
    read_at: Date;
  };
  /** Who has it open, as their browsers last said. */
  'content.open_desk': { article_id: string; user_id: string; unit_id: number; name: string; since: Date; seen_at: Date };
  'content.article_alias': { unit_id: number; slug: string; article_id: string };
};
export type Article = Selectable<ContentTables['content.article']>;
