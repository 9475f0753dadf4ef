// The door of the sharing module.
export { correctNote, markDone, openReceived, placeReceived, readRecall } from './commands/answer-push.ts';
export { acceptProposal, returnProposal } from './commands/decide-proposal.ts';
export { askFeedNow, pauseFeed, removeFeed, type SaveFeed, saveFeed } from './commands/keep-feed.ts';
export { type AskedFeed, askedFeed, dueFeeds, notePull, type Pulled } from './commands/note-pull.ts';
export { proposeArticle, takeBackProposal } from './commands/propose-article.ts';
export { pushArticle } from './commands/push-article.ts';
export { keepOrigin, recallPush } from './commands/recall-push.ts';
export { remindReceivers } from './commands/remind-receivers.ts';
export { pushedTag } from './commands/tell.ts';
export { isAddressee, isOffice, mayAnswer, mayDecide, mayPropose, maySend } from './policy.ts';
export { siteActivity } from './queries/activity.ts';
export { audienceOf } from './queries/audience.ts';
export { askLinked, feedById, itemsOfFeed, type LinkedItem, linkedBelow, listFeeds } from './queries/feeds.ts';
export { copiesOf, countProposals, listProposals, proposalById } from './queries/proposals.ts';
export {
  askBelow,
  askCopies,
  askOrigin,
  askTakenOver,
  type CopyCard,
  copiesAt,
  copySender,
  type FromMember,
  isCopiedTo,
  type Origin,
  takenBackOn,
} from './queries/public.ts';
export { listPushes, originsLeft, pushById, senderOf } from './queries/pushes.ts';
export { listReceipts } from './queries/receipts.ts';
export { countReceived, listReceived, type ReceivedCounts, receivedById } from './queries/received.ts';
export { parseAudience } from './rules/audience.ts';
export type { PulledItem } from './rules/feed.ts';
export { receiptWords } from './rules/standing.ts';
export type { SharingTables } from './tables.ts';
