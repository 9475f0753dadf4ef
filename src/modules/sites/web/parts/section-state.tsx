// How does a section stand, in a word?
import type { SectionState as State } from '../../section-state.ts';
import { stateWords } from '../../section-state.ts';

export function SectionState({ state, mandatory }: { state: State; mandatory: boolean }) {
  const tone = state === 'filled' ? 'ok' : state === 'old' ? 'warn' : state === 'missing' && mandatory ? 'bad' : '';
  return <span className={`tag ${tone}`}>{state === 'missing' && !mandatory ? 'chưa có bài' : stateWords[state]}</span>;
}
