// Who else has this article open? Said so that two do not write past each other; nobody is kept out.
import { useEffect, useState } from 'react';
import { formatInstant } from '#kernel/calendar.ts';

type Other = { name: string; since: Date | string };
const beatMs = 60_000;

/** The day is of no interest: it is open now. */
export const openedWords = ({ name, since }: Other) => `${name} đang mở bài này từ ${formatInstant(new Date(since)).slice(0, 5)}`;

/** @param others who had it open when the screen was asked; each beat of this desk answers with who has it open by then */
export function WhoElse({ unit, article, others, beats }: { unit: string; article: string; others: Other[]; beats: boolean }) {
  const [now, setNow] = useState(others);
  useEffect(() => setNow(others), [others]);
  useEffect(() => {
    if (!beats) return;
    const say = (open: boolean) =>
      fetch(`/${unit}/content/articles/${article}/open`, {
        method: 'POST',
        body: new URLSearchParams({ open: String(open) }),
        keepalive: !open,
      });
    // A beat that got lost is followed by the next.
    const beat = () =>
      say(true)
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((told: { others: Other[] } | null) => told && setNow(told.others))
        .catch(() => {});
    const leave = () => void say(false).catch(() => {});
    void beat();
    const timer = setInterval(beat, beatMs);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [unit, article, beats]);
  if (now.length === 0) return null;
  return (
    <p className="note" role="status">
      {`${now.map(openedWords).join('; ')}. `}Ai lưu sau sẽ thấy hai bản cạnh nhau để chọn.
    </p>
  );
}
