// Tables of the documents module.
import type { Generated } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { RelationKind } from './rules/relations.ts';
import type { Review } from './rules/review.ts';

export type DocumentState = 'draft' | 'published' | 'withdrawn';
export type Urgency = 'normal' | 'urgent' | 'very_urgent' | 'express';

export type DocumentsTables = {
  'documents.document': {
    id: string;
    unit_id: number;
    slug: string;
    state: DocumentState;
    identity: string;
    version: number;
    published_version: number | null;
    first_published_at: Date | null;
    withdrawn_at: Date | null;
    withdraw_reason: string | null;
    review: Generated<Review>;
    sent_at: Generated<Date | null>;
    sent_by: Generated<string | null>;
    return_reason: Generated<string | null>;
    written_by: Generated<string[]>;
    created_by: string;
    created_at: Date;
    updated_by: string;
    updated_at: Date;
  };
  'documents.revision': {
    document_id: string;
    version: number;
    unit_id: number;
    number: string;
    kind: string;
    title: string;
    issuer: string;
    own_issue: boolean;
    signer: string;
    signer_title: string;
    issued_on: LocalDate | null;
    effective_on: LocalDate | null;
    expires_on: LocalDate | null;
    fields: string[];
    recipients: string;
    urgency: Urgency;
    for_members: boolean;
    search_fold: string;
    published: boolean;
    saved_by: string;
    saved_at: Date;
  };
  'documents.relation': { document_id: string; version: number; unit_id: number; kind: RelationKind; target_id: string };
  'documents.attachment': {
    document_id: string;
    version: number;
    position: number;
    unit_id: number;
    sha256: string;
    name: string;
    mime: string;
    size_bytes: number;
  };
  'documents.file_text': {
    unit_id: number;
    sha256: string;
    state: 'text' | 'long' | 'scan' | 'broken';
    text: string;
    search_fold: string;
    read_at: Date;
  };
  'documents.address': { unit_id: number; slug: string; document_id: string };
};
