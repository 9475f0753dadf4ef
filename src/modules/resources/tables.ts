// The table of the resources module.
import type { Generated } from 'kysely';

export type ResourceState = 'draft' | 'published' | 'withdrawn';
export type Shared = 'no' | 'asked' | 'approved' | 'returned';

export type ResourcesTables = {
  'resources.resource': {
    id: string;
    unit_id: number;
    slug: string;
    state: ResourceState;
    title: string;
    summary: string;
    kind: string;
    subject: string;
    grades: string[];
    author: string;
    series: string;
    licence: string;
    sha256: string | null;
    file_name: string | null;
    mime: string | null;
    size_bytes: number | null;
    shared: Generated<Shared>;
    shared_at: Date | null;
    shared_by: string | null;
    shared_reason: string | null;
    downloads: Generated<number>;
    search_fold: string;
    version: number;
    first_published_at: Date | null;
    updated_by: string;
    updated_at: Date;
  };
};
