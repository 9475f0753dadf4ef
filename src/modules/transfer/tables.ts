// Tables of the transfer module.
import type { Generated } from 'kysely';

export type TransferState = 'reading' | 'ready' | 'running' | 'done' | 'failed' | 'undoing' | 'undone' | 'discarded';
export type TransferKind = 'wxr' | 'feed';

export type TransferTables = {
  'transfer.import': {
    id: string;
    unit_id: number;
    kind: TransferKind;
    name: string;
    site: string;
    files: string[];
    state: TransferState;
    phase: string | null;
    done: number;
    total: number;
    preview: unknown;
    report: unknown;
    failure: string | null;
    created_by: string;
    created_at: Date;
    ended_at: Date | null;
  };
  'transfer.item': {
    unit_id: number;
    key: string;
    import_id: string;
    kind: 'article' | 'page';
    ref: string;
    title: string;
    digest: string;
    /** Of the article or section as it was brought in: another one says that somebody here has written on it. */
    version: number;
    paths: string[];
    outcome: unknown;
    /** The import that brought it up to date since. */
    updated_in: Generated<string | null>;
  };
  'transfer.picture': {
    unit_id: number;
    address: string;
    import_id: string;
    picture_id: string | null;
    failure: string | null;
  };
};
