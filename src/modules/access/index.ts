// The door of the access module.
export {
  type ApiToken,
  apiTokensOf,
  createApiToken,
  revokeApiToken,
  tokenDays,
} from './commands/api-tokens.ts';
export { disableAccount, enableAccount } from './commands/disable-account.ts';
export { endSessions } from './commands/end-sessions.ts';
export { grantForm, grantRole } from './commands/grant-role.ts';
export { inviteForm, inviteUser } from './commands/invite-user.ts';
export { issueLink } from './commands/issue-link.ts';
export { limitPasswordAge, passwordDays } from './commands/limit-password-age.ts';
export { rememberDoor } from './commands/remember-door.ts';
export { removeSecondFactor } from './commands/remove-second-factor.ts';
export { changeTerm, revokeRole } from './commands/revoke-role.ts';
export { mayDecide, needsSecondFactor, requireSecondFactor, secondFactorRequired } from './commands/second-factor-policy.ts';
export { bellSeenAt, seeBell } from './commands/see-bell.ts';
export { unlockAccount } from './commands/unlock-account.ts';
export { deviceWords } from './devices.ts';
export { addressHeader, type DoorEvent, type Identity, openIdentity, type SignedIn } from './identity.ts';
export { checkPassword, passwordWords } from './password-rules.ts';
export { type AccountRow, accountOf, bearerOf, type GrantHistory, grantHistory } from './queries/account.ts';
export {
  type GrantRow,
  grantsAt,
  helpersAt,
  holdersAt,
  reviewAt,
  rolesGivenTo,
  rolesMissingBelow,
  rolesOfASchool,
  unitsWithPeople,
} from './queries/people-at.ts';
export type { AccessTables } from './tables.ts';
