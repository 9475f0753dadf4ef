// Tables of the access module. Sessions, passwords and second factors belong to better-auth and its own role.
import type { Generated } from 'kysely';
import type { Role } from '#kernel/actor.ts';

export type AccessTables = {
  'access.user': {
    id: string;
    name: string;
    email: string;
    username: string | null;
    displayUsername: string | null;
    twoFactorEnabled: Generated<boolean | null>;
    disabledAt: Date | null;
    lastLoginAt: Generated<Date | null>;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
  };
  'access.role_grant': {
    id: Generated<string>;
    user_id: string;
    role: Role;
    unit_id: number;
    valid_from: string;
    valid_to: string | null;
    granted_by: string | null;
    granted_at: Generated<Date>;
    revoked_by: string | null;
    revoked_at: Date | null;
    revoke_reason: string | null;
  };
  'access.session': {
    id: string;
    userId: string;
    createdAt: Date;
    updatedAt: Date;
    expiresAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
  };
  /** Whether there is a password, never which. */
  'access.account': { userId: string; providerId: string };
  'access.twoFactor': {
    id: string;
    userId: string;
    verified: boolean;
    failedVerificationCount: number;
    lockedUntil: Date | null;
  };
  'access.lockout': { user_id: string; failures: number; last_failure_at: Date; locked_until: Date | null };
  'access.bell_seen': { user_id: string; seen_at: Date };
  /** The hash is written and never read here. */
  'access.api_token': {
    id: Generated<string>;
    user_id: string;
    name: string;
    token_hash: string;
    created_by: string | null;
    created_at: Generated<Date>;
    expires_at: Date;
    last_used_at: Generated<Date | null>;
    revoked_at: Generated<Date | null>;
    revoked_by: Generated<string | null>;
  };
  'access.one_time_link': {
    token_hash: string;
    user_id: string;
    purpose: 'first_login' | 'reset';
    created_by: string | null;
    created_at: Generated<Date>;
    expires_at: Date;
    used_at: Date | null;
  };
};
