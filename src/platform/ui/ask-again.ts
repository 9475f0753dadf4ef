// The screen's loaders are asked again, but never while something that was sent, or another screen, is under way: the router would begin
// that load anew, once for every thing that moves, and lose the answer to what was sent.
import { useCallback, useEffect, useRef } from 'react';
import { useNavigation, useRevalidator } from 'react-router';

/** @returns asks now, or as soon as the navigation under way has ended */
export function useAskAgain(): () => void {
  const { revalidate } = useRevalidator();
  const idle = useNavigation().state === 'idle';
  const free = useRef(idle);
  const owed = useRef(false);
  useEffect(() => {
    free.current = idle;
    if (!idle || !owed.current) return;
    owed.current = false;
    revalidate();
  }, [idle, revalidate]);
  return useCallback(() => {
    if (free.current) revalidate();
    else owed.current = true;
  }, [revalidate]);
}
