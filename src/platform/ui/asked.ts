// Numbers of persons that this screen was asked about: whoever presses again has been shown them, whatever else was refused meanwhile.
import { useEffect, useRef } from 'react';
import { askedAbout } from '#kernel/private-numbers.ts';
import type { Reason } from '#kernel/refusal.ts';

/** `asked`: the last answer asks; `agreed`: all that was asked here, sent with the next press. */
export function useAsked(reasons: readonly Reason[] | undefined): { asked: boolean; agreed: string[] } {
  const shown = useRef<ReadonlySet<string>>(new Set());
  const now = askedAbout(reasons);
  const all = new Set([...shown.current, ...now]);
  useEffect(() => {
    shown.current = all;
  });
  return { asked: now.length > 0, agreed: [...all] };
}
