// The door of the consent module.
export { giveConsent, giveConsents, withdrawConsent } from './commands/give-consent.ts';
export { turnConsents } from './commands/refresh-holds.ts';
export { tagPupil } from './commands/tag-pupil.ts';
export { mayKeepConsents } from './policy.ts';
export { choicesFor, listConsents } from './queries/consents.ts';
export { childrenOn, namedOn, reasonsToHold, type ShownChild, withdrawnOn } from './queries/standing.ts';
export { askChildren, type ChildrenAnswer, childrenAnswers, unsaid } from './rules/children.ts';
export { ageOn, type Standing, standingNames } from './rules/consent.ts';
