// The colour of a request's state in a list and on its page.
import type { RequestState } from '../../rules/unlock-state.ts';

export const stateTone: Record<RequestState, string> = {
  asked: 'tag warn',
  granted: 'tag info',
  over: 'tag info',
  closed: 'tag ok',
  refused: 'tag bad',
  withdrawn: 'tag',
};
