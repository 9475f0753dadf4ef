// While background work is under way the screen asks again; the live line brings the end at once, this is for a line that is cut.
import { useEffect } from 'react';
import { useAskAgain } from './ask-again.ts';

export function useMoving(moving: boolean): void {
  const ask = useAskAgain();
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(ask, 1500);
    return () => clearInterval(timer);
  }, [moving, ask]);
}
