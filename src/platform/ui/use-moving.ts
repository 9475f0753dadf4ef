// While background work is under way the screen asks again; the live line brings the end at once, this is for a line that is cut.
import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

export function useMoving(moving: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(revalidate, 1500);
    return () => clearInterval(timer);
  }, [moving, revalidate]);
}
