// The audit record's table.
import type { Generated } from 'kysely';

export type AuditTables = {
  'audit.entry': {
    id: Generated<number>;
    at: Generated<Date>;
    business_at: Date;
    actor_id: string | null;
    actor_label: string;
    unit_id: number | null;
    action: string;
    object_kind: string;
    object_id: string;
    summary: string;
    before: unknown;
    after: unknown;
    request_id: string | null;
  };
};
