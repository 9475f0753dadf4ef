// Says what a field did not take of what was pasted or typed into it.
import { IconScissors } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { withoutRoom } from '#platform/ui/field-room.ts';

/** Numbers, days and codes end by themselves; nobody needs to be told. */
const words = 30;
const shownForMs = 10_000;

const nameOf = (field: HTMLInputElement | HTMLTextAreaElement) =>
  (field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '').replace(/\s*\*$/, '').trim();

export function FieldRoom() {
  const [said, setSaid] = useState('');
  const { key } = useLocation();
  // On another screen it says nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every going counts
  useEffect(() => setSaid(''), [key]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (target: EventTarget | null, text: string) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || target.maxLength < words) return;
      const out = withoutRoom(target, text);
      const name = nameOf(target);
      const most = `${name ? `“${name}”` : 'Ô này'} chứa nhiều nhất ${target.maxLength} ký tự`;
      clearTimeout(timer);
      setSaid(
        out === 0 ? '' : text.length > 1 ? `${most}: ${out} ký tự cuối của đoạn vừa đưa vào bị bỏ lại.` : `${most}, đã đầy.`,
      );
      if (out > 0) timer = setTimeout(() => setSaid(''), shownForMs);
    };
    const pasted = (event: ClipboardEvent) => look(event.target, event.clipboardData?.getData('text/plain') ?? '');
    const typed = (event: InputEvent) => {
      if (event.inputType !== 'insertFromPaste' && !event.isComposing) look(event.target, event.data ?? '');
    };
    document.addEventListener('paste', pasted);
    document.addEventListener('beforeinput', typed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('paste', pasted);
      document.removeEventListener('beforeinput', typed);
    };
  }, []);
  return (
    <div className="fieldroom" role="status">
      {said && (
        <p className="note warn">
          <IconScissors size={18} aria-hidden /> {said}
        </p>
      )}
    </div>
  );
}
