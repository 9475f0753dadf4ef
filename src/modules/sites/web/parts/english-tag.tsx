// How does the English of a section stand, in a word, and where is it written?
import { Link } from 'react-router';
import type { EnglishRow } from '../../queries/english.ts';
import { type EnglishState, englishStates } from '../../section-state.ts';

const tones: Record<EnglishState, string> = { missing: 'bad', behind: 'warn', filled: 'ok' };

/** Missing is a fault only where a rule asks for it. */
export function EnglishWord({ state, owed }: { state: EnglishState; owed: boolean }) {
  return (
    <span className={`tag ${state === 'missing' && !owed ? '' : tones[state]}`}>
      {state === 'missing' && !owed ? 'chưa dịch' : englishStates[state]}
    </span>
  );
}

/** Written at its own desk, beside the leaders, or with the unit's name and address. */
export const englishDesk = (part: Pick<EnglishRow, 'slug' | 'written'>, unit: string): string =>
  part.written
    ? `/${unit}/sites/sections/${part.slug}/english`
    : part.slug === 'lanh-dao'
      ? `/${unit}/sites/leaders`
      : `/${unit}/sites/english`;

export function EnglishTag({ part, unit }: { part: EnglishRow; unit: string }) {
  return (
    <Link to={englishDesk(part, unit)} className="english">
      <EnglishWord state={part.state} owed={part.basis !== ''} />
    </Link>
  );
}
