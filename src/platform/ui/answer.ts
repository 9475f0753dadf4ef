// What the server said to the form that was sent last. The office asks again whenever something moves at a unit, and the router forgets
// the answer at that; people read it until they go elsewhere.
import { useState } from 'react';
import { useActionData, useLocation } from 'react-router';
import { useOpenAnswer } from './open-reasons.ts';

/** Like useActionData, kept while the address stays the same visit: what the answer made of the screen. */
export function useLastAnswer<T>(): ReturnType<typeof useActionData<T>> {
  const now = useActionData<T>();
  const visit = useLocation().key;
  const [kept, keep] = useState({ visit, answer: now });
  if (now !== undefined && (now !== kept.answer || visit !== kept.visit)) keep({ visit, answer: now });
  return now ?? (kept.visit === visit ? kept.answer : undefined);
}

/** The same without the reasons that were mended since: what is shown to whoever fills in the form. */
export const useAnswer = <T>(): ReturnType<typeof useActionData<T>> => useOpenAnswer(useLastAnswer<T>());
