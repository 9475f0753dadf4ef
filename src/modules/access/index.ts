// The door of the access module.
export { grantForm, grantRole, revokeRole } from './commands/grant-role.ts';
export { inviteForm, inviteUser, issueLink } from './commands/invite-user.ts';
export { mayDecide, needsSecondFactor, requireSecondFactor, secondFactorRequired } from './commands/second-factor-policy.ts';
export { checkPassword, type Identity, openIdentity, type SignedIn } from './identity.ts';
export { type GrantRow, grantsAt } from './queries/people-at.ts';
export type { AccessTables } from './tables.ts';
