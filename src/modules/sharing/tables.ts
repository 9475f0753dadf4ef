// Tables of the sharing module.
import type { Generated } from 'kysely';
import type { Audience } from './rules/audience.ts';

export type ProposalState = 'waiting' | 'accepted' | 'returned' | 'withdrawn';

export type SharingTables = {
  'sharing.push': {
    id: string;
    /** The sender. */
    unit_id: number;
    article_id: string;
    audience: Audience;
    audience_words: string;
    due_on: string | null;
    must_confirm: boolean;
    sent_at: Date;
    sent_by: string;
    recalled_at: Generated<Date | null>;
    recalled_by: Generated<string | null>;
    recall_reason: Generated<string | null>;
    /** Recalled by somebody who may not withdraw the article: whoever may has not said what becomes of it. */
    origin_left: Generated<boolean>;
    /** The origin as it stands now: kept by the database in the transaction that changes the article. */
    version: number;
    slug: string;
    amended_at: Generated<Date | null>;
    expires_at: Date | null;
    withdrawn_at: Generated<Date | null>;
    withdraw_reason: Generated<string | null>;
  };
  'sharing.receipt': {
    push_id: string;
    /** The receiver. */
    unit_id: number;
    delivered_at: Date;
    seen_at: Date | null;
    seen_by: string | null;
    seen_version: number | null;
    done_at: Date | null;
    done_by: string | null;
    done_note: Generated<string>;
    done_version: number | null;
    reminded_at: Date | null;
    reminded_by: string | null;
    recall_seen_at: Generated<Date | null>;
    pinned_at: Date | null;
    hidden_at: Date | null;
  };
  'sharing.proposal': {
    id: string;
    /** Who proposes. */
    unit_id: number;
    to_unit_id: number;
    article_id: string;
    version: number;
    state: Generated<ProposalState>;
    note: Generated<string>;
    proposed_at: Date;
    proposed_by: string;
    decided_at: Generated<Date | null>;
    decided_by: Generated<string | null>;
    reason: Generated<string | null>;
    copy_article_id: Generated<string | null>;
    /** Kept by the database, like those of a push. */
    copy_slug: Generated<string | null>;
    copy_published_at: Generated<Date | null>;
    origin_slug: string;
    origin_version: number;
    origin_ended_at: Generated<Date | null>;
    origin_reason: Generated<string | null>;
    row_version: Generated<number>;
  };
  'sharing.feed': {
    id: string;
    /** Whose news they are. */
    unit_id: number;
    address: string;
    /** The feed that the page at the address names. */
    source: string | null;
    shown: boolean;
    every_minutes: number;
    paused_at: Generated<Date | null>;
    paused_by: Generated<string | null>;
    etag: Generated<string | null>;
    modified: Generated<string | null>;
    cursor: Generated<string | null>;
    tried_at: Generated<Date | null>;
    ok_at: Generated<Date | null>;
    failure: Generated<string | null>;
    failures: Generated<number>;
    next_at: Date;
    version: Generated<number>;
    created_by: string;
    created_at: Date;
    updated_by: string;
    updated_at: Date;
  };
  'sharing.feed_item': {
    feed_id: string;
    unit_id: number;
    key: string;
    title: string;
    summary: string;
    link: string;
    origin: string;
    published_at: Date;
  };
};
