// What becomes of a proposal.
import type { ProposalState } from '../tables.ts';

export const proposalStates = ['waiting', 'accepted', 'returned', 'withdrawn'] as const;
export const proposalWords: Record<ProposalState, string> = {
  waiting: 'chờ trả lời',
  accepted: 'đã nhận đăng',
  returned: 'trả lại',
  withdrawn: 'đã rút',
};
