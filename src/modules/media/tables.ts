// The table of the media module: one use of stored bytes by one unit.
import type { Generated, Selectable } from 'kysely';

/** A size in which a picture is kept; its bytes lie in the file store under `sha256`. */
export type Variant = { width: number; height: number; sha256: string; bytes: number };

export type MediaTables = {
  'media.file': {
    id: string;
    unit_id: number;
    sha256: string;
    mime: string;
    size_bytes: number;
    name: string;
    width: number | null;
    height: number | null;
    alt: Generated<string>;
    /** Says nothing that the text does not say: screen readers pass it over. */
    decorative: Generated<boolean>;
    variants: unknown;
    search_fold: Generated<string>;
    created_by: string;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
    /** By hand. */
    hidden_at: Date | null;
    /** The unit's own picture below, of which this is a superior's use. */
    taken_from: string | null;
    /** A child on it lacks consent. */
    held_at: Generated<Date | null>;
  };
};
export type MediaRow = Selectable<MediaTables['media.file']>;
